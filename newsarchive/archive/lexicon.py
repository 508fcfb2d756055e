"""Which words stand in the index, by what their forms have in common: a word is asked for, and all its forms are found.

The index holds every text as it is written, so that any SQLite can search it and mark what was found; the forms of a word are looked up
here when a query is asked. What stands here is exactly what stands in the index: a word that no shown article has any more is forgotten.
"""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, product

from newsarchive.text.joined_words import halves
from newsarchive.text.name_spelling import skeletons
from newsarchive.text.word_keys import LANGUAGES, SOUND, SPELLING, asked_keys, is_cyrillic, is_kazakh, keys
from newsarchive.text.word_spelling import LONGEST, parts, spelling, words

MOST_FORMS = 200
"""Forms of a word that a query asks for."""
MOST_PIECES, MOST_ALIKE, MOST_PHRASES = 3, 4, 64
"""Words in one that are known by their forms, forms of those before the last, and of all with all."""
GRAMMAR = "4"
"""Counted up whenever words get other keys, so that an archive with older ones makes its lexicon anew."""
SHORT = range(2, 6)
"""Letters of a word in capitals that is taken for an abbreviation."""
CASES = "ға ге қа ке да де та те дан ден тан тен нан нен ның нің дың дің тың тің ны ні ды ді ты ті мен бен пен".split()
"""Endings of Kazakh cases, as they are written at an abbreviation."""
NAME = "~"
"""In place of a language: the key is what a name sounds like in any script."""
TOGETHER = 50_000
"""Words of a language that are learned at once when it is made anew."""


def learn(connection: sqlite3.Connection, language: str | None, text: str) -> None:
    """Note the words of a text; inside the caller's transaction.

    Args:
        language: of the text, BCP 47 without script.
    """
    grammar = language if language in LANGUAGES else SPELLING
    written = _written(text)
    _add(connection, grammar, {form for one in written if _counts(form := one.lower())}, lambda form: _keys(form, grammar))
    names = {form for one in written if one[0].isupper() and _counts(form := one.lower())}
    _add(connection, NAME, names, lambda form: [(NAME, found) for found in skeletons(form) or ("",)])


def _written(text: str) -> list[str]:
    """The words of a text, and what stands on either side of an apostrophe, which for the index are words of their own."""
    return [one for word in words(text) for one in {word, *(part for part in parts(word) if len(part) > 1)}]


def _add(
    connection: sqlite3.Connection, grammar: str, forms: set[str], keys_of: Callable[[str], Iterable[tuple[str, str]]]
) -> None:
    new = connection.execute(
        "SELECT value FROM json_each(?1) WHERE NOT EXISTS (SELECT 1 FROM lexicon WHERE form = value AND language = ?2)",
        (json.dumps(sorted(forms)), grammar),
    ).fetchall()
    connection.executemany(
        "INSERT OR IGNORE INTO lexicon(form, language, key) VALUES (?, ?, ?)",
        ((form, tongue, key) for (form,) in new for tongue, key in keys_of(form)),
    )


def _keys(form: str, grammar: str) -> Iterable[tuple[str, str]]:
    found = keys(form, grammar)
    # A word of another script has no key of this grammar; a row says that it was looked at.
    return found if any(tongue == grammar for tongue, _ in found) else {*found, (grammar, "")}


def _counts(word: str) -> bool:
    """Whether a word has a place here: not a bare number, which has one form."""
    return len(word) <= LONGEST and not word.isdecimal()


def forget(connection: sqlite3.Connection, before: str, now: str) -> None:
    """Forget the words of a text that is no longer in the index, unless they stand in what took its place, or elsewhere."""
    for form in {word.lower() for word in _written(before)} - {word.lower() for word in _written(now)}:
        if connection.execute("SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT 1", (f'"{form}"',)).fetchone() is None:
            connection.execute("DELETE FROM lexicon WHERE form = ?", (form,))


