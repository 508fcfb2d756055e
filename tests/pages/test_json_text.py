"""JSON with the faults that pages have: what is plain is read, what is not is left, and nothing takes long."""

from __future__ import annotations

from typing import Any

import pytest

from newsarchive.pages.json_text import plain, values
from tests.cost import at_most


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"headline": "Жаңа кітапхана ашылды",}', [{"headline": "Жаңа кітапхана ашылды"}]),
        ('["a", "b", ]', [["a", "b"]]),
        ('{"a": 1 "b": 2}', [{"a": 1, "b": 2}]),
        ('<!--\n{"a": 1}\n-->', [{"a": 1}]),
        ('//<![CDATA[\n{"a": "x//y"}\n//]]>', [{"a": "x//y"}]),
        ('/*<![CDATA[*/ {"a": 1} /*]]>*/', [{"a": 1}]),
        ('{"a": 1, // the first\n /* "c": 3, */ "b": [1, 2]}', [{"a": 1, "b": [1, 2]}]),
        ('{"u": "https://example.org/a" , // "v": 1\n "w": 2}', [{"u": "https://example.org/a", "w": 2}]),
        ('{"a": "two\nlines"}', [{"a": "two\nlines"}]),
        ('{"a": "l\\\'été", "b": "\\x"}', [{"a": "l'été", "b": "x"}]),
        ('{"a": "\\ud83d\\ude00", }', [{"a": "😀"}]),
        ("{&quot;a&quot;: &quot;Q&amp;A&quot;}", [{"a": "Q&A"}]),
        ('{"a": 1}{"b": 2}', [{"a": 1}, {"b": 2}]),
        ('[{"a": 1}];\n{"b": 2};', [[{"a": 1}], {"b": 2}]),
        ('{"a": undefined, "b": NaN, "c": -1.5e3}', [{"a": None, "b": None, "c": -1500.0}]),
        ('\ufeff{"a": 1}', [{"a": 1}]),
    ],
)  # fmt: skip
def test_known_faults_are_passed_over(text: str, expected: list[Any]) -> None:
    assert values(text) == expected


def test_quotes_inside_of_a_string_belong_to_it_while_its_end_is_plain() -> None:
    assert values('{"a": "Сказал: "Да", и всё"}')[0] == {}
    assert values('{"a": "He said "yes" twice", "b": 1}')[0] == {"a": 'He said "yes" twice', "b": 1}
    assert values('{"list": ["one", "He said "yes", and left"], "b": 1}')[0] == {"list": ["one"]}


def test_what_was_complete_before_the_text_breaks_off_stays() -> None:
    assert values('{"headline": "Ғылым күні", "author": {"name": "А. Серік"}, "datePubl') == [
        {"headline": "Ғылым күні", "author": {"name": "А. Серік"}}
    ]


@pytest.mark.parametrize("text", ["", "   ", "alert(1)", "var a = 1", "{'a': 'single quotes'}", "{a: 1}", "<p>{"])
def test_what_is_no_json_gives_nothing(text: str) -> None:
    assert all(not value for value in values(text))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000, '{"a":' * 100_000, '"' * 500_000, "[" + '"a" ' * 200_000, '{"a":"' + "\\" * 500_001, "/*" * 250_000,
        "[" + "/*" * 250_000, "[1" + " " * 500_000 + "x", "[" + '" ' * 250_000, '["' + '"     ' * 100_000, "[" + "9" * 500_000,
        "[" + "1," * 250_000 + "x", '{"a":"b"' + "," * 500_000 + "c",
    ],
)  # fmt: skip
def test_half_a_megabyte_of_anything_is_read_in_moments(text: str) -> None:
    with at_most(3000):
        values(text)


def test_half_characters_are_replaced_and_halves_that_belong_together_joined() -> None:
    assert plain("a\ud800b\x00c") == "a\ufffdb\ufffdc"
    assert plain("\ud83d\ude00") == "😀"
    assert values('["\\ud800", ]') == [["\ud800"]]
