"""What is told of a story: its articles, which came first and why that is thought, how alike they are, what differs; links that are not
sure, and what persons decided."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsarchive.archive import decisions, stories, story_decisions, story_links
from newsarchive.archive.decisions import STORY
from newsarchive.edits.diff import diff
from newsarchive.edits.sameness import compare
from newsarchive.edits.shingles import words_of
from newsarchive.errors import UsageError

COMPARED = 30
"""Copies of a story that are compared with one article."""
DIFFERENCES = 4
"""Places that are told of where two texts differ."""
LONGEST = 90
"""Characters of one of them."""
NOT_COMPARED = 50_000
"""Characters of a text of which nothing more is told than how alike it is."""


@dataclass(frozen=True, kw_only=True)
class Copy:
    """Another article of the story, or one that has to do with it."""

    key: int
    id: str
    url: str
    title: str | None
    published: str | None
    precision: str | None
    first_seen: str
    gone_at: str | None
    crawl: int | None
    """In which it came; None in an archive that does not say."""


@dataclass(frozen=True, kw_only=True)
class Doubtful:
    """A link that waits for a person, or two articles that a person named."""

    one: int
    other: int
    ids: tuple[str, str]
    titles: tuple[str | None, str | None]
    site: str
    url: str
    kind: str
    doubt: str
    reason: str
    since: str

    @property
    def id(self) -> str:
        """By which it is accepted or rejected."""
        return f"{STORY}:{self.ids[0]}:{self.ids[1]}"


_COPY = (
    "a.key, a.id, a.url, a.title, a.published, a.published_precision, a.first_seen, a.gone_at,"
    " (SELECT min(e.crawl) FROM events e WHERE e.holding = a.key AND e.kind = 'new')"
)


def story(connection: sqlite3.Connection, key: int) -> dict[str, Any]:
    """The story of an article, as plain values: id, size, the one that came first (None where that is not known) with the reason, the other
    copies (likeness and what differs from this article), links to what is no copy, texts from the same mould, and persons' decisions."""
    own = _copy(connection.execute(f"SELECT {_COPY} FROM articles a WHERE a.key = ?", (key,)).fetchone())
    rows = connection.execute(
        f"SELECT {_COPY} FROM articles a JOIN articles o ON o.story_id = a.story_id WHERE o.key = ? AND a.key <> o.key"
        " ORDER BY a.first_seen, a.id",
        (key,),
    ).fetchall()
    copies = [_copy(row) for row in rows]
    name = connection.execute("SELECT story_id FROM articles WHERE key = ?", (key,)).fetchone()[0]
    first, why = _first([own, *copies])
    said = {pair[0] if pair[1] == key else pair[1]: word for pair, word in story_decisions.of(connection, key).items()}
    text = _text(connection, key)
    return {
        "id": name, "size": 1 + len(copies), "first": first.id if copies and first else None, "why_first": why if copies else None,
        "copies": [
            _beside(own, text, copy, _text(connection, copy.key) if at < COMPARED else None, said.get(copy.key))
            for at, copy in enumerate(copies)
        ],
        "linked": list(_linked(connection, own, {copy.key for copy in copies}, said)),
        "moulds": list(_moulds(connection, own, {copy.key for copy in copies})),
        "decisions": list(_decisions(connection, key)),
    }  # fmt: skip


def _copy(row: tuple[Any, ...]) -> Copy:
    key, ident, url, title, published, precision, first_seen, gone_at, crawl = tuple(row)
    return Copy(
        key=key, id=ident, url=url, title=title, published=published, precision=precision, first_seen=first_seen, gone_at=gone_at,
        crawl=crawl,
    )  # fmt: skip


def _text(connection: sqlite3.Connection, key: int) -> str | None:
    row = connection.execute("SELECT t.text FROM articles a JOIN texts t ON t.sha256 = a.text_sha256 WHERE a.key = ?", (key,)).fetchone()
    return str(row[0]) if row is not None else None


def _first(copies: list[Copy]) -> tuple[Copy | None, str]:
    """The copy that came first, None where nothing tells it from others, and why that is thought. In which order a crawl asks says nothing
    of it."""
    of, told = copies, "; not all of them are dated"
    if all(one.published and one.precision in {"time", "day"} for one in copies):
        days = sorted({str(one.published)[:10] for one in copies})
        of, told = [one for one in copies if str(one.published)[:10] == days[0]], f", of those published {days[0]}"
        if len(of) == 1:
            return of[0], f"published {days[0]}, the next {days[1]}" if len(days) > 1 else f"published {days[0]}"
        by_time = _by_time(of)
        if by_time is not None:
            return by_time
    earliest = min(of, key=lambda one: (one.first_seen, one.id))
    beside = [one.id for one in of if one.crawl is not None and one.crawl == earliest.crawl]
    if len(beside) > 1:
        listed = ", ".join(sorted(beside)[:3]) + (f" and {len(beside) - 3} more" if len(beside) > 3 else "")
        return None, f"not told by what is known of {listed}: seen in one crawl{told}"
    return earliest, f"seen first, {earliest.first_seen[:16]}Z{told}"


