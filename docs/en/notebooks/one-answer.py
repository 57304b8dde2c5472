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
# # Ask the calculator from Python
#
# The calculator is a Python package without dependencies. This notebook runs when the site is
# built, and its assertions stop the build if they fail. To run it yourself: `pip install .` in a
# copy of the repository.

# %%
import json

from setara import api


def ask(**question):
    """The answer to a question, as the site computes it."""
    answer = json.loads(api.answer(json.dumps(question)))
    assert "problems" not in answer, answer["problems"]
    return answer


default = ask()
for impact in default["impacts"].values():
    print(f"{impact['name']:15} {impact['text']:>14}   {impact['range_text']}")

# %% [markdown]
# ## The sum of the stages is the total
#
# A stage that is left out or not assessed has no value. It is not a zero.

# %%
for name, impact in default["impacts"].items():
    counted = [stage["value"] for stage in impact["stages"] if stage["value"] is not None]
    assert abs(sum(counted) - impact["value"]) <= 1e-12 * impact["value"], name
{stage["name"]: stage["text"] for stage in default["impacts"]["carbon"]["stages"]}

# %% [markdown]
# ## Where it runs
#
# The grid moves what the electricity emits. It leaves the making of the hardware alone.

# %%
places = {code: ask(grid=code)["impacts"]["carbon"] for code in ("FRA", "USA", "IDN")}
hardware = {code: impact["stages"][2]["value"] for code, impact in places.items()}
assert len(set(hardware.values())) == 1
{code: (impact["text"], impact["range_text"]) for code, impact in places.items()}

# %% [markdown]
# ## Why
#
# Every node behind a result says what it is made of, in words and with the values of this question.

# %%
for name in ("total_carbon", "inference_carbon", "facility_electricity", "it_electricity"):
    step = default["steps"][name]
    print(f"{step['label']}: {step['text']}\n  = {step['words']}\n  = {step['words_values']}")

# %% [markdown]
# ## Your own values
#
# Any factor can be given by its name. A range is two numbers; it becomes a factor with its own
# draws.

# %%
given = ask(concurrent_requests=[16, 128], given={"idle_reserve": 0.05})
print(given["impacts"]["carbon"]["text"], "between", given["impacts"]["carbon"]["range_text"])
assert given["impacts"]["carbon"]["high"] < default["impacts"]["carbon"]["high"]
given["link"]