def forms_of(connection: sqlite3.Connection, word: str, language: str | None = None) -> list[str]:
    """The forms of a word that stand in the index, the word itself first; of several words in one (онлайн-конкурс), all with all.

    Args:
        word: as it was typed.
        language: whose grammar says what a form is; None for that of every language there is.
    """
    found = dict.fromkeys([word.lower(), *_forms(connection, word, language)])
    pieces = words(word)
    if 1 < len(pieces) <= MOST_PIECES:
        # What is short in such a word is a part of a name (al-) or a number's: never another word's form.
        of_each = [
            dict.fromkeys([piece.lower(), *(_forms if len(piece) > SHORT.start else _spelled)(connection, piece, language)])
            for piece in pieces
        ]  # fmt: skip
        # Of each piece so many forms that all with all are few enough; a last piece has more of them than one before it.
        shares = [MOST_ALIKE] * (len(pieces) - 1) + [MOST_PHRASES // MOST_ALIKE ** (len(pieces) - 1)]
        every = product(*(list(forms)[:share] for forms, share in zip(of_each, shares, strict=True)))
        next(every)
        found |= dict.fromkeys(map("-".join, every))
        found |= dict.fromkeys(_joined(connection, pieces, language))
    elif not is_abbreviation(word):
        found |= dict.fromkeys(_with_hyphen(connection, word, language))
    return list(found)[:MOST_FORMS]


def _joined(connection: sqlite3.Connection, pieces: list[str], language: str | None) -> Iterator[str]:
    """The forms of a word with hyphens that stand as one word: email for e-mail."""
    whole = "".join(pieces)
    if not whole.isalnum() or whole.isdecimal():
        return
    if halves(whole) or connection.execute(
        "SELECT 1 FROM lexicon WHERE language = ? AND key = ? LIMIT 1", (SPELLING, spelling(whole))
    ).fetchone():
        yield from _forms(connection, whole, language)


def _with_hyphen(connection: sqlite3.Connection, word: str, language: str | None) -> Iterator[str]:
    """The forms of a word that stand with a hyphen in it: e-mail, e-mails for email."""
    for before, behind in halves(word):
        for form in islice(dict.fromkeys((behind, *_forms(connection, behind, language))), MOST_ALIKE):
            if connection.execute("SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT 1", (f'"{before} {form}"',)).fetchone():
                yield f"{before}-{form}"


def is_abbreviation(word: str) -> bool:
    """Whether it is a short word in capitals (AI, ЕНУ), which is never another word's form."""
    return len(word) in SHORT and word.isalpha() and word.isupper()


def _forms(connection: sqlite3.Connection, word: str, language: str | None) -> Iterator[str]:
    if is_abbreviation(word):
        yield from _forms_of_abbreviation(connection, word)
        return
    asked = {(SPELLING, key) for tongue, key in keys(word, None)}
    for one in [language] if language is not None else grammars(connection):
        asked |= asked_keys(word, one)
    other_scripts = language == "kk" or is_kazakh(word) or not _stands_elsewhere(connection, word)
    for tongue, key in sorted(asked):
        if key and (other_scripts or not key.startswith(SOUND)):
            for (form,) in connection.execute("SELECT form FROM lexicon WHERE language = ? AND key = ? LIMIT ?", (tongue, key, MOST_FORMS)):
                if not key.startswith(SOUND) or is_cyrillic(form) != is_cyrillic(word) or not is_cyrillic(word):
                    yield form


def _forms_of_abbreviation(connection: sqlite3.Connection, word: str) -> Iterator[str]:
    """Its spellings, and in Cyrillic with a case ending at it (ҰБТда; after a hyphen, ҰБТ-да, that is a word of its own), begun with a
    capital somewhere."""
    yield from _spelled(connection, word)
    if is_cyrillic(word) and len(word) > SHORT.start:
        inflected = json.dumps([f"{word.lower()}{ending}" for ending in CASES])
        yield from (
            row[0] for row in connection.execute(
                "SELECT value FROM json_each(?1) WHERE EXISTS (SELECT 1 FROM lexicon WHERE form = value AND language = ?2)",
                (inflected, NAME),
            )
        )  # fmt: skip


def _spelled(connection: sqlite3.Connection, word: str, _: str | None = None) -> Iterator[str]:
    """The spellings of a word, and no other form of it."""
    yield from (row[0] for row in connection.execute("SELECT form FROM lexicon WHERE language = ? AND key = ?", (SPELLING, spelling(word))))


def _stands_elsewhere(connection: sqlite3.Connection, word: str) -> bool:
    """Whether a word stands in texts of another language than Kazakh."""
    row = connection.execute(
        "SELECT 1 FROM lexicon WHERE form = ? AND language NOT IN (?, ?, 'kk') LIMIT 1", (word.lower(), SPELLING, NAME)
    ).fetchone()
    return row is not None


def stands(connection: sqlite3.Connection, word: str) -> bool:
    """Whether a word, in some form or spelling, stands in the index."""
    return any(
        # Where a form has a hyphen that the word has not, the index was asked.
        ("-" in form and "-" not in word) or connection.execute("SELECT 1 FROM lexicon WHERE form = ? LIMIT 1", (form,)).fetchone()
        for form in forms_of(connection, word)
    )


def as_indexed(word: str) -> str:
    """A word as the index has it: in small letters, Latin ones without marks."""
    return "".join(
        letters[0] if (letters := unicodedata.normalize("NFD", letter))[0].isascii() else letter for letter in word.lower()
    )  # fmt: skip


def grammars(connection: sqlite3.Connection) -> list[str]:
    """The languages by whose grammar words are known here."""
    return [
        row[0] for row in connection.execute(
            "WITH RECURSIVE seen(language) AS (SELECT min(language) FROM lexicon WHERE language > '' UNION ALL"
            " SELECT (SELECT min(l.language) FROM lexicon l WHERE l.language > seen.language) FROM seen WHERE seen.language IS NOT NULL)"
            " SELECT language FROM seen WHERE language < ?",
            (NAME,),
        )
    ]  # fmt: skip


def renew(connection: sqlite3.Connection) -> None:
    """Make it anew where it was made by another grammar than today's; inside the caller's transaction, before `about` says which."""
    made_by = connection.execute("SELECT value FROM about WHERE key = 'grammar'").fetchone()
    if made_by is not None and made_by[0] != GRAMMAR:
        rebuild(connection)


def rebuild(connection: sqlite3.Connection) -> None:
    """Make it anew from what is shown; inside the caller's transaction."""
    connection.execute("DELETE FROM lexicon")
    # Most words of a text stood in others: looked up together, each is looked up once.
    waiting: dict[str | None, set[str]] = {}
    for language, title, text in connection.execute(
        "SELECT a.language, a.title, t.text FROM articles a LEFT JOIN texts t ON t.sha256 = a.text_sha256"
    ):
        found = waiting.setdefault(language, set())
        found.update(words(f"{title or ''}\n{text or ''}"))
        if len(found) >= TOGETHER:
            learn(connection, language, "\n".join(waiting.pop(language)))
    for language, found in waiting.items():
        learn(connection, language, "\n".join(found))
