"""Everything of the site that has a page to share, as the calculator gives it now."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from setara.claims import checking_report
from setara.comparisons.comparison import read_comparison
from setara.evaluation.evaluation import Evaluation, evaluate
from setara.facts import LIVES, SCENARIOS
from setara.lives.life import read_life
from setara.questions.limits import NODES
from setara.questions.question import read
from setara.sharing.answers import of_answer, of_life
from setara.sharing.beside import beside
from setara.sharing.claims import of_claim
from setara.sharing.comparisons import of_comparison
from setara.sharing.formats import FORMATS, offered
from setara.sharing.reconciliations import of_reconciliation
from setara.sharing.subject import Subject
from setara.sharing.tables import of_table
from setara.sharing.things import of_thing
from site_build.content.blocks import Texts, answered, compared, lived, reconciled

FORMAT_NAMES = {name: words for name, (words, _) in FORMATS.items()}


@dataclass(frozen=True)
class Shared:
    """A subject with what its pages are filled with."""

    subject: Subject
    beside: list[dict[str, Any]]

    @property
    def menu(self) -> Texts:
        """What its menu offers."""
        files = [
            (kind.upper(), f"/{place.partition('/')[2]}")
            for kind, place in self.subject.files.items()
        ]
        return {"offered": offered(self.subject), "formats": FORMAT_NAMES, "files": files}


@cache
def evaluated(scenario: str) -> Evaluation:
    """The answer to a named question, with its draws."""
    return evaluate(read(SCENARIOS[scenario]["question"], NODES))


@cache
def scenario(name: str) -> Shared:
    """A named question."""
    return Shared(of_answer(evaluated(name), answered(name)), beside(evaluated(name)))


@cache
def claim(name: str) -> Shared:
    """A checked claim."""
    return Shared(of_claim(checking_report.report(name)), [])


@cache
def thing(name: str) -> Shared:
    """Something of everyday life."""
    return Shared(of_thing(name, evaluated("default")), [])


@cache
def life(name: str) -> Shared:
    """A named life."""
    return Shared(of_life(evaluate(read_life(LIVES[name]["question"])), lived(name)), [])


@cache
def comparison() -> Shared:
    """The comparison that its calculator opens with."""
    return Shared(of_comparison(read_comparison({}), compared("{}")), [])


@cache
def reconciliation(pair: str) -> Shared:
    """A well-known pair of figures."""
    return Shared(of_reconciliation(reconciled(pair)), [])


@cache
def table(name: str) -> Shared:
    """A table to compare by, by the name of its page."""
    return Shared(of_table(name), [])
