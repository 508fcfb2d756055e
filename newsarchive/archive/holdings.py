"""What becomes of an article when its address was read: new, changed, unchanged, held, known elsewhere, gone, erased.

Nothing is overwritten: a change is a version, a worse answer is a reading beside the good one, a vanished page a date.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from newsarchive.archive import decisions, due, events, gone, readings, schedule, stories, translation_clues
from newsarchive.archive.forms import iso, storable
from newsarchive.archive.intake import LARGEST_NUMBER
from newsarchive.edits.judge import Judgement, judge
from newsarchive.edits.kinds import Edit, Said, edit_of
from newsarchive.edits.losses import removed_notice
from newsarchive.items import Fetched, Outcome, Reading

WORSE_OUTCOMES = frozenset({Outcome.SOFT_404, Outcome.NO_TEXT, Outcome.NOT_ARTICLE, Outcome.NOT_HTML})
"""What an address of a known article may come to that is held beside the article."""
WALLS = frozenset({Outcome.BLOCKED_PAGE})
"""What is held too, and stays in the ledger as what it is: that a site shuts us out concerns the whole crawl."""
SAME = 0.5
"""Share of the shorter text's runs of three words that must stand in the other, for a page to be another address of an article."""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What an item did to the holdings."""

    touched: tuple[int, ...] = ()
    """Keys of the holdings whose row in `articles` must be made anew."""
    holding: int | None = None
    """The holding that the frontier row belongs to now."""
    due: datetime | None = None
    """When to ask for the address again."""
    days: int | None = None
    """The days until then, where the article was seen as it should be; the next look's distance follows from them."""


@dataclass(frozen=True, kw_only=True)
class _Shown:
    """What a holding shows before an item is judged."""

    key: int
    said: Said
    digest: str | None
    extractor: str
    site_file: str | None
    template: str | None
    layout: str | None
    payload: str
    gone_at: str | None
    first_seen: str


def article(
    connection: sqlite3.Connection, item: Fetched, reading: Reading, *, shared_numbers: bool, before: Reading | None
) -> Judged:
    """Store an article that was read, and write its outcome to the item.

    Args:
        shared_numbers: one number means one news item in several languages on this site.
        before: today's reading of the capture that is shown, where that was read by other code or with another site file.
    """
    assert reading.canonical_url is not None, "the line names the canonical address"
    known, own_url = connection.execute("SELECT holding, url FROM frontier WHERE id = ?", (item.row,)).fetchone() or (None, None)
    if known is None:
        by_address = connection.execute(
            "SELECT key FROM holdings WHERE site = ? AND canonical_url = ?", (item.site, reading.canonical_url)
        ).fetchone()
        if by_address is not None and own_url != reading.canonical_url:
            if _tell_the_same(connection, by_address[0], reading):
                return _alias(connection, item, reading, by_address[0])
            # The page claims another's address as its canonical one, and says something else: the claim is wrong.
            reading.canonical_url = own_url
            by_address = None
        known = by_address[0] if by_address is not None else None
    if known is None:
        twin = _by_text_and_address(connection, item.site, reading)
        if twin is not None:
            key, reading.canonical_url = twin
            return _alias(connection, item, reading, key)
        return _new(connection, item, reading, shared_numbers=shared_numbers)
    return _again(connection, item, reading, known, before)


def _by_text_and_address(connection: sqlite3.Connection, site: str, reading: Reading) -> tuple[int, str] | None:
    """The article that says the same text at an address that differs only in capitals, a last slash or further query parameters: a
    server that does not tell such addresses apart."""
    if reading.text_sha256 is None or reading.canonical_url is None:
        return None
    for key, url in connection.execute(
        "SELECT h.key, h.canonical_url FROM readings r JOIN holdings h ON h.reading = r.id"
        " WHERE r.text_sha256 = ? AND h.site = ? AND r.title IS ? LIMIT 50",
        (reading.text_sha256, site, storable(reading.title) if reading.title is not None else None),
    ):
        if _alike(url, reading.canonical_url):
            return key, url
    return None


def _alike(one: str, other: str) -> bool:
    ours, theirs = urlsplit(one.casefold()), urlsplit(other.casefold())
    if (ours.hostname, ours.path.rstrip("/")) != (theirs.hostname, theirs.path.rstrip("/")):
        return False
    more, less = set(parse_qsl(ours.query, keep_blank_values=True)), set(parse_qsl(theirs.query, keep_blank_values=True))
    return more <= less or less <= more


