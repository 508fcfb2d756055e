"""Plots, drawn on the server as SVG: bars, lines, a calendar. Each says in words what it shows and has its data as a table beside it.

They are as wide as there is room and keep the size of their letters, so they have no viewBox; what lies across is given in
hundredths of the width.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

from markupsafe import Markup, escape

from newsarchive.browse.wording import Wording

HEIGHT = 150
"""Pixels of the field in which the data stand."""
TOP = 18
LABELS = 22
"""Pixels for the labels below it."""
MOST_LABELS = 20
"""That have room below a plot on a wide screen; a narrow one shows every other."""
LINES = 8
"""Lines that can be told apart."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar."""

    label: str
    value: float
    href: str | None = None
    """Where it leads."""
    chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a plot of lines."""

    name: str
    values: Sequence[float | None]
    """One for each label; None where there is none."""


def bars(t: Wording, given: Sequence[Bar], *, title: str, description: str, columns: tuple[str, str]) -> Markup:
    """A plot of bars.

    Args:
        title: what it shows.
        description: the same in a sentence, for whoever cannot see it.
        columns: headings of its table: of the labels, of the values.
    """
    top = rounded_up(max((one.value for one in given), default=1))
    parts = [_grid(t.number, top)]
    slot = 100 / max(len(given), 1)
    for number, one in enumerate(given):
        height = max(one.value / top * HEIGHT, 1.5 if one.value else 0)
        drawn = Markup(
            '<rect class="slot" x="{}%" y="0" width="{}%" height="{}"/><rect class="bar{}" x="{}%" y="{}" width="{}%" height="{}"/>'
        ).format(
            _short(slot * number), _short(slot), TOP + HEIGHT, " chosen" if one.chosen else "", _short(slot * (number + 0.1)),
            _short(TOP + HEIGHT - height), _short(slot * 0.8), _short(height),
        )  # fmt: skip
        said = f"{one.label}: {t.number(one.value)}"
        if one.href is not None:
            drawn = Markup('<a href="{}" aria-label="{}"{}>{}<title>{}</title></a>').format(
                one.href, said, Markup(' aria-current="true"') if one.chosen else "", drawn, said
            )
        else:
            drawn = Markup("<g>{}<title>{}</title></g>").format(drawn, said)
        parts.append(drawn)
    parts.append(_labels([one.label for one in given], slot))
    rows = [(_linked(one), t.number(one.value)) for one in given]
    linked = any(one.href is not None for one in given)
    return _figure(t, "bars", Markup("").join(parts), title, description, columns, rows, linked=linked)


def lines(
    t: Wording, labels: Sequence[str], given: Sequence[Line], *, title: str, description: str, first_column: str,
    number: Callable[[float], str] | None = None,
) -> Markup:
    """A plot of lines over the same labels, at most LINES of them.

    Args:
        first_column: heading of the labels in its table.
        number: how values are written; as whole numbers unless given.
    """
    number = number or t.number
    given = given[:LINES]
    top = rounded_up(max((value for one in given for value in one.values if value is not None), default=1))
    slot = 100 / max(len(labels), 1)
    parts = [_grid(number, top)]
    for place, one in enumerate(given, 1):
        points = [
            (slot * (position + 0.5), (1 - value / top) * HEIGHT) for position, value in enumerate(one.values) if value is not None
        ]  # fmt: skip
        starts = [position == 0 or one.values[position - 1] is None for position, value in enumerate(one.values) if value is not None]
        steps = [
            f"{'M' if start else 'L'}{_short(10 * across)},{_short(down)}" for start, (across, down) in zip(starts, points, strict=True)
        ]
        parts.append(
            Markup(
                '<svg class="field" x="0" y="{}" width="100%" height="{}" viewBox="0 0 1000 {}" preserveAspectRatio="none">'
                '<path class="line s{}" d="{}" vector-effect="non-scaling-stroke"/></svg>'
            ).format(TOP, HEIGHT, HEIGHT, place, "".join(steps))
        )
        said = [f"{one.name}, {label}: {number(value)}" for label, value in zip(labels, one.values, strict=True) if value is not None]
        parts += [
            Markup('<circle class="dot s{}" cx="{}%" cy="{}" r="3.5"><title>{}</title></circle>').format(
                place, _short(across), _short(TOP + down), saying
            )
            for (across, down), saying in zip(points, said, strict=True)
        ]
    parts.append(_labels(labels, slot))
    rows = [
        (label, *("–" if one.values[position] is None else number(one.values[position] or 0) for one in given))
        for position, label in enumerate(labels)
    ]  # fmt: skip
    legend = Markup('<ul class="legend">{}</ul>').format(
        Markup("").join(
            Markup(
                '<li><svg class="swatch" width="28" height="10" aria-hidden="true" focusable="false">'
                '<path class="line s{0}" d="M0,5L28,5"/><circle class="dot s{0}" cx="14" cy="5" r="3.5"/></svg> <bdi>{1}</bdi></li>'
            ).format(place, one.name)
            for place, one in enumerate(given, 1)
        )
    )
    columns = (first_column, *(one.name for one in given))
    return _figure(t, "lines", Markup("").join(parts), title, description, columns, rows, legend=legend)


def calendar(
    t: Wording, year: int, counts: dict[str, int], *, title: str, description: str, columns: tuple[str, str],
    href: Callable[[str], str] | None = None,
) -> Markup:
    """A year as a calendar: a square a day, darker the more there is; its table has the months.

    Args:
        counts: by day (YYYY-MM-DD); other days have nothing.
        href: the address that a day leads to.
    """
    first = date(year, 1, 1)
    offset = first.weekday()
    days = (date(year, 12, 31) - first).days + 1
    cell, gap = 12, 2
    step = cell + gap
    weeks = (offset + days + 6) // 7
    most = max(counts.values(), default=1)
    squares, months = [], []
    for number in range(days):
        day = first + timedelta(days=number)
        week, weekday = divmod(offset + number, 7)
        if day.day == 1:
            months.append(Markup('<text class="label" x="{}" y="11">{}</text>').format(week * step, t.short_month(day.month)))
        count = counts.get(day.isoformat(), 0)
        place = f'<rect class="day l{level(count, most)}" x="{week * step}" y="{TOP + weekday * step}" width="{cell}" height="{cell}"'
        square = f"{place}/>"
        if count:
            said = escape(f"{t.date(day.isoformat())}: {t.number(count)}")
            square = f"{place}><title>{said}</title></rect>"
            if href is not None:
                square = f'<a href="{escape(href(day.isoformat()))}" aria-label="{said}">{square}</a>'
        squares.append(square)
    drawn = Markup("".join(squares))  # noqa: S704 - what is not a number in them is escaped above
    by_month = [sum(count for day, count in counts.items() if day.startswith(f"{year:04}-{month:02}")) for month in range(1, 13)]
    rows = [(t.date(f"{year:04}-{month:02}"), t.number(count)) for month, count in enumerate(by_month, 1)]
    return _figure(
        t, "calendar", Markup("").join([*months, drawn]), title, description, columns, rows, linked=href is not None,
        viewbox=(weeks * step, TOP + 7 * step),
    )  # fmt: skip


def level(count: int, most: int) -> int:
    """How dark a square is: 0 for nothing, 1 to 4 for something, by its logarithm, since news come in heaps."""
    if count <= 0:
        return 0
    return min(4, 1 + int(4 * math.log(count) / math.log(most + 1))) if most > 1 else 2


def rounded_up(value: float) -> float:
    """The next round number that is no smaller, for the top of a plot."""
    if value <= 0:
        return 1
    size = 10.0 ** math.floor(math.log10(value))
    return next(step * size for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * size >= value * 0.999999)


def _grid(number: Callable[[float], str], top: float) -> Markup:
    return Markup(
        '<line class="grid" x1="0" x2="100%" y1="{0}" y2="{0}"/><line class="grid" x1="0" x2="100%" y1="{1}" y2="{1}"/>'
        '<line class="base" x1="0" x2="100%" y1="{2}" y2="{2}"/><text class="label" x="0" y="{3}" aria-hidden="true">{4}</text>'
    ).format(TOP, TOP + HEIGHT / 2, TOP + HEIGHT, TOP - 5, number(top))


def _labels(labels: Sequence[str], slot: float) -> Markup:
    every = math.ceil(len(labels) / MOST_LABELS)
    shown = range(0, len(labels), max(every, 1))
    return Markup("").join(
        Markup('<text class="label below{}" x="{}%" y="{}" aria-hidden="true">{}</text>').format(
            " odd" if place % 2 else "", _short(slot * (position + 0.5)), TOP + HEIGHT + LABELS - 6, labels[position]
        )
        for place, position in enumerate(shown)
    )


def _figure(
    t: Wording, kind: str, drawn: Markup, title: str, description: str, columns: Sequence[str], rows: Sequence[Sequence[object]], *,
    linked: bool = False, legend: Markup | str = "", viewbox: tuple[int, int] | None = None,
) -> Markup:
    ident = f"plot-{crc32((kind + title).encode('utf-8', 'replace')):08x}"
    size = Markup('viewBox="0 0 {} {}"').format(*viewbox) if viewbox else Markup('width="100%" height="{}"').format(TOP + HEIGHT + LABELS)
    head = Markup("").join(Markup('<th scope="col"><bdi>{}</bdi></th>').format(one) for one in columns)
    body = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(row[0], Markup("").join(Markup("<td>{}</td>").format(one) for one in row[1:]))
        for row in rows
    )
    return Markup(
        '<figure class="plot {kind}"><figcaption>{title}</figcaption>{legend}'
        '<div class="canvas"><svg {size} role="{role}" aria-labelledby="{ident}"><title id="{ident}">{description}</title>{drawn}'
        '</svg></div><details><summary>{summary}</summary><div class="scroll" tabindex="0" role="region" aria-label="{title}">'
        "<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></details></figure>"
    ).format(
        kind=kind, title=title, legend=legend, size=size, role="group" if linked else "img", ident=ident, description=description,
        drawn=drawn, summary=t("frame.show_table"), head=head, body=body,
    )  # fmt: skip


def _linked(one: Bar) -> Markup | str:
    return Markup('<a href="{}">{}</a>').format(one.href, one.label) if one.href is not None else one.label


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
