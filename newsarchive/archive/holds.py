"""The register of whatever may hold article text: each table, index and file with how it is erased and how it is verified.

A place that is not registered here could survive an erasure unseen. A test plants a marker through every writer and fails for
every table, column or file that holds it and is not registered.
"""

from __future__ import annotations

import glob
import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsarchive.archive import decisions, shown, sketch_memory, stories, story_groups, translation_checks, translation_pairs, translations
from newsarchive.archive.forms import now_text
from newsarchive.archive.sketches import number_of
from newsarchive.items import Outcome, RecordRef


@dataclass(frozen=True, kw_only=True)
class Files:
    """What the archive must ask captures/ to do, since SQL cannot."""

    erase: Callable[[RecordRef], RecordRef]
    """Take the record's payload out of its file for good; returns where its stub stands."""
    verify: Callable[[RecordRef], str | None]
    """Read the record back; returns what is wrong with it, or None."""


@dataclass(frozen=True, kw_only=True)
class Hold:
    """One place that may hold article text."""

    name: str
    """A table, an index, or a file pattern beside the archive (with {stem} for the archive's name without .db)."""
    columns: tuple[str, ...] = ()
    """Of a table: the columns that may hold it."""
    erase: Callable[[sqlite3.Connection, int, Files], None]
    """Take everything of one holding out of this place; runs inside a transaction."""
    verify: Callable[[sqlite3.Connection, Files], Iterator[str]]
    """Check what stands here against its digests or its source; yields one line for each fault."""


READING_COLUMNS = (
    "title", "summary", "authors", "published_raw", "published_reason", "dateline", "place", "section", "tags", "image",
    "contacts", "variants", "evidence", "reason", "inputs", "removed", "media", "differs",
)  # fmt: skip


OF_HOLDING = (
    "SELECT capture FROM readings WHERE holding = ?1"
    " UNION SELECT id FROM captures WHERE refers_to IN (SELECT capture FROM readings WHERE holding = ?1)"
    " UNION SELECT f.capture FROM file_uses u JOIN files f ON f.id = u.file WHERE u.holding = ?1 AND f.capture IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM file_uses o WHERE o.file = f.id AND o.holding <> ?1)"
    " UNION SELECT t.capture FROM frontier w JOIN fetches t ON t.row = w.id WHERE w.holding = ?1 AND t.capture IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.capture = t.capture AND r.holding <> ?1)"
)
"""The captures of an article: those that were read, those that only say that nothing changed since, files that no other shows, and what
its addresses gave that nobody read."""


def erase(connection: sqlite3.Connection, holding: int, because: str, at: str, files: Files) -> None:
    """Erase an article from every registered place; what remains are its ids, addresses and dates, and tombstones that keep
    it from being stored again.

    Must be followed by `scrub`, outside of a transaction.

    Args:
        connection: inside a transaction.
        holding: key of the article.
        because: who asked and why; kept in the tombstones.
        at: time of the erasure, ISO 8601 UTC.
        files: how captures/ erases a record.
    """
    for kind, query in (
        ("id", "SELECT id FROM holdings WHERE key = ?"),
        ("url", "SELECT canonical_url FROM holdings WHERE key = ? UNION SELECT url FROM frontier WHERE holding = ?1"),
        (
            # Of pages that scripts fill in, many have the same body: the rendered page says which one it is.
            "payload",
            "SELECT coalesce(v.payload_sha256, c.payload_sha256) FROM captures c LEFT JOIN renderings v ON v.capture = c.id"
            " WHERE c.id IN (SELECT capture FROM readings WHERE holding = ?)",
        ),
        ("capture", OF_HOLDING),
    ):
        for (value,) in connection.execute(query, (holding,)).fetchall():
            connection.execute("INSERT OR IGNORE INTO tombstones VALUES (?, ?, ?, ?)", (kind, value, at, because))
    connection.execute("UPDATE holdings SET visibility = 'erased' WHERE key = ?", (holding,))
    for hold in REGISTER:
        hold.erase(connection, holding, files)
    translations.settle_all(connection)


def scrub(connection: sqlite3.Connection) -> None:
    """Overwrite what erased rows left in free pages, in FTS segments and in the WAL, and delete copies of the archive that were
    made before a migration. Outside of a transaction; backups elsewhere are not reached."""
    connection.execute("PRAGMA secure_delete = ON")
    for index in ("articles_fts", "spaced_fts"):
        connection.execute(f"INSERT INTO {index}({index}) VALUES ('optimize')")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    name = next((row[2] for row in connection.execute("PRAGMA database_list") if row[1] == "main"), "")
    for copy in Path(name).parent.glob(f"{glob.escape(Path(name).name)}.before-*") if name else ():
        copy.unlink()