def _tell_the_same(connection: sqlite3.Connection, key: int, reading: Reading) -> bool:
    """Whether a reading is the article of this holding, as far as words tell: most of the shorter text stands in the other."""
    row = connection.execute(
        "SELECT t.text FROM holdings h JOIN readings r ON r.id = h.reading LEFT JOIN texts t ON t.sha256 = r.text_sha256"
        " WHERE h.key = ?",
        (key,),
    ).fetchone()
    held, found = ((text or "").casefold().split() for text in (row[0] if row else None, reading.text))
    length = min(3, len(held), len(found))
    if length == 0:
        return True
    held_runs, found_runs = _runs(held, length), _runs(found, length)
    return len(held_runs & found_runs) >= SAME * min(len(held_runs), len(found_runs))


def _runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    """The runs of so many words that stand in a text."""
    return {tuple(words[n : n + length]) for n in range(len(words) - length + 1)}


def _alias(connection: sqlite3.Connection, item: Fetched, reading: Reading, key: int) -> Judged:
    """Another address of a known article. Its reading is kept, and the article's own address goes on deciding its text."""
    item.outcome, item.reason = Outcome.ALIAS, f"the article at {reading.canonical_url}"
    readings.insert(connection, key, reading, keep_inferred=True)
    readings.claim_earlier(connection, key, item.row)
    return Judged(holding=key)


def _new(connection: sqlite3.Connection, item: Fetched, reading: Reading, *, shared_numbers: bool) -> Judged:
    seen = iso(item.received_at)
    number = reading.number if reading.number is not None and reading.number <= LARGEST_NUMBER else None
    key = connection.execute(
        "INSERT INTO holdings(id, site, url, canonical_url, number, first_seen, last_seen)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            new_id(connection, item.site, reading, number), item.site, item.url, reading.canonical_url, number, seen, seen,
        ),
    ).lastrowid  # fmt: skip
    assert key is not None
    made = readings.insert(connection, key, reading)
    readings.show(connection, key, made.key)
    readings.add_version(connection, key, made.key, reading.capture_id, seen)
    readings.claim_earlier(connection, key, item.row)
    event(connection, item, "new", key, version=1)
    translation_clues.note(connection, key, reading, shared_number=number if shared_numbers else None)
    twins = stories.link(connection, key, reading)
    item.outcome = Outcome.STORED if twins.address is None else Outcome.SAME_TEXT
    item.reason = None if twins.address is None else f"the text stands also at {twins.address}"
    return _look_again(connection, item, key, (key, *twins.touched))


def _again(connection: sqlite3.Connection, item: Fetched, reading: Reading, key: int, before: Reading | None) -> Judged:
    """A known article was fetched again."""
    assert item.record is not None
    old = _shown(connection, key)
    touched: list[int] = []
    if item.repeats is not None and before is not None and before.outcome is None:
        today = readings.insert(connection, key, before, keep_inferred=True)
        if not today.is_same:
            readings.show(connection, key, today.key)
            touched = stories.link(connection, key, before).touched
    if item.repeats is not None or old.payload == item.record.digests:
        return _seen_again(connection, item, reading, old, touched=touched)
    # Two texts are comparable only where the same code read both, by the same site file, template and layout: a redesign is no change.
    ours = (reading.extractor, reading.inputs.get("site"), reading.inputs.get("template"), reading.inputs.get("layout"))
    comparable = (old.extractor, old.site_file, old.template, old.layout) == ours
    before_said = old.said
    if not comparable and before is not None and before.outcome is None and before.inputs.get("layout") == reading.inputs.get("layout"):
        comparable = True
        readings.insert(connection, key, before, keep_inferred=True)
        before_said = said_by(before, old.said.fetched)
    now_said = said_by(reading, iso(item.received_at))
    judgement = judge(before_said, now_said)
    if judgement.loss is not None:
        decided = decisions.last(connection, item.site, decisions.HELD, key, decisions.subject_of(reading.text_sha256, None))
        if decided != decisions.ACCEPTED:
            notice = removed_notice(reading.text, before_said.text)
            return _held(connection, item, reading, key, Outcome.SOFT_404 if notice else Outcome.HELD, judgement.loss, decided)
        judgement = Judgement(edit=edit_of(before_said, now_said))
    if judgement.edit is not None and not comparable:
        return _seen_again(connection, item, reading, old, unjudged=_why_not_compared(judgement.edit, reading, old))
    return _seen_again(connection, item, reading, old, edit=judgement.edit)


