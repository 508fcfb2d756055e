"""A stored text as it is set for reading: paragraphs, and lists where the page itself wrote bullets."""

from __future__ import annotations

from dataclasses import dataclass

from newsarchive.text.whitespace import paragraphs_of

BULLETS = frozenset("•◦▪▫■□●○‣⁃∙·*✓✔►▶➢➤❖")
"""Signs that begin an item of a list. A dash is none: it also begins what somebody says."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """A paragraph, or a list."""

    lines: tuple[str, ...]
    is_list: bool = False


def blocks(text: str | None) -> list[Block]:
    """A text in paragraphs and lists; two or more paragraphs behind each other that begin with the same bullet are a list."""
    found: list[Block] = []
    waiting: list[str] = []

    def end() -> None:
        if len(waiting) > 1:
            found.append(Block(lines=tuple(waiting), is_list=True))
        else:
            found.extend(Block(lines=(one,)) for one in waiting)
        waiting.clear()

    for paragraph in paragraphs_of(text):
        sign = _bullet(paragraph)
        if waiting and sign != _bullet(waiting[-1]):
            end()
        if sign is None:
            found.append(Block(lines=(paragraph,)))
        else:
            waiting.append(paragraph)
    end()
    return found


def _bullet(paragraph: str) -> str | None:
    first = paragraph.lstrip()[:2]
    return first[0] if first and first[0] in BULLETS and (len(first) == 1 or first[1].isspace() or first[0] in "•●▪■") else None
