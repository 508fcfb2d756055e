"""A comparison for the terminal, marks or colours for what was removed and added; and the same as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsarchive.archive.compared import Side
from newsarchive.comparing import Comparison
from newsarchive.edits.diff import Paragraph
from newsarchive.plural import number_of

MARKS = {"removed": ("[-", "-]"), "added": ("{+", "+}"), "same": ("", "")}
COLOURS = {"removed": ("\x1b[31;9m", "\x1b[0m"), "added": ("\x1b[32m", "\x1b[0m"), "same": ("", "")}


def sums(found: Comparison) -> str:
    """What kind of edit it was, and how large, in a line."""
    if not found.edit.kinds:
        return "The words are the same."
    kinds = ", ".join(found.edit.kinds).capitalize()
    return (
        f"{kinds}: {number_of(found.edit.added, 'word')} added, {found.edit.removed:,} removed; {found.edit.kept:.0%} of the text kept."
    )


def name_of(side: Side) -> str:
    """A side in words."""
    what = f"version {side.version}" if side.version is not None else "the answer held" if side.is_held else "the page since"
    return f"{what} (seen {side.seen_at[:16].replace('T', ' ')})"


def lines(found: Comparison, *, colours: bool, safe: Any = str) -> Iterator[str]:
    """The comparison, line by line.

    Args:
        colours: colours instead of marks.
        safe: makes stored text safe for a terminal.
    """
    signs = COLOURS if colours else MARKS
    yield f"{found.of.id}: {name_of(found.of.old)} and {name_of(found.of.new)}"
    yield sums(found)
    if found.read_again:
        yield "Both captures were read again by today's code."
    if found.note:
        yield safe(found.note)
    yield ""
    if "title" in found.fields:
        yield from _paragraphs(found.title.paragraphs, signs, safe, "title: ")
    for name, (old, new) in found.fields.items():
        if name != "title":
            yield safe(f"{name}: {shown(old)} -> {shown(new)}")
    if found.fields:
        yield ""
    yield from _paragraphs(found.text.paragraphs, signs, safe)


def _paragraphs(paragraphs: Iterable[Paragraph], signs: dict[str, tuple[str, str]], safe: Any, label: str = "") -> Iterator[str]:
    """The paragraphs that changed; those between them are counted."""
    same = 0
    for paragraph in paragraphs:
        if paragraph.is_same:
            same += 1
            continue
        yield from _counted(same)
        same = 0
        yield label + "".join(signs[part.op][0] + safe(part.text) + signs[part.op][1] for part in paragraph.parts)
    if not label:
        yield from _counted(same)


def _counted(same: int) -> Iterator[str]:
    if same:
        yield f"... {number_of(same, 'paragraph')} unchanged ..."


def shown(value: Any) -> str:
    """A field's value in a line."""
    return "; ".join(value) if isinstance(value, list) else str(value) if value is not None else "unknown"


def as_json(found: Comparison) -> dict[str, Any]:
    """The comparison as a value that JSON can hold."""
    return {
        "id": found.of.id, "site": found.of.site, "old": _side(found.of.old), "new": _side(found.of.new), "edit": list(found.edit.kinds),
        "kept": round(found.edit.kept, 3), "words_added": found.text.words("added"), "words_removed": found.text.words("removed"),
        "fields": {name: list(pair) for name, pair in found.fields.items()}, "read_again": found.read_again, "note": found.note,
        "paragraphs": [[[part.op, part.text] for part in paragraph.parts] for paragraph in found.text.paragraphs],
    }  # fmt: skip


def _side(side: Side) -> dict[str, Any]:
    return {
        "version": side.version, "seen_at": side.seen_at, "capture_id": side.capture, "capture_sha256": side.ref.payload_sha256,
        "extractor": side.code[0],
    }  # fmt: skip
