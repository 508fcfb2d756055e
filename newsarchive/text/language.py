from __future__ import annotations
from collections.abc import Sequence
def detect(text: str, title: str | None, candidates: Sequence[str]) -> tuple[str | None, float | None]:
    return (candidates[0] if candidates else None), None