def verify(connection: sqlite3.Connection, files: Files) -> Iterator[str]:
    """Check every registered place; yields one line for each fault, with the place in front."""
    for hold in REGISTER:
        for fault in hold.verify(connection, files):
            yield f"{hold.name}: {fault}"


def _erase_shown(connection: sqlite3.Connection, holding: int, files: Files) -> None:
    shown.refresh(connection, [holding])


def _verify_shown(connection: sqlite3.Connection, files: Files) -> Iterator[str]:
    return verify_shown(connection)


def verify_shown(connection: sqlite3.Connection, *, titles: bool = True) -> Iterator[str]:
    """Articles that show something else than their reading says, or that must not be shown.

    Args:
        titles: whether their titles are compared too; those of an extract may be corrected, and it has no corrections.
    """
    for key, title, shown_title in connection.execute(
        "SELECT h.id, iif(x.id IS NULL, r.title, json_extract(x.value, '$')) AS said, a.title FROM holdings h"
        " JOIN readings r ON r.id = h.reading JOIN articles a ON a.key = h.key"
        " LEFT JOIN corrections x ON x.holding = h.key AND x.field = 'title' AND x.withdrawn_at IS NULL"
        " WHERE (? AND coalesce(said, '') <> coalesce(a.title, '')) OR coalesce(r.text_sha256, '') <> coalesce(a.text_sha256, '')",
        (titles,),
    ):
        yield f"{key} shows {shown_title!r} where its reading, or a person, says {title!r}, or another text"
    for (key,) in connection.execute(
        "SELECT a.id FROM articles a LEFT JOIN holdings h ON h.key = a.key WHERE h.visibility IS NOT 'shown'"
    ):
        yield f"{key} is shown and must not be"


def _erase_nothing(connection: sqlite3.Connection, holding: int, files: Files) -> None:
    """It follows `articles`; see _erase_shown and scrub."""


def _erase_filters(connection: sqlite3.Connection, holding: int, files: Files) -> None:
    sketch_memory.forget(connection)


