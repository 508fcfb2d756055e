"""Text for a terminal: stored text can never steer it, and fits its width."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


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
