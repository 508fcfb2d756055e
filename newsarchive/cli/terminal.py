"""Text for a terminal: stored text can never steer it, and fits its width."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from unicodedata import combining, east_asian_width

import click

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

INDENT = 4
"""Columns by which the further lines of a row are moved in."""


def safe(text: str) -> str:
    """Text without control characters and direction overrides: a title with terminal escapes is shown, not obeyed."""
    return CONTROL.sub("\ufffd", text)


def wrap(text: str, indent: str = "") -> str:
    """Paragraphs wrapped to the terminal's width, at most 100 columns."""
    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    lines = [
        textwrap.fill(line, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False) if line else ""
        for line in text.split("\n")
    ]
    return "\n".join(lines)


def marked(text: str) -> str:
    """Text with the search's marks as bold on a terminal, as [brackets] elsewhere."""
    start, end = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() else ("[", "]")
    return "".join(
        {"\x02": start, "\x03": end}.get(part, safe(part)) for part in re.split(r"([\x02\x03])", text.replace("\n", " "))
    )


def width_of(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in {"W", "F"} else 1 for char in text)


def columns(rows: Sequence[Sequence[str]], gap: int = 2) -> Iterator[str]:
    """A table, the first row its head; a column that is empty below its head is left out.

    On a terminal (or with COLUMNS set) that is too narrow for a row, its last cells go on in lines below, indented, the same for all
    rows, and what is wider than a line is cut; elsewhere lines are as long as they are.
    """
    shown = [number for number in range(len(rows[0])) if any(row[number] for row in rows[1:])]
    wide = {number: max(width_of(row[number]) for row in rows) for number in shown}
    room = shutil.get_terminal_size((0, 0)).columns or sys.maxsize
    lines: list[list[int]] = [[]]
    taken = 0
    for number in shown:
        # The last cell of a row may be cut; the others need their room.
        needed = min(wide[number], 24) if number == shown[-1] else wide[number]
        if lines[-1] and taken + needed > room:
            lines.append([])
            taken = INDENT
        lines[-1].append(number)
        taken += wide[number] + gap
    for row in rows:
        for first, line in enumerate(lines):
            text = (" " * gap).join(row[number] + " " * (wide[number] - width_of(row[number])) for number in line)
            whole = (" " * INDENT if first else "") + text.rstrip()
            if whole.strip():
                yield cut(whole, room)


def cut(text: str, room: int) -> str:
    """A text that takes at most so many columns; what is lost is shown by an ellipsis."""
    if width_of(text) <= room:
        return text
    kept, taken = [], 1
    for char in text:
        taken += width_of(char)
        if taken > room:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


def tell(text: str) -> None:
    """Print a line of a work that is done whole, whether or not somebody still reads what it says (head, less)."""
    try:
        click.echo(text)
    except BrokenPipeError:
        forget_output()


def forget_output() -> None:
    """What still waits for stdout goes nowhere, instead of failing once more when the process ends."""
    with contextlib.suppress(OSError, AttributeError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
