"""How many forms of a word a search finds, and how many words that are none: ours, beside what others find in the same run.

Every form of every word of a language is an article of its own. Each form is asked for, and found must be those of its word and no other.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("forms.tsv")


@dataclass(frozen=True)
class Word:
    """A word and its forms, itself among them."""

    held: bool
    language: str
    forms: tuple[str, ...]


@dataclass
class Found:
    """What was found of what was to be found."""

    pairs: int = 0
    right: int = 0
    wrong: int = 0

    @property
    def recall(self) -> float:
        """Of the pairs of two forms of one word, those found."""
        return self.right / self.pairs if self.pairs else 1.0

    @property
    def precision(self) -> float:
        """Of the pairs found, those of one word."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0


def table() -> list[Word]:
    """The words of the table."""
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [Word(kind == "h", language, tuple(dict.fromkeys([word, *forms.split()]))) for kind, language, word, forms in rows]


Ask = Callable[[str], set[str]]
Peer = Callable[[str, list[str]], Ask]
"""Takes a language and all forms; gives what asks for one."""


def ours(language: str, forms: list[str]) -> Ask:
    """A search of newsarchive."""
    from newsarchive.archive.readonly import folded
    from newsarchive.archive.search import search
    from tests.archive.made import Feed

    feed = Feed()
    feed.connection.row_factory = sqlite3.Row
    feed.connection.create_function("folded", 1, folded)
    for number, form in enumerate(forms, 1):
        feed.put(feed.article(number, f"{form}\n\n{number}" + "." * 50, title=f"# {form}", language=language))
    return lambda form: {hit.title.replace("\x02", "").replace("\x03", "")[2:] for hit in search(feed.connection, form, limit=1000).hits}


def fts5(tokenizer: str) -> Peer:
    """A plain FTS5 table with this tokenizer."""

    def peer(language: str, forms: list[str]) -> Ask:
        connection = sqlite3.connect(":memory:")
        connection.execute(f"CREATE VIRTUAL TABLE words USING fts5(form, tokenize='{tokenizer}')")
        connection.executemany("INSERT INTO words VALUES (?)", [(form,) for form in forms])
        return lambda form: {row[0] for row in connection.execute("SELECT form FROM words WHERE words MATCH ?", (f'"{form}"',))}

    return peer


def key_column(language: str, forms: list[str]) -> Ask:
    """A column of stems by Snowball's stemmer of the language, where there is one."""
    import Stemmer

    from newsarchive.text.word_keys import SNOWBALL

    stem = Stemmer.Stemmer(SNOWBALL[language]).stemWord if language in SNOWBALL else str
    return lambda form: {other for other in forms if stem(other.lower()) == stem(form.lower())}


def tantivy(language: str, forms: list[str]) -> Ask:
    """tantivy with its stemmer of the language, where it has one."""
    import tantivy as engine

    names = {"en": "en_stem"}
    builder = engine.SchemaBuilder()
    builder.add_text_field("form", stored=True, tokenizer_name=names.get(language, "default"))
    with tempfile.TemporaryDirectory() as folder:
        index = engine.Index(builder.build(), path=folder)
        writer = index.writer()
        for form in forms:
            writer.add_document(engine.Document(form=form))
        writer.commit()
        index.reload()
        searcher = index.searcher()
        found = {
            form: {searcher.doc(address)["form"][0] for _, address in searcher.search(index.parse_query(f'"{form}"', ["form"]), 1000).hits}
            for form in forms
        }
    return found.__getitem__


def measure(peer: Peer, words: list[Word]) -> dict[str, Found]:
    """By language, and for all of them under ""."""
    found: dict[str, Found] = {"": Found()}
    for language in sorted({word.language for word in words}):
        group = [word for word in words if word.language == language]
        forms = sorted({form for word in group for form in word.forms})
        ask = peer(language, forms)
        mine = found.setdefault(language, Found())
        for word in group:
            for form in word.forms:
                hits = ask(form) - {form}
                others = set(word.forms) - {form}
                for one in (mine, found[""]):
                    one.pairs += len(others)
                    one.right += len(hits & others)
                    one.wrong += len(hits - others)
    return found