def _by_time(copies: list[Copy]) -> tuple[Copy, str] | None:
    """The one of copies of one day that was published first by the clock, where all of them name a time and an offset from UTC."""
    moments = []
    for one in copies:
        try:
            moment = datetime.fromisoformat(str(one.published))
        except ValueError:
            return None
        if one.precision != "time" or moment.tzinfo is None:
            return None
        moments.append((moment, one.id, one))
    moments.sort(key=lambda found: found[:2])
    if moments[0][0] == moments[1][0]:
        return None
    return moments[0][2], f"published {moments[0][2].published}, the next {moments[1][2].published}"


def _beside(own: Copy, text: str | None, copy: Copy, other: str | None, said: str | None) -> dict[str, Any]:
    """A copy beside this article.

    Args:
        other: its text, where the two are to be compared.
        said: what a person decided of the two.
    """
    found: dict[str, Any] = {
        "id": copy.id, "url": copy.url, "title": copy.title, "published": copy.published, "first_seen": copy.first_seen,
        "gone_at": copy.gone_at, "by_person": said == story_links.SAME,
    }  # fmt: skip
    if text and other:
        likeness = compare(words_of(text), words_of(other))
        found |= {
            "kind": likeness.kind if likeness.kind != "apart" else None, "shared": likeness.one, "of_the_other": likeness.other,
            "reason": likeness.reason, "same_title": own.title == copy.title, "differences": list(_differences(text, other)),
        }  # fmt: skip
    return found


def _differences(own: str, other: str) -> Iterator[str]:
    """The first places where two texts differ, shortened: what this one has with a minus, what the other has with a plus."""
    if own == other or max(len(own), len(other)) > NOT_COMPARED:
        return
    count = 0
    for paragraph in diff(own, other).paragraphs:
        changed = [part for part in paragraph.parts if part.op != "same" and part.text.strip()]
        parts = [f"{'-' if part.op == 'removed' else '+'} {_short(part.text)}" for part in changed]
        if parts:
            if count == DIFFERENCES:
                yield "..."
                return
            count += 1
            yield "  ".join(parts[:4])


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST // 2]} ... {plain[-LONGEST // 3 :]}"


_LINKED = "SELECT l.one, l.other, l.kind, l.one_share, l.other_share, l.doubt, l.reason, a.id, a.url, a.title FROM story_links l"


def _links(connection: sqlite3.Connection, key: int, which: str) -> list[tuple[Any, ...]]:
    rows = connection.execute(
        f"{_LINKED} JOIN articles a ON a.key = l.other WHERE l.one = ?1 AND ({which})"
        f" UNION ALL {_LINKED} JOIN articles a ON a.key = l.one WHERE l.other = ?1 AND ({which}) ORDER BY 8",
        (key,),
    )
    return list(map(tuple, rows))


def _linked(connection: sqlite3.Connection, own: Copy, copies: set[int], said: dict[int, str]) -> Iterator[dict[str, Any]]:
    for one, other, kind, first, second, doubt, reason, ident, url, title in _links(
        connection, own.key, "l.kind <> 'apart' OR l.doubt IS NOT NULL"
    ):
        end, is_one = (other, True) if one == own.key else (one, False)
        if end in copies:
            continue
        yield {
            "id": ident, "url": url, "title": title, "kind": kind, "shared": first if is_one else second,
            "of_the_other": second if is_one else first, "reason": reason, "doubt": doubt, "decided": said.get(end),
        }  # fmt: skip


def _moulds(connection: sqlite3.Connection, own: Copy, copies: set[int]) -> Iterator[dict[str, Any]]:
    """Texts that say other figures or names in the same words."""
    for one, other, _, _, _, _, reason, ident, url, title in _links(connection, own.key, "l.kind = 'apart' AND l.doubt IS NULL"):
        if (other if one == own.key else one) not in copies:
            yield {"id": ident, "url": url, "title": title, "reason": reason}


