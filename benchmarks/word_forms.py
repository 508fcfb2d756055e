"""Word forms: how many a search finds and how many words that are none, ours beside what others find in the same run; and their cost."""

from __future__ import annotations

import time
from contextlib import ExitStack

from benchmarks import results
from benchmarks.peers.postgres import connected
from benchmarks.words.engines import fts5, key_column, ours, postgresql, tantivy
from benchmarks.words.forms import Engine, Found, Word, measure, near, table, together
from newsarchive.archive import lexicon
from newsarchive.text.word_keys import keys
from tests.archive.made import memory


def word_forms(size: int, seed: int) -> None:
    """Each word of the table and each of its forms is asked for, in an archive of these words and of others near them in spelling."""
    words, others = table(), near()
    with ExitStack() as opened:
        engines: dict[str, Engine] = {
            "newsarchive": ours, "unicode61": fts5("unicode61 remove_diacritics 2"), "porter": fts5("porter unicode61 remove_diacritics 2"),
            "trigram": fts5("trigram"), "key_column": key_column, "postgresql": postgresql(opened.enter_context(connected())),
            "tantivy": tantivy,
        }  # fmt: skip
        found = {name: measure(engine, words, others) for name, engine in engines.items()}
    languages = sorted({word.language for word in words})
    microseconds, size_in_bytes = _cost(words)
    results.write(
        "word_forms", size=len(words), languages=len(languages), words_near=sum(map(len, others.values())),
        key_us=microseconds, bytes_a_form=size_in_bytes,
        held={name: together(one, held=True).figures() for name, one in found.items()},
        open={name: together(one, held=False).figures() for name, one in found.items()},
        by_language={language: _halves(found["newsarchive"], language) for language in languages},
        peers_by_language={
            name: {language: _short(together(one, [language])) for language in languages}
            for name, one in found.items() if name != "newsarchive"
        },
    )  # fmt: skip


def _halves(found: dict[tuple[str, bool], Found], language: str) -> dict[str, dict[str, float | int]]:
    return {"held": together(found, [language], True).figures(), "all": together(found, [language]).figures()}


def _short(found: Found) -> list[float]:
    return [round(found.recall, 3), round(found.precision, 3)]


def _cost(words: list[Word]) -> tuple[float, int]:
    """Microseconds of processor time that the keys of a word take that was not met before, and bytes that the lexicon has of it."""
    for word in words:
        keys(word.forms[0], word.language)
    keys.cache_clear()
    begun = time.process_time()
    for word in words:
        for form in word.forms:
            keys(form, word.language)
    taken = time.process_time() - begun
    connection = memory()

    def pages() -> int:
        return int(connection.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'lexicon%'").fetchone()[0])

    before = pages()
    for word in words:
        lexicon.learn(connection, word.language, " ".join(word.forms))
    forms = connection.execute("SELECT count(DISTINCT form) FROM lexicon").fetchone()[0]
    return round(taken / sum(len(word.forms) for word in words) * 1e6, 1), (pages() - before) // forms
