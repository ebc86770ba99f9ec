"""The order in which a short list shows the most of a long one."""

from exhibits.base.filters import Row, Rows


def one_of_each_kind_first(rows: Rows) -> list[Row]:
    """The rows so that the first of every kind comes before the second of any: a few lines show what there is."""
    seen: dict[str, int] = {}
    places = []
    for row in rows:
        seen[row["kind"]] = seen.get(row["kind"], 0) + 1
        places.append(seen[row["kind"]])
    return [row for _place, row in sorted(zip(places, rows, strict=True), key=lambda pair: pair[0])]
