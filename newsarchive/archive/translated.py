"""Articles beside their translations, as a person or another program reads them: texts side by side, and what is missing in a language."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Text:
    """One language of an item."""

    id: str
    language: str | None
    script: str | None
    title: str | None
    text: str
    url: str
    published: str | None


_TEXT = (
    "SELECT a.id, a.language, a.script, a.title, coalesce(t.text, '') AS text, a.url, a.published FROM articles a"
    " LEFT JOIN texts t ON t.sha256 = a.text_sha256"
)


def versions_of(connection: sqlite3.Connection, key: int) -> list[Text]:
    """An article and its translations, itself first, then by language."""
    rows = connection.execute(
        f"{_TEXT} WHERE a.key = ?1 OR a.translation_id = (SELECT translation_id FROM articles WHERE key = ?1)"
        " ORDER BY a.key <> ?1, a.language, a.id",
        (key,),
    )
    return [_text(row) for row in rows]


def _text(row: Sequence[object]) -> Text:
    ident, language, script, title, text, url, published = row
    return Text(id=ident, language=language, script=script, title=title, text=text, url=url, published=published)  # type: ignore[arg-type]


def in_language(connection: sqlite3.Connection, ident: str, language: str) -> Text | None:
    """The translation of an article into a language; None where there is none."""
    row = connection.execute(
        f"{_TEXT} WHERE a.language = ?2 AND a.translation_id = (SELECT translation_id FROM articles WHERE id = ?1) AND a.id <> ?1"
        " ORDER BY a.id LIMIT 1",
        (ident, language),
    ).fetchone()
    return _text(tuple(row)) if row is not None else None


_IS_THERE = (
    "EXISTS (SELECT 1 FROM articles b WHERE b.translation_id = a.translation_id AND b.language = o.language)"
    " OR EXISTS (SELECT 1 FROM articles c CROSS JOIN articles b ON b.translation_id = c.translation_id AND b.language = o.language"
    " WHERE c.story_id = a.story_id AND c.site = a.site AND c.language = a.language)"
)
"""Whether an article a, or a copy of it on its site, has a translation into a language o: only one of several copies can have it."""


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """The articles of a site and month in one language, and how many of them stand in another: they, or copies of them on the site."""

    site: str
    month: str | None
    language: str
    other: str
    articles: int
    translated: int

    @property
    def missing(self) -> int:
        """How many do not."""
        return self.articles - self.translated


def coverage(connection: sqlite3.Connection, site: str | None = None) -> Iterator[Coverage]:
    """What exists in one language and what of it is missing in each other language of its site, by site and month."""
    rows = connection.execute(
        "WITH tongues AS (SELECT site, language FROM articles WHERE language IS NOT NULL AND (?1 IS NULL OR site = ?1)"
        " GROUP BY site, language HAVING count(*) > 1)"
        " SELECT a.site, CASE WHEN length(a.published) >= 7 THEN substr(a.published, 1, 7) END AS month, a.language, o.language, count(*),"
        f" sum({_IS_THERE})"
        " FROM articles a JOIN tongues m ON m.site = a.site AND m.language = a.language"
        " JOIN tongues o ON o.site = a.site AND o.language <> a.language"
        " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2 IS NULL, 2, 3, 4",
        (site,),
    )
    for of, month, language, other, articles, translated in map(tuple, rows):
        yield Coverage(site=of, month=month, language=language, other=other, articles=articles, translated=translated)


def missing(connection: sqlite3.Connection, site: str | None = None) -> Iterator[tuple[Text, str, str]]:
    """Every article that is missing in a language of its site: the article, its site, the language."""
    rows = connection.execute(
        "WITH tongues AS (SELECT site, language FROM articles WHERE language IS NOT NULL AND (?1 IS NULL OR site = ?1)"
        " GROUP BY site, language HAVING count(*) > 1)"
        " SELECT a.id, a.language, a.script, a.title, '' AS text, a.url, a.published, a.site, o.language FROM articles a"
        " JOIN tongues m ON m.site = a.site AND m.language = a.language JOIN tongues o ON o.site = a.site AND o.language <> a.language"
        f" WHERE NOT ({_IS_THERE})"
        " ORDER BY a.site, a.published IS NULL, a.published, a.id, o.language",
        (site,),
    )
    for row in rows:
        *text, of, other = tuple(row)
        yield _text(text), of, other


def misleading(connection: sqlite3.Connection, site: str | None = None) -> Iterator[tuple[str, str, int, int]]:
    """What sites declare to be translations and texts contradict: site, what declares it, how many texts agree, how many do not."""
    rows = connection.execute(
        "SELECT site, declared, agreed, contradicted FROM translation_trust WHERE contradicted > 0 AND (?1 IS NULL OR site = ?1)"
        " ORDER BY site, declared",
        (site,),
    )
    yield from (tuple(row) for row in rows)
