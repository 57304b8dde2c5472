"""The one Jinja environment for pages and templates: unknown names are errors, delimiters are [[ ]]
and [% %]."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from site_build import ROOT


@cache
def environment() -> Environment:
    """Read templates/, each once until it changes; escape values in .html and .svg, leave Markdown
    as it is."""
    return Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        undefined=StrictUndefined,
        autoescape=lambda name: name is not None and name.endswith((".html", ".svg")),
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[#-",
        comment_end_string="-#]",
        trim_blocks=True,
        lstrip_blocks=True,
    )
