"""Citations say what is known, in the forms that people and programs expect, and nothing in an article can break out of them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from newsarchive.exports.citing import NAMES, STYLES, cite

DIGEST = "ab" * 32
RECORD: dict[str, Any] = {
    "id": "u-ru-1", "site": "u", "url": "https://u.example/ru/1?a={x}&b=%20", "title": "Открыта новая лаборатория", "summary": None,
    "language": "ru", "authors": ["Серикова А.Б.", "Press Service"], "published": "2021-04-20T10:00:00+06:00", "section": None,
    "tags": ["наука"], "first_seen": "2021-04-21T09:10:11.000Z", "capture_id": "c-1", "capture_sha256": DIGEST,
}  # fmt: skip
MOMENT = "2021-04-21T09:10:11.123Z"
EVIL = "\\input{/etc/passwd} $x$ 50% #1 a_b ~ ^ {{ } \"q\" <script>\r\nER  - \r\nTY  - BOOK\x00\u202eend\u2028x @misc{evil,"


def cited(style: str, language: str = "en", **changed: Any) -> str:
    return cite({**RECORD, **changed}, style, captured_at=MOMENT, publisher="Университет", language=language)


def test_apa_has_names_date_title_site_address_and_capture() -> None:
    assert cited("apa") == (
        "Серикова, А. Б., & Press Service. (2021, April 20). Открыта новая лаборатория. Университет. https://u.example/ru/1?a={x}&b=%20"
        f" (captured 2021-04-21 09:10 UTC, SHA-256 {DIGEST})."
    )
    assert cited("apa", "ru").startswith("Серикова, А. Б. и Press Service. (2021, 20 апреля). ")
    assert "(2021, 20 сәуір)" in cited("apa", "kk")


def test_chicago_has_the_first_name_turned_and_the_title_in_quotation_marks() -> None:
    assert cited("chicago", authors=["Aigul SERIKOVA", "J. Smith"], title="A roof!").startswith(
        "Serikova, Aigul, and J. Smith. “A roof!” Университет, April 20, 2021. https://"
    )


def test_gost_has_heading_responsibility_kind_of_text_site_date_and_access() -> None:
    assert cited("gost", "ru") == (
        "Серикова, А. Б. Открыта новая лаборатория / А. Б. Серикова, Press Service. – Текст : электронный // Университет : [сайт]. – 2021."
        f" – 20 апреля. – URL: https://u.example/ru/1?a={{x}}&b=%20 (дата обращения: 21.04.2021). – SHA-256 {DIGEST}."
    )
    assert "Мәтін : электрондық // " in cited("gost", "kk")
    many = cited("gost", "ru", authors=[f"{letter}. Иванов" for letter in "АБВГДЕ"])
    assert many.startswith("Открыта")
    assert " / А. Иванов, Б. Иванов, В. Иванов [и др.]. – " in many


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Что делать?", "Что делать?. – Текст"), ("Ура!", "Ура!. – Текст"), ("И т. д.", "И т. д. – Текст"), ("Но…", "Но… – Текст")],
)  # fmt: skip
def test_gost_has_its_full_stop_behind_a_mark_that_is_none(title: str, expected: str) -> None:
    assert cited("gost", "ru", authors=[], title=title).startswith(expected)


@pytest.mark.parametrize(
    ("published", "apa", "chicago", "gost", "csl"),
    [
        ("2021", "(2021).", "Университет, 2021.", " – 2021. – URL", [2021]),
        ("2021-04", "(2021, апрель).", "Университет, апрель 2021.", " – 2021. – Апрель. – URL", [2021, 4]),
        (None, "(б. д.).", "Университет. https", "[сайт]. – URL", None),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(published: str | None, apa: str, chicago: str, gost: str, csl: list[int] | None) -> None:
    for style, expected in (("apa", apa), ("chicago", chicago), ("gost", gost)):
        assert expected in cited(style, "ru", published=published), style
    (item,) = json.loads(cited("csl", published=published))
    assert item.get("issued") == ({"date-parts": [csl]} if csl else None)
    assert ("year = {2021}" in cited("bibtex", published=published)) == (published is not None)


def test_what_is_unknown_is_not_made_up() -> None:
    assert cited("apa", authors=[], title=None, published=None).startswith("[Untitled]. (n.d.). Университет.")
    bare = cite({**RECORD, "authors": [], "title": None, "published": None, "capture_sha256": None}, "bibtex")
    assert not re.search("author|title|year|month|note", bare)
    (item,) = json.loads(cited("csl"))
    assert item["author"] == [{"family": "Серикова", "given": "А.Б."}, {"literal": "Press Service"}]


def test_nothing_in_an_article_breaks_out_of_a_citation() -> None:
    evil = {"title": EVIL, "authors": [EVIL, f"{EVIL}, B"], "tags": [EVIL, ""], "summary": EVIL, "url": "https://u.example/" + EVIL}
    ris = cited("ris", **evil)
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris.splitlines()[:-1])
    assert (ris.splitlines()[0], ris.splitlines()[-2:], ris.count("\r\n")) == ("TY  - ELEC", ["ER  - ", ""], len(ris.splitlines()))
    bibtex = cited("bibtex", **evil)
    depth = 0
    for number, char in enumerate(bibtex):
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth > 0 or number < 6 or number >= len(bibtex) - 2
    assert depth == 0
    assert r"{\textbackslash}input{\textbraceleft}/etc/passwd{\textbraceright} \$x\$ 50\% \#1 a\_b" in bibtex
    for style in ("apa", "chicago", "gost"):
        assert len(cited(style, **evil).splitlines()) == 1
    (item,) = json.loads(cited("csl", **evil))
    assert item["title"] == " ".join(EVIL.split()).replace("\x00", "\ufffd")


def test_every_style_has_a_name_and_an_unknown_one_is_refused() -> None:
    assert set(NAMES) == set(STYLES)
    with pytest.raises(ValueError, match="mla"):
        cited("mla")


@pytest.mark.parametrize(
    ("language", "expected"), [("ru", "«Крыша.» Университет, 20 апреля 2021."), ("kk", "«Крыша.» Университет, 2021 ж. 20 сәуір.")]
)
def test_chicago_has_the_quotation_marks_and_the_order_of_a_date_of_its_language(language: str, expected: str) -> None:
    assert expected in cited("chicago", authors=[], title="Крыша", language=language)
