"""A word is found in all of its forms, and what nobody may see is not known."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.words.forms import table
from newsarchive.archive import corrections, lexicon, shown
from newsarchive.archive.database import connect, transaction
from newsarchive.archive.meant import meant
from newsarchive.archive.readonly import folded
from newsarchive.archive.search import search
from newsarchive.archive.shown import set_visibility
from newsarchive.text.name_spelling import skeletons
from newsarchive.text.word_keys import keys
from tests.archive.made import LONG, Feed, memory

TEXTS = {
    "kk": "Университеттің ғалымдары кітапты халыққа ұсынды, студенттер оқып шықты.",
    "ru": "Учёные университета открыли лабораторию, а ещё студентам подарили книги.",
    "en": "The laboratories of the university studied the harvests of the steppe.",
    "uz": "Universitetning o\u2018qituvchilari talabalarga kitoblarni berdi.",
    "zh": "清华大学2024年新闻：学生们参观了实验室。",
}


@pytest.fixture
def shelf(feed: Feed) -> Feed:
    for number, (language, text) in enumerate(TEXTS.items(), 1):
        feed.put(feed.article(number, text + "\n\n" + "." * number, title=f"Title {number}", language=language))
    return feed


def found(feed: Feed, query: str, **more: object) -> list[str]:
    return sorted(hit.language or "" for hit in search(feed.connection, query, **more).hits)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def rows(feed: Feed) -> None:
    feed.connection.row_factory = sqlite3.Row
    feed.connection.create_function("folded", 1, folded)


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("ғалым", "kk"), ("кітап", "kk"), ("кітабы", "kk"), ("халық", "kk"), ("студенттермен", "kk"), ("ғылым", None),
        ("лаборатория", "ru"), ("книга", "ru"), ("УЧЕНЫХ", "ru"), ("учёный", "ru"), ("еще", "ru"),
        ("laboratory", "en"), ("harvest", "en"), ("studying", "en"), ("harves", None),
        ("o'qituvchi", "uz"), ("o\u02bbqituvchi", "uz"), ("talaba", "uz"),
        ("实验室", "zh"), ("大学", "zh"), ("学新", None), ("2024年", "zh"),
    ],
)  # fmt: skip
def test_a_word_is_found_by_any_of_its_forms(shelf: Feed, query: str, language: str | None) -> None:
    assert found(shelf, query) == ([language] if language else [])


@pytest.mark.parametrize(("query", "there"), [("laboratory", False), ("laboratories", True), ("LABORATORIES", True), ("ғалым", False)])
def test_exact_finds_only_what_is_written(shelf: Feed, query: str, there: bool) -> None:
    assert bool(found(shelf, query, exact=True)) is there


def test_the_forms_are_told_and_marked_as_they_stand(shelf: Feed) -> None:
    result = search(shelf.connection, "laboratory")
    assert result.forms == {"laboratory": ["laboratory", "laboratories"]}
    assert "\x02laboratories\x03" in result.hits[0].snippet
    hit = search(shelf.connection, "实验室").hits[0]
    assert "\x02实验室\x03" in hit.snippet
    assert "\u200b" not in hit.snippet


def test_a_grammar_speaks_only_of_its_own_language(feed: Feed) -> None:
    feed.put(feed.article(1, "Die Ernte der Universit\u00e4t war reich. " + LONG, language="de"))
    assert search(feed.connection, "ernten").total == 1
    assert search(feed.connection, "ernten language:en").total == 0


def test_what_is_hidden_changed_or_erased_is_forgotten(shelf: Feed) -> None:
    key = shelf.one("SELECT key FROM articles WHERE language = 'en'")
    assert lexicon.stands(shelf.connection, "harvests")
    set_visibility(shelf.connection, key, "hidden")
    assert not lexicon.stands(shelf.connection, "harvests")
    assert meant(shelf.connection, "harvest") is None
    set_visibility(shelf.connection, key, "shown")
    assert lexicon.stands(shelf.connection, "harvest")
    shelf.check()


def test_a_corrected_language_teaches_the_forms_of_its_words(feed: Feed) -> None:
    feed.put(feed.article(1, f"The laboratories. {LONG}", language=None))
    assert found(feed, "laboratory") == []
    with transaction(feed.connection):
        corrections.correct(feed.connection, 1, "language", "en", person="A. Person", because="it is English")
        shown.refresh(feed.connection, [1])
    assert found(feed, "laboratory") == ["en"]
    feed.check()


def test_a_word_that_stands_nowhere_is_told_with_its_neighbour(shelf: Feed) -> None:
    assert search(shelf.connection, "labaratories").meant == {"labaratories": "laboratories"}
    assert search(shelf.connection, "qqqqqqqq").meant == {}


@pytest.mark.parametrize("asked", ["Tuimebayev", "Tuymebaev", "Түймебаев"])
def test_other_spellings_of_a_name_are_offered_and_not_searched(feed: Feed, asked: str) -> None:
    names = ["Tuimebayev", "Tuymebaev", "Түймебаев"]
    for number, name in enumerate(names, 1):
        feed.put(feed.article(number, f"{LONG} {name} {number}", language="kk" if number == 3 else "en"))
    result = search(feed.connection, asked)
    assert result.total == 1
    assert sorted(result.spellings[asked]) == sorted(name.lower() for name in names if name != asked)


@pytest.mark.parametrize("apostrophe", ["'", "’", "`", "\u02bb", "\u02bc", "\u02bf", "\u02b9", "\u02ca"])
def test_only_what_stands_in_the_index_is_known_whatever_an_apostrophe_is(feed: Feed, apostrophe: str) -> None:
    word = f"O{apostrophe}quvchilar"
    feed.put(feed.article(1, f"{word} kitob o{apostrophe}qidi. {LONG}", language="uz"))
    feed.check()
    known = set(feed.all("SELECT DISTINCT form FROM lexicon"))
    assert word.lower() in known
    assert ("quvchilar" in known) == (not apostrophe.isalpha())


@pytest.mark.parametrize("together", [1, 5, 1_000_000])
def test_a_rebuilt_lexicon_is_the_same(shelf: Feed, monkeypatch: pytest.MonkeyPatch, together: int) -> None:
    monkeypatch.setattr(lexicon, "TOGETHER", together)
    before = shelf.all("SELECT form, language, key FROM lexicon")
    lexicon.rebuild(shelf.connection)
    assert shelf.all("SELECT form, language, key FROM lexicon") == before


def test_a_lexicon_of_an_older_grammar_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(connect(path)) as connection:
        feed = Feed(connection)
        feed.put(feed.article(1, f"The laboratories. {LONG}"))
        with transaction(connection):
            connection.execute("DELETE FROM lexicon WHERE language = 'en'")
            connection.execute("UPDATE about SET value = '0' WHERE key = 'grammar'")
    with closing(connect(path)) as connection:
        assert "laboratories" in lexicon.forms_of(connection, "laboratory")
        assert connection.execute("SELECT value FROM about WHERE key = 'grammar'").fetchone()[0] == lexicon.GRAMMAR


def test_other_keys_mean_another_grammar() -> None:
    """Whoever changes what the keys of a word are counts up `lexicon.GRAMMAR`, and writes the new digest here."""
    sample = [(one.language, form, sorted(keys(form, one.language)), sorted(skeletons(form))) for one in table()[::5] for form in one.forms]
    assert (lexicon.GRAMMAR, hashlib.sha256(repr(sample).encode()).hexdigest()[:12]) == ("4", "3513e1b5d7ec")


@pytest.fixture(scope="module")
def of_many_scripts() -> Feed:
    feed = Feed()
    feed.connection.row_factory = sqlite3.Row
    feed.connection.create_function("folded", 1, folded)
    texts = [
        ("kk", "Университеттің ғалымдары мектеп оқушыларымен кездесті. Онлайн-жарысқа қатысты."),
        ("kk", "Ýnıversıtettiń ǵalymdary mektep oqýshylarymen kezdesti."), ("kk", "ۋنيۆەرسيتەتتىڭ عالىمدارى مەكتەپ وقۋشىلارىمەن كەزدەستى"),
        ("en", "The bar of the al-Farabi hall is open; the professor's books of 1990 are there."),
        ("ru", "Онлайн-лекции об ёлках для учёного; 1990-е годы"), ("fr", "L’étudiante de l'atelier d'été"), ("it", "Nell’aula dell'amico"),
        ("uz", "o‘zbek o‘qituvchilar"), ("tr", "İzmir'deki ışıklar"), ("uk", "м’ячі"), ("id", "Buku-buku itu"),
        ("en", "The works of Аl-Farabi, with a Cyrillic letter in his name."), ("fa", "کتاب\u200cهای تازه"),
    ]  # fmt: skip
    for number, (language, text) in enumerate(texts, 1):
        feed.put(feed.article(number, f"{text}\n\n{'.' * number}", title=f"Title {number}", language=language))
    return feed


@pytest.mark.parametrize(
    ("query", "languages"),
    [
        ("ғалым", "kk kk kk"), ("ǵalym", "kk kk kk"), ("galym", "kk kk kk"), ("عالىم", "kk kk kk"),
        ("oqushy", "kk kk kk"), ("оқушы", "kk kk kk"),
        ("bar", "en"), ("бар", ""), ("bar language:kk", ""),
        ("онлайн-жарыс", "kk"),
        ("онлайн-лекция", "ru"), ("лекция", "ru"), ("ёлка", "ru"), ("елки", "ru"),
        ("étudiant", "fr"), ("l'étudiante", "fr"), ("ateliers", "fr"), ("amici", "it"), ("aule", "it"), ("professors", "en"),
        ("o'zbek", "uz"),
        ("oʻqituvchi", "uz"), ("İzmir", "tr"), ("izmir'in", "tr"), ("isik", "tr"), ("м'яч", "uk"), ("buku-buku", "id"), ("buku", "id"),
        ("al-Farabi", "en en"), ("1990", "en ru"), ("1991", ""), ("کتاب", "fa"), ("کتاب‌ها", "fa"),
    ],
)  # fmt: skip
def test_words_are_found_across_scripts_apostrophes_and_hyphens(of_many_scripts: Feed, query: str, languages: str) -> None:
    assert found(of_many_scripts, query) == languages.split()


@pytest.mark.parametrize(
    ("asked", "found_by"),
    [
        ("AI", {"ai"}), ("ai", {"ai"}), ("US", {"us"}), ("SAT", {"sat"}), ("ЕНУ", {"ену", "енуге"}), ("ИИ", {"ии"}),
        ("ҰБТ", {"ұбт", "ұбтда"}),
        ("ЕНУ-ге", {"ену-ге", "ену"}), ("УЧЕНЫХ", {"ученых", "учёные"}),
    ],
)  # fmt: skip
def test_short_words_in_capitals_are_themselves_and_no_form_of_another_word(asked: str, found_by: set[str]) -> None:
    connection = memory()
    lexicon.learn(connection, "en", "AI is what it was, and we are in the US. SAT sits, us sat.")
    lexicon.learn(connection, "kk", "ЕНУ, ЕНУге, ҰБТ, ҰБТда. Енді ай сайын айда сатты, ұстайды; ен.")
    lexicon.learn(connection, "ru", "ИИ и учёные")
    forms = set(lexicon.forms_of(connection, asked))
    assert forms >= found_by - {"ену"}
    assert not forms & {"is", "are", "was", "ай", "айда", "енді", "сатты", "ұстайды", "sits"}


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("email", "1 2"), ("e-mail", "1 2"), ("emails", "1 2"), ("mail", "1 3"), ("вебсайт", "4 5"), ("веб-сайт", "4 5"), ("evening", "6"),
        ("re-sign", ""), ("library", ""), ("covid19", "7 8"), ("COVID-19", "7 8"), ("covid20", ""),
    ],
)  # fmt: skip
def test_a_word_is_found_whether_or_not_it_is_written_with_a_hyphen(feed: Feed, query: str, numbers: str) -> None:
    for number, (language, text) in enumerate(
        (("en", "an e-mail"), ("en", "emails"), ("en", "the mail"), ("ru", "вебсайты"), ("ru", "веб-сайту"), ("en", "evening"),
            ("en", "COVID-19"), ("en", "Covid19")), 1
    ):  # fmt: skip
        feed.put(feed.article(number, text + "\n\n" + "." * number, title=f"Title {number}", language=language))
    result = search(feed.connection, query, all_copies=True)
    assert " ".join(sorted(hit.title[-1] for hit in result.hits)) == numbers
    assert not result.meant or not numbers
    assert search(feed.connection, "email", exact=True).total == 0


def test_what_is_short_in_a_word_with_hyphens_is_no_form_of_another_word() -> None:
    connection = memory()
    lexicon.learn(connection, "kk", "Ең жақсы күн, ал қала.")
    lexicon.learn(connection, "en", "a demo of \u0410l-Farabi")
    assert lexicon.forms_of(connection, "demo-en-24834") == ["demo-en-24834"]
    assert set(lexicon.forms_of(connection, "al-farabi")) == {"al-farabi", "\u0430l-farabi"}


@pytest.mark.parametrize("query", ["o'qituvchi", "oqituvchi", "o\u02bbqituvchilar", "oqituvchilarga"])
def test_an_uzbek_word_is_found_with_and_without_its_apostrophes(feed: Feed, query: str) -> None:
    for number, text in enumerate(("o\u2018qituvchilari keldi", "o\u02bbqituvchining", "oqituvchilarimiz", "oqish"), 1):
        feed.put(feed.article(number, f"{text}\n\n{'.' * number}", title=f"Title {number}", language="uz"))
    assert search(feed.connection, query, all_copies=True).total == 3


@pytest.mark.parametrize("query", ["ガギ", "ｶﾞｷﾞ", "ガ*", '"ｶﾞｷﾞ"'])
def test_syllables_of_half_a_width_are_those_of_a_whole_one(feed: Feed, query: str) -> None:
    feed.put(feed.article(1, "ｶﾞｷﾞ半角 1", language="ja"))
    feed.put(feed.article(2, "ガギ全角 2", language="ja"))
    assert search(feed.connection, query, all_copies=True).total == 2
    assert search(feed.connection, query, all_copies=True, exact=True).total == 1


SPELLED = {
    "ru": ("Учёный совет собрался, приём документов начат.", "Ученый совет собрался, прием документов начат."),
    "uz": ("O\u02bbzbekiston milliy universiteti", "O'zbekiston milliy universiteti"),
    "ar": ("\u0645\u062d\u0645\u0651\u062f \u0623\u062d\u0645\u062f", "\u0645\u062d\u0645\u062f \u0623\u062d\u0645\u062f"),
    "fr": ("L\u2019\u00e9l\u00e8ve m\u00eame", "L'eleve meme"),
}


@pytest.mark.parametrize(
    ("query", "count", "exactly"),
    [
        ('"ученый совет"', 2, 1), ('"учёный совет"', 2, 1), ('"приём документов"', 2, 1), ('-"ученый совет" документов', 0, 1),
        ("учен*", 2, 1), ("учён*", 2, 1), ('title:"ученый совет"', 0, 0),
        ('"o\u02bbzbekiston milliy"', 2, 1), ('"o\'zbekiston milliy"', 2, 1), ('"ozbekiston milliy"', 2, 0),
        ("o\u02bbzbek*", 2, 1), ("o'zbek*", 2, 1), ("ozbek*", 2, 0), ('"\u0645\u062d\u0645\u062f \u0623\u062d\u0645\u062f"', 2, 1),
        ('"el\u00e8ve m\u00eame"', 2, 2), ('"совет ученый"', 0, 0),
    ],
)  # fmt: skip
def test_phrases_and_beginnings_are_found_in_every_spelling(feed: Feed, query: str, count: int, exactly: int) -> None:
    for number, (language, text) in enumerate(((code, text) for code, texts in SPELLED.items() for text in texts), 1):
        feed.put(feed.article(number, text + "\n\n" + "." * number, title=f"Title {number}", language=language))
    assert search(feed.connection, query, all_copies=True).total == count
    assert search(feed.connection, query, all_copies=True, exact=True).total == exactly


def test_what_is_found_is_not_offered_as_what_may_be_meant(shelf: Feed) -> None:
    assert search(shelf.connection, "学生").meant == {}
    shelf.put(shelf.article(9, "Ту\u0439мебаев сказал. T\u00fcymebaev spoke, Tuymebaev wrote.", language="ru"))
    shelf.put(shelf.article(10, "Т\u04afймебаев айтты.", language="kk"))
    result = search(shelf.connection, "T\u00fcymebaev")
    assert "tuymebaev" not in result.spellings.get("T\u00fcymebaev", [])
