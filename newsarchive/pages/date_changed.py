"""The day of the last change as the page prints it (`Updated: 12 May 2024`, `Жаңартылды: ...`, `最終更新：...`)."""

from __future__ import annotations

import re
from collections.abc import Callable

from newsarchive.pages.date_shown import BESIDE, is_of_site
from newsarchive.pages.date_text import ShownLine, ShownLines
from newsarchive.pages.elements import Elements
from newsarchive.text.date_words import CHANGED_LABEL
from newsarchive.text.dates import FoundDate
from newsarchive.text.fold import fold

Read = Callable[[str], FoundDate | None]
"""Reads the date that a text calls the day of a change."""

LONGEST = 160
"""Characters of a line that may say it; a sentence that tells of a change is longer, or prose."""
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_NEAR = 40
"""Pieces of text before that year among which the one before it stands; the others are blank."""
_MOST_READ = 60
"""Lines of one page that are read at most."""


def change_shown(shown: ShownLines, read: Read) -> tuple[FoundDate, str] | None:
    """The one day the page calls that of its last change, and the line that says so; None where lines differ or speak of the site.

    Lines beside the heading outrank all others.

    Args:
        shown: the lines of the page that hold digits.
        read: see Read.
    """
    found: list[tuple[ShownLine, FoundDate, str]] = []
    for line in [one for one in shown.lines if _may_say(one)][:_MOST_READ]:
        raw, date = _change_in(line, read)
        if date is not None and date.value is not None and date.precision in {"day", "time"}:
            found.append((line, date, raw))
    if shown.first is not None:
        beside = [one for one in found if shown.first - BESIDE <= one[0].index <= shown.last + BESIDE]
        found = beside or found
    if len({str(date.value)[:10] for _, date, _ in found}) != 1:
        return None
    return found[0][1], found[0][2]


def names_change(elements: Elements) -> bool:
    """Whether some text with a year is called the day of a change: cheap to ask of a page whose lines are not looked at otherwise."""
    texts = [text for pair in zip(elements.texts, elements.tails, strict=True) for text in pair if text]
    for number, text in enumerate(texts):
        if "20" in text and len(text) <= 2 * LONGEST and _YEAR.search(text):
            pieces = (texts[at] for at in range(number - 1, max(-1, number - 1 - _NEAR), -1))
            before = next((one for one in pieces if not one.isspace()), "")
            if CHANGED_LABEL.search(fold(f"{before.strip()[-30:]} {text}")) is not None:
                return True
    return False


def _may_say(line: ShownLine) -> bool:
    if line.aside or line.header or line.in_heading or len(line.text) > LONGEST:
        return False
    return line.changed or CHANGED_LABEL.search(fold(f"{line.before} {line.text}")) is not None


def _change_in(line: ShownLine, read: Read) -> tuple[str, FoundDate | None]:
    if is_of_site(line):
        return "", None
    said = [(line.text, line.text)]
    if line.before:
        said += [(f"{line.before.rstrip(':')}: {text}", f"{line.before} {text}") for text in (line.text, line.machine) if text]
    if line.changed:
        said += [(f"updated: {text}", text) for text in (line.machine, line.text) if text]
    return next(((raw, date) for text, raw in said if (date := read(text)) is not None), ("", None))