def _why_not_compared(edit: Edit, reading: Reading, old: _Shown) -> str:
    """What reads differently, and by which means, for a person."""
    what = " and ".join(dict.fromkeys(kind if kind in {"title", "date"} else "text" for kind in edit.kinds))
    if old.extractor != reading.extractor:
        why = "other code read it"
    elif old.site_file != reading.inputs.get("site"):
        why = "the site file is another one"
    elif old.layout != reading.inputs.get("layout"):
        why = "the page has another layout"
    else:
        why = "more was learned of the site's pages"
    return f"its {what} reads differently than before, and {why}, so the two were not compared"


def said_by(reading: Reading, fetched: str) -> Said:
    """What an article says by a reading of it."""
    return Said(
        title=reading.title, text=reading.text, published=reading.published, published_source=reading.published_source, fetched=fetched
    )


def _shown(connection: sqlite3.Connection, key: int) -> _Shown:
    row = connection.execute(
        "SELECT r.title, t.text, r.published, r.published_source, c.fetched_at, r.text_sha256, l.extractor,"
        " json_extract(l.inputs, '$.site'), json_extract(l.inputs, '$.template'), json_extract(l.inputs, '$.layout'),"
        f" c.payload_sha256 || coalesce({readings.RENDERED_SHA256}, ''), h.gone_at, h.first_seen"
        " FROM holdings h"
        f" JOIN readings r ON r.id = h.reading JOIN readings l ON l.id = {readings.LATEST}"
        " JOIN captures c ON c.id = r.capture LEFT JOIN texts t ON t.sha256 = r.text_sha256 WHERE h.key = ?",
        (key,),
    ).fetchone()
    title, text, published, source, fetched, digest, extractor, site_file, template, layout, payload, gone_at, first_seen = row
    return _Shown(
        key=key, said=Said(title=title, text=text, published=published, published_source=source, fetched=fetched), digest=digest,
        extractor=extractor, site_file=site_file, template=template, layout=layout, payload=payload, gone_at=gone_at,
        first_seen=first_seen,
    )  # fmt: skip


def _seen_again(
    connection: sqlite3.Connection, item: Fetched, reading: Reading, old: _Shown, *, edit: Edit | None = None, unjudged: str | None = None,
    touched: Sequence[int] = (),
) -> Judged:  # fmt: skip
    """The university's server answered with the article: note the day, the reading, and a version where it changed.

    Args:
        unjudged: why it could not be compared, where it reads differently.
    """
    key, seen = old.key, iso(item.received_at)
    connection.execute("UPDATE holdings SET last_seen = max(last_seen, ?) WHERE key = ?", (seen, key))
    made = readings.insert(connection, key, reading, keep_inferred=True)
    touched = [key, *touched]
    if not made.is_same:
        readings.show(connection, key, made.key)
        translation_clues.note(connection, key, reading)
        touched += stories.link(connection, key, reading).touched
    if edit is not None:
        number = readings.add_version(connection, key, made.key, reading.capture_id, seen)
        event(connection, item, "changed", key, version=number, edit=edit)
    if unjudged is not None:
        item.reason = unjudged
        event(connection, item, "unjudged", key, {"reason": item.reason})
    _returned(connection, item, key, old.gone_at)
    item.outcome = Outcome.CHANGED if edit is not None else Outcome.UNCHANGED
    return _look_again(connection, item, key, touched, young=edit is not None or old.gone_at is not None)


def _look_again(connection: sqlite3.Connection, item: Fetched, key: int, touched: Sequence[int], *, young: bool = False) -> Judged:
    """An article was seen as it should be: when to look next."""
    wait = schedule.days(connection, key, item.row, item.received_at, changed=young)
    return Judged(touched=tuple(touched), holding=key, due=item.received_at + timedelta(days=wait), days=wait)


def not_modified(connection: sqlite3.Connection, item: Fetched) -> Judged:
    """The server said of a known article that it is as it was when a capture of it was made (304): the day is noted."""
    row = connection.execute(
        "SELECT h.key, h.gone_at FROM frontier f JOIN holdings h ON h.key = f.holding WHERE f.id = ?", (item.row,)
    ).fetchone()
    if row is None or item.repeats is None:
        item.outcome, item.reason = Outcome.CLIENT_ERROR, f"status {item.status}, and no article is known that it could speak of"
        return Judged()
    key, gone_at = row
    connection.execute("UPDATE holdings SET last_seen = max(last_seen, ?) WHERE key = ?", (iso(item.received_at), key))
    _returned(connection, item, key, gone_at)
    item.outcome, item.reason = Outcome.NOT_MODIFIED, f"as it was when it was fetched at {item.repeats.earlier.fetched_at[:19]}Z"
    return _look_again(connection, item, key, (key,), young=gone_at is not None)


