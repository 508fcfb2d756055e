"""Which captured files may be shown as pictures: by what they are, not by what they were called."""

from __future__ import annotations

MARKS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF87a", "image/gif"), (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
)  # fmt: skip
LARGEST = 20 * 1024 * 1024
"""Bytes of a file that is given out."""
AVIF = frozenset({b"avif", b"avis"})


def type_of(body: bytes) -> str | None:
    """The media type of a picture that can hold nothing but a picture; None for anything else. SVG is a document, and none."""
    for mark, kind in MARKS:
        if body.startswith(mark):
            return kind
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image/webp"
    if body[4:8] == b"ftyp" and body[8:12] in AVIF:
        return "image/avif"
    return None
