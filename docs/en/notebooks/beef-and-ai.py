# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Beef against AI, both ways
#
# A kilogram of beef and an answer of a language model are compared in every debate about either.
# This notebook does it in both directions and with every figure for beef that this site holds: how
# many answers weigh as much as a kilogram, and how much beef weighs as much as a year of answers.
# The numbers are not averaged, and what they count is printed with them. Its assertions stop the
# build of the site if they fail. To run it yourself: `pip install .` in a copy of the repository.

# %%
import json

from setara import api
from setara.facts.things import THINGS


def compare(*items, category, **question):
    """Items beside each other in one category: the first is what the others are held against."""
    report = json.loads(
        api.compare(json.dumps({"items": list(items), "category": category, **question}))
    )
    if "problems" in report:
        raise ValueError(" ".join(problem["message"] for problem in report["problems"]))
    return report


def held(report):
    """The comparison of the first two items, with what stands against it."""
    first = report["held"][0]
    inverse, badge = first["inverse"], first["badge"]
    return inverse["text"], inverse["range_text"], f"{badge['state']}: {badge['text']}"


beef = THINGS["beef"]
print({category: len(figures) for category, figures in beef.alternatives.items()})

# %% [markdown]
# ## One way: answers in a kilogram
#
# The default answer, and the same answer from a server at low load, which no reader can tell apart.
# [The answer in the calculator](/calculators/answer.md), [at low
# load](/calculators/answer.md?load=low), and [both sides in the
# calculator](/calculators/compare.md?vs=beef,answer).

# %%
answers, lines = {}, []
for category in ("carbon", "water", "primary_energy"):
    lines.append(category)
    for figure, alternative in beef.alternatives[category].items():
        for load in ("answer", "low-load"):
            comparison = compare(f"beef.{figure}", load, category=category)
            count, span, badge = held(comparison)
            answers[category, figure, load] = (
                comparison["rows"][0]["value"] / comparison["rows"][1]["value"]
            )
            lines.append(f"  {alternative.name:50} {load:9} {count:>12} ({span}), {badge}")
print("\n".join(lines))

# %% [markdown]
# In carbon a kilogram of beef is a large number of answers by every figure: a hundred thousand and
# more when the server is well filled, and about ten times fewer at low load. The figures for beef
# themselves differ by a factor of more than four, because a herd kept for meat alone carries what a
# dairy herd shares with its milk.

# %%
filled = [
    count
    for (category, _, load), count in answers.items()
    if category == "carbon" and load == "answer"
]
low = [
    count
    for (category, _, load), count in answers.items()
    if category == "carbon" and load == "low-load"
]
assert min(filled) > 100_000
assert 5 < min(filled) / min(low) < 20
assert 4 < max(filled) / min(filled) < 5

# %% [markdown]
# In water everything hangs on what is counted. Water consumed for beef in France and rain that fell
# on a pasture anywhere differ by a factor of three hundred, and both are called the water of beef.
# Only the first kind is what is counted for an answer.

# %%
water = {
    figure: count
    for (category, figure, load), count in answers.items()
    if category == "water" and load == "answer"
}
consumed = [
    figure
    for figure, alternative in beef.alternatives["water"].items()
    if alternative.boundary.water == "consumption"
]
print("consumption on both sides:", {figure: f"{water[figure]:,.0f}" for figure in consumed})
print("with rain and dilution:", f"{water['wfn-total']:,.0f}")
assert water["wfn-total"] > 20 * max(water[figure] for figure in consumed)
assert 300 < water["wfn-total"] / water["idele"] < 320

# %% [markdown]
# In energy beef comes out closest. A kilogram takes some ten thousand answers' worth, and low load
# brings it to some thousands. The claim of “60,000 queries” sets fuel for beef against electricity
# at the meter for the query ([claim](/claims/beef-energy.md)); here both sides are primary energy.

# %%
energy = [
    count
    for (category, _, load), count in answers.items()
    if category == "primary_energy" and load == "answer"
]
print(f"{min(energy):,.0f} to {max(energy):,.0f} answers")
assert max(energy) < 60_000

# %% [markdown]
# ## The other way: beef in a year of answers
#
# Twenty answers a day for a year, held against a kilogram. [The same in the
# calculator](/calculators/compare.md?vs=beef,20d-answer), and [twenty answers
# alone](/calculators/answer.md?n=20).

# %%
kilograms, lines = {}, []
for category in ("carbon", "water", "primary_energy"):
    for answer in ("answer", "low-load", "reasoning"):
        comparison = compare("beef", f"20d-{answer}", category=category, span="1y")
        whole = comparison["held"][0]["whole"]
        kilograms[category, answer] = (
            comparison["rows"][1]["value"] / comparison["rows"][0]["value"]
        )
        lines.append(f"{category:15} {whole['text']:>6} ({whole['range_text']}) {whole['after']}")
print("\n".join(lines))
daily = api.ask(answers=20)["impacts"]["carbon"]["value"]
comparison = compare("beef", "20d-answer", category="carbon", span="1y")
year = comparison["rows"][1]["value"]
assert comparison["link"] == "vs=beef,20d-answer"
assert abs(year / (daily * 365.25) - 1) < 1e-9, "twenty answers, every day of a year"

# %% [markdown]
# In carbon and water a year of twenty short answers a day is a few percent of a kilogram of beef;
# at low load, or with long reasoning, it comes near a kilogram and stays below. In primary energy
# it is the other way round: long answers or a badly filled server take that of several kilograms.
# Beef is heavy in methane and land, an answer in electricity, and which of the two is “more”
# depends on the category one asks in. A coding agent at work all day is yet another matter, so a
# comparison has to say which kind of use it means.

# %%
for category in ("carbon", "water"):
    assert kilograms[category, "answer"] < 0.05
    assert 0.1 < kilograms[category, "low-load"] < 1
    assert 0.1 < kilograms[category, "reasoning"] < 1
assert kilograms["primary_energy", "low-load"] > 2
assert kilograms["primary_energy", "reasoning"] > 2

# %% [markdown]
# ## What the comparison leaves out
#
# Printed for the first pair, as the calculator prints it for every pair.

# %%
comparison = compare("beef", "answer", category="carbon")
for difference in comparison["held"][0]["differences"]:
    print(f"{difference['aspect']:15} beef: {difference['left']:28} answer: {difference['right']}")
for row in comparison["rows"]:
    print(f"{row['label']}: {row['counts']}")
assert comparison["held"][0]["differences"], "two boundaries are never the same here"

# %% [markdown]
# Beef feeds somebody and an answer does not; methane and carbon dioxide share a unit here and not a
# lifetime; and neither number says what happens if one more kilogram or one more answer is asked
# for. The comparison is good for one thing: to see which of two habits weighs more, by how many
# powers of ten, and how sure one can be.
