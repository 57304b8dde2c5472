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
# # Reproduce Mistral’s figures, as far as public data go
#
# In July 2025 Mistral published what one answer of 400 tokens costs: carbon, water and metals. Size
# and length are public. Place, chips, precision, prompt and load are not. This notebook puts in
# what can be guessed and shows how far that leads, and where it stops. Its assertions stop the
# build of the site if they fail. To run it yourself: `pip install .` in a copy of the repository.

# %%
from setara import api
from setara.evaluation.evaluation import point
from setara.facts import PLACES, PUBLISHED
from setara.questions.limits import NODES
from setara.questions.question import read
from setara.writing import present

CATEGORIES = ("carbon", "water", "metals")
study = PUBLISHED["mistral-large-2"]
published = {category: study.figure(category).value for category in CATEGORIES}
assumed = {"model": "mistral-large-2", "grid": "FRA", "hardware": "h100-2024", "precision_bits": 16}


def beside(**more):
    """Each category here and published; values over published."""
    answer = api.ask(**assumed, **more)
    ratios = {}
    for category in CATEGORIES:
        impact, value = answer["impacts"][category], published[category]
        ratios[category] = impact["value"] / value
        printed = present.quantity(value, impact["unit"], 3)
        span = f"{impact['text']} ({impact['range_text']})"
        print(
            f"{impact['name']:15} published {printed:>13}   here {span:40}   "
            f"here over published {ratios[category]:.3f}"
        )
    return answer, ratios


# %% [markdown]
# ## On a well filled server
#
# France, an H100 with the software of 2024, 16 bit, 64 requests together. [The same in the
# calculator.](/calculators/answer.md?grid=FRA&hw=h100-2024&bits=16)

# %%
filled, ratios = beside()
assert filled["link"] == "grid=FRA&hw=h100-2024&bits=16"
for category in CATEGORIES:
    assert published[category] > filled["impacts"][category]["high"], (
        "above the whole range: not reproduced"
    )

# %% [markdown]
# The published figures are more than ten times higher in all three, and above the whole range.
# Nothing here is adjusted to close that gap. What could close it?
#
# ## Another grid?
#
# Where the answer was computed is not published. So try every place there is a figure for.

# %%
totals = {
    code: point(read({**assumed, "grid": code}, NODES)) for code in PLACES
}  # point values alone: a range for each would take a hundred times as long
carbon = {code: values["total_carbon"] / published["carbon"] for code, values in totals.items()}
highest = max(carbon, key=carbon.get)
print(
    f"{len(carbon)} places; the highest is {PLACES[highest].name} "
    f"with {carbon[highest]:.2f} of the published carbon"
)
assert carbon[highest] < 1, "no grid explains the carbon of a well filled server"

# %% [markdown]
# No grid is enough. But the published figures say something about the grid all the same: litres of
# water for each gram of carbon. Load and hardware move both together, so their ratio is mostly the
# grid's.

# %%
printed = published["water"] / published["carbon"]
water = {code: values["total_water"] / values["total_carbon"] for code, values in totals.items()}
print(
    f"published {printed:.0f} L per kg",
    {code: round(water[code]) for code in ("FRA", "SWE", "USA")},
)
near = sorted(code for code, ratio in water.items() if printed / 2 < ratio < printed * 2)
print(
    f"within a factor of two of it: {len(near)} of {len(water)} places, "
    f"such as {', '.join(near[:8])}"
)
assert abs(water["FRA"] / printed - 1) < 0.2, "France fits"
assert water["USA"] < printed / 2, "the United States do not"

# %% [markdown]
# Water and carbon fit France. That is a hint and no proof: the method behind the published water is
# not known, and another mix of places could give the same ratio.
#
# ## Few requests at a time?
#
# The same machine at low load: about three requests together, more reserve, less of the hardware's
# life in use. [The same in the
# calculator.](/calculators/answer.md?grid=FRA&load=low&hw=h100-2024&bits=16)

# %%
low, ratios = beside(load="low")
assert low["link"] == "grid=FRA&load=low&hw=h100-2024&bits=16"
for category in ("carbon", "water"):
    assert low["impacts"][category]["low"] < published[category] < low["impacts"][category]["high"]
    assert 0.5 < ratios[category] < 2
assert ratios["metals"] < 0.5, "metals stay several times lower"

# %% [markdown]
# Which number of requests would give each published figure exactly? The rest as at low load.

# %%
lines = []
for category in CATEGORIES:
    node = f"total_{category}"
    needed = None
    for tenths in range(10, 640):
        inputs = read({**assumed, "load": "low", "concurrent_requests": tenths / 10}, NODES)
        if point(inputs)[node] < published[category]:
            needed = tenths / 10
            break
    below = needed == 1
    lines.append(
        f"{category:7} "
        f"{'not even with one request at a time' if below else f'{needed} requests together'}"
    )
    assert below == (category == "metals")
print("\n".join(lines))

# %% [markdown]
# Carbon and water ask for about three and a half and about three requests together. Metals are not
# reached even with one request at a time, so load alone does not explain all three. Either the
# metals of the hardware lie near the upper end of their range, or they come from another inventory
# or another rule of sharing it.
#
# ## What the totals say about a single answer
#
# Mistral also gave totals for the model's life: training, use, and the users' devices. They bound
# the number of answers without any model of ours. If each answer takes so much of metals, more
# answers than this would not fit into the total.

# %%
life = PUBLISHED["mistral-large-2-life"]
total = {category: life.figure(category).value for category in CATEGORIES}
devices = {  # the printed share of users' devices, which the single answer leaves out
    category: next(
        part.share(category, life.figure(category))
        for part in life.stages
        if "device" in part.stages
    )
    for category in CATEGORIES
}
most = min(
    total[category] * (1 - devices[category]) / published[category] for category in CATEGORIES
)
share = most * published["carbon"] / total["carbon"]
print(
    f"at most {most:.2e} answers of 400 tokens; "
    f"they would be {share:.0%} of the carbon of the total"
)
assert 0.15 < share < 0.25

# %% [markdown]
# So if both sets of figures share their method, at least about four fifths of the carbon in the
# total is training and what belongs to it. If they do not, the two cannot be divided by each other
# at all.
#
# ## What is left
#
# Carbon and water are within reach of a plausible setting that nobody has published. Metals are
# not. If Mistral publishes place, load and the inventory of its hardware, this notebook is where it
# will be put in.
