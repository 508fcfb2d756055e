"""Two captures of one page side by side: whether the second says anything that the first does not. Run in a worker process."""

from __future__ import annotations

from collections.abc import Collection

from newsarchive.items import Capture, Reading
from newsarchive.line import parsed
from newsarchive.pages.recheck import differing


def compare(before: Capture, now: Capture, text: str, shared: Collection[int]) -> tuple[str, ...] | None:
    """The lines that differ where none of them says anything new; None where the second capture is to be kept.

    Args:
        before: the capture that is kept whole.
        now: the same address, fetched again.
        text: what is taken for the article's text.
        shared: marks that enough other pages of the crawl have too (pages.recheck).
    """
    old, _ = parsed(before, Reading(capture_id=before.id, url=before.url))
    new, _ = parsed(now, Reading(capture_id=now.id, url=now.url))
    return differing(old, new, text, shared) if old is not None and new is not None else None
