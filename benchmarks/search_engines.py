"""The same articles in other search engines, asked the same: PostgreSQL's text search with a GIN index, and tantivy."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from benchmarks.peers.postgres import connected

CONFIGURATION = {"ru": "russian", "en": "english"}
"""PostgreSQL's for a language; it has none for Kazakh."""
ROWS = (
    "SELECT key, site, language, coalesce(published, ''), coalesce(title, ''), coalesce(text, '')"
    " FROM articles a LEFT JOIN texts t ON t.sha256 = a.text_sha256"
)
HITS = 20
Filled = TypeVar("Filled")


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked of every engine."""

    kind: str
    """rare, middling, common, two words, phrase, prefix."""
    language: str
    words: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...] = ()
    """Of each word, where all of its forms are asked for; of an engine that has no lexicon as alternatives."""
    site: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def text(self) -> str:
        """As it is typed into newsarchive."""
        words = " ".join(self.words)
        return f'"{words}"' if self.kind == "phrase" else f"{words}*" if self.kind == "prefix" else words


class Engine(Protocol):
    """One that was filled."""

    def ask(self, question: Question) -> int:
        """The best hits with highlighted snippets; returns how many articles there are."""


@contextmanager
def where_installed(name: str, engine: AbstractContextManager[Filled], not_installed: list[str]) -> Iterator[Filled | None]:
    """An engine that is being entered; where it is not installed None, and `not_installed` gets its name. What fails later is an error."""
    with ExitStack() as stack:
        entered: Filled | None = None
        try:
            entered = stack.enter_context(engine)
        except (ImportError, FileNotFoundError):
            not_installed.append(name)
        yield entered


class Postgres:
    """PostgreSQL: words weighted by title, stems where it knows the language."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def _where(self, question: Question) -> tuple[str, list[Any]]:
        configuration = CONFIGURATION.get(question.language, "simple")
        function = "phraseto_tsquery" if question.kind == "phrase" else "to_tsquery" if question.kind == "prefix" else "plainto_tsquery"
        text = f"{question.words[0]}:*" if question.kind == "prefix" else " ".join(question.words)
        parts, values = [f"ts @@ {function}('{configuration}', %s)"], [text]
        for column, operator, value in (
            ("site", "=", question.site), ("published", ">=", question.since), ("published", "<=", question.until and question.until + "~")
        ):  # fmt: skip
            if value is not None:
                parts.append(f"{column} {operator} %s")
                values.append(value)
        self.query = f"{function}('{configuration}', %s)"
        return " AND ".join(parts), [text, *values]

    def ask(self, question: Question) -> int:
        where, values = self._where(question)
        text, *rest = values
        self.connection.execute(
            f"SELECT key, title, ts_headline('simple', body, {self.query}) FROM (SELECT key, title, body FROM a WHERE {where}"
            f" ORDER BY ts_rank(ts, {self.query}) DESC LIMIT {HITS}) b", (text, *rest, text),
        ).fetchall()  # fmt: skip
        return int(self.connection.execute(f"SELECT count(*) FROM a WHERE {where}", rest).fetchone()[0])

    def best(self, question: Question) -> list[int]:
        """The keys of the best ten."""
        where, values = self._where(question)
        text, *rest = values
        order = f"ORDER BY ts_rank(ts, {self.query}) DESC, key LIMIT 10"
        return [row[0] for row in self.connection.execute(f"SELECT key FROM a WHERE {where} {order}", (*rest, text)).fetchall()]


@contextmanager
def postgres(db: Path, told: dict[str, float]) -> Iterator[Postgres]:
    """A server of one's own with the articles of an archive.

    Args:
        told: gets the seconds it took and the bytes of table and indexes.
    """
    begun = time.monotonic()
    with connected() as connection, closing(sqlite3.connect(db)) as archive:
        connection.execute(
            'CREATE TABLE a (key int PRIMARY KEY, site text COLLATE "C", language text, published text COLLATE "C", title text,'
            " body text, ts tsvector)"
        )
        with connection.cursor() as cursor, cursor.copy("COPY a (key, site, language, published, title, body) FROM STDIN") as copy:
            for row in archive.execute(ROWS):
                copy.write_row([value.replace("\x00", "") if isinstance(value, str) else value for value in row])
        case = "CASE language WHEN 'ru' THEN 'russian' WHEN 'en' THEN 'english' ELSE 'simple' END::regconfig"
        connection.execute(f"UPDATE a SET ts = setweight(to_tsvector({case}, title), 'A') || setweight(to_tsvector({case}, body), 'D')")
        connection.execute("VACUUM FULL a")
        connection.execute("CREATE INDEX a_ts ON a USING gin(ts)")
        connection.execute("CREATE INDEX a_site ON a(site, published)")
        connection.execute("CREATE INDEX a_published ON a(published)")
        connection.execute("ANALYZE a")
        connection.execute("SET statement_timeout = '30s'")
        told["postgres_build_seconds"] = time.monotonic() - begun
        told["postgres_bytes"] = connection.execute("SELECT pg_total_relation_size('a')").fetchone()[0]
        yield Postgres(connection)


