"""What waits for a person: worse answers that are held, dates that are inferred or doubtful, changes that could not be judged, pages
that look different than before, corrections whose page says something new. Reads only; `archive.deciding` decides."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from newsarchive.archive import corrections, story_told, translation_review, unjudged
from newsarchive.archive.decisions import CORRECTION, DATE, HELD, KINDS, STORY, TEMPLATE, TRANSLATION, UNJUDGED, last, subject_of
from newsarchive.archive.gone import AWAY
from newsarchive.archive.readings import INFERRED
from newsarchive.errors import UsageError
from newsarchive.items import Outcome

WORSE = (
    Outcome.HELD, Outcome.SOFT_404, Outcome.NO_TEXT, Outcome.NOT_ARTICLE, Outcome.NOT_HTML, Outcome.BLOCKED_PAGE,
)  # fmt: skip
"""Outcomes of readings that are held beside an article."""
STAYS = frozenset({Outcome.BLOCKED_PAGE, Outcome.NOT_HTML})
"""Outcomes of these that say nothing of the article: a wall, or an answer that nobody could read."""
VERSION, GONE, SEEN = "version", "gone", "seen"
"""What accepting a worse answer does: it becomes a version, the article is gone, or nothing more than that it waits no more."""
_ACCEPT = {
    VERSION: "it becomes a version, and is shown", GONE: "the article is gone at the university",
    SEEN: "you have seen it; the article stays as it is",
}  # fmt: skip
APART = 2
"""Days from which on two sources of a date contradict each other: less is a time zone."""
WEAK = frozenset({"changed", "relative", "script", "url", "sitemap", "person"})
"""Sources of a date whose contradiction says nothing."""


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One thing that waits."""

    id: str
    """By which it is accepted, rejected or postponed; stays as long as it waits."""
    kind: str
    site: str
    article: str | None
    """The article's id; None where it concerns the site."""
    title: str | None
    url: str | None
    since: str
    reason: str
    accept: str
    """What accepting it does."""
    reject: str
    holding: int | None
    subject: str
    """What exactly is decided on."""
    value: Any = None
    """What acting on it needs: a reading, a date, an event, a field."""
    does: str | None = None
    """Of a worse answer: what accepting it does."""


def waiting(
    connection: sqlite3.Connection, *, site: str | None = None, kind: str | None = None, article: int | None = None
) -> Iterator[Waiting]:
    """Everything that waits, by kind.

    Args:
        article: key of the only article that is looked at.
    """
    for name in KINDS:
        if kind not in {None, name}:
            continue
        for one in _FINDERS[name](connection, site, article):
            if last(connection, one.site, one.kind, one.holding, one.subject) is None:
                yield one


def by_id(connection: sqlite3.Connection, ident: str) -> Waiting:
    """What waits under an id.

    Raises:
        UsageError: nothing does.
    """
    kind, _, rest = ident.partition(":")
    name = rest.rpartition(":")[0]
    if kind == TRANSLATION and name:
        return _of_link(translation_review.named(connection, ident))
    if kind == STORY and name:
        return _of_copies(story_told.named(connection, ident))
    if kind in KINDS and name:
        if kind == TEMPLATE:
            found = waiting(connection, kind=kind, site=name)
        else:
            row = connection.execute("SELECT key FROM holdings WHERE id = ?", (name,)).fetchone()
            found = waiting(connection, kind=kind, article=row[0]) if row is not None else iter(())
        for one in found:
            if one.id == ident:
                return one
    raise UsageError(f"Nothing waits under {ident[:80]!r}.", "'newsarchive review' lists what waits, with its ids.")


def _id(kind: str, name: str, subject: str) -> str:
    return f"{kind}:{name}:{hashlib.sha256(subject.encode()).hexdigest()[:6]}"


def _where(site: str | None, article: int | None) -> tuple[str, list[Any]]:
    """Conditions on holdings h."""
    parts, values = ["h.visibility = 'shown'"], []
    for condition, value in (("h.site = ?", site), ("h.key = ?", article)):
        if value is not None:
            parts.append(condition)
            values.append(value)
    return " AND ".join(parts), values


