"""Whatever is typed is a query, read as people mean it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive.query import LONGEST, Query, Term, read_query


def told(query: Query) -> str:
    """A query in one line."""
    groups = " ".join("|".join(map(_one, group)) for group in query.groups)
    return " ".join(part for part in (groups, *(f"-{_one(term)}" for term in query.without)) if part)


def _one(term: Term) -> str:
    text = {"word": term.text, "phrase": f"[{term.text}]", "prefix": f"{term.text}*"}[term.kind]
    return f"{term.column}:{text}" if term.column else text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("library roof", "library roof"), ("library OR roof choir", "library|roof choir"), ('"new library" -roof', "[new library] -roof"),
        ("library NOT roof", "library -roof"), ("bibl*", "bibl*"), ("title:library", "title:library"), ('title:"a b"', "title:[a b]"),
        ("al-Farabi", "al-Farabi"), ("a AND b", "a b"), ("(a OR b)", "a|b"), ("OR a", "a"), ("a OR", "a"), ("* - ^ !", ""),
        ("https://u.example/a", "https //u.example/a"), ('"open', "open"), ("\x00", ""), ("ел OR өлкө*", "ел|өлкө*"),
        ("университеттің,", "университеттің"), ("«университеттің»?", "университеттің"), ("#library, —reader!", "library reader"),
        ("library/reader;roof", "library reader roof"), ("10,000 12:30", "10,000 12:30"), ("O'Neill's, u.example.", "O'Neill's u.example"),
        ("“new library” -«the roof»", "[new library] -[the roof]"), ("„Eine Reise“", "[Eine Reise]"), ("bibl*, lib*!", "bibl* lib*"),
        ("title:«library», -roof,choir", "title:library -roof -choir"), ("مكتبة، جامعة؟", "مكتبة جامعة"),
        ("工學院，圖書館", "工學院 圖書館"),
        ("lang:kk text:library", "lang kk text library"), ("site: demo", "demo"),
        ("lib*ry", "lib*"), ("a OR -b", "a -b"), ("-a OR b", "b -a"),
        ("lib\u202era\u00adry", "library"), ("کتاب\u200cها", "کتاب\u200cها"), ("a\x1fb", "a b"),
        ("after:2021-02-30 a", "a"), ("क़िताब, किताबें।", "क़िताब किताबें"),
    ],
)  # fmt: skip
def test_words_phrases_choices_and_exclusions(typed: str, read: str) -> None:
    assert told(read_query(typed)) == read


def test_fields_narrow_it() -> None:
    query = read_query('site:KazNU language:kk after:2021 before:2021-04-30 author:"A. Smagulov" library')
    assert (query.site, query.language, query.after, query.before) == ("kaznu", "kk", "2021", "2021-04-30")
    assert query.authors == ("A. Smagulov",)
    assert told(query) == "library"
    assert not query.notes


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ('"open', "quotation mark"), ("after:yesterday a", "no date"), ("-a", "needs a word"), ("(a)", "Brackets"),
        ("lang:kk a", "lang: is no field (site,"), ("site: demo a", "site: says nothing before a blank"),
        ("title:(a OR b)", "title: was left out"),
        ("a or b", "OR in capitals"), ("a not b", "NOT in capitals"), ("a OR -b", "OR beside"), ("a -b OR c", "OR beside"),
        ("lib*ry", "read as lib*"),
        ("language:kk language:ru a", "Of several language:"), ("after:2021-02-30 a", "no date"), ("before:2021-13 a", "no date"),
        ("т* a", "т* begins"),
        ("-author:x a", "-author"), ("a " * LONGEST, "characters"), (" ".join(f"a{n}" for n in range(100)), "first 32 words"),
    ],
)  # fmt: skip
def test_what_was_not_understood_is_said(typed: str, part: str) -> None:
    assert any(part in note for note in read_query(typed).notes)


@given(st.text(max_size=300))
def test_no_text_fails(text: str) -> None:
    query = read_query(text)
    assert all(any(char.isalnum() for char in term.text) for term in query.terms)


def test_beginnings_of_few_letters_are_words_where_words_are_parted_by_spaces() -> None:
    read = read_query("ка* кал* 大学* 大*")
    assert [(term.text, term.kind) for term in read.terms] == [("ка", "word"), ("кал", "prefix"), ("大学", "prefix"), ("大", "word")]
    assert any("three letters" in note or "3 letters" in note for note in read.notes)


def test_only_so_many_beginnings_and_phrases_are_read_as_such() -> None:
    read = read_query(" OR ".join(f"word{letter}*" for letter in "abcdefghijkl"))
    assert [term.kind for term in read.terms].count("prefix") == 8
    assert any("first 8 beginnings" in note for note in read.notes)
    read = read_query(" OR ".join(f'"a phrase {number}"' for number in range(20)))
    assert len(read.terms) == 16
    assert any("first 16 phrases" in note for note in read.notes)


def test_half_characters_of_a_command_line_are_read() -> None:
    assert read_query("lib\udcffrary").terms[0].text == "lib\ufffdrary"


def test_a_term_is_taken_once_and_all_of_them_are_counted() -> None:
    assert [term.text for term in read_query("library " * 50 + "-x -x").terms] == ["library"]
    assert len(read_query("library" + " OR library" * 50).terms) == 1
    assert len(read_query(" OR ".join(f"w{number}" for number in range(100))).terms) == 32


def test_figures_of_other_scripts_are_a_date() -> None:
    assert read_query("after:٢٠٢١ a").after == "2021"