class Tantivy:
    """tantivy: words in small letters; forms, where asked for, as alternatives."""

    def __init__(self, index: Any) -> None:
        self.index = index
        self.searcher = index.searcher()

    def _query(self, question: Question) -> Any:
        from tantivy import Occur, Query

        schema = self.index.schema

        def either(word: str) -> Any:
            parts = [
                (Occur.Should, Query.boost_query(Query.term_query(schema, field, word.lower()), boost))
                for field, boost in (("title", 8.0), ("body", 1.0))
            ]
            return Query.boolean_query(parts)

        if question.kind == "phrase":
            required = [Query.boolean_query([
                (Occur.Should, Query.phrase_query(schema, field, [word.lower() for word in question.words])) for field in ("title", "body")
            ])]  # fmt: skip
        elif question.kind == "prefix":
            required = [Query.boolean_query([
                (Occur.Should, Query.regex_query(schema, field, question.words[0].lower() + ".*")) for field in ("title", "body")
            ])]  # fmt: skip
        else:
            forms = question.forms or tuple((word,) for word in question.words)
            required = [Query.boolean_query([(Occur.Should, either(form)) for form in some]) for some in forms]
        parts = [(Occur.Must, query) for query in required]
        if question.site is not None:
            parts.append((Occur.Must, Query.const_score_query(Query.term_query(schema, "site", question.site), 0.0)))
        if question.since is not None or question.until is not None:
            first, last = (int((bound or end).replace("-", "").ljust(8, fill)) for bound, end, fill in (
                (question.since, "0", "0"), (question.until, "99999999", "9")
            ))  # fmt: skip
            from tantivy import FieldType

            parts.append((Occur.Must, Query.const_score_query(Query.range_query(schema, "day", FieldType.Unsigned, first, last), 0.0)))
        return Query.boolean_query(parts)

    def ask(self, question: Question) -> int:
        from tantivy import SnippetGenerator

        query = self._query(question)
        found = self.searcher.search(query, HITS, count=True)
        generator = SnippetGenerator.create(self.searcher, query, self.index.schema, "body")
        for _, address in found.hits:
            generator.snippet_from_doc(self.searcher.doc(address)).to_html()
        return int(found.count)


@contextmanager
def tantivy(db: Path, folder: Path, told: dict[str, float]) -> Iterator[Tantivy]:
    """An index in this folder with the articles of an archive; `told` gets the seconds of CPU and the bytes it took."""
    from tantivy import Document, Index, SchemaBuilder

    builder = SchemaBuilder()
    builder.add_unsigned_field("key", stored=True)
    builder.add_unsigned_field("day", indexed=True, fast=True)
    builder.add_text_field("site", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("title", stored=True, tokenizer_name="default")
    builder.add_text_field("body", stored=True, tokenizer_name="default")
    begun = time.process_time()
    folder.mkdir()
    index = Index(builder.build(), path=str(folder))
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    with closing(sqlite3.connect(db)) as archive:
        for key, site, _, published, title, text in archive.execute(ROWS):
            day = int(published[:10].replace("-", "").ljust(8, "0") or 0)
            document = Document()
            document.add_unsigned("key", key)
            document.add_unsigned("day", day)
            for name, value in (("site", site), ("title", title), ("body", text)):
                document.add_text(name, value)
            writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    told["tantivy_build_cpu_seconds"] = time.process_time() - begun
    told["tantivy_bytes"] = sum(file.stat().st_size for file in folder.iterdir())
    yield Tantivy(index)


def bytes_of(connection: sqlite3.Connection, names: Sequence[str]) -> int:
    """What these tables and indexes take in a database."""
    marks = ", ".join("?" for _ in names)
    return int(connection.execute(f"SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name IN ({marks})", list(names)).fetchone()[0])