def _held(connection: sqlite3.Connection, site: str | None, article: int | None) -> Iterator[Waiting]:
    """The last worse answer of each article that was not seen well since."""
    where, values = _where(site, article)
    marks = ", ".join("?" for _ in WORSE)
    rows = connection.execute(
        "SELECT h.key, h.id, h.site, a.title, h.canonical_url, r.id, r.outcome, r.reason, r.text_sha256, c.fetched_at"
        " FROM (SELECT DISTINCT holding FROM events WHERE kind = 'held') e CROSS JOIN holdings h ON h.key = e.holding"
        " JOIN articles a ON a.key = h.key JOIN readings r ON r.id = (SELECT max(n.id) FROM readings n WHERE n.holding = h.key"
        f" AND n.outcome IN ({marks})) JOIN captures c ON c.id = r.capture"
        f" WHERE {where} AND h.gone_at IS NULL AND c.fetched_at > h.last_seen ORDER BY h.site, h.id",
        (*WORSE, *values),
    )
    for key, ident, of, title, url, reading, outcome, reason, digest, at in map(tuple, rows):
        text = outcome == Outcome.HELD and digest is not None
        subject = subject_of(digest if text or outcome == Outcome.SOFT_404 else None, outcome)
        said = "a worse text" if text else outcome.replace("_", " ")
        does = VERSION if text else SEEN if outcome in STAYS else GONE
        yield Waiting(
            id=_id(HELD, ident, subject), kind=HELD, site=of, article=ident, title=title, url=url, since=at, holding=key, subject=subject,
            reason=f"{said}: {reason}", value=reading, does=does, accept=_ACCEPT[does],
            reject="it stays aside, and the same answer waits no more",
        )  # fmt: skip
    yield from _away(connection, site, article)


def _away(connection: sqlite3.Connection, site: str | None, article: int | None) -> Iterator[Waiting]:
    """Articles whose own address was seen to lead elsewhere on two days, and does not say what that means."""
    where, values = _where(site, article)
    rows = connection.execute(
        "SELECT h.key, h.id, h.site, a.title, h.canonical_url, e.at, e.detail FROM (SELECT max(id) AS id FROM events"
        " WHERE kind = ? GROUP BY holding) l JOIN events e ON e.id = l.id JOIN holdings h ON h.key = e.holding"
        " JOIN articles a ON a.key = h.key JOIN frontier w ON w.site = h.site AND w.url = h.canonical_url AND w.outcome = ?"
        f" WHERE {where} AND h.gone_at IS NULL AND e.at > h.last_seen ORDER BY h.site, h.id",
        (AWAY, Outcome.REDIRECTED, *values),
    )
    for key, ident, of, title, url, at, detail in map(tuple, rows):
        told = json.loads(detail)
        subject = f"{Outcome.REDIRECTED} {told['to']}"
        yield Waiting(
            id=_id(HELD, ident, subject), kind=HELD, site=of, article=ident, title=title, url=url, since=at, holding=key, subject=subject,
            reason=f"its address leads elsewhere, seen on two days: {told['reason']}", does=GONE, accept=_ACCEPT[GONE],
            reject="it stays as it is, and the same redirect waits no more",
        )  # fmt: skip


def _dates(connection: sqlite3.Connection, site: str | None, article: int | None) -> Iterator[Waiting]:
    """Dates with a reason, which were inferred, and dates that another good source of the page contradicts."""
    where, values = _where(site, article)
    rows = connection.execute(
        "SELECT h.key, h.id, h.site, a.title, h.canonical_url, r.published, r.published_source, r.published_reason,"
        " json_extract(r.evidence, '$.published'), r.read_at FROM holdings h JOIN articles a ON a.key = h.key"
        " JOIN readings r ON r.id = h.reading"
        f" WHERE {where} AND r.published IS NOT NULL AND a.published_source IS NOT ? AND (r.published_reason IS NOT NULL"
        f" OR r.published_source LIKE '%{INFERRED}' OR json_array_length(r.evidence, '$.published') > 1) ORDER BY h.site, h.id",
        (*values, corrections.PERSON),
    )
    for key, ident, of, title, url, published, source, inferred, claims, at in map(tuple, rows):
        reason = f"inferred: {inferred}" if inferred else _contradiction(published, source, json.loads(claims or "[]"))
        if reason is None:
            continue
        yield Waiting(
            id=_id(DATE, ident, published), kind=DATE, site=of, article=ident, title=title, url=url, since=at, holding=key,
            subject=published, reason=f"published {published}, {reason}", value=published,
            accept="you vouch for this date", reject="the date becomes unknown",
        )  # fmt: skip


def _contradiction(published: str, source: str | None, claims: list[dict[str, Any]]) -> str | None:
    """What another source of the page says of the day, where that is another one."""
    day = _day(published)
    for claim in claims:
        other = _day(str(claim.get("value") or ""))
        sources = [one for one in claim.get("sources") or [] if one not in WEAK]
        if day is not None and other is not None and sources and abs((other - day).days) >= APART:
            return f"from {source}, but {', '.join(sources)} says {claim['value']}"
    return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _unjudged(connection: sqlite3.Connection, site: str | None, article: int | None) -> Iterator[Waiting]:
    """Articles that read differently since other code, or another layout, so that nobody knows who changed them."""
    where, values = _where(site, article)
    rows = connection.execute(
        "SELECT h.key, h.id, h.site, a.title, h.canonical_url, e.id, e.at, e.detail FROM events e JOIN holdings h ON h.key = e.holding"
        f" JOIN articles a ON a.key = h.key WHERE e.kind = 'unjudged' AND {where}"
        f" AND {unjudged.OPEN} ORDER BY h.site, h.id",
        values,
    )
    for key, ident, of, title, url, event, at, detail in map(tuple, rows):
        yield Waiting(
            id=_id(UNJUDGED, ident, str(event)), kind=UNJUDGED, site=of, article=ident, title=title, url=url, since=at, holding=key,
            subject=str(event), reason=json.loads(detail or "{}").get("reason", ""), value=at,
            accept="it counts as a change the university made: a version", reject="it was no change",
        )  # fmt: skip


