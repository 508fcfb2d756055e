"""Which JSON that the scripts of a listing were given lists its articles: then a crawl asks for that, and needs no browser to find them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urljoin, urlsplit

from newsarchive.sites.addresses import normalise
from newsarchive.sites.model import Site
from newsarchive.sources.json_api import with_cursor
from newsarchive.survey.findings import FoundSource
from newsarchive.survey.named import named_by

if TYPE_CHECKING:
    from newsarchive.survey.detect import Survey

FEWEST = 3
"""Items that must lead to articles of the listing."""
SHARE = 0.8
"""Of the items, that must."""
MOST_NODES, MOST_ITEMS, DEEPEST = 20_000, 200, 8
CURSORS = ("cursor", "after")
MOST_TRIALS = 4
LEAST_LEFT = 12
_CURSOR = re.compile(r"(?:next_?)?(?:cursor|token|page_?token)|end_?cursor|next(?:_?(?:id|key|offset|after))?|after|last_?id", re.I)
_PAGE = re.compile(r"page|p|pg|pagenum(?:ber)?|pageno|currentpage|page_?index|pagina|seite|sayfa", re.IGNORECASE)
_OFFSET = re.compile(r"offset|skip|start|from|first", re.IGNORECASE)
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_ABOUT_DATE = re.compile(r"publi|date|time|creat|post|day", re.IGNORECASE)


def interface_of(data: Sequence[tuple[str, bytes]], articles: Mapping[str, str]) -> FoundSource | None:
    """The interface that lists these articles, as a source of kind json; None where none of the answers does.

    Args:
        data: addresses and bodies of JSON.
        articles: addresses of articles, with the texts of their links.
    """
    known = {_bare(url): (url, " ".join(text.split())) for url, text in articles.items()}
    best: tuple[int, FoundSource] | None = None
    for url, body in data:
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError):
            continue
        for path, items in _lists(answer):
            made = _source(url, path, items, known)
            if made is not None and (best is None or made[0] > best[0]):
                best = made
    return best[1] if best is not None else None


def _lists(answer: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every list of objects in an answer, with its dotted path."""
    waiting: list[tuple[str, Any, int]] = [("", answer, 0)]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        path, value, depth = waiting.pop(0)
        if isinstance(value, list):
            items = [item for item in value[:MOST_ITEMS] if isinstance(item, dict)]
            if len(items) >= FEWEST:
                yield path, items
        elif isinstance(value, dict) and depth < DEEPEST:
            waiting += [(f"{path}.{name}".lstrip("."), inside, depth + 1) for name, inside in list(value.items())[:100] if _is_step(name)]


def _is_step(name: str) -> bool:
    return bool(re.fullmatch(r"[\w$@-]{1,60}", name))


