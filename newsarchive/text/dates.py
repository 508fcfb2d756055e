from __future__ import annotations
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from newsarchive.items import Precision
@dataclass(frozen=True, slots=True)
class FoundDate:
    value: str | None
    precision: Precision | None
    day_month: tuple[int, int] | None
    raw: str
def parse_date(raw: str, *, languages: Sequence[str], order: str, fetched_at: datetime, timezone: str | None, allow_relative: bool = False) -> FoundDate | None:
    return None
def warm_up(languages: Sequence[str]) -> None: ...
