"""What a reader should know beside the number: what is not published, stands in, or lies beyond the measured runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from setara import training_run
from setara.categories import IMPACTS
from setara.facts import FACTORS, MODELS, PLACES, WORLD
from setara.question import Question

Note = tuple[str, str]
Notes = list[dict[str, str]]
SMALLEST = 7  # 1e9 parameters; a few fitted runs are smaller, most are not
LONGEST = 10_000  # tokens of a context, about where the fitted runs end
CACHE = (
    "{} keeps another attention memory than is assumed here and reads several times {} for each token of context: "
    "with long texts its energy lies outside the range."
)
TWICE = "The answer is computed on the reader’s own computer, and a reader’s device is counted beside it: choose none."
FEWEST = {"h100-2026": 8, "b200-2026": 8, "h100-2024": 64, "a100-2024": 32}  # requests together in the fitted runs
STACK = (
    "The greenhouse gas of electricity in {} counts what leaves the power stations' chimneys, "
    "not the supply of fuel or the building of plants: it is lower than a life-cycle figure."
)
OWN = "Your own computer has no data centre's contracts; its electricity is accounted by location."
TRAINED = "A share of training is counted, because the run of {} is known; to compare models, use marginal."
EARLY = "{} came out in {}, after this service begins."
RULE = (
    "Neither hours nor electricity of the run are known: they are estimated from parameters and tokens. Published runs "
    "took {} to {} times what this rule gives; the median of them is used, and the range."
)
UNTRAINED = "Nothing is known of the training run: give hours, electricity or tokens, or the service alone is counted."
ANYWHERE = "Where the model was trained is not known: the world’s average stands in."
MARKET = (
    "Market-based: the greenhouse gas of the data centre's electricity follows contracts, "
    "everything else stays with the grid. Do not compare it with location-based figures."
)


def notes(question: Question, point: dict[str, Any]) -> Notes:
    """The notes on one question, each with the field it belongs to."""
    life = _life(question) if question.whole_life else ()
    found = (*_model(question), *life, *_grid(question), *_law(question, point))
    return [{"field": field, "message": message} for field, message in found]


def _model(question: Question) -> Iterator[Note]:
    model = MODELS.get(question.values["model"] or "")
    if model and model.status == "estimated":
        yield "model", f"The size of {model.name} is not published; the range is an estimate by others."
    elif model and model.status == "unknown":
        yield "model", f"The size of {model.name} is not published; no estimate was found, the range is our assumption."
    elif model and model.seen == "no":
        yield "model", f"The size of {model.name} is recalled, not read in a source."
    if model and model.attention_memory:
        yield "model", CACHE.format(model.name, model.attention_memory)
    if model and model.training and question.values["mode"] == "average" and not question.whole_life:
        yield "model", TRAINED.format(model.name)


def _life(question: Question) -> Iterator[Note]:
    model, road = training_run.model(question), training_run.known(question)
    if model and question.values["start"] < model.released:
        yield "start", EARLY.format(model.name, model.released)
    if road == training_run.TOKENS:
        low, high = FACTORS["training_rule_correction"].options["default"].range or (1, 1)
        yield "training_tokens", RULE.format(low, high)
    if not road:
        yield "training_tokens", UNTRAINED
    elif training_run.place(question) == WORLD and question.values["training_grid"] is None:
        yield "training_grid", ANYWHERE


def _grid(question: Question) -> Iterator[Note]:
    place = PLACES[question.values["grid"]]
    missing = [one.noun for one in IMPACTS if getattr(place, one.id) is None]
    if place.part_of:
        country = PLACES[place.part_of].name
        yield (
            "grid",
            f"Greenhouse gas is that of {place.name}; water, metals and primary energy are those of {country}.",
        )
    elif missing:
        what = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
        yield (
            "grid",
            f"No figure was found for {what} of electricity in {place.name}: the world's stands in, less sure.",
        )
    if place.scope == "stack":
        yield "grid", STACK.format(place.name)
    if question.values["accounting"] == "market":
        yield "accounting", MARKET if question.choices["accounting"] == "market" else OWN


def _law(question: Question, point: dict[str, Any]) -> Iterator[Note]:
    if point["total_parameters"] < SMALLEST:
        yield (
            "model",
            f"The energy law is fitted mostly on models of {SMALLEST} billion parameters and more; this is smaller.",
        )
    if question.local:
        yield "hardware", "No measurement of laptops at the wall was found; the coefficients for them are assumed."
    elif point["concurrent_requests"] < (fewest := FEWEST[question.values["hardware"]]):
        yield "concurrent_requests", f"The measured runs have {fewest} requests together or more; these are fewer."
    if point["context_length"] > LONGEST:
        yield "cached_tokens", f"The measured runs end at contexts of about {LONGEST:,} tokens; this one is longer."
    if point["prompt_tokens"] > LONGEST:
        yield "prompt_tokens", f"The measured runs end at prompts of about {LONGEST:,} tokens; this one is longer."
    if question.local and question.values["device"] == "laptop":
        yield "device", TWICE
    if question.values["device"] != "none":
        yield "device", "Water for making the device is not assessed."
