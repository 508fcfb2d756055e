"""What is asked for words: newsarchive, and what others would use, each as it comes."""

from __future__ import annotations

import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.words.forms import Ask, Engine

SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "fa": "persian", "fi": "finnish", "fr": "french", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "nl": "dutch", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "hr": "serbian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
"""Stemmers that are used by name, by Snowball itself, PostgreSQL and tantivy alike, where they have them."""


TANTIVY = frozenset(
    "arabic danish dutch english finnish french german greek hungarian italian norwegian portuguese romanian russian spanish swedish tamil"
    " turkish".split()
)
"""Those of them that tantivy has."""


@contextmanager
def ours(language: str, words: list[str]) -> Iterator[Ask]:
    """An archive of newsarchive, as its crawls make it, and its search."""
    from newsarchive.archive.database import connect
    from newsarchive.archive.readonly import folded
    from newsarchive.archive.search import search
    from tests.archive.made import Feed

    with tempfile.TemporaryDirectory() as folder, closing(connect(Path(folder) / "archive.db")) as connection:
        connection.row_factory = sqlite3.Row
        # Nothing here needs to outlive the machine.
        connection.execute("PRAGMA synchronous = OFF")
        connection.create_function("folded", 1, folded)
        feed = Feed(connection)
        for number, word in enumerate(words, 1):
            feed.put(feed.article(number, f"{word}\n\n{number}" + "." * 50, title=f"# {word}", language=language))

        def ask(word: str) -> set[str]:
            hits = search(connection, word, limit=1000, all_copies=True).hits
            return {hit.title.replace("\x02", "").replace("\x03", "")[2:] for hit in hits}

        yield ask


@contextmanager
def keys_alone(language: str, words: list[str]) -> Iterator[Ask]:
    """The keys by which newsarchive's search finds words, without an archive: quick, and the same but for the archive's limits."""
    from newsarchive.text.word_keys import asked_keys, keys

    of_word = {word: {key for key in keys(word, language) if key[1]} for word in words}
    of_key: dict[tuple[str, str], set[str]] = defaultdict(set)
    for word, known in of_word.items():
        for key in known:
            of_key[key].add(word)
    yield lambda word: set().union(*(of_key.get(key, set()) for key in asked_keys(word, language) | keys(word, None)))


def fts5(tokenizer: str) -> Engine:
    """A plain FTS5 table with this tokenizer."""

    @contextmanager
    def engine(language: str, words: list[str]) -> Iterator[Ask]:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute(f"CREATE VIRTUAL TABLE words USING fts5(word, tokenize='{tokenizer}')")
            connection.executemany("INSERT INTO words VALUES (?)", [(word,) for word in words])
            yield lambda word: {row[0] for row in connection.execute("SELECT word FROM words WHERE words MATCH ?", (f'"{word}"',))}

    return engine


@contextmanager
def key_column(language: str, words: list[str]) -> Iterator[Ask]:
    """A column of stems by Snowball's stemmer of the language, where there is one."""
    import Stemmer

    stem = Stemmer.Stemmer(SNOWBALL[language]).stemWord if language in SNOWBALL else str
    stems = {word: stem(word.lower()) for word in words}
    yield lambda word: {other for other in words if stems[other] == stem(word.lower())}


@contextmanager
def tantivy(language: str, words: list[str]) -> Iterator[Ask]:
    """tantivy with its stemmer of the language, where it has one."""
    import tantivy as engine

    analyzer = engine.TextAnalyzerBuilder(engine.Tokenizer.simple()).filter(engine.Filter.lowercase())
    if language in SNOWBALL and SNOWBALL[language] in TANTIVY:
        analyzer = analyzer.filter(engine.Filter.stemmer(SNOWBALL[language]))
    builder = engine.SchemaBuilder()
    builder.add_text_field("word", stored=True, tokenizer_name="stems")
    with tempfile.TemporaryDirectory() as folder:
        index = engine.Index(builder.build(), path=folder)
        index.register_tokenizer("stems", analyzer.build())
        writer = index.writer(heap_size=20_000_000, num_threads=1)
        for word in words:
            writer.add_document(engine.Document(word=word))
        writer.commit()
        index.reload()
        searcher = index.searcher()

        def ask(word: str) -> set[str]:
            hits = searcher.search(index.parse_query(f'"{word}"', ["word"]), 1000).hits
            return {str(searcher.doc(address)["word"][0]) for _, address in hits}

        yield ask


def postgresql(connection: Any) -> Engine:
    """PostgreSQL's text search with the language's own configuration where it has one, and `simple` where it has none."""
    configurations = {row[0] for row in connection.execute("SELECT cfgname FROM pg_ts_config")}

    @contextmanager
    def engine(language: str, words: list[str]) -> Iterator[Ask]:
        name = SNOWBALL.get(language)
        configuration = name if name in configurations else "simple"
        connection.execute("CREATE TEMPORARY TABLE words (word text, vector tsvector)")
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO words VALUES (%s, to_tsvector('{configuration}', %s))", [(word, word) for word in words])
        query = f"SELECT word FROM words WHERE vector @@ plainto_tsquery('{configuration}', %s)"
        yield lambda word: {row[0] for row in connection.execute(query, (word,))}
        connection.execute("DROP TABLE words")

    return engine
