"""In which order figures are read as day, month and year: what the page or its site file says, and what was learned of the site."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsarchive.pages.dates import DateReader
from newsarchive.pages.document import Document
from newsarchive.pages.parse import parse
from newsarchive.sites.model import Site

SITE = {
    "id": "uni", "status": "invented", "names": {"en": "Uni"}, "hosts": ["uni.example"],
    "articles": [{"pattern": "https://uni\\.example/news/(?P<number>\\d+)"}], "listings": [{"url": "https://uni.example/news"}],
}  # fmt: skip


def document(lang: str, order: str | None = None) -> Document:
    tree = parse(f"<html lang='{lang}'><body><p>A page</p></body></html>")
    assert tree is not None
    site = Site.model_validate({**SITE, "languages": [lang], "date_order": order}) if order is not None else None
    return Document(tree, "https://uni.example/news/17", site=site, fetched_at=datetime(2024, 3, 10, 6, 0, tzinfo=UTC))


@pytest.mark.parametrize("learned", ["DMY", "MDY", None])
@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("ko", "작성자 홍보팀 작성일 23-02-05 10:30 조회 1234회"),
        ("ko", "작성일 23.02.05 조회수 20150"),
        ("ko", "등록일 2023. 02. 05."),
        ("zh-CN", "来源：新闻网 23-02-05 浏览：2022"),
        ("zh", "发布时间：2023/02/05 点击：10455"),
        ("ja", "23/02/05 2150号"),
        ("hu", "2023. 02. 05. 1240 megtekintés"),
        ("lt", "2023-02-05 1240"),
    ],
)
def test_a_year_that_stands_first_stays_one_whatever_was_learned_of_the_site(lang: str, line: str, learned: str | None) -> None:
    found = DateReader(document(lang), order=learned).read(line)
    assert found is not None
    assert str(found.value)[:10] == "2023-02-05"


@pytest.mark.parametrize(
    ("lang", "learned", "expected"),
    [
        ("en-US", None, "2023-05-02"), ("en-US", "MDY", "2023-05-02"), ("en", "MDY", "2023-05-02"), ("en", None, None),
        ("en-GB", None, "2023-02-05"), ("de", "DMY", "2023-02-05"),
    ],
)  # fmt: skip
def test_where_the_year_stands_last_what_was_learned_decides_between_day_and_month(
    lang: str, learned: str | None, expected: str | None
) -> None:
    for figures in ("05/02/2023", "05/02/23", "05/02/2023, 1234 views", "05/02/23, 1234 views"):
        found = DateReader(document(lang), order=learned).read(figures)
        assert (found and str(found.value)[:10]) == expected, figures


@pytest.mark.parametrize(
    ("order", "figures", "expected"),
    [
        ("YMD", "23.02.05 | 1234", "2023-02-05"), ("YMD", "2023. 02. 05 | 1234", "2023-02-05"), ("YMD", "05/02/2023", None),
        ("MDY", "05/02/2023 | 1234", "2023-05-02"), ("DMY", "05/02/2023 | 1234", "2023-02-05"),
    ],
)  # fmt: skip
def test_the_order_of_a_site_file_holds_on_pages_of_every_language(order: str, figures: str, expected: str | None) -> None:
    for lang in ("en", "kk", "ko", "hu"):
        learned = "DMY" if order == "YMD" else None
        found = DateReader(document(lang, order), order=learned).read(figures)
        assert (found and str(found.value)[:10]) == expected


def by_hand(languages: list[str], body: str = "", country: str | None = None) -> Document:
    """A page of a site whose file says nothing of the order."""
    tree = parse(f"<html lang='{languages[0]}'><body><p>A page</p>{body}</body></html>")
    assert tree is not None
    site = Site.model_validate({**SITE, "languages": languages, "country": country})
    return Document(tree, "https://uni.example/news/17", site=site, fetched_at=datetime(2024, 3, 10, 6, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("languages", "country", "line", "day"),
    [
        (["ko"], None, "등록일 23-02-05", "2023-02-05"),
        (["zh-CN"], None, "发布时间：23/02/05", "2023-02-05"),
        (["ja", "en"], None, "23.02.05", "2023-02-05"),
        (["hu"], None, "23. 02. 05.", "2023-02-05"),
        (["lt", "en"], None, "23-02-05", "2023-02-05"),
        (["en"], "KR", "23-02-05", "2023-02-05"),
        (["en"], "US", "02/05/2023", "2023-02-05"),
        (["kk", "ru", "en"], "KZ", "05.02.23", "2023-02-05"),
        (["de"], None, "05.02.2023", "2023-02-05"),
    ],
)
def test_a_site_file_without_an_order_has_that_of_its_language_or_country(
    languages: list[str], country: str | None, line: str, day: str
) -> None:
    found = DateReader(by_hand(languages, country=country)).read(line)
    assert found is not None
    assert str(found.value)[:10] == day


@pytest.mark.parametrize(
    ("beside", "day"),
    [
        ("<p><time datetime='2023-02-05'>02/05/2023</time></p>", "2023-02-05"),
        ("<p><span>11/23/2022</span></p>", "2023-02-05"),
        ("<p><span>23/11/2022</span></p>", "2023-05-02"),
        ("<p><time datetime='2023-05-02T08:00:00Z'>02/05/2023</time></p>", "2023-05-02"),
        ("", "2023-05-02"),
    ],
)
def test_other_dates_of_a_page_tell_the_order_and_say_why(beside: str, day: str) -> None:
    reader = DateReader(by_hand(["en"], beside))
    claim = reader.claim("02/05/2023", "page")
    assert claim is not None
    assert str(claim.value)[:10] == day
    assert (claim.reason is not None) == (day == "2023-02-05")
    assert claim.reason is None or "another date of the page" in claim.reason


def test_what_a_site_file_says_of_the_order_is_kept() -> None:
    tree = parse("<html><body><p><span>11/23/2022</span></p></body></html>")
    assert tree is not None
    site = Site.model_validate({**SITE, "languages": ["en"], "date_order": "DMY"})
    doc = Document(tree, "https://uni.example/news/17", site=site, fetched_at=datetime(2024, 3, 10, tzinfo=UTC))
    claim = DateReader(doc).claim("02/05/2023", "page")
    assert claim is not None
    assert (str(claim.value)[:10], claim.reason) == ("2023-05-02", None)
