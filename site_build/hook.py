"""The hook of mkdocs.yml: fills templates in pages, sets formulas, adds assets, guards each page,
forwards the root."""

import logging
import os
import re
import shutil
import sys
import traceback
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PATHS = [str(ROOT), str(ROOT / "calc")]
sys.path[:0] = PATHS  # MkDocs undoes this once the hook is loaded; on_config does it again

from jinja2 import Environment, TemplateError, TemplateSyntaxError  # noqa: E402
from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import PluginError  # noqa: E402
from mkdocs.plugins import event_priority  # noqa: E402
from mkdocs.structure.files import File, Files  # noqa: E402
from mkdocs.structure.pages import Page  # noqa: E402
from mkdocs.utils import get_relative_url  # noqa: E402

from site_build.theme import assets, disk_cache, notation, policy, templating  # noqa: E402

log = logging.getLogger("mkdocs.hooks.site")
ROOTED = re.compile(
    r'(?P<before>\s(?:href|src|action|data-[a-z-]+)=")/(?P<path>(?!/)[^"#?]*)(?P<after>[^"]*")'
)
NOTEBOOK_EXTRAS = re.compile(
    r'<(style|script|clipboard-copy)\b.*?</\1>|<div class="clipboard-copy-txt".*?</div>', re.DOTALL
)
CLAIMS = "claims/index.md"
SEARCH_OF_THE_THEME = (
    "assets/javascripts/workers/",
    "assets/javascripts/lunr/",
)  # ours takes its place
run: dict[str, Any] = {"command": "build", "sheets": [], "macros": {}}


def on_startup(command: str, **_: object) -> None:
    run["command"] = command
    sys.dont_write_bytecode = (
        command == "serve"
    )  # a compiled file beside its source would count as a change


def on_config(config: MkDocsConfig) -> None:
    """Read the calculator anew, so that `make serve` shows a changed formula or fact at once."""
    sys.path[:0] = [path for path in PATHS if path not in sys.path]
    os.environ["PYTHONPATH"] = PATHS[1]  # notebooks run in processes of their own
    for name in filter(follows_facts, list(sys.modules)):
        del sys.modules[name]
    import site_build.site as site  # noqa: PLC0415, PLR0402  anew, whatever its package still holds

    run["site"] = site
    assets.modules.cache_clear()
    run["macros"] = site.macros.macros(config.extra["language"])
    run["sheets"] = list(config.extra_css)
    config.extra_css = [assets.style_sheet(run["sheets"])[0]]
    config.extra["edition"] = site.EDITION
    section_of(config.nav or [], CLAIMS).extend(site.claim_pages.listed())
    if address := os.environ.get("SETARA_ADDRESS"):
        config.site_url = f"{address.rstrip('/')}/{config.extra['language']}/"
    calculator = assets.stamp(ROOT / "calc")
    if run.setdefault("calculator", calculator) != calculator:
        log.info(
            "calc/ has changed. The pages show it; the browser's calculator follows at the next "
            "make serve."
        )
    notebooks = config.plugins["mkdocs-jupyter"].config
    for name, value in {"markdown_cell_processor": "mkdocs", "mathjax_version": 2}.items():
        if name in notebooks:  # from version 0.27 on, which needs Python 3.12
            notebooks[name] = value
    notebooks["cache_dir"] = f"{ROOT}/{notebooks['cache_dir']}/{calculator}"
    disk_cache.remove_halves(Path(notebooks["cache_dir"]))


def follows_facts(module: str) -> bool:
    """Whether a module is of the calculator, or of what is built from it."""
    package, _, room = module.partition(".")
    return package == "setara" or (
        package == "site_build" and room.split(".")[0] not in ("", "theme")
    )


def section_of(nav: list[Any], page: str) -> list[Any]:
    """The entries of the menu's section that lists a page."""
    sections = [
        entries for section in nav for entries in section.values() if isinstance(entries, list)
    ]
    for entries in sections:
        if any(page in entry.values() for entry in entries if isinstance(entry, dict)):
            return entries
    raise PluginError(f"mkdocs.yml: no section of nav lists {page}")


def on_files(files: Files, config: MkDocsConfig) -> None:
    for file in [file for file in files if file.src_uri.startswith(SEARCH_OF_THE_THEME)]:
        files.remove(file)
    for file in assets.files(config, run["sheets"]):
        files.append(file)
    for writer in run["site"].WRITERS:
        for place, content in writer(config.extra["language"]).items():
            files.append(File.generated(config, place, content=content))
    place, content = run["site"].preview.module()
    files.append(File.generated(config, place, content=content))


