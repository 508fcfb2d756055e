"""What sources say of when articles were changed: lastmod of sitemaps, updated of feeds, modified of interfaces.

A newer date has an article looked at now; the same date as when it was read saves early looks (archive.coming_back). Both only as far as a
source has told the truth so far: what it says is compared with what each look finds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from newsarchive.archive import schedule
from newsarchive.archive.forms import now_text
from newsarchive.items import SEEN_OUTCOMES, Claim, Fetched, Outcome, Why

FEW, MOST = 3, 0.5
"""So many articles of one answer, and more than this share, changed at once: the source was rebuilt, or names the present moment."""
TRIED = 5
"""Looks for nothing after which a source is held to what it was right about."""
RIGHT = 0.1
"""Share of its new dates that must be right from then on."""
HIDDEN = 0.1
"""Share of articles that had changed under an old date, from which on old dates save nothing."""
ANYWHERE = timedelta(hours=14)
"""How far local time can be from UTC."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """When a source says that an article was changed."""

    row: int
    source: str
    modified: str
    """ISO day or time."""


def of_claims(row: int, source: str, claims: Sequence[Claim]) -> Said | None:
    """What a source's claims of an article say; None where they say nothing of a change."""
    value = next((str(claim.value) for claim in claims if claim.field == "modified" and claim.value), None)
    return Said(row=row, source=source, modified=value) if value is not None and _moment(value) is not None else None


def note(connection: sqlite3.Connection, site: str, said: Sequence[Said]) -> None:
    """Keep what one answer of a source says, and have those articles looked at that were changed since they were read."""
    newer: list[Said] = []
    told = 0
    for one in said:
        row = connection.execute(
            "SELECT n.modified, n.modified_read, h.last_seen FROM named n JOIN frontier f ON f.id = n.row"
            " LEFT JOIN holdings h ON h.key = f.holding WHERE n.row = ? AND n.source = ?",
            (one.row, one.source),
        ).fetchone()
        if row is None:
            continue
        before, read, last_seen = row
        if before != one.modified:
            connection.execute("UPDATE named SET modified = ? WHERE row = ? AND source = ?", (one.modified, one.row, one.source))
        if last_seen is not None:
            told += 1
            if is_newer(one.modified, read, last_seen):
                newer.append(one)
    if len(newer) >= FEW and len(newer) > MOST * told:
        connection.executemany(
            "UPDATE named SET modified_read = modified WHERE row = ? AND source = ?", [(one.row, one.source) for one in newer]
        )
        return
    for one in newer:
        if _is_right(connection, site, one.source):
            schedule.look_soon(connection, one.row, Why.LASTMOD, now_text())


def is_newer(modified: str, read: str | None, last_seen: str) -> bool:
    """Whether an article was changed since it was read, as far as its source says.

    Args:
        modified: what the source says now.
        read: what it said when the article was read; None where it said nothing then.
        last_seen: when the article was read, as stored.
    """
    said, seen = _moment(modified), datetime.fromisoformat(last_seen)
    if said is None:
        return False
    if read is None:
        return modified[:10] > last_seen[:10] if len(modified) == 10 else said > seen
    known = _moment(read)
    if known is None or said <= known:
        return False
    slack = timedelta(days=1) + ANYWHERE if len(modified) == 10 else timedelta(0) if _has_zone(modified) else ANYWHERE
    return said + slack > seen


def _moment(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _has_zone(value: str) -> bool:
    return datetime.fromisoformat(value).tzinfo is not None


def note_look(connection: sqlite3.Connection, item: Fetched) -> None:
    """Compare what the sources said of an article with what a look at it found."""
    if item.kind != "article" or item.outcome not in SEEN_OUTCOMES:
        return
    changed = item.outcome is Outcome.CHANGED
    if item.outcome not in {Outcome.STORED, Outcome.SAME_TEXT}:
        for source, is_new in connection.execute(
            "SELECT source, modified <> modified_read FROM named WHERE row = ? AND last_crawl = ? AND modified_read IS NOT NULL",
            (item.row, item.crawl),
        ).fetchall():
            column = ("right" if changed else "wrong") if is_new else ("hidden" if changed else "confirmed")
            connection.execute(
                f'INSERT INTO modified_dates(site, source, "{column}") VALUES (?, ?, 1) ON CONFLICT (site, source) DO UPDATE'
                f' SET "{column}" = "{column}" + 1',
                (item.site, source),
            )
    connection.execute("UPDATE named SET modified_read = modified WHERE row = ? AND modified IS NOT NULL", (item.row,))


def _is_right(connection: sqlite3.Connection, site: str, source: str) -> bool:
    """Whether a new date is worth a look."""
    row = connection.execute('SELECT "right", wrong FROM modified_dates WHERE site = ? AND source = ?', (site, source)).fetchone()
    return row is None or row[1] < TRIED or row[0] >= RIGHT * (row[0] + row[1])


def hiding(connection: sqlite3.Connection, site: str) -> list[str]:
    """The sources of a site whose old dates say nothing, since articles changed under them."""
    return [
        source for source, confirmed, hidden in connection.execute(
            "SELECT source, confirmed, hidden FROM modified_dates WHERE site = ? AND hidden > 0", (site,)
        ) if hidden > HIDDEN * (confirmed + hidden)
    ]  # fmt: skip