def _fields(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Names and texts of an item's fields, of those in its objects too."""
    for name, value in list(item.items())[:60]:
        if not _is_step(name) or isinstance(value, bool):
            continue
        if isinstance(value, str | int):
            yield name, str(value)
        elif isinstance(value, dict):
            for inner, text in list(value.items())[:20]:
                if _is_step(inner) and isinstance(text, str | int) and not isinstance(text, bool):
                    yield f"{name}.{inner}", str(text)


def _source(
    url: str, path: str, items: Sequence[Mapping[str, Any]], known: Mapping[str, tuple[str, str]]
) -> tuple[int, FoundSource] | None:
    rows = [dict(_fields(item)) for item in items]
    needed = max(FEWEST, SHARE * len(rows))
    for link in _links(url, rows, known):
        led = [known.get(_bare(_address(url, link, row))) for row in rows]
        common = len({one[0] for one in led if one is not None})
        if common < needed:
            continue
        keys = {"items": path, "link": link, "title": _title(rows, led), "date": _date(rows)}
        address, start = _paged(url)
        source = FoundSource(
            kind="json", url=address, names=len(rows), evidence=f"the listing's own scripts ask for it; {common} of its {len(rows)} items"
            " are articles of the listing", keys={name: value for name, value in keys.items() if value} | start,
        )  # fmt: skip
        return common, source
    return None


def _links(url: str, rows: Sequence[Mapping[str, str]], known: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """What may lead from an item to its article: fields that hold an address, then addresses with a field's value in them."""
    first = rows[0]
    yield from (name for name, value in first.items() if "/" in value and len(value) < 2000)
    for row in rows[:3]:
        for name, value in row.items():
            if not value or len(value) > 300 or "/" in value:
                continue
            spelled = re.escape(quote(value, safe="%-._~"))
            for article, _ in known.values():
                found = re.search(rf"(?<=[/=]){spelled}(?=[/?&#]|\.\w{{2,5}}$|$)", article)
                if found is not None:
                    yield f"{article[: found.start()]}{{{name}}}{article[found.end() :]}"
                    break


def _address(url: str, link: str, row: Mapping[str, str]) -> str:
    if "{" not in link:
        value = row.get(link, "")
    else:
        name = link[link.index("{") + 1 : link.index("}")]
        value = link.replace(f"{{{name}}}", quote(row[name], safe="/%-._~")) if row.get(name) else ""
    try:
        return urljoin(url, value) if value else ""
    except ValueError:
        return ""


def _title(rows: Sequence[Mapping[str, str]], led: Sequence[tuple[str, str] | None]) -> str:
    """The field that says what the links of the listing say."""
    for name in rows[0]:
        texts = [(" ".join(row.get(name, "").split()), one[1]) for row, one in zip(rows, led, strict=True) if one is not None]
        if sum(bool(said) and said in shown for said, shown in texts) * 2 > len(texts) and len(texts[0][0]) > 5:
            return name
    return ""


def _date(rows: Sequence[Mapping[str, str]]) -> str:
    """The field that holds a day in every item; of several, the one whose name speaks of publishing."""
    names = [name for name in rows[0] if all(_DAY.match(row.get(name, "")) for row in rows)]
    return min(names, key=lambda name: ("publi" not in name.lower(), not _ABOUT_DATE.search(name), names.index(name)), default="")


def _paged(url: str) -> tuple[str, dict[str, int]]:
    """The address with {page} or {offset} where it has one, and where that begins."""
    for pattern, place in ((_PAGE, "{page}"), (_OFFSET, "{offset}")):
        for name, value in parse_qsl(urlsplit(url).query, keep_blank_values=True):
            if pattern.fullmatch(name) and value.isascii() and value.isdecimal() and len(value) < 6:
                found = re.search(rf"(?<=[?&]){re.escape(name)}={value}(?=&|#|$)", url)
                if found is not None:
                    start = int(value)
                    usual = 1 if place == "{page}" else 0
                    made = f"{url[: found.start()]}{name}={place}{url[found.end() :]}"
                    return made, ({} if start == usual else {"start": start})
    return url, {}


def _bare(url: str) -> str:
    try:
        return normalise(url).partition("://")[2].rstrip("/") if url else ""
    except ValueError:
        return ""


async def interfaces(survey: Survey) -> None:
    """Of a site that needs a browser, take the interfaces behind its listings. A listing whose interface goes on is not needed any more."""
    found = survey.found
    if not found.browser:
        return
    kept = []
    for listing in found.listings:
        answer, look = await survey.pages.answer(listing.url), await survey.pages.look(listing.url)
        articles = {anchor.url: anchor.text for anchor in look.anchors if any(family.matches(anchor.url) for family in found.families)}
        source = interface_of(answer.data, articles)
        if source is None:
            kept.append(listing)
            continue
        more = await _goes_on(survey, source, articles) or await _tried(survey, source, articles, answer.data)
        if not more:
            source.url, source.keys = _first(source), {name: value for name, value in source.keys.items() if name != "start"}
            kept.append(listing)
        source.evidence += f"; its next page brings {more} more" if more else ""
        if all(source.url != other.url for other in found.sources):
            found.sources.append(source)
    found.listings = kept


async def _goes_on(survey: Survey, source: FoundSource, articles: Mapping[str, str]) -> int:
    """How many articles the second page of an interface names that the first does not."""
    if "{page}" not in source.url and "{offset}" not in source.url:
        return 0
    place, step = ("{page}", 1) if "{page}" in source.url else ("{offset}", source.names)
    start = int(source.keys.get("start", 1 if place == "{page}" else 0))
    return await _new_at(survey, source, source.url.replace(place, str(start + step)), articles)


async def _new_at(survey: Survey, source: FoundSource, url: str, articles: Mapping[str, str]) -> int:
    site = Site.model_validate({**(data := survey.found.data()), "sources": [_table(source)], "definition": repr(data) + repr(source)})
    reading, _ = await named_by(survey, url, site)
    links = [link.url for link in reading.links if link.kind == "article"] if reading is not None else []
    known = {_bare(url) for url in articles}
    return len({_bare(url) for url in links} - known)


async def _tried(survey: Survey, source: FoundSource, articles: Mapping[str, str], data: Sequence[tuple[str, bytes]]) -> int:
    """The same for an interface whose first request does not count: what the usual parameters bring, and what its answer says to ask
    for the next page with. What brings something is written into the source."""
    joint = "&" if "?" in source.url else "?"
    trials = [
        replace(source, keys={**source.keys, "next": path, "cursor": name})
        for path, _ in _cursors(source, data) for name in dict.fromkeys((path.rpartition(".")[2], *CURSORS))
    ]  # fmt: skip
    trials += [replace(source, url=f"{source.url}{joint}{name}={{{name}}}") for name in ("page", "offset")]
    values = dict(_cursors(source, data))
    for trial in trials[:MOST_TRIALS]:
        if survey.pages.left < LEAST_LEFT:
            break
        if "cursor" in trial.keys:
            more = await _new_at(survey, trial, with_cursor(trial.url, trial.keys["cursor"], values[trial.keys["next"]]), articles)
        else:
            more = await _goes_on(survey, trial, articles)
        if more * 2 >= source.names:
            source.url, source.keys = trial.url, trial.keys
            return more
    return 0


def _cursors(source: FoundSource, data: Sequence[tuple[str, bytes]]) -> Iterator[tuple[str, str]]:
    """Paths in the source's answer to what asks for the next page, each with what stands there."""
    try:
        answer = next((json.loads(body) for url, body in data if url == source.url), None)
    except (ValueError, RecursionError):
        return
    inside = [("", answer), *((name, value) for name, value in answer.items())] if isinstance(answer, dict) else []
    for path, value in inside[:60]:
        for name, told in list(value.items())[:60] if isinstance(value, dict) else []:
            if not _CURSOR.fullmatch(name) or not _is_step(path or name) or not isinstance(told, str | int) or isinstance(told, bool):
                continue
            if 0 < len(str(told)) < 500 and "://" not in str(told):
                yield f"{path}.{name}".lstrip("."), str(told)


def _first(source: FoundSource) -> str:
    return source.url.replace("{page}", str(source.keys.get("start", 1))).replace("{offset}", str(source.keys.get("start", 0)))


def _table(source: FoundSource) -> dict[str, Any]:
    return {"kind": source.kind, "url": source.url, **source.keys}