@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str | None:
    """Fill [[ macro(...) ]] in the text and in the front matter; anything unknown stops the build
    with its place."""
    if not page.file.src_uri.endswith(".md"):
        return None
    environment = templating.environment()
    context = {
        **run["macros"],
        "page": page,
        "edition": config.extra["edition"],
        "asset": rooted_asset,
    }
    try:
        for key, value in page.meta.items():
            if isinstance(value, str):
                page.meta[key] = environment.from_string(value).render(context)
        return environment.from_string(markdown).render(context)
    except (TemplateError, LookupError, ValueError) as error:
        skipped = page.file.content_string.count("\n") - markdown.count("\n")
        raise PluginError(f"{page.file.src_uri}, {place_of(error, skipped)}: {error}") from error


def on_page_content(_html: str, page: Page, **_: object) -> str | None:
    """A page that is finished already takes the place of its Markdown."""
    body: str | None = run["site"].share_pages.body(page.file.src_uri)
    return body


def place_of(error: Exception, skipped: int) -> str:
    """The line in the page, and in the template below it where the error arose there."""
    frames = [
        (Path(frame.filename), frame.lineno or 0)
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    lines = [line for file, line in frames if file.name == "<template>"]
    if isinstance(error, TemplateSyntaxError) and error.name is None:
        lines = [error.lineno]
    places = [f"line {lines[-1] + skipped}"] if lines else []
    below = [
        f"{file.relative_to(ROOT)}, line {line}"
        for file, line in frames
        if file.is_relative_to(ROOT / "templates")
    ]
    return ", ".join([*places, *below[-1:]])


def rooted_asset(path: str) -> str:
    return f"/{assets.address(path)}"


def on_env(env: Environment, config: MkDocsConfig, files: Files, **_: object) -> None:
    """Set all formulas at once; make every address that starts at the root of the language
    relative; index it all."""
    env.globals["asset"] = assets.address
    pages = [file.page for file in files.documentation_pages() if file.page]
    for page in pages:
        if not page.file.src_uri.endswith(
            ".md"
        ):  # a notebook brings styles, scripts from afar, and its code twice
            content = NOTEBOOK_EXTRAS.sub("", page.content or "")
            page.content = content.replace(
                "<pre>", '<pre tabindex="0">'
            )  # wide ones scroll, by keyboard too
    for page, content in zip(
        pages, notation.typeset(page.content or "" for page in pages), strict=True
    ):
        page.content = rooted(content, page, files)
    index = run["site"].search_index.index(pages)
    place = f"assets/search-{assets.digest(index.encode())}.json"
    files.append(File.generated(config, place, content=index))
    env.globals["search"] = {"index": place, "library": next(assets.minisearch())[0]}


def rooted(content: str, page: Page, files: Files) -> str:
    """In raw HTML, "/data/factors.md#id" means that page of docs/ and "/assets/..." that file, from
    any depth."""

    def relative(match: re.Match[str]) -> str:
        path = match["path"]
        file = files.get_file_from_path(path)
        if path.endswith(".md") and not file:
            log.warning("%s links to /%s, which is not among the pages.", page.file.src_uri, path)
        target = file.url if file else path
        return f"{match['before']}{get_relative_url(target, page.url)}{match['after']}"

    return ROOTED.sub(relative, content)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: object) -> None:
    address = config.site_url or "" if os.environ.get("SETARA_ADDRESS") else ""
    title, description = (str(page.meta.get(key) or "") for key in ("title", "description"))
    context["head"] = run["site"].heads.head(
        page.file.src_uri, title or str(page.title), description, page.canonical_url or "", address
    )
    if not address:
        page.canonical_url = None  # no address was given, so no page may claim one


@event_priority(-100)
def on_post_page(output: str, page: Page, **_: object) -> str:
    if 'class="katex' in output:
        sheet = f'<link rel="stylesheet" href="{get_relative_url(assets.katex_sheet(), page.url)}">'
        output = output.replace("</head>", f"{sheet}</head>", 1)
    return guarded(output)


def on_post_template(output_content: str, template_name: str, **_: object) -> str:
    if template_name == "sitemap.xml" and not os.environ.get("SETARA_ADDRESS"):
        return ""
    return guarded(output_content) if template_name.endswith(".html") else output_content


def guarded(output: str) -> str:
    """`make serve` adds a reloading script of its own to each page, so only built pages carry the
    policy."""
    return output if run["command"] == "serve" else policy.guard(output)


def on_post_build(config: MkDocsConfig) -> None:
    """Hashes of the assets; beside the first language a page that forwards to it, one for wrong
    addresses, the icon."""
    site = Path(config.site_dir)
    named = {path.relative_to(site).as_posix(): path for path in assets.tree(site / "assets")}
    (site / assets.HASHES).write_text(assets.hashes(named), encoding="utf-8")
    if run["command"] == "serve" or config.extra["language"] != "en":
        return
    page = templating.environment().get_template("root.html").render(language="en", site=config)
    (site.parent / "index.html").write_text(policy.guard(page), encoding="utf-8")
    for name in ("404.html", "llms.txt"):
        shutil.copy(site / name, site.parent / name)
    shutil.copy(site / "assets" / "favicon.svg", site.parent / "favicon.svg")
    (site.parent / ".nojekyll").touch()
