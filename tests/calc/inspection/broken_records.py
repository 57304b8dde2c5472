"""Real records, each broken in one way, and what is said of each: a part of the line that names
it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Broken:
    """A record of the package with one text in it replaced, and what is said of it."""

    file: str
    old: str
    new: str
    says: str
    encoding: str = "utf-8"

    @property
    def id(self) -> str:
        return f"{self.file}: {self.says}"


THING, GRID, STUDY, CLAIM = "facts/things", "facts/places", "facts/studies", "claims"
TOGETHER = [
    # models
    Broken(
        "facts/models/mixtral-8x7b.toml", 'name = "Mixtral 8x7B"\n', "", r":1: 'name' is missing"
    ),
    Broken("facts/models/olmo-2-7b.toml", "", "", r":1: is empty; copy a record"),
    Broken(
        "facts/models/dbrx.toml",
        "active_parameters = ",
        'active_parameters = "36B" #',
        r"'active_parameters' .*near: 36$",
    ),
    Broken(
        "facts/models/phi-4.toml",
        "total_parameters = ",
        "total_parameters = -",
        r"total_parameters = -\S+ must be above 0",
    ),
    Broken(
        "facts/models/grok-1.toml",
        'released = "2024-03"',
        'released = "2024-13"',
        r":3: released = '2024-13' is no month",
    ),
    Broken(
        "facts/models/gemma-2-2b.toml",
        "checked = 2026-11-24",
        "checked = 2026-11-31",
        r":\d+: line \d+: 2026-11-31 is no date",
    ),
    Broken(
        "facts/models/gemma-2-9b.toml",
        "checked = 2026-11-24",
        "checked = 2026-1-5",
        r"2026-1-5 is no date.*near: 2026-01-05",
    ),
    Broken(
        "facts/models/gemma-2-27b.toml",
        "checked = 2026-11-24",
        'checked = "24.11.2026"',
        r"'24.11.2026' is no day",
    ),
    Broken(
        "facts/models/gemma-3-1b.toml",
        'source = "',
        'source = "x',
        r"no source 'x\S+' in facts/sources.toml; near: \S+",
    ),
    Broken(
        "facts/models/gemma-3-4b.toml",
        'status = "published"',
        'status = "publishd"',
        r"near: published",
    ),
    Broken(
        "facts/models/gemma-3-12b.toml",
        'seen = "',
        'seen = "x',
        r"seen = 'x\w+' is not known; near: \w+",
    ),
    Broken(
        "facts/models/gemma-3-27b.toml",
        "developer =",
        "develloper =",
        r"unknown key 'develloper'; near: developer",
    ),
    Broken(
        "facts/models/falcon-180b.toml",
        'name = "',
        'name = "é',
        r"is not UTF-8: byte 0xe9 in line 1",
        "latin-1",
    ),
    Broken(
        "facts/models/command-r-plus.toml", 'name = "', 'name = "', r"byte order mark", "utf-8-sig"
    ),
    Broken("facts/models/starcoder.toml", 'name = "', 'name = "<b>', r":1: 'name' holds '<'"),
    Broken(
        "facts/models/starcoder2-15b.toml",
        'name = "',
        'name = "\u202e',
        r"direction mark, U\+202E; near: StarCoder2",
    ),
    Broken(
        "facts/models/qwen3-4b.toml",
        'name = "',
        'name = " ',
        r"begins or ends with a space; near: Qwen3",
    ),
    Broken(
        "facts/models/qwen3-8b.toml", 'name = "', 'name = "\\u0007', r"control character, U\+0007"
    ),
    Broken(
        "facts/models/qwen3-14b.toml",
        'name = "',
        'name = "\u00a0',
        r"space of another kind, U\+00A0",
    ),
    Broken(
        "facts/models/qwen3-32b.toml",
        "total_parameters = ",
        "total_parameters = [3, 2] #",
        r"low to high",
    ),
    Broken(
        "facts/models/llama-2-7b.toml",
        "accelerator_hours = ",
        "accelerator_hours = -",
        r"accelerator_hours must be above 0",
    ),
    Broken(
        "facts/models/nemotron-4-340b.toml",
        'name = "',
        "name = Nemo #",
        r":1: line 1: Invalid value",
    ),
    # everyday things
    Broken(
        f"{THING}/kettle.toml",
        'group = "home"',
        'group = "hme"',
        r":4: group = 'hme' is not known; near: home",
    ),
    Broken(
        f"{THING}/beef.toml",
        'one = "',
        'one = "a very long label of ',
        r"one has \d+ characters; a label holds 18",
    ),
    Broken(
        f"{THING}/almonds.toml",
        "value = ",
        'value = "2 kg" #',
        r"must be a number, not '2 kg'; near: 2$",
    ),
    Broken(f"{THING}/bread.toml", "value = ", "value = -", r"value -\S+ must be 0 or more"),
    Broken(f"{THING}/rice.toml", "[boundary]", "[bondary]", r"\[boundary\] is missing"),
    Broken(f"{THING}/eggs.toml", 'kind = "', 'kind = "x', r"kind = 'x\w+' is not known; near: \w+"),
    Broken(f"{THING}/butter.toml", 'many = "', 'many = "&amp;', r"'many' holds '&amp;'"),
    Broken(f"{THING}/tofu.toml", "name = ", "naem = ", r"unknown key 'naem'; near: name"),
    Broken(
        f"{THING}/wine.toml",
        'gases = "CO2e"',
        'gases = "CO2-e"',
        r"gases = 'CO2-e' is not known; near: CO2e",
    ),
    # places
    Broken(f"{GRID}/AFG.toml", 'scope = "life cycle"', 'scope = "life-cycle"', r"near: life cycle"),
    Broken(f"{GRID}/ALB.toml", "range = [", "range = [9, ", r"'range' must be two numbers"),
    Broken(f"{GRID}/DZA.toml", "value = ", "value = 1e9 #", r"is not within its range"),
    Broken(f"{GRID}/AGO.toml", "[carbon]", "[carbn]", r"unknown key 'carbn'; near: carbon"),
    Broken(f"{GRID}/ARG.toml", 'year = "', "year = 2025 #", r"'year' must be text, not 2025"),
    # studies and their figures
    Broken(f"{STUDY}/altman-2025.toml", 'by = "', 'bye = "', r"unknown key 'bye'; near: "),
    Broken(
        f"{STUDY}/epoch-2025.toml", "value = ", 'value = "0.3 Wh" #', r"not '0.3 Wh'; near: 0.3"
    ),
    Broken(
        f"{STUDY}/li-2025.toml",
        "[records.li-2025]",
        "[records.Li-2025]",
        r"the id 'Li-2025' must be .*near: li-2025",
    ),
    Broken(f"{STUDY}/bloom-2022.toml", 'says = """', 'says = """`', r"'says' holds '`'"),
    # claims
    Broken(
        f"{CLAIM}/vegan-day.toml", 'category = "carbon"', 'category = "cabron"', r"near: carbon"
    ),
    Broken(
        f"{CLAIM}/french-beef.toml", "quote = ", "qoute = ", r"unknown key 'qoute'; near: quote"
    ),
    Broken(f"{CLAIM}/negligible.toml", 'name = "', 'name = "\u2066', r"direction mark, U\+2066"),
    # sources, pairs, cases
    Broken(
        "facts/sources.toml",
        "[aaa-2021]\ntitle =",
        "[aaa-2021]\ntitel =",
        r"\[aaa-2021\] unknown key 'titel'; near: title",
    ),
    Broken(
        "facts/sources.toml",
        '[wri-2020]\ntitle = "',
        '[wri-2020]\npublisched = 1\ntitle = "',
        r"unknown key 'publisched'",
    ),
    Broken(
        "reconciliations/pairs.toml",
        'category = "carbon"',
        "category = 3",
        r"'category' must be text, not 3",
    ),
    Broken(
        "validation/cases/mistral.toml",
        "published = 1.14",
        'published = "1.14 g"',
        r"not '1.14 g'; near: 1.14",
    ),
]
