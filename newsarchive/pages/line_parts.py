"""The pieces of a line that stand in inline elements of their own: style sheets part them, their text alone does not."""

from __future__ import annotations

from newsarchive.pages.lines import Line

MOST_PIECES = 60


def parted(line: Line) -> str | None:
    """A line's text with a space wherever an inline element begins or ends without one ("Jane Doe12.03.2024345 views"); None where
    that changes nothing."""
    wanted = "".join(line.text.split())
    pieces: list[str] = []
    places: list[int] = []
    length = 0
    for number, text in enumerate(line.box.element.itertext()):
        if number == MOST_PIECES:
            break
        if text.strip():
            pieces.append(" ".join(text.split()))
            places.append(length)
            length += len("".join(text.split()))
    at = "".join("".join(piece.split()) for piece in pieces).find(wanted)
    if at < 0 or at not in places:
        return None
    first = places.index(at)
    last = next((number for number in range(first, len(places)) if places[number] >= at + len(wanted)), len(places))
    found = " ".join(pieces[first:last])
    return found if found != line.text and "".join(found.split()) == wanted else None
