from __future__ import annotations
from collections.abc import Sequence
from dataclasses import dataclass
@dataclass(frozen=True, slots=True)
class Cleaned:
    text: str
    dateline: str | None
    place: str | None
    day_month: tuple[int, int] | None
    published: str | None
    contacts: list[str]
    removed: list[str]
def clean(text: str, *, title: str | None, languages: Sequence[str]) -> Cleaned:
    return Cleaned(text, None, None, None, None, [], [])
