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
# # From your own usage log to a footprint
#
# Whoever uses a model through an interface has a log of it, or can export one. Six columns are
# enough: date, model, tokens sent, of them cached, tokens received, and how many such requests.
# This notebook turns such a table into a footprint with its range. Put in your own file where it
# says so. Its assertions stop the build of the site if they fail. To run it yourself: `pip install
# .` in a copy of the repository.

# %%
import csv
import io
from collections import defaultdict

from setara import api
from setara.categories import CATEGORIES
from setara.core.draws import quantiles
from setara.evaluation.evaluation import evaluate
from setara.facts import MODELS
from setara.questions.limits import NODES
from setara.questions.question import read
from setara.writing import present

LOG = """\
date,model,prompt_tokens,cached_tokens,output_tokens,requests
2026-11-02,llama-3.1-70b,900,0,350,42
2026-11-02,qwen3-235b-a22b,2400,38000,700,115
2026-11-03,llama-3.1-70b,1100,0,420,37
2026-11-03,qwen3-235b-a22b,1900,52000,650,160
2026-11-04,gpt-4o,600,0,500,20
2026-11-05,qwen3-235b-a22b,2100,47000,800,95
2026-11-06,llama-3.1-70b,800,0,300,51
"""
source = io.StringIO(LOG)  # or: open("my-log.csv", newline="")
rows = list(csv.DictReader(source))
PLACE = {
    "grid": "USA",
    "load": "filled",
}  # where it runs and how busy the servers are: the log does not know

print(f"{len(rows)} lines, {sum(int(row['requests']) for row in rows)} requests")

# %% [markdown]
# ## Every line is a question
#
# A line is asked as the calculator would be: so many answers of such a length from such a model. A
# model that is not known, or a number that makes no sense, is refused with what would be accepted.
# Nothing is guessed.


# %%
def question(row):
    """A line of the log as a question that the calculator understands."""
    settings = {
        **PLACE,
        "model": row["model"],
        "prompt_tokens": int(row["prompt_tokens"]),
        "cached_tokens": int(row["cached_tokens"]),
        "output_tokens": int(row["output_tokens"]),
        "answers": int(row["requests"]),
    }
    understood = read(settings, NODES)
    if understood.problems:
        raise ValueError(" ".join(problem.message for problem in understood.problems))
    return understood


answers = [evaluate(question(row)) for row in rows]

try:
    question({**rows[0], "model": "lama-3.1-70b"})
except ValueError as refusal:
    print(refusal)
else:
    raise AssertionError("an unknown model was accepted")

# %% [markdown]
# ## The sum and its range
#
# All lines share their draws: where the fit is too low for one, it is too low for all, and where a
# host takes more than thought, it does so every day. So the draws are added, not the ends of the
# ranges, and not as if errors cancelled.

# %%
ranges = {}
for category in CATEGORIES:
    node = f"total_{category.id}"
    value = sum(answer.point[node] for answer in answers)
    drawn = answers[0].drawn[node]
    for answer in answers[1:]:
        drawn = drawn + answer.drawn[node]
    low, _, high = quantiles(drawn)
    ranges[category.id] = (low, high)
    texts = present.measured(value, low, high, category.unit)
    print(f"{category.name:15} {texts['text']:>14}   {texts['range_text']}")
    assert low < value < high

# %% [markdown]
# If errors were independent from line to line, the range would shrink with every line added, and a
# year of logs would look exact. It is not.

# %%
low, high = ranges["carbon"]
widest = max(end[2] / end[0] for end in (answer.quantiles("total_carbon") for answer in answers))
print(f"the sum spans a factor of {high / low:.1f}, the widest line one of {widest:.1f}")
assert high / low > 3

# %% [markdown]
# ## By model and by day


# %%
def grouped(key):
    """Carbon, and tokens received, by one column of the log."""
    sums = defaultdict(lambda: [0.0, 0])
    for row, answer in zip(rows, answers, strict=True):
        sums[row[key]][0] += answer.point["total_carbon"]
        sums[row[key]][1] += int(row["output_tokens"]) * int(row["requests"])
    return sums


for key in ("model", "date"):
    for name, (value, tokens) in sorted(grouped(key).items(), key=lambda item: -item[1][0]):
        label = MODELS[name].name if name in MODELS else name
        print(
            f"{label:20} {present.quantity(value, 'kgCO2e', 2):>12}  {tokens:>9,} tokens received"
        )
    print()
by_model = grouped("model")
assert (
    abs(
        sum(value for value, _ in by_model.values()) - sum(a.point["total_carbon"] for a in answers)
    )
    < 1e-12
)

# %% [markdown]
# ## What the log does not say
#
# The place and the load are not in it, and they move the sum several times over. The same log in
# France, and at low load:


# %%
def carbon_with(**place):
    return sum(
        evaluate(read({**question(row).values, **place}, NODES)).point["total_carbon"]
        for row in rows
    )


here = carbon_with()
france, low_load = carbon_with(grid="FRA"), carbon_with(load="low")
print(
    f"as assumed {present.quantity(here, 'kgCO2e', 2)}, "
    f"in France {present.quantity(france, 'kgCO2e', 2)}, "
    f"at low load {present.quantity(low_load, 'kgCO2e', 2)}"
)
assert france < here / 2
assert low_load > 2 * here

# %% [markdown]
# ## The same in the calculator
#
# Each line has its link. The second one, an agent that reads back a long history: [115 requests of
# Qwen3
# 235B](/calculators/answer.md?m=qwen3-235b-a22b&amp;in=2400&cached=38000&out=700&n=115).

# %%
links = [answer.question.link() for answer in answers]
assert links[1] == "m=qwen3-235b-a22b&in=2400&cached=38000&out=700&n=115"
same = api.ask(
    model="qwen3-235b-a22b", prompt_tokens=2400, cached_tokens=38000, output_tokens=700, answers=115
)
assert same["impacts"]["carbon"]["value"] == answers[1].point["total_carbon"]
for row, link in zip(rows, links, strict=True):
    print(row["date"], row["model"], link)
