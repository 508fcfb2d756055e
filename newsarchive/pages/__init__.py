"""How a page is read: HTML to evidence and body. Knows no Scrapy, no SQL and no clock.

`extract` and `Page` are imported when they are first asked for: whoever needs one module of this room does not load them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsarchive.pages.page import Page, extract

__all__ = ["Page", "extract"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from newsarchive.pages import page

    return getattr(page, name)
