"""Phrases and beginnings of words in the spellings that the archive has of them: учёный совет and ученый совет, oʻzbek* and o'zbek*.

A phrase stands as it was typed but for what makes no difference in a word: accents, apostrophes, vowel points, е and ё.
"""

from __future__ import annotations

import sqlite3
from itertools import islice, product

from newsarchive.archive.lexicon import as_indexed
from newsarchive.archive.query import Term
from newsarchive.text.word_keys import SPELLING
from newsarchive.text.word_spelling import spelling, words

MOST_OF_A_WORD, MOST_PHRASES = 4, 32
"""Spellings of a word of a phrase, and of the phrase."""
MOST_BEGINNINGS = 4
LOOKED_AT = 20_000
"""Words whose beginnings are looked at."""
FURTHER = 3
"""Marks and apostrophes that a spelling may have more than another."""


def spellings(connection: sqlite3.Connection, term: Term) -> list[str]:
    """The spellings of a phrase or of the beginning of a word, itself first; no two that are one for the index."""
    return _of_beginning(connection, term.text) if term.kind == "prefix" else _of_phrase(connection, term.text)


def _of_phrase(connection: sqlite3.Connection, text: str) -> list[str]:
    of_each = [_of_word(connection, word) for word in words(text)]
    if all(len(one) < 2 for one in of_each):
        return [text]
    return [text, *(" ".join(one) for one in islice(product(*of_each), 1, MOST_PHRASES))]


def _of_word(connection: sqlite3.Connection, word: str) -> list[str]:
    rows = connection.execute("SELECT form FROM lexicon WHERE language = ? AND key = ? ORDER BY form", (SPELLING, spelling(word)))
    return _apart([word, *(row[0] for row in rows)], MOST_OF_A_WORD)


def _of_beginning(connection: sqlite3.Connection, text: str) -> list[str]:
    key = spelling(text)
    if not key:
        return [text]
    rows = connection.execute(
        "SELECT DISTINCT substr(form, 1, ?1) FROM"
        " (SELECT form FROM lexicon WHERE language = ?2 AND key >= ?3 AND key < ?3 || char(0x10FFFF) LIMIT ?4)",
        (len(text) + FURTHER, SPELLING, key, LOOKED_AT),
    )
    found = [next((start[:end] for end in range(1, len(start) + 1) if spelling(start[:end]) == key), text) for (start,) in rows]
    return _apart([text, *sorted(set(found))], MOST_BEGINNINGS)


def _apart(spelled: list[str], most: int) -> list[str]:
    """Those that the index tells apart, the first of each."""
    first: dict[str, str] = {}
    for one in spelled:
        first.setdefault(as_indexed(one), one)
    return list(first.values())[:most]