def _verify_index(name: str) -> Callable[[sqlite3.Connection, Files], Iterator[str]]:
    def verify_index(connection: sqlite3.Connection, files: Files) -> Iterator[str]:
        try:
            connection.execute(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            yield f"the index is not in step with the articles: {error}"

    return verify_index


def _verify_spaced(connection: sqlite3.Connection, files: Files) -> Iterator[str]:
    for (key,) in connection.execute("SELECT key FROM spaced WHERE key NOT IN (SELECT key FROM articles)"):
        yield f"the copy of article {key} stands here, which is not shown"


def _erase_texts(connection: sqlite3.Connection, holding: int, files: Files) -> None:
    digests = connection.execute(
        "SELECT DISTINCT text_sha256 FROM readings WHERE holding = ? AND text_sha256 IS NOT NULL", (holding,)
    ).fetchall()
    connection.execute("UPDATE readings SET text_sha256 = NULL WHERE holding = ?", (holding,))
    for (digest,) in digests:
        if not connection.execute("SELECT 1 FROM readings WHERE text_sha256 = ? LIMIT 1", (digest,)).fetchone():
            connection.execute("DELETE FROM texts WHERE sha256 = ?", (digest,))


def _verify_texts(connection: sqlite3.Connection, files: Files) -> Iterator[str]:
    for digest, text in connection.execute("SELECT sha256, text FROM texts"):
        if hashlib.sha256(text.encode()).hexdigest() != digest:
            yield f"the text {digest} does not match its digest"


def _erase_readings(connection: sqlite3.Connection, holding: int, files: Files) -> None:
    cleared = ", ".join(f"{column} = {_EMPTY.get(column, 'NULL')}" for column in READING_COLUMNS)
    connection.execute(f"UPDATE readings SET {cleared} WHERE holding = ?", (holding,))


_EMPTY = {"inputs": "'{}'"}


def _verify_readings(connection: sqlite3.Connection, files: Files) -> Iterator[str]:
    return verify_readings(connection)


def verify_readings(connection: sqlite3.Connection) -> Iterator[str]:
    """Readings whose capture or text is not there."""
    for (reading,) in connection.execute(
        "SELECT r.id FROM readings r LEFT JOIN captures c ON c.id = r.capture WHERE c.id IS NULL"
    ):
        yield f"reading {reading} names a capture that is not there"
    for (reading,) in connection.execute(
        "SELECT r.id FROM readings r LEFT JOIN texts t ON t.sha256 = r.text_sha256"
        " WHERE r.text_sha256 IS NOT NULL AND t.sha256 IS NULL"
    ):
        yield f"the text of reading {reading} is missing"


def _clear(table: str, column: str, key: str) -> Callable[[sqlite3.Connection, int, Files], None]:
    def erase_column(connection: sqlite3.Connection, holding: int, files: Files) -> None:
        connection.execute(f"UPDATE {table} SET {column} = NULL WHERE {key}", (holding,))

    return erase_column


def _verify_nothing(connection: sqlite3.Connection, files: Files) -> Iterator[str]:
    return iter(())


def _erase_frontier(connection: sqlite3.Connection, holding: int, files: Files) -> None:
    """What a listing said of the article; and of its site the forms that wait to be sent, since what a page keeps in its form may hold the
    titles it lists. The page before names each of them anew."""
    connection.execute("UPDATE frontier SET hints = NULL WHERE holding = ?", (holding,))
    connection.execute(
        "UPDATE frontier SET form = NULL, state = 'settled', lease = NULL, outcome = ?, settled_at = ?,"
        " reason = 'its form was erased with an article; the page before it names it anew'"
        " WHERE form IS NOT NULL AND site = (SELECT site FROM holdings WHERE key = ?)",
        (Outcome.NOT_NEEDED, now_text(), holding),
    )


def _erase_corrections(connection: sqlite3.Connection, holding: int, files: Files) -> None:
    """What remains is that somebody corrected a field, and when."""
    connection.execute(
        "UPDATE corrections SET value = NULL, machine = NULL, because = NULL, withdrawn_at = coalesce(withdrawn_at, at) WHERE holding = ?",
        (holding,),
    )


def _erase_decisions(connection: sqlite3.Connection, holding: int, files: Files) -> None:
    decisions.erase(connection, holding)


def _erase_stories(connection: sqlite3.Connection, holding: int, files: Files) -> None:
    """Take it out of its story; the others go on as one."""
    shown.refresh(connection, stories.forget(connection, holding))


def _verify_stories(connection: sqlite3.Connection, files: Files) -> Iterator[str]:
    return verify_stories(connection)


def verify_stories(connection: sqlite3.Connection) -> Iterator[str]:
    """Texts in the index of stories that no article shows, or that are not the one their article shows."""
    for (text,) in connection.execute(
        "SELECT f.text FROM fingerprints f WHERE NOT EXISTS (SELECT 1 FROM holdings h WHERE h.same_text = f.text)"
    ):
        yield f"the fingerprint {text} is of a text that no article shows"
    for key, text, digest in connection.execute(
        "SELECT h.id, h.same_text, r.text_sha256 FROM holdings h LEFT JOIN readings r ON r.id = h.reading WHERE h.same_text IS NOT NULL"
    ):
        if digest is None or number_of(digest) != text:
            yield f"{key} is linked by another text than it shows"
    yield from story_groups.verify(connection)


def _erase_uses(connection: sqlite3.Connection, holding: int, files: Files) -> None:
    """Forget which files it showed, so that they go with the last article that shows them."""
    connection.execute("DELETE FROM file_uses WHERE holding = ?", (holding,))


def _erase_clues(connection: sqlite3.Connection, holding: int, files: Files) -> None:
    """And the pairs that were made of them."""
    translation_pairs.erase(connection, holding)


def _verify_clues(connection: sqlite3.Connection, files: Files) -> Iterator[str]:
    return translation_checks.verify(connection)


def _erase_samples(connection: sqlite3.Connection, holding: int, files: Files) -> None:
    connection.execute(
        "DELETE FROM template_samples WHERE capture IN (SELECT capture FROM readings WHERE holding = ?)", (holding,)
    )


def _erase_templates(connection: sqlite3.Connection, holding: int, files: Files) -> None:
    """Delete those of the article's site; they are learned anew by its next crawl."""
    connection.execute("DELETE FROM templates WHERE site = (SELECT site FROM holdings WHERE key = ?)", (holding,))


def _erase_captures(connection: sqlite3.Connection, holding: int, files: Files) -> None:
    for row in _captures(connection, f"WHERE id IN ({OF_HOLDING})", (holding,)):
        stub = files.erase(row)
        connection.execute(
            "UPDATE captures SET file = ?, offset = ?, length = ?, record_type = ?, block_sha256 = ? WHERE id = ?",
            (stub.file, stub.offset, stub.length, stub.record_type, stub.block_sha256, row.capture_id),
        )


def _erase_renderings(connection: sqlite3.Connection, holding: int, files: Files) -> None:
    for row in _renderings(connection, "WHERE capture IN (SELECT capture FROM readings WHERE holding = ?)", (holding,)):
        stub = files.erase(row)
        connection.execute(
            "UPDATE renderings SET record_type = ?, block_sha256 = ? WHERE id = ?", (stub.record_type, stub.block_sha256, row.capture_id)
        )


def _verify_renderings(connection: sqlite3.Connection, files: Files) -> Iterator[str]:
    erased = "WHERE capture NOT IN (SELECT value FROM tombstones WHERE kind = 'capture') ORDER BY file, offset"
    for row in _renderings(connection, erased, ()):
        if (fault := files.verify(row)) is not None:
            yield fault


def _verify_captures(connection: sqlite3.Connection, files: Files) -> Iterator[str]:
    erased = {row[0] for row in connection.execute("SELECT value FROM tombstones WHERE kind = 'capture'")}
    for row in _captures(connection, "ORDER BY file, offset", ()):
        fault = None if row.capture_id in erased else files.verify(row)
        if fault is not None:
            yield fault


def _renderings(connection: sqlite3.Connection, where: str, values: tuple[object, ...]) -> list[RecordRef]:
    return _captures(connection, where, values, table="renderings")


def _captures(
    connection: sqlite3.Connection, where: str, values: tuple[object, ...], *, table: str = "captures"
) -> list[RecordRef]:
    return [
        RecordRef(capture_id=i, file=f, offset=o, length=n, record_type=t, payload_sha256=p, block_sha256=b)
        for i, f, o, n, t, p, b in connection.execute(
            f"SELECT id, file, offset, length, record_type, payload_sha256, block_sha256 FROM {table} {where}", values
        ).fetchall()
    ]


REGISTER: tuple[Hold, ...] = (
    Hold(
        name="articles",
        columns=(
            "title", "summary", "authors", "published_raw", "dateline", "place", "section", "tags", "image", "contacts",
        ),
        erase=_erase_shown, verify=_verify_shown,
    ),
    Hold(
        name="captures", columns=(), erase=_erase_captures, verify=_verify_captures,
    ),
    Hold(name="renderings", columns=(), erase=_erase_renderings, verify=_verify_renderings),
    Hold(name="{stem}-captures/*.warc.gz*", erase=_erase_nothing, verify=_verify_nothing),
    Hold(name="frontier", columns=("hints", "reason", "form"), erase=_erase_frontier, verify=_verify_nothing),
    Hold(
        name="fetches", columns=("reason",),
        erase=_clear("fetches", "reason", "row IN (SELECT id FROM frontier WHERE holding = ?)"), verify=_verify_nothing,
    ),
    Hold(
        name="files", columns=("reason",), erase=_clear("files", "reason", "id IN (SELECT file FROM file_uses WHERE holding = ?)"),
        verify=_verify_nothing,
    ),
    Hold(name="file_uses", erase=_erase_uses, verify=_verify_nothing),
    Hold(name="events", columns=("detail",), erase=_clear("events", "detail", "holding = ?"), verify=_verify_nothing),
    Hold(name="corrections", columns=("value", "machine", "because"), erase=_erase_corrections, verify=_verify_nothing),
    Hold(name="decisions", columns=("because",), erase=_erase_decisions, verify=_verify_nothing),
    Hold(name="story_links", columns=("doubt", "reason"), erase=_erase_stories, verify=_verify_stories),
    Hold(name="story_decisions", columns=("because",), erase=_erase_nothing, verify=_verify_nothing),
    Hold(name="fingerprints", columns=("digests", "imprint"), erase=_erase_nothing, verify=_verify_nothing),
    Hold(name="sketches", columns=("digest",), erase=_erase_nothing, verify=_verify_nothing),
    Hold(name="sketch_filters", columns=("bits",), erase=_erase_filters, verify=_verify_nothing),
    Hold(name="texts", columns=("text",), erase=_erase_texts, verify=_verify_texts),
    Hold(name="readings", columns=READING_COLUMNS, erase=_erase_readings, verify=_verify_readings),
    Hold(name="translation_clues", columns=("clues",), erase=_erase_clues, verify=_verify_clues),
    Hold(name="translation_pairs", columns=("evidence",), erase=_erase_nothing, verify=_verify_nothing),
    Hold(name="template_samples", columns=("sample",), erase=_erase_samples, verify=_verify_nothing),
    Hold(name="templates", columns=("template",), erase=_erase_templates, verify=_verify_nothing),
    Hold(name="articles_fts", columns=("title", "text"), erase=_erase_nothing, verify=_verify_index("articles_fts")),
    Hold(name="spaced", columns=("title", "text"), erase=_erase_nothing, verify=_verify_spaced),
    Hold(name="spaced_fts", columns=("title", "text"), erase=_erase_nothing, verify=_verify_index("spaced_fts")),
    Hold(name="lexicon", columns=("form", "key"), erase=_erase_nothing, verify=_verify_nothing),
    Hold(name="{stem}.db", erase=_erase_nothing, verify=_verify_nothing),
    Hold(name="{stem}.db.before-*", erase=_erase_nothing, verify=_verify_nothing),
    Hold(name="{stem}.db-wal", erase=_erase_nothing, verify=_verify_nothing),
)  # fmt: skip
"""Order matters for erasing: taking an article out of the index needs its text while that still stands."""
