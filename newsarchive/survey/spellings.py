"""Addresses of articles as other pages spell them: with parameters that say where the visitor came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import parse_qsl, urlsplit

MOST = 200


def spelled_elsewhere(urls: Sequence[str], others: Iterable[str]) -> list[str]:
    """Those of other addresses that have the host, the path and the names of parameters that most articles have, and of those parameters
    that tell the articles apart the values of one of them.

    Args:
        urls: addresses of articles.
        others: addresses on other pages.
    """
    forms = Counter(filter(None, map(_form, urls)))
    if not forms:
        return []
    wanted, count = forms.most_common(1)[0]
    if count * 2 < len(urls):
        return []
    told = [dict(parse_qsl(urlsplit(url).query, keep_blank_values=True)) for url in urls if _form(url) == wanted]
    values = {name: {one[name] for one in told} for name in wanted[2]}
    most = max(map(len, values.values()))
    apart = [name for name in wanted[2] if len(values[name]) == most]
    known, articles = set(urls), {tuple(one[name] for name in apart) for one in told}
    found = []
    for url in dict.fromkeys(others):
        if url not in known and _form(url) == wanted:
            one = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
            if tuple(one[name] for name in apart) in articles:
                found.append(url)
    return found[:MOST]


def _form(url: str) -> tuple[str, str, tuple[str, ...]] | None:
    """Host, path and names of parameters of an address that has several; None of any other."""
    try:
        parts = urlsplit(url)
        names = tuple(sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}))
    except ValueError:
        return None
    return (parts.netloc.lower(), parts.path, names) if len(names) > 1 else None
