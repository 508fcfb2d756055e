from __future__ import annotations
from collections.abc import Sequence
from datetime import datetime
from newsarchive.items import Neighbour
def infer_year(day: int, month: int, number: int, neighbours: Sequence[Neighbour], fetched_at: datetime) -> tuple[str, str] | None:
    return None
