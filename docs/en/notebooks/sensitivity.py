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
# # What the footprint hangs on, and what would halve it
#
# Two questions that are easily mixed up. **Uncertainty**: which of the things we do not know makes
# the range so wide?
# **Choice**: which of the things somebody decides makes the number larger or smaller? This notebook
# answers both for the default answer. Its assertions stop the build of the site if they fail. To
# run it yourself: `pip install .` in a copy of the repository.

# %%
from setara import api
from setara.evaluation.binding import bind
from setara.evaluation.evaluation import point
from setara.questions.limits import EVERY_NODE
from setara.questions.question import read

default = api.ask()
for impact in default["impacts"].values():
    print(f"{impact['name']:15} {impact['text']:>15}   {impact['range_text']}")

# %% [markdown]
# ## What we do not know
#
# The share of the spread that each factor explains, in three categories. [The same in the
# calculator.](/calculators/answer.md#why)

# %%
for category in ("carbon", "water", "metals"):
    impact = default["impacts"][category]
    print(impact["name"])
    for driver in impact["drivers"][:4]:
        print(f"  {driver['text']:>6}  {driver['label']}: {driver['detail']}, {driver['kind']}")
assert default["impacts"]["carbon"]["drivers"][0]["name"] == "concurrent_requests"
assert default["impacts"]["water"]["drivers"][0]["name"] == "grid_water"

# %% [markdown]
# For carbon it is the number of requests that share a step, which no operator publishes. For water
# it is what power stations drink, and there the disagreement is about who pays for a reservoir.
# Neither can be measured by a reader.
#
# ## One at a time
#
# Each uncertain factor at the low and at the high end of its range, everything else at its default:
# by how much the carbon of the answer changes.

# %%
bound, swings = bind(read({}, EVERY_NODE)), []
for driver in default["impacts"]["carbon"]["drivers"]:
    factor = bound[driver["name"]]
    ends = [
        point(read({"given": {driver["name"]: end}}, EVERY_NODE))
        for end in (factor.low, factor.high)
    ]
    low, high = sorted(end["total_carbon"] / default["impacts"]["carbon"]["value"] for end in ends)
    swings.append((high / low, driver["label"], low, high))
for _, label, low, high in sorted(swings, reverse=True):
    print(f"{label:28} × {low:.2f} to × {high:.2f}")
assert max(swings)[0] > 3

# %% [markdown]
# ## What somebody decides
#
# Each line changes one thing. The ratio to the default, in three categories; a star where carbon is
# halved.

# %%
CHANGES = {
    "Half the tokens, sent and received": {"prompt_tokens": 100, "output_tokens": 200},
    "A model of 24 billion parameters": {"model": "mistral-small-3"},
    "The grid of France": {"grid": "FRA"},
    "The grid of Indonesia": {"grid": "IDN"},
    "256 requests together": {"concurrent_requests": 256},
    "8 requests together": {"concurrent_requests": 8},
    "A server at low load": {"load": "low"},
    "B200 instead of H100": {"hardware": "b200-2026"},
    "4 bits for each weight": {"precision_bits": 4},
    "A building with a PUE of 1.08": {"pue": 1.08},
}
ratios, links = {}, {}
for change, question in CHANGES.items():
    answer = api.ask(**question)
    ratios[change] = {
        name: impact["value"] / default["impacts"][name]["value"]
        for name, impact in answer["impacts"].items()
    }
    links[change] = answer["link"]
for change, ratio in sorted(ratios.items(), key=lambda item: item[1]["carbon"]):
    star = "*" if ratio["carbon"] <= 0.5 else " "
    numbers = "   ".join(f"{name} × {ratio[name]:5.2f}" for name in ("carbon", "water", "metals"))
    print(f"{star} {change:36} {numbers}")

# %% [markdown]
# Three things halve the carbon: fewer tokens, a smaller model, a cleaner grid. The first two halve
# water and metals as well. The grid does not: France moves carbon down by a lot and leaves water
# and metals about where they were. And one thing undoes all of them at once: a server with few
# requests at a time.

# %%
halved = {change for change, ratio in ratios.items() if ratio["carbon"] <= 0.5}
assert halved == {
    "Half the tokens, sent and received",
    "A model of 24 billion parameters",
    "The grid of France",
}
assert ratios["The grid of France"]["water"] > 0.9
assert ratios["The grid of France"]["metals"] > 0.9
assert ratios["A server at low load"]["carbon"] > 5

# %% [markdown]
# The calculator in each of these states: [half the tokens](/calculators/answer.md?in=100&out=200),
# [24 billion parameters](/calculators/answer.md?m=mistral-small-3),
# [France](/calculators/answer.md?grid=FRA), [256 together](/calculators/answer.md?batch=256), [low
# load](/calculators/answer.md?load=low),
# [B200](/calculators/answer.md?hw=b200-2026).

# %%
for change, link in (
    ("Half the tokens, sent and received", "in=100&out=200"),
    ("A model of 24 billion parameters", "m=mistral-small-3"),
    ("The grid of France", "grid=FRA"),
    ("256 requests together", "batch=256"),
    ("A server at low load", "load=low"),
    ("B200 instead of H100", "hw=b200-2026"),
):
    assert links[change] == link

# %% [markdown]
# ## A trap
#
# A small model can look larger than a bigger one. Llama 3.1 8B comes out above a model of 24
# billion parameters, because the hours of its training are published and a share of them is
# counted, while those of the other are unknown and left out. The answer says so; the number alone
# does not.

# %%
small, larger = api.ask(model="llama-3.1-8b"), api.ask(model="mistral-small-3")
for answer in (small, larger):
    states = {stage["name"]: stage["state"] for stage in answer["boundary"]}
    print(answer["impacts"]["carbon"]["text"], "with training", states["Training"])
assert small["impacts"]["carbon"]["value"] > larger["impacts"]["carbon"]["value"]
without = api.ask(model="llama-3.1-8b", given={"training_counted": 0})
print("Llama 3.1 8B without training:", without["impacts"]["carbon"]["text"])
assert without["impacts"]["carbon"]["value"] < larger["impacts"]["carbon"]["value"]
