"""Files that should not be there, and records that the calculator cannot start without."""

from tests.calc.inspection.broken_records import Broken

NEW = [  # files that should not be there, as copies
    (
        "facts/things/kettle.toml",
        "facts/things/answer.toml",
        r"the id 'answer' is set aside: .*near: answer-2",
    ),
    ("facts/things/kettle.toml", "facts/things/none.toml", r"the id 'none' is set aside"),
    (
        "facts/things/kettle.toml",
        "facts/things/life-llama.toml",
        r"the id 'life-llama' is set aside: .*a model’s life",
    ),
    (
        "facts/things/kettle.toml",
        "facts/things/default.toml",
        r"'default' is taken by facts/scenarios.toml \[default\]",
    ),
    (
        "facts/things/kettle.toml",
        "facts/things/reasoning.toml",
        r"'reasoning' is taken by facts/scenarios.toml",
    ),
    (
        "facts/things/kettle.toml",
        "facts/things/gemini-2025.toml",
        r"'gemini-2025' is taken by facts/studies/\S+.toml",
    ),
    (
        "facts/things/kettle.toml",
        "facts/things/mistral-2025.toml",
        r"'mistral-2025' is taken by facts/studies/mistral-2025",
    ),
    (
        "facts/things/kettle.toml",
        "facts/things/Tea Kettle.toml",
        r"must be lower-case .*near: tea-kettle",
    ),
    ("facts/things/kettle.toml", "facts/things/thé.toml", r"'thé' must be lower-case .*near: the$"),
    (
        "facts/models/phi-4.toml",
        "facts/models/Phi-5.toml",
        r"'Phi-5' must be lower-case .*near: phi-5",
    ),
    ("facts/places/FRA.toml", "facts/places/fr.toml", r"'fr' must be three capital letters"),
    (
        "facts/models/phi-4.toml",
        "model/phi-5.toml",
        r"nothing reads a record here; near: facts/models/",
    ),
    ("facts/models/phi-4.toml", "facts/models/phi-5.tml", r"does not end in .toml"),
]
ALONE = [  # what the calculator cannot start without
    Broken("facts/scenarios.toml", "[low-load]", "[answer]", r":\d+: the id 'answer' is set aside"),
    Broken(
        "facts/scenarios.toml",
        '[low-load]\nname = "',
        '[low-load]\nnmae = "',
        r"\[low-load\] unknown key 'nmae'; near: name",
    ),
    Broken(
        "facts/scenarios.toml",
        'load = "low"',
        'load = "lwo"',
        r"\[low-load.question\] load: .*lwo.*low",
    ),
    Broken(
        "facts/lives.toml",
        '"mistral-weights-page"',
        '"mistral-wieghts"',
        r"'mistral-wieghts' .*near: mistral-weights-page",
    ),
    Broken(
        "stages/facility/factors.toml", "value = 0.1", 'value = "0.1 W"', r"not '0.1 W'; near: 0.1"
    ),
    Broken(
        "stages/hardware/factors.toml",
        'same = "',
        'same = "x',
        r"same = 'x\S+' is no figure; near: ",
    ),
    Broken(
        "claims/rules.toml",
        "factor = 2",
        "facter = 2",
        r"\[equal\] unknown key 'facter'; near: factor",
    ),
    Broken(
        "questions/question.toml",
        "default = ",
        "defualt = ",
        r":10: .*unknown key 'defualt'; near: default",
    ),
    Broken(
        "questions/question.toml",
        "groups = { answer",
        "groups = { anwser",
        r"groups = 'anwser' is not known; near: answer",
    ),
    Broken(
        "lives/life.toml",
        "groups = { life = 2 }",
        "groups = { life = 1 }",
        r"groups: start and model have one place, 1 in life",
    ),
    Broken("facts/gases.toml", "value = ", "value = -", r"must be 0 or more"),
    Broken(
        "facts/models/phi-4.toml",
        'name = "Phi-4',
        'name = "Mixtral 8x7B',
        r"name = 'Mixtral 8x7B' is that of facts/models/mixtral",
    ),
    Broken(
        "facts/models/olmo-2-13b.toml",
        'grid = "',
        'grid = "X',
        r"grid = 'X\w+' is not known; near: ",
    ),
]
