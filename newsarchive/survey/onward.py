"""Pages that send their visitors on at once, by a refresh or a script."""

from __future__ import annotations

import re
from urllib.parse import urljoin

HEAD = 60_000
"""Characters of a page that are looked through."""
_REFRESH = re.compile(r"<meta\b[^<>]{0,200}http-equiv\s*=\s*[\"']?refresh[^<>]{0,400}>", re.IGNORECASE)
_REFRESH_URL = re.compile(r"url\s*=\s*[\"']?\s*([^\"'\s>;]{1,400})", re.IGNORECASE)
_SCRIPTED = re.compile(
    r"(?:window\.|top\.|document\.|self\.|parent\.|\b)location(?:\.href)?\s*(?:=|\.(?:replace|assign)\s*\()\s*[\"']([^\"'\s]{1,400})[\"']",
    re.IGNORECASE,
)


def sent_on(text: str, base: str) -> str | None:
    """Where a page without links of its own sends its visitors at once; None where it does not."""
    refresh = _REFRESH.search(text[:HEAD])
    named = (_REFRESH_URL.search(refresh[0]) if refresh is not None else None) or _SCRIPTED.search(text[:HEAD])
    if named is None:
        return None
    try:
        return str(urljoin(base, named[1]))
    except ValueError:
        return None
