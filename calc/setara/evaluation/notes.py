"""What a reader should know beside the number: what is not published, stands in, or lies beyond the
measured runs."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from setara.categories import IMPACTS
from setara.evaluation import training_run
from setara.evaluation.beyond import FEWEST, LONGEST, MOST, SMALLEST, Note, beyond
from setara.facts import MODELS, PLACES, WORLD
from setara.questions.question import Question
from setara.stages.factors import FACTORS
from setara.writing.wording import heading

Notes = list[dict[str, str]]
LONGEST_SERVICE = 120  # months
METERED = (
    "Measured electricity stands for machines and building. Water on site and the making of the "
    "hardware "
    "still follow from the energy law: give the energy of an output token as well, and they follow "
    "from that."
)
CACHE = (
    "{} keeps another attention memory than is assumed here and reads several times {} for each "
    "token of context: "
    "with long texts its energy lies outside the range."
)
TWICE = (
    "The answer is computed on the reader’s own computer, and a reader’s device is counted "
    "beside it: choose none."
)
STACK = (
    "The greenhouse gas of electricity in {} counts what leaves the power stations' chimneys, "
    "not the supply of fuel or the building of plants: it is lower than a life-cycle figure."
)
OWN = "Your own computer has no data centre's contracts; its electricity is accounted by location."
TRAINED = (
    "A share of training is counted, because the run of {} is known; to compare models, use "
    "marginal."
)
EARLY = "{} came out in {}, after this service begins."
RULE = (
    "Neither hours nor electricity of the run are known: they are estimated from parameters and "
    "tokens. Published runs "
    "took {} to {} times what this rule gives; the median of them is used, and the range."
)
UNTRAINED = (
    "Nothing is known of the training run: give hours, electricity or tokens, or the "
    "service alone is counted."
)
ANYWHERE = "Where the model was trained is not known: the world’s average stands in."
MARKET = (
    "Market-based: the greenhouse gas of the data centre's electricity follows contracts, "
    "everything else stays with the grid. Do not compare it with location-based figures."
)


def notes(question: Question, point: dict[str, Any], unused: Container[str]) -> Notes:
    """The notes on one question, each with the field it belongs to; `unused` was given and changes
    nothing."""
    life = _life(question, point) if question.whole_life else ()
    remarks = (
        *_model(question),
        *life,
        *_grid(question),
        *_law(question, point),
        *beyond(question, point),
        *_given(question, unused),
    )
    return [{"field": field, "message": message} for field, message in remarks]


def _model(question: Question) -> Iterator[Note]:
    model = MODELS.get(question.values["model"] or "")
    if model and model.status == "estimated":
        yield (
            "model",
            f"The size of {model.name} is not published; the range is an estimate by others.",
        )
    elif model and model.status == "unknown":
        yield (
            "model",
            (
                f"The size of {model.name} is not published; no estimate was found, the range is "
                "our assumption."
            ),
        )
    elif model and model.seen == "no":
        yield "model", f"The size of {model.name} is recalled, not read in a source."
    if model and model.attention_memory:
        yield "model", CACHE.format(model.name, model.attention_memory)
    if (
        model
        and model.training
        and question.values["mode"] == "average"
        and not question.whole_life
    ):
        yield "model", TRAINED.format(model.name)


def _given(question: Question, unused: Container[str]) -> Iterator[Note]:
    for name in question.given:
        if name in unused:
            yield f"given.{name}", f"{heading(name)} is set, and not used in this answer."
    if question.values["facility_electricity"] is not None:
        yield "facility_electricity", METERED
    if (
        question.values["lifetime_tokens"] is not None
        and not question.whole_life
        and not training_run.known(question)
    ):
        yield (
            "lifetime_tokens",
            "No training run of this model is known: the tokens of its life are not used.",
        )


def _life(question: Question, point: dict[str, Any]) -> Iterator[Note]:
    model, road = training_run.model(question), training_run.known(question)
    if model and question.values["start"] < model.released:
        yield "start", EARLY.format(model.name, model.released)
    if point["service_months"] > LONGEST_SERVICE:
        yield (
            "end",
            (
                f"No language model has been served for {LONGEST_SERVICE // 12} years yet; this "
                "service is longer."
            ),
        )
    if road == training_run.TOKENS:
        low, high = FACTORS["training_rule_correction"].options["default"].range or (1, 1)
        yield "training_tokens", RULE.format(low, high)
    if not road:
        yield "training_tokens", UNTRAINED
    elif training_run.place(question) == WORLD and question.values["training_grid"] is None:
        yield "training_grid", ANYWHERE


def _grid(question: Question) -> Iterator[Note]:
    place = PLACES[question.values["grid"]]
    missing = [impact.noun for impact in IMPACTS if getattr(place, impact.id) is None]
    if place.part_of:
        country = PLACES[place.part_of].name
        yield (
            "grid",
            (
                f"Greenhouse gas is that of {place.name}; water, metals and primary energy are "
                f"those of {country}."
            ),
        )
    elif missing:
        what = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
        yield (
            "grid",
            (
                f"No figure was found for {what} of electricity in {place.name}: the world's "
                "stands in, less sure."
            ),
        )
    if place.scope == "stack":
        yield "grid", STACK.format(place.name)
    if question.values["accounting"] == "market":
        yield "accounting", MARKET if question.choices["accounting"] == "market" else OWN


def _law(question: Question, point: dict[str, Any]) -> Iterator[Note]:
    if point["total_parameters"] < SMALLEST:
        yield (
            "model",
            (
                f"The energy law is fitted mostly on models of {SMALLEST} billion parameters and "
                "more; this is smaller."
            ),
        )
    if question.local:
        yield (
            "hardware",
            (
                "No measurement of laptops at the wall was found; the coefficients for them are "
                "assumed."
            ),
        )
    elif point["concurrent_requests"] < (fewest := FEWEST[question.values["hardware"]]):
        yield (
            "concurrent_requests",
            f"The measured runs have {fewest} requests together or more; these are fewer.",
        )
    elif point["concurrent_requests"] > (most := MOST[question.values["hardware"]]):
        yield (
            "concurrent_requests",
            f"The measured runs have at most {most:,} requests together; these are more.",
        )
    if point["context_length"] > LONGEST:
        yield (
            "cached_tokens",
            f"The measured runs end at contexts of about {LONGEST:,} tokens; this one is longer.",
        )
    if point["prompt_tokens"] > LONGEST:
        yield (
            "prompt_tokens",
            f"The measured runs end at prompts of about {LONGEST:,} tokens; this one is longer.",
        )
    if question.local and question.values["device"] == "laptop":
        yield "device", TWICE
    if question.values["device"] != "none":
        yield "device", "Water for making the device is not assessed."
