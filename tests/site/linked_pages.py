"""Every page that reads state from its address: its door, a link for each field of it, and what the
page shows."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from setara import api
from setara.comparisons.comparison import ALL_FIELDS
from setara.lives.life import LIFE_FIELDS
from setara.questions.fields import Field
from setara.questions.question import FIELDS
from setara.reconciliations.pair_question import KEYS
from setara.reconciliations.pairs import PAIRS
from tests.site.calculator_page import printed

GO = """async (query) => {
  history.pushState(null, '', `?${query}`);
  dispatchEvent(new PopStateEvent('popstate'));
  await new Promise((resolve) => setTimeout(resolve, 20));
}"""
SETTLED = ".st-calculator:is([data-words=confirmed], [data-words=nothing])"
CANDIDATES = {
    "model": ("llama-3.1-8b",),
    "grid": ("FRA",),
    "span": ("18m",),
    "month": ("2024-03", "2026-03"),
    "items": ("beef,kettle",),
    "number": ("0.3", "1.5", "3", "300", "22", "1e6", "1e13"),
}  # a value of each type, not the default; of numbers the first that the door takes
NEEDS = {"supply_carbon": "acc=market&"}  # what a field is refused without
REFUSED = {("curve", "chip_energy_per_output_token"): "0.3"}  # a measured token is on no curve


@dataclass(frozen=True)
class Linked:
    """A page, what of the door reads its link and answers it, and where it shows what."""

    path: str
    reader: str
    call: str
    title: str
    numbers: str
    fields: Mapping[str, Field]

    def answer(self, query: str) -> dict[str, Any]:
        """What the door answers to a link; problems where it refuses."""
        read = json.loads(getattr(api, self.reader)(query))
        if read["problems"]:
            return dict(read)
        return dict(json.loads(getattr(api, self.call)(json.dumps(read["question"]))))

    def links(self) -> dict[str, str]:
        """By the key of each field of the door, a link that sets it to something else than its
        default."""
        if self.call == "reconcile":
            pair = list(PAIRS.values())[1]
            whole = "&".join(f"{key}={getattr(pair, name)}" for key, name in KEYS.items())
            return dict.fromkeys(KEYS, whole)
        return {field.key: self._link(field) for field in self.fields.values()}

    def _link(self, field: Field) -> str:
        if text := REFUSED.get((self.call, field.key)):
            return f"{field.key}={text}"
        choices = [name for name in field.choices if name != field.default]
        texts = choices[-1:] if field.type == "choice" else CANDIDATES.get(field.type, ())
        needs = NEEDS.get(field.key, "")
        for query in (f"{needs}{field.key}={text}" for text in texts):
            if f"{field.key}=" in self.answer(query).get("link", ""):
                return query
        raise AssertionError(
            f"no value of {field.key} is known here that the door takes; add one to CANDIDATES"
        )

    def shown(self, page: Page) -> tuple[str, list[str]]:
        """The title and the numbers that the page shows."""
        numbers = page.locator(self.numbers).all_text_contents()
        return plain(page.locator(self.title).text_content() or ""), list(map(plain, numbers))

    def expected(self, report: dict[str, Any]) -> tuple[str, list[str]]:
        """The same as the door has it."""
        texts = {
            "answer": lambda row: (f"{row['number']} {row['unit_text']}", row["range_text"]),
            "life": lambda row: (f"{row['number']} {row['unit_text']}", row["range_text"]),
            "compare": lambda row: (row["text"], row.get("range_text", "")),
            "reconcile": lambda row: (row["factor_text"], row["range_text"]),
            "curve": lambda row: (row["text"],),
        }[self.call]
        rows = report["impacts"].values() if "impacts" in report else report["rows"]
        first = [report["range_text"]] if self.call == "curve" else []
        title = report["title"]
        numbers = [*first, *(text for row in rows for text in texts(row))]
        return plain(f"{title.get('before', '')} {title['number']}{title['after']}"), list(
            map(plain, numbers)
        )


RESULTS = ".st-results :is(.st-result__value, .st-result__range b)"
PAGES = {
    "answer": Linked("calculators/answer/", "link", "answer", "h1 > .st-answered", RESULTS, FIELDS),
    "life": Linked("calculators/life/", "life_link", "life", "h1 > .st-answered", RESULTS,
                   LIFE_FIELDS),
    "compare": Linked("calculators/compare/", "compare_link", "compare", "h1 > .st-answered",
                      ".st-compared td.value :is(b, [data-text=range_text])", ALL_FIELDS),
    "reconcile": Linked("compare/reconcile/", "reconcile_link", "reconcile", "h1 > .st-answered",
                        ".st-waterfall tbody .factor :is(b, small)", {}),
    "curve": Linked("method/scaling/", "link", "curve", ".st-curves > .st-picture__finding",
                    ".st-curves :is([data-text=range_text], tbody td)", FIELDS),
}  # fmt: skip


def plain(text: str) -> str:
    """A text as a page prints it, in one line."""
    return " ".join(printed(text).split())
