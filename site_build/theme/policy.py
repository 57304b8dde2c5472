"""The content security policy of a finished page: only this site, and the inline scripts that the
page really has."""

import base64
import hashlib
import html
import re

INLINE_SCRIPT = re.compile(
    r"<script(?P<attributes>(?![^>]*\bsrc\s*=)[^>]*)>(?P<code>.*?)</script>",
    re.DOTALL | re.IGNORECASE,
)
DATA_BLOCK = re.compile(r"type\s*=\s*[\"']?(?:application/(?:ld\+)?json|text/)", re.IGNORECASE)
CHARSET = re.compile(r'<meta charset="?utf-8"?\s*/?>', re.IGNORECASE)

RULES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}


def guard(page: str) -> str:
    """The page with its policy as the first thing after the character set."""
    hashes = sorted(
        {
            digest(match["code"])
            for match in INLINE_SCRIPT.finditer(page)
            if runs(match["attributes"])
        }
    )
    rules = {**RULES, "script-src": " ".join([RULES["script-src"], *hashes])}
    policy = "; ".join(f"{name} {value}" for name, value in rules.items())
    meta = f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">'.replace(
        "&#x27;", "'"
    )
    charset = CHARSET.search(page)
    if not charset:
        raise ValueError("a page without <meta charset> cannot carry its content security policy")
    return page[: charset.end()] + meta + page[charset.end() :]


def runs(attributes: str) -> bool:
    """Whether a browser would run the script; blocks of JSON need no permission."""
    return not DATA_BLOCK.search(attributes)


def digest(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