def _templates(connection: sqlite3.Connection, site: str | None, article: int | None) -> Iterator[Waiting]:
    """Sites whose pages look different than those that were learned from."""
    if article is not None:
        return
    rows = connection.execute(
        "SELECT e.id, e.at, e.detail, w.site FROM events e JOIN crawls w ON w.id = e.crawl WHERE e.kind = 'redesign'"
        " AND (?1 IS NULL OR w.site = ?1) ORDER BY w.site, e.id",
        (site,),
    )
    for event, at, detail, of in map(tuple, rows):
        yield Waiting(
            id=_id(TEMPLATE, of, str(event)), kind=TEMPLATE, site=of, article=None, title=None, url=None, since=at, holding=None,
            subject=str(event), reason=json.loads(detail or "{}").get("said", ""),
            accept="you have looked at it", reject="it is none; it waits no more",
        )  # fmt: skip


def _corrections(connection: sqlite3.Connection, site: str | None, article: int | None) -> Iterator[Waiting]:
    """Corrections whose page says something else than when it was corrected."""
    where, values = _where(site, article)
    rows = connection.execute(
        "SELECT h.key, h.id, h.site, a.title, h.canonical_url, x.field, x.value, x.machine, x.at FROM corrections x"
        f" JOIN holdings h ON h.key = x.holding JOIN articles a ON a.key = h.key WHERE x.withdrawn_at IS NULL AND {where}"
        " ORDER BY h.site, h.id, x.field",
        values,
    ).fetchall()
    for key, ident, of, title, url, name, value, machine, at in map(tuple, rows):
        now = corrections.encoded(corrections.machine_value(connection, key, name))
        if now in {machine, value}:
            continue
        subject = f"{name} {hashlib.sha256(str(now).encode()).hexdigest()}"
        yield Waiting(
            id=_id(CORRECTION, ident, subject), kind=CORRECTION, site=of, article=ident, title=title, url=url, since=at, holding=key,
            subject=subject, reason=f"{name} was corrected to {value or 'unknown'} where the page said {machine}; it says {now} now",
            value=name, accept="what the page says now is shown; the correction is taken back", reject="the correction stays",
        )  # fmt: skip


def _translations(connection: sqlite3.Connection, site: str | None, article: int | None) -> Iterator[Waiting]:
    """Texts in two languages of which it is not sure that they are one item, or that are declared so and contradict each other."""
    yield from map(_of_link, translation_review.doubtful(connection, site=site, article=article))


def _of_link(link: translation_review.Link) -> Waiting:
    told = f"{link.languages[0]}-{link.languages[1]} with {link.ids[1]}"
    return Waiting(
        id=link.id, kind=TRANSLATION, site=link.site, article=link.ids[0], title=link.titles[0], url=link.url, since=link.since,
        holding=link.one, subject=link.ids[1], value=link,
        reason=f"{told}, {link.titles[1] or '(no title)'}: {link.standing}{f': {link.reason}' if link.reason else ''}",
        accept="they are one item in two languages", reject="they are two items",
    )  # fmt: skip


def _stories(connection: sqlite3.Connection, site: str | None, article: int | None) -> Iterator[Waiting]:
    """Texts of which it is not sure that they are one text, or two from one mould."""
    yield from map(_of_copies, story_told.doubtful(connection, site=site, article=article))


def _of_copies(link: story_told.Doubtful) -> Waiting:
    taken = "taken for two texts" if link.kind in {"apart", "part"} else "taken for one text"
    told = f"{taken} with {link.ids[1]}, {link.titles[1] or '(no title)'}: {link.reason}{f'; {link.doubt}' if link.doubt else ''}"
    return Waiting(
        id=link.id, kind=STORY, site=link.site, article=link.ids[0], title=link.titles[0], url=link.url, since=link.since,
        holding=link.one, subject=link.ids[1], reason=told, value=link, accept="they are one story", reject="they are two stories",
    )  # fmt: skip


_FINDERS: dict[str, Callable[[sqlite3.Connection, str | None, int | None], Iterator[Waiting]]] = {
    HELD: _held, DATE: _dates, UNJUDGED: _unjudged, TEMPLATE: _templates, CORRECTION: _corrections, TRANSLATION: _translations,
    STORY: _stories,
}  # fmt: skip