def _returned(connection: sqlite3.Connection, item: Fetched, key: int, gone_at: str | None) -> None:
    """What was gone and is there again is noted."""
    if gone_at is not None:
        connection.execute("UPDATE holdings SET gone_at = NULL WHERE key = ?", (key,))
        event(connection, item, "returned", key, {"was_gone_at": gone_at})


def _held(
    connection: sqlite3.Connection, item: Fetched, reading: Reading, key: int, outcome: Outcome, reason: str | None,
    decided: str | None = None,
) -> Judged:  # fmt: skip
    """Keep a worse answer beside the good one.

    Args:
        decided: what a person decided on it before; then it waits for nobody.
    """
    reading.outcome, reading.reason = outcome, reason
    readings.insert(connection, key, reading)
    if outcome not in WALLS:
        item.outcome = Outcome.HELD
        item.reason = reason if outcome is Outcome.HELD else f"{outcome}: {reason}"
    if decided is None:
        event(connection, item, "held", key, {"reason": item.reason})
    last_seen = connection.execute("SELECT last_seen FROM holdings WHERE key = ?", (key,)).fetchone()[0]
    if outcome is Outcome.SOFT_404:
        gone.note(connection, item, key, last_seen)
    return Judged(touched=(key,), holding=key, due=due.after_loss(item.received_at, last_seen))


def no_article(connection: sqlite3.Connection, item: Fetched) -> Judged:
    """What came is no article: its reading is kept, and a known article is never replaced by it."""
    assert item.outcome is not None
    found = connection.execute(
        "SELECT h.key, h.last_seen FROM frontier f JOIN holdings h ON h.key = f.holding WHERE f.id = ?", (item.row,)
    ).fetchone()
    if found is None:
        if item.reading is not None and item.record is not None:
            item.reading.outcome, item.reading.reason = item.outcome, item.reason
            readings.insert(connection, None, item.reading)
        return Judged()
    key, last_seen = found
    named = item.outcome
    if item.reading is not None and item.record is not None:
        if named in WORSE_OUTCOMES | WALLS:
            decided = decisions.last(connection, item.site, decisions.HELD, key, decisions.subject_of(None, named))
            _held(connection, item, item.reading, key, named, item.reason, decided)
        else:
            item.reading.outcome, item.reading.reason = named, item.reason
            readings.insert(connection, key, item.reading)
    if named is Outcome.GONE or gone.leads_away(connection, item, last_seen):
        gone.note(connection, item, key, last_seen)
    else:
        gone.note_away(connection, item, key, last_seen)
    return Judged(touched=(key,), holding=key, due=due.of_known(item.received_at, named, last_seen))


def event(
    connection: sqlite3.Connection, item: Fetched, kind: str, key: int, detail: dict[str, Any] | None = None, *,
    version: int | None = None, edit: Edit | None = None,
) -> None:  # fmt: skip
    """Write down what happened to an article in a crawl."""
    events.note(
        connection, kind, key, at=iso(item.received_at), crawl=item.crawl, detail=detail, version=version, edit=edit
    )


def new_id(connection: sqlite3.Connection, site: str, reading: Reading, number: int | None) -> str:
    """The article's id: text derived from its canonical address, never used before."""
    assert reading.canonical_url is not None
    if number is not None:
        base = "-".join(part for part in (site, reading.language, str(number)) if part)
    else:
        segments = [part for part in urlsplit(reading.canonical_url).path.split("/") if part]
        slug = re.sub(r"[^a-z0-9]+", "-", segments[-1].lower() if segments else "").strip("-")[:60].strip("-")
        digest = hashlib.sha256(reading.canonical_url.encode()).hexdigest()[:8]
        base = f"{site}-{slug}-{digest}" if slug else f"{site}-{digest}"
    candidate, count = base, 1
    while connection.execute(
        "SELECT 1 FROM holdings WHERE id = ?1 UNION ALL SELECT 1 FROM other_ids WHERE id = ?1"
        " UNION ALL SELECT 1 FROM tombstones WHERE kind = 'id' AND value = ?1",
        (candidate,),
    ).fetchone():
        count += 1
        candidate = f"{base}-{count}"
    return candidate