def _decisions(connection: sqlite3.Connection, key: int) -> Iterator[dict[str, Any]]:
    rows = connection.execute(
        "SELECT a.id, d.decision, d.person, d.because, d.at, d.withdrawn_at, d.withdrawn_by FROM story_decisions d"
        " JOIN articles a ON a.key = iif(d.one = ?1, d.other, d.one) WHERE d.one = ?1 OR d.other = ?1 ORDER BY d.id",
        (key,),
    )
    names = ("id", "decision", "person", "because", "at", "withdrawn_at", "withdrawn_by")
    yield from (dict(zip(names, row, strict=True)) for row in map(tuple, rows))


_DOUBTFUL = (
    "SELECT l.one, l.other, h.id, o.id, a.title, b.title, h.site, a.canonical_url, l.kind, l.doubt, l.reason, l.at"
    " FROM story_links l JOIN holdings h ON h.key = l.one JOIN holdings o ON o.key = l.other"
    " JOIN articles a ON a.key = l.one JOIN articles b ON b.key = l.other"
)


def doubtful(connection: sqlite3.Connection, *, site: str | None = None, article: int | None = None) -> Iterator[Doubtful]:
    """Links of which it is not sure that they are one text, or are none, and on which no decision of a person holds.

    Args:
        article: key of the only article that is looked at.
    """
    rows = connection.execute(
        f"{_DOUBTFUL} WHERE l.doubt IS NOT NULL AND (?1 IS NULL OR ?1 IN (h.site, o.site)) AND (?2 IS NULL OR ?2 IN (l.one, l.other))"
        " AND NOT EXISTS (SELECT 1 FROM story_decisions d WHERE d.one = l.one AND d.other = l.other AND d.withdrawn_at IS NULL)"
        " ORDER BY h.site, h.id, o.id",
        (site, article),
    )
    yield from (_doubtful(row) for row in rows)


def _doubtful(row: tuple[Any, ...]) -> Doubtful:
    one, other, ident, other_id, title, other_title, site, url, kind, doubt, reason, at = tuple(row)
    return Doubtful(
        one=one, other=other, ids=(ident, other_id), titles=(title, other_title), site=site, url=url, kind=kind, doubt=doubt or "",
        reason=reason, since=at,
    )  # fmt: skip


def named(connection: sqlite3.Connection, ident: str) -> Doubtful:
    """Two articles by the id of the link between them, whether or not the machine thought of one.

    Raises:
        UsageError: it names no two articles.
    """
    one, other = decisions.two_articles(connection, STORY, ident)
    found = connection.execute(f"{_DOUBTFUL} WHERE l.one = ? AND l.other = ?", (one, other)).fetchone()
    if found is not None:
        return _doubtful(found)
    row = connection.execute(
        "SELECT h.key, o.key, h.id, o.id, h.title, o.title, h.site, h.canonical_url, 'apart', NULL, 'named by a person',"
        " max(h.first_seen, o.first_seen) FROM articles h JOIN articles o ON o.key = ? WHERE h.key = ?",
        (other, one),
    ).fetchone()
    return _doubtful(row)


def decide(connection: sqlite3.Connection, link: Doubtful, decision: str, *, person: str, because: str | None) -> None:
    """Let a person's decision on a link take effect: accepted, both are one story; rejected, they are not; postponed changes nothing.

    Raises:
        UsageError: accepted, and the two are in two languages, or in two scripts of one: that is a translation.
    """
    if decision == decisions.ACCEPTED and _are_two_languages(connection, link):
        raise UsageError(
            f"{link.ids[0]} and {link.ids[1]} are in two languages, or two scripts: no text is the same in both.",
            f"If they are one item, accept translation:{link.ids[0]}:{link.ids[1]}.",
        )
    word = {decisions.ACCEPTED: story_links.SAME, decisions.REJECTED: story_links.APART}.get(decision)
    if word is not None:
        stories.decide(connection, link.one, link.other, word, person=person, because=because)


def _are_two_languages(connection: sqlite3.Connection, link: Doubtful) -> bool:
    """Whether both languages are known and differ, or both scripts do."""
    row = connection.execute(
        "SELECT a.language <> b.language OR a.script <> b.script FROM articles a JOIN articles b ON b.key = ?2 WHERE a.key = ?1",
        (link.one, link.other),
    ).fetchone()
    return row is not None and bool(row[0])


def take_back(connection: sqlite3.Connection, ident: str, *, person: str) -> bool:
    """Take back what was decided of a link, so that the machine's word holds again; returns whether anything was.

    Raises:
        UsageError: it names no two articles.
    """
    link = named(connection, ident)
    was_decided = decisions.last(connection, link.site, STORY, link.one, link.ids[1]) is not None
    held = stories.decide(connection, link.one, link.other, None, person=person)
    if was_decided or held:
        decisions.take_back(connection, kind=STORY, site=link.site, holding=link.one, subject=link.ids[1], person=person)
    return was_decided or held
