"""Names in other spellings are offered, in whichever case they are typed and stand; other words are not."""

from __future__ import annotations

import sqlite3

import pytest

from newsarchive.archive.readonly import folded
from newsarchive.archive.search import search
from tests.archive.made import LONG, Feed

TEXTS = [
    ("en", "Professor Tuimebayev and Yerlan met Mirziyoyev in the library. Gold was found."), ("en", "Tuymebaev wrote."),
    ("kk", "Түймебаевтың сөзі. Алтын қорғаны, алтын табылды."), ("ru", "Награда вручена Туймебаевым вместе с Ерланом."),
    ("uz", "Mirziyoyevning so'zi, Мирзиёев."), ("ru", "Студенты и студент Алтынов."),
    ("en", "Three of thirty; thirty and Thirty of three. Bolat came."), ("kk", "Болат пен темір, болат."),
]  # fmt: skip


@pytest.fixture(scope="module")
def shelf() -> Feed:
    feed = Feed()
    feed.connection.row_factory = sqlite3.Row
    feed.connection.create_function("folded", 1, folded)
    for number, (language, text) in enumerate(TEXTS, 1):
        feed.put(feed.article(number, f"{text} {LONG} {number}", language=language))
    return feed


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("Tuimebayev", "tuymebaev туймебаевым түймебаевтың"), ("tuimebayev", "tuymebaev туймебаевым түймебаевтың"),
        ("Түймебаевтың", "tuimebayev tuymebaev туймебаевым"), ("туймебаевым", "tuimebayev tuymebaev түймебаевтың"),
        ("TUYMEBAEV", "tuimebayev туймебаевым түймебаевтың"),
        ("erlan", "yerlan ерланом"), ("Ерлан", "yerlan"), ("мирзиёев", "mirziyoyev"), ("Mirziyoyev", "мирзиёев"),
        ("Three", ""), ("Thirty", ""), ("Bolat", "болат"), ("болат", ""),
        ("student", ""), ("library", ""), ("алтын", ""), ("Nobody", ""), ("tuimebayev*", ""),
    ],
)  # fmt: skip
def test_a_name_is_offered_once_in_each_spelling(shelf: Feed, asked: str, offered: str) -> None:
    assert sorted(search(shelf.connection, asked).spellings.get(asked, [])) == offered.split()


def test_a_part_of_a_name_with_a_hyphen_is_offered_in_its_spellings(shelf: Feed) -> None:
    assert search(shelf.connection, "Tuimebayev-Yerlan").spellings["Yerlan"] == ["ерланом"]
