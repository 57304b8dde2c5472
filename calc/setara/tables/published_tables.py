"""What others published of AI as a table: one row for each figure, with every category it has."""

from __future__ import annotations

from collections.abc import Iterable

from setara.categories import CATEGORIES
from setara.facts import PUBLISHED
from setara.facts.studies import PRINTED
from setara.tables.table import Row, Table, Texts, quantity_row_texts, stated


def published(identity: str, title: str, names: Iterable[str]) -> Table:
    """Some published figures in the order given."""
    rows = [_row(name) for name in names]
    return Table(identity, title, rows, [], title)


def _row(name: str) -> Row:
    record = PUBLISHED[name]
    raw: Texts = {
        "id": name,
        "name": record.name,
        "study": record.study,
        "by": record.by,
        "year": record.year,
        "per": record.functional_unit,
        "meter": record.meter,
        **vars(record.boundary),
        "source": record.source,
        "where": record.where,
        "seen": record.seen,
    }
    cells = {}
    for category in CATEGORIES:
        if category.id in record.alternatives:
            printed, key = record.alternatives[category.id][PRINTED], category.id
            low, high = printed.range
            raw |= {
                key: printed.figure.value,
                f"{key}_low": low,
                f"{key}_high": high,
                f"{key}_unit": category.unit,
            }
            raw |= {f"{key}_range": "assumed" if printed.assumed else "published"}
            cells[key] = quantity_row_texts(stated(printed), category, printed.range)
    return Row(name, {"name": record.name, "cells": cells}, raw)
