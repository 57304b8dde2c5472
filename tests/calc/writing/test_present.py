"""Numbers as people read them: prefixes, rounding and locales, checked by hand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setara.writing import present
from setara.writing.present import digits, measured, number_in, quantity, rung, share, trimmed

POSITIVE = st.floats(1e-300, 1e300)
UNITS = st.sampled_from(
    ["kWh", "kgCO2e", "L", "kgSb", "MJ", "J/token", "1", "GB", "W", "Gparam", "token"]
)
LOCALES = st.sampled_from(["en", "id"])


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (2.4e-4, "kWh", "0.24 Wh"),
        (2.4e-6, "kWh", "2.4 mWh"),
        (2.4e-9, "kWh", "2.4 µWh"),
        (2.4e-12, "kWh", "2.4 nWh"),
        (2.4e-15, "kWh", "0.0024 nWh"),
        (2.4, "kWh", "2.4 kWh"),
        (2.4e3, "kWh", "2.4 MWh"),
        (2.4e6, "kWh", "2.4 GWh"),
        (2.4e9, "kWh", "2.4 TWh"),
        (1.14e-3, "kgCO2e", "1.14 g CO₂e"),
        (1.14e-9, "kgCO2e", "1.14 µg CO₂e"),
        (1.14e-12, "kgCO2e", "1.14 ng CO₂e"),
        (20.4e6, "kgCO2e", "20.4 kt CO₂e"),
        (2040.0, "kgCO2e", "2.04 t CO₂e"),
        (1.6e-7, "kgSb", "0.16 mg Sb eq"),
        (1.7e-9, "kgSb", "1.7 µg Sb eq"),
        (660.0, "kgSb", "660 kg Sb eq"),
        (0.045, "L", "45 mL"),
        (4.5e-9, "L", "4.5 nL"),
        (2810.0, "L", "2.81 m³"),
        (281e6, "L", "281,000 m³"),
        (3.08, "J/token", "3.08 J/token"),
        (0.119, "J/token", "119 mJ/token"),
        (0.384, "kgCO2e/kWh", "384 g CO₂e/kWh"),
        (123.0, "Gparam", "123 billion parameters"),
        (2e-5, "GB", "20 kB"),
        (1.2, "1", "1.2"),
        (0.0, "kWh", "0 kWh"),
    ],
)
def test_a_quantity_has_the_prefix_it_is_best_read_in(value, unit, text):
    assert plain(quantity(value, unit)) == text


@pytest.mark.parametrize(
    ("value", "significant", "text"),
    [
        (999.96, 4, "1,000"),
        (999.96, 5, "999.96"),
        (99.96, 3, "100"),
        (9.996, 3, "10.0"),
        (0.09996, 3, "0.100"),
        (1234567, 4, "1,235,000"),
        (1234567, 7, "1,234,567"),
        (0.00012345, 3, "0.000123"),
        (0.000012345, 3, "1.23 × 10⁻⁵"),
        (12345678901, 3, "1.23 × 10¹⁰"),
        (-1234.5, 5, "-1,234.5"),
        (5, 1, "5"),
        (5, 3, "5.00"),
        (0, 3, "0"),
    ],
)
def test_significant_digits(value, significant, text):
    assert plain(digits(value, significant)) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.99996, "kWh", "1 kWh"),
        (999.96e-3, "kgCO2e", "1 kg CO₂e"),
        (999.96e-6, "kgCO2e", "1 g CO₂e"),
        (999.96, "kWh", "1 MWh"),
        (0.9996e-3, "kWh", "0.9996 Wh"),
    ],
)
def test_rounding_does_not_leave_a_thousand_of_the_smaller_unit(value, unit, text):
    assert plain(quantity(value, unit)) == text


def test_the_locale_of_indonesia():
    assert digits(1234567.891, 9, locale="id") == "1.234.567,89"
    assert plain(quantity(0.24e-3, "kWh", 2, "id")) == "0,24 Wh"
    assert trimmed(1.5, 4, "id") == "1,5"
    assert trimmed(1500, 4, "id") == "1.500"
    assert plain(measured(1.14e-3, 0.5e-3, 3e-3, "kgCO2e", "id")["range_text"]) == "0,5 to 3,0 g"


def test_zeros_are_trimmed_behind_the_decimal_mark_only():
    assert (trimmed(1500, 4), trimmed(1.5, 4), trimmed(100, 3), trimmed(2.0, 4)) == (
        "1,500",
        "1.5",
        "100",
        "2",
    )
    assert plain(trimmed(1e-5, 4)) == "1 × 10⁻⁵"


@pytest.mark.parametrize(
    ("value", "low", "high", "unit", "text", "span"),
    [
        (1.113e-4, 0.617e-4, 3.577e-4, "kgCO2e", "0.11 g CO₂e", "0.06 to 0.36 g"),
        (1.113e-4, 1.10e-4, 1.12e-4, "kgCO2e", "0.111 g CO₂e", "0.11 to 0.11 g"),
        (1.11345e-4, 1.11345e-4, 1.11345e-4, "kgCO2e", "0.1113 g CO₂e", "0.11 to 0.11 g"),
        (0.045, 0.012, 0.212, "L", "45 mL", "12 to 210 mL"),
        (1.2, 0.004, 3.0, "J/token", "1.2 J/token", "0.004 to 3.0 J/token"),
        (0.0, 0.0, 0.0, "kWh", "0 kWh", "0 to 0 kWh"),
    ],
)
def test_a_result_has_the_digits_that_its_range_supports(value, low, high, unit, text, span):
    texts = measured(value, low, high, unit)
    assert plain(texts["text"]) == text
    assert plain(texts["range_text"]) == span
    assert plain(f"{texts['number']} {texts['unit_text']}") == text
    assert plain(texts["range_text"]).startswith(
        plain(f"{texts['low_text']} to {texts['high_text']}")
    )


def test_a_range_names_its_whole_unit():
    assert plain(measured(2e9, 1e9, 4e9, "L")["range_text"]) == "1.0 to 4.0 million m³"
    assert plain(measured(123, 100, 200, "Gparam")["range_text"]) == "100 to 200 billion parameters"


@given(POSITIVE, UNITS, st.integers(1, 6), LOCALES)
def test_nothing_positive_is_printed_as_zero(value, unit, significant, locale):
    for text in (
        quantity(value, unit, significant, locale),
        measured(value, value, value, unit, locale)["number"],
    ):
        assert re.match(r"[\d.,]*[1-9]", text), text


@given(POSITIVE, st.floats(1.001, 1e6), st.floats(1.001, 1e6), UNITS, LOCALES)
def test_no_end_of_a_range_is_printed_as_zero(value, down, up, unit, locale):
    texts = measured(value, value / down, value * up, unit, locale)
    for name in ("number", "low_text", "high_text"):
        assert re.match(r"[\d.,]*[1-9]", texts[name]), texts


@given(POSITIVE, UNITS)
def test_a_prefix_keeps_the_value(value, unit):
    """The rung's size times the printed number is the value, to the digits printed."""
    size, _ = rung(value, unit)
    mantissa, _, power = plain(digits(value / size, 6)).replace(",", "").partition(" × 10")
    lowered = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    assert float(f"{mantissa}e{lowered or 0}") == pytest.approx(value / size, rel=1e-5)


