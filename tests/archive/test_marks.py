"""Words with vowel signs and points are whole: found, marked and counted as they are written, also in an archive from before."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive.corpus import concordance, frequency
from newsarchive.archive.database import connect
from newsarchive.archive.marks_schema import TOKENIZE
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.search import search
from tests.archive.made import Feed

TEXTS = {
    1: ("hi", "विद्यार्थी किताबें पढ़ते हैं और हिन्दी सीखते हैं।"), 2: ("hi", "रोक तब हुई, कतब कुछ और है; एक काताबू आया।"),
    3: ("bn", "বাংলাদেশের বিশ্ববিদ্যালয় আজ খোলা ছিল।"), 4: ("ta", "பல்கலைக்கழகம் இன்று திறந்தது."), 5: ("te", "విశ్వవిద్యాలయం తెరవబడింది."),
    6: ("he", "בְּשָׁלוֹם יָצָא הַסֵּפֶר"), 7: ("ar", "وصل محمّد إلى الجامعة شكراً"), 8: ("th", "ปีนี้มหาวิทยาลัยเปิดแล้ว"), 9: ("th", "ปู่เป่าปี่ในสวน"),
    10: ("km", "សាកលវិទ្យាល័យ"), 11: ("my", "တက္ကသိုလ်"), 12: ("el", unicodedata.normalize("NFD", "ἡ βιβλιοθήκη")),
    13: ("ru", "Молодё\u0308жь стоя\u0301ла у дома"),
    14: ("fr", unicodedata.normalize("NFD", "l'été à la bibliothèque")), 15: ("en", "Step 1️⃣ is ❤️ done"),
    16: ("ja", "葛\U000e0100城大学"), 17: ("kk", "Қазақстан ёлка қой"), 18: ("si", "විශ්වවිද්‍යාලය"), 19: ("dv", "ދިވެހި ބަސް"),
}  # fmt: skip
FOUND = {
    "किताब": [1], "किताबें": [1], "किता*": [1], "कतब": [2], "विद्यार्थी": [1], "title:किताब": [], "বাংলাদেশের": [3], "বিশ্ব*": [3],
    "பல்கலைக்கழகம்": [4],
    "విశ్వవిద్యాలయం": [5], "שלום": [6], "ספר": [6], "محمد": [7], "محمّد": [7], "شكرا": [7], "ปี": [8], "ปู่": [9], "ปี่": [9],
    "มหาวิทยาลัย": [8], "វិទ្យាល័យ": [10],
    "တက္ကသိုလ်": [11], "βιβλιοθήκη": [12], "βιβλιοθηκη": [12], "стояла": [13], "ete": [14],
    "bibliothèque": [14], "1": [15], "done": [15], "葛城": [16],
    "ёлка": [17], "елка": [17], "қой": [17], "විශ්වවිද්‍යාලය": [18], "ދިވެހި": [19],
}  # fmt: skip


def fill(connection: sqlite3.Connection, chosen: Iterable[int] = TEXTS) -> None:
    feed = Feed(connection)
    for number in chosen:
        language, text = TEXTS[number]
        feed.put(feed.article(number, f"{text}\n\n{'x' * number} y z.", language=language, title="Title"))


@pytest.fixture(scope="module")
def shelf() -> sqlite3.Connection:
    feed = Feed()
    fill(feed.connection)
    feed.connection.row_factory = sqlite3.Row
    return feed.connection


def numbers(connection: sqlite3.Connection, query: str, *, exact: bool = False) -> list[int]:
    return sorted(int(hit.id.rpartition("-")[2]) for hit in search(connection, query, exact=exact).hits)


@pytest.mark.parametrize("query", FOUND)
def test_a_word_is_found_with_its_vowels_and_without_its_points(shelf: sqlite3.Connection, query: str) -> None:
    assert numbers(shelf, query) == FOUND[query]


def test_words_as_they_are_written_are_told_apart_by_their_vowels(shelf: sqlite3.Connection) -> None:
    assert [numbers(shelf, query, exact=True) for query in ("किताबें", "किताब", "काताबू", "कतब", "क")] == [[1], [], [2], [2], []]


def test_the_whole_word_is_marked(shelf: sqlite3.Connection) -> None:
    (hit,) = search(shelf, "किताब").hits
    assert "\x02किताबें\x03" in hit.snippet
    (hit,) = search(shelf, "ปี").hits
    assert "\x02ปี\x03นี้" in hit.snippet
    _, lines = concordance(shelf, "हिन्दी")
    assert [(line.left, line.word) for line in lines] == [("विद्यार्थी किताबें पढ़ते हैं और ", "हिन्दी")]


def test_words_are_counted_and_not_their_consonants(shelf: sqlite3.Connection) -> None:
    _, counted = frequency(shelf, "किताब", ["language"])
    hindi = next(one for one in counted if one.group == ("hi",))
    assert (hindi.articles, hindi.occurrences, hindi.of_articles) == (1, 1, 2)
    assert hindi.of_words == 2 * (1 + 3) + 8 + 10


def test_letters_are_folded_as_before_composed_or_not() -> None:
    """All letters that Unicode takes apart, and all marks that were a part of their word already."""
    letters = [chr(number) for number in (*range(0xC0, 0xAC00, 2), *range(0xAC00, 0xD7A4, 500), *range(0xF900, 0x30000))]
    apart = {one: unicodedata.normalize("NFD", one) for one in letters}
    written = [one for letter, whole in apart.items() if letter != whole for one in (letter, whole)]
    before, now = (terms(tokenizer, written) for tokenizer in ("unicode61 remove_diacritics 2", TOKENIZE))
    same = [one for one in written if len(before[one]) == 1]
    assert len(same) > 1000
    assert [one for one in same if before[one] != now[one]] == []


def terms(tokenizer: str, written: list[str]) -> dict[str, list[str]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f'CREATE VIRTUAL TABLE words USING fts5(word, tokenize="{tokenizer}")')
        connection.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(words, instance)")
        connection.executemany("INSERT INTO words(rowid, word) VALUES (?, ?)", enumerate(f"x{one}y" for one in written))
        found: dict[str, list[str]] = {one: [] for one in written}
        for term, number, _ in sorted(connection.execute("SELECT term, doc, offset FROM terms"), key=lambda row: row[1:]):
            found[written[number]].append(term)
        return found


def test_an_archive_from_before_finds_them_once_it_is_brought_up(tmp_path: Path) -> None:
    """Its words are pieces until then, and are found as before."""
    db = tmp_path / "archive.db"
    with closing(connect(db)) as connection:
        fill(connection, [1, 2, 8, 9])
        before(connection)
    with closing(open_readonly(db)) as connection:
        assert numbers(connection, "किताबें") == [1, 2], "found by their consonants"
    with closing(connect(db)) as connection:
        for index in ("articles_fts", "spaced_fts"):
            connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
    with closing(open_readonly(db)) as connection:
        assert [numbers(connection, query) for query in ("किताबें", "कतब", "किता*", "ปี", "ปี่")] == [[1], [2], [1], [8], [9]]
        assert connection.execute("SELECT text FROM spaced WHERE key = 3").fetchone()[0].startswith("ปี\u200bนี้\u200bม")


def before(connection: sqlite3.Connection) -> None:
    """Bring an archive to what it was before the migration."""
    plain = 'tokenize="unicode61 remove_diacritics 2"'
    connection.executescript(f"""
        DROP TABLE articles_fts;
        CREATE VIRTUAL TABLE articles_fts USING fts5(title, text, facets, content="article_texts", content_rowid="rowid", {plain});
        INSERT INTO articles_fts(articles_fts) VALUES ('rebuild');
        DROP TABLE spaced_fts;
        CREATE VIRTUAL TABLE spaced_fts USING fts5(title, text, content="spaced", content_rowid="key", {plain});
        UPDATE spaced SET text = replace(text, 'ี', char(0x200b) || 'ี' || char(0x200b));
        INSERT INTO spaced_fts(spaced_fts) VALUES ('rebuild');
    """)
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = '0029_marks'")
