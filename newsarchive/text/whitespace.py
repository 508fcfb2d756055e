"""One form for the spaces, line ends and invisible characters of a text."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]|[\ufdd0-\ufdef\ufffe\uffff]|[\ud800-\udfff]")
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
# Joiners shape the letters of Arabic and Indic scripts, and emoji: elsewhere they are debris.
_STRAY_JOINER = re.compile(
    "(?<![\u0590-\u109f\u1780-\u18af\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]|[\u200c\u200d](?=\\s|$)"
)
_UNUSUAL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
"""Characters that are taken out, or may be."""
_ODD_SPACE = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACES = re.compile(f" [ {_ODD_SPACE}]+|[{_ODD_SPACE}][ {_ODD_SPACE}]*")
"""Spaces that are no single plain one: most are, and replacing them costs most of the time."""
_UNTIDY = re.compile(rf"{_LINE_ENDS.pattern}|{_UNUSUAL.pattern}|[{_ODD_SPACE}]|  | \n|\n |\n\n\n")
"""What `tidy` would change; most texts hold none of it, and one look at them is enough."""
_AROUND_LINE_END = re.compile(r" \n ?|\n ")
_BLANK_LINES = re.compile(r"\n{2,}")


def tidy_line(text: str) -> str:
    """A text of one line (a title, a name): NFC, no invisible or control characters, single spaces."""
    if _UNUSUAL.search(text) is None:
        return " ".join(unicodedata.normalize("NFC", text).split())
    return " ".join(tidy(text).split())


def tidy(text: str) -> str:
    """NFC, no invisible or control characters, single spaces, paragraphs separated by one blank line.

    A single line end stays (lists and verse are printed so); two or more are a paragraph's end. Soft hyphens and direction
    marks go, and joiners except where a script needs them. Ideographic and no-break spaces become plain ones.
    """
    if _UNTIDY.search(text) is None and unicodedata.is_normalized("NFC", text):
        return text.strip(" \n")
    lines = _LINE_ENDS.sub("\n", text)
    visible = lines
    if _UNUSUAL.search(lines) is not None:
        visible = _STRAY_JOINER.sub("", _INVISIBLE.sub("", _CONTROLS.sub("", lines)))
    composed = unicodedata.normalize("NFC", visible)
    spaced = _AROUND_LINE_END.sub("\n", _SPACES.sub(" ", composed))
    return _BLANK_LINES.sub("\n\n", spaced).strip(" \n")


def paragraphs_of(text: str | None) -> list[str]:
    """The paragraphs of an article's text; none of no text."""
    return [part for part in (text or "").split("\n\n") if part.strip()]


def join_paragraphs(paragraphs: list[str]) -> str:
    """The text of these paragraphs; empty ones are left out."""
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())
