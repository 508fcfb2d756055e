"""Links between translations for a person: which are doubtful and why, and what a person's word does."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsarchive.archive import decisions, translations
from newsarchive.archive.decisions import TRANSLATION, Said
from newsarchive.archive.translation_clues import STALE, UNDECIDED, queue
from newsarchive.archive.translation_pairs import PAIR, decided_pair
from newsarchive.errors import UsageError
from newsarchive.text.counterparts import words_of_keys

OPEN = ("doubtful", "contradicted", "crossed")
"""Verdicts that wait for a person."""
_DECLARED = {
    "number": "one number", "address": "one address but for its language", "hreflang": "named by hreflang",
    "switch": "named by the language switch",
}  # fmt: skip
_NAMES = {
    "names": "names", "cognates": "words alike", "numbers": "numbers", "small": "small numbers", "years": "years", "dates": "days",
    "title": "title", "concepts": "subjects", "subjects": "the title's subject", "images": "pictures",
    "links": "links", "emails": "addresses", "authors": "authors", "length": "length", "order": "place in the listing",
    "words": "words that stand for each other in other translations",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Link:
    """Two articles that are translations of each other, or may be."""

    one: int
    other: int
    ids: tuple[str, str]
    titles: tuple[str | None, str | None]
    languages: tuple[str | None, str | None]
    site: str
    url: str
    """Of the first."""
    verdict: str
    confidence: float
    declared: tuple[str, ...]
    evidence: dict[str, Any]
    since: str
    words: Mapping[str, str]
    """The words of the first text by their keys."""
    said: Said | None
    """What a person decided, as far as it holds."""

    @property
    def id(self) -> str:
        """By which it is accepted or rejected."""
        return f"{TRANSLATION}:{self.ids[0]}:{self.ids[1]}"

    @property
    def reason(self) -> str:
        """Why, in words."""
        return reason_of(self.declared, self.evidence, self.words)

    @property
    def standing(self) -> str:
        """What is made of it, in words: by a person with name and day, else by the texts and what is declared."""
        if self.verdict not in _DECIDED:
            return f"{_STANDING[self.verdict]} ({self.confidence:.2f})"
        word = _DECIDED[self.verdict]
        if self.said is None:
            return f"{word}, as a person says"
        return f"{word}, as {self.said.person} says ({self.said.at[:10]}{f': {self.said.because}' if self.said.because else ''})"


def reason_of(declared: tuple[str, ...], evidence: dict[str, Any], words: Mapping[str, str]) -> str:
    """What speaks for a link and against it, the strongest first.

    Args:
        words: by their keys, as they are written.
    """
    parts = [_DECLARED[name] for name in declared]
    weighed = sorted((one for one in evidence.items() if "adds" in one[1]), key=lambda one: -abs(one[1]["adds"]))
    for sign, word in ((1, "for it"), (-1, "against it")):
        told = []
        for name, found in weighed:
            if found["adds"] * sign > 0:
                shared = found.get("shared", ()) if sign > 0 and name not in {"concepts", "subjects"} else ()
                shown = ", ".join(words.get(one, one).removeprefix("@") for one in shared)
                told.append(_NAMES.get(name, name) + (f" ({shown})" if shown else ""))
        if told:
            parts.append(f"{word}: {', '.join(told[:5])}")
    apart = evidence.get("days", {}).get("apart")
    if apart:
        parts.append(f"{apart} day{'s' if apart != 1 else ''} apart")
    return "; ".join(parts)


_STANDING = {
    "linked": "linked", "doubtful": "doubtful, not linked", "contradicted": "declared, and not linked since the texts contradict it",
    "crossed": "not linked since it crosses a surer link or a person's word", "weaker": "not linked",
}  # fmt: skip
"""What the verdicts mean."""
_DECIDED = {"accepted": "one item", "rejected": "two items"}

_LINK = (
    "SELECT p.one, p.other, h.id, o.id, a.title, b.title, a.language, b.language, h.site, a.canonical_url, p.verdict, p.confidence,"
    " p.declared, p.evidence, p.learned, max(h.first_seen, o.first_seen), t.text FROM translation_pairs p"
    " JOIN holdings h ON h.key = p.one JOIN holdings o ON o.key = p.other"
    " JOIN articles a ON a.key = p.one JOIN articles b ON b.key = p.other LEFT JOIN texts t ON t.sha256 = a.text_sha256"
)


def _link(connection: sqlite3.Connection, row: tuple[Any, ...]) -> Link:
    one, other, *ids, title, other_title, language, other_language, site, url, verdict, confidence, declared = row[:13]
    evidence, learned, since, text = row[13:]
    found = json.loads(evidence)
    if abs(learned) >= 0.3:
        found["words"] = {"adds": round(learned, 1)}
    keys = {key for name in ("names", "cognates", "title") for key in found.get(name, {}).get("shared", ())}
    return Link(
        one=one, other=other, ids=(ids[0], ids[1]), titles=(title, other_title), languages=(language, other_language), site=site,
        url=url, verdict=verdict, confidence=confidence or 0.0, declared=tuple(declared.split()), evidence=found, since=since,
        words=words_of_keys(f"{title or ''}\n{text or ''}", language, keys), said=_said(connection, site, one, ids[1]),
    )  # fmt: skip


def _said(connection: sqlite3.Connection, site: str, one: int, other: str) -> Said | None:
    return decisions.said(connection, site, TRANSLATION, one, other)


def doubtful(connection: sqlite3.Connection, *, site: str | None = None, article: int | None = None) -> Iterator[Link]:
    """The links that wait for a person: two texts of which it is not sure that they are one item, or that are declared so and are not.

    Args:
        article: key of the only article that is looked at.
    """
    marks = ", ".join("?" for _ in OPEN)
    where, values = f"p.verdict IN ({marks})", [*OPEN]
    rows = connection.execute(
        f"{_LINK} WHERE {where} AND (? IS NULL OR ? IN (h.site, o.site)) AND (? IS NULL OR ? IN (p.one, p.other))"
        " ORDER BY h.site, h.id, o.id",
        (*values, site, site, article, article),
    )
    yield from (_link(connection, tuple(row)) for row in rows)


def links_of(connection: sqlite3.Connection, key: int) -> list[Link]:
    """All links of an article that are more than weak, the surest first."""
    rows = connection.execute(
        f"{_LINK} WHERE (p.one = ?1 OR p.other = ?1) AND p.verdict <> 'weaker' ORDER BY p.confidence DESC, h.id, o.id", (key,)
    )
    return [_link(connection, tuple(row)) for row in rows]


def named(connection: sqlite3.Connection, ident: str) -> Link:
    """The link of two articles by its id; one that the machine did not think of is made, for a person to decide on.

    Raises:
        UsageError: it names no two articles in two languages, or two scripts of one.
    """
    one, other = decisions.two_articles(connection, TRANSLATION, ident)
    found = connection.execute(f"{_LINK} WHERE p.one = ? AND p.other = ?", (one, other)).fetchone()
    if found is not None:
        return _link(connection, tuple(found))
    about = connection.execute(
        "SELECT h.id, o.id, a.title, b.title, a.language, b.language, h.site, a.canonical_url, max(h.first_seen, o.first_seen),"
        " a.script IS b.script"
        " FROM holdings h JOIN holdings o ON o.key = ?2 JOIN articles a ON a.key = h.key JOIN articles b ON b.key = o.key WHERE h.key = ?1",
        (one, other),
    ).fetchone()
    first, second, title, other_title, language, other_language, site, url, since, is_one_script = tuple(about)
    if language == other_language and is_one_script:
        raise UsageError(f"{first} and {second} are in one language.", "Translations are in two, or in two scripts of one.")
    return Link(
        one=one, other=other, ids=(first, second), titles=(title, other_title), languages=(language, other_language), site=site, url=url,
        verdict="weaker", confidence=0.0, declared=(), evidence={}, since=since, words={},
        said=_said(connection, site, one, second),
    )  # fmt: skip


def apply(connection: sqlite3.Connection, link: Link) -> None:
    """Let what a person decided of a link take effect; inside the caller's transaction, after it was written down."""
    university = connection.execute("SELECT university FROM translation_clues WHERE holding = ?", (link.one,)).fetchone()
    pair = decided_pair(link.one, link.other, university[0] if university is not None else link.site)
    connection.execute(
        f"INSERT INTO translation_pairs({PAIR}, verdict) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'weaker') ON CONFLICT DO NOTHING", pair
    )
    queue(connection, UNDECIDED, [("", link.one), ("", link.other)])
    translations.settle_all(connection)


def take_back(connection: sqlite3.Connection, ident: str, *, person: str) -> bool:
    """Take back what was decided of a link, so that the machine's word holds again; returns whether anything was.

    Raises:
        UsageError: it names no two articles.
    """
    link = named(connection, ident)
    if decisions.last(connection, link.site, TRANSLATION, link.one, link.ids[1]) is None:
        return False
    decisions.take_back(connection, kind=TRANSLATION, site=link.site, holding=link.one, subject=link.ids[1], person=person)
    # What was found of the two may be older than their texts: they are compared anew.
    connection.execute("UPDATE translation_pairs SET verdict = 'weaker' WHERE one = ? AND other = ?", (link.one, link.other))
    queue(connection, STALE, [("", link.one), ("", link.other)])
    translations.settle_all(connection)
    return True