@given(st.floats(1e-15, 9.99e11))
def test_a_quantity_on_the_ladder_reads_as_a_number_below_a_thousand(value):
    number = float(quantity(value, "kWh", 4).split("\u00a0")[0].replace(",", ""))
    assert 0.0001 <= number < 1000


@pytest.mark.parametrize(
    ("part", "text"),
    [(0, "under 1 %"), (0.0049, "under 1 %"), (0.006, "1 %"), (0.466, "47 %"), (1, "100 %")],
)
def test_shares(part, text):
    assert plain(share(part)) == text


REFUSED = None


@pytest.mark.parametrize(
    ("text", "en", "id"),
    [
        ("1.5", 1.5, REFUSED),
        ("1,5", REFUSED, 1.5),
        ("1.000", 1.0, 1000.0),
        ("1,000", 1000.0, 1.0),
        ("1,500", 1500.0, 1.5),
        ("1,500,000", 1.5e6, REFUSED),
        ("1,000.5", 1000.5, REFUSED),
        ("1.000,5", REFUSED, 1000.5),
        ("0.250", 0.25, REFUSED),
        ("0,250", REFUSED, 0.25),
        ("12,34", REFUSED, 12.34),
        ("1234", 1234.0, 1234.0),
        ("12 345", 12345.0, 12345.0),
        ("12\u202f345", 12345.0, 12345.0),
        (" 7 ", 7.0, 7.0),
        ("1e3", 1000.0, 1000.0),
        ("-5", -5.0, -5.0),
        ("1,00", REFUSED, 1.0),
        ("", REFUSED, REFUSED),
        ("abc", REFUSED, REFUSED),
        ("nan", REFUSED, REFUSED),
        ("inf", REFUSED, REFUSED),
        ("1e400", REFUSED, REFUSED),
        ("1_000", REFUSED, REFUSED),
        ("0x10", REFUSED, REFUSED),
        (".", REFUSED, REFUSED),
        ("1..2", REFUSED, REFUSED),
    ],
)
@pytest.mark.parametrize("locale", ["en", "id"])
def test_text_is_read_by_the_locale_or_refused(text, en, id, locale):  # noqa: A002  the locale is called so
    expected = {"en": en, "id": id}[locale]
    if expected is REFUSED:
        with pytest.raises(present.NumberError):
            number_in(text, locale)
    else:
        assert number_in(text, locale) == expected


@pytest.mark.parametrize(
    ("text", "locale"), [("1.000", "en"), ("12.500", "en"), ("1,000", "id"), ("1,500", "id")]
)
def test_a_count_that_could_be_a_thousand_times_another_is_refused(text, locale):
    with pytest.raises(present.NumberError, match="could mean"):
        number_in(text, locale, whole=True)


@given(st.floats(1e-4, 9e9), LOCALES)
def test_what_is_printed_is_read_again(value, locale):
    text = digits(value, 12, locale=locale)
    assert number_in(text, locale) == pytest.approx(value, rel=1e-11)


def test_many_tokens_and_many_answers_are_said_in_words():
    assert quantity(600, "token").replace("\u00a0", " ") == "600 tokens"
    assert quantity(1e13, "token").replace("\u00a0", " ") == "10 trillion tokens"
    assert quantity(5.479e8, "count", 3).replace("\u00a0", " ") == "548 million"
    assert quantity(999, "count") == "999"
    assert (
        measured(1.8e13, 6e12, 3.2e13, "token")["range_text"].replace("\u00a0", " ")
        == "6 to 32 trillion tokens"
    )
