"""The day of the last change, as a page prints it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsarchive.pages.date_changed import names_change
from newsarchive.pages.dates import DateReader, published_claims
from newsarchive.pages.document import Document
from newsarchive.pages.page import Page, extract
from newsarchive.pages.parse import parse
from tests.cost import at_most

FETCHED = datetime(2024, 8, 10, 6, 0, tzinfo=UTC)
TEXT = "<p>" + "The university opened a laboratory for students of chemistry and physics. " * 5 + "</p>"


def read(inside: str, *, lang: str = "en", head: str = "", below: str = "") -> Page:
    main = f"<main><h1>A new laboratory was opened</h1>{inside}{TEXT}{below}</main>"
    html = f"<html lang='{lang}'><head>{head}</head><body>{main}</body></html>"
    return extract(html, "https://uni.example/news/17", fetched_at=FETCHED)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "<p>Updated: 12 May 2024</p>"),
        ("en", "<div>Last modified on May 12, 2024</div>"),
        ("ru", "<p>Обновлено: 12.05.2024</p>"),
        ("kk", "<div>Жаңартылды: 2024 жылғы 12 мамыр</div>"),
        ("ja", "<p>最終更新日：2024年5月12日</p>"),
        ("zh", "<p>更新时间：2024-05-12</p>"),
        ("de", "<p>Stand: 12.05.2024</p>"),
        ("de", "<p>Zuletzt aktualisiert am 12. Mai 2024</p>"),
        ("fr", "<p>Mis à jour le 12 mai 2024</p>"),
        ("tr", "<p>Son güncelleme: 12 Mayıs 2024</p>"),
        ("en", "<p><b>Updated</b></p><p>12 May 2024</p>"),
        ("en", "<p class='date-updated'>12 May 2024</p>"),
        ("en", "<p>Published 3 May 2024 | Updated 12 May 2024</p>"),
    ],
)
def test_a_printed_update_is_the_last_change_above_and_below_the_text(lang: str, line: str) -> None:
    above = read(line, lang=lang)
    assert above.modified == "2024-05-12"
    (said,) = above.evidence["modified"]
    assert said["sources"] == ["page"]
    assert said["precision"] == "day"
    assert "12" in said["raw"]
    assert read("<p class='date'>3.5.2024</p>", lang=lang, below=line).modified == "2024-05-12"


def test_the_day_of_publication_stays_what_it_is() -> None:
    page = read("<p>Published 3 May 2024 | Updated 12 May 2024</p>")
    assert (page.published, page.modified) == ("2024-05-03", "2024-05-12")


def test_metadata_outranks_what_is_printed_and_both_are_kept() -> None:
    page = read("<p>Updated 12 May 2024</p>", head="<meta property='article:modified_time' content='2024-05-13T10:00:00+00:00'>")
    assert page.modified == "2024-05-13T10:00:00Z"
    assert [one["sources"] for one in page.evidence["modified"]] == [["meta"], ["page"]]


@pytest.mark.parametrize(
    "line",
    [
        "<p>The site was last updated on 12 May 2024</p>",
        "<footer>Updated: 12 May 2024</footer>",
        "<p>12 May 2024</p>",
        "<p>Updated regularly. Next meeting: 12 May 2024</p><p>Updated: 1 January 2030</p>",
        "<p>Published 20 May 2024</p><p>Updated: 12 May 2024</p>",
        TEXT * 6 + "<div><p>Updated 12 May 2024</p></div>" + TEXT * 3 + "<div><p>Updated 14 May 2024</p></div>",
    ],
)
def test_what_is_no_change_of_the_article_or_cannot_be_told_is_none(line: str) -> None:
    assert read("", below=line).modified is None


def test_of_several_updates_the_one_at_the_heading_counts() -> None:
    assert read("<p>Updated 12 May 2024</p>", below=TEXT * 3 + "<p>Updated 14 May 2024</p>").modified == "2024-05-12"


@pytest.mark.parametrize(
    ("html", "named"), [("<p>Updated: <b>12 May 2024</b></p>", True), ("<p>12 May 2024</p>", False), ("<p>Updated daily</p>", False)]
)
def test_a_page_that_names_no_change_is_told_at_once(html: str, named: bool) -> None:
    tree = parse(f"<html><body>{html}</body></html>")
    assert tree is not None
    assert names_change(Document(tree, "https://uni.example/", fetched_at=FETCHED).elements) is named


def test_ten_thousand_updates_are_read_in_time() -> None:
    with at_most(600):
        read("", below="<p>Updated: 12 May 2024</p>" * 10_000)


@pytest.mark.parametrize(("line", "day"), [("<p>Updated: 12 May 2024</p>", "2024-05-12"), ("<p>12 May 2024</p>", None)])
def test_a_page_whose_own_date_has_a_known_place_still_tells_its_last_change(line: str, day: str | None) -> None:
    tree = parse(f"<html lang='en'><body><main><h1>A new laboratory was opened</h1>{line}{TEXT}</main></body></html>")
    assert tree is not None
    doc = Document(tree, "https://uni.example/news/17", fetched_at=FETCHED)
    claims = list(published_claims(doc, next(tree.iter("h1")), DateReader(doc), search=False))
    assert [claim.value for claim in claims if claim.field == "modified"] == ([day] if day else [])
    assert not [claim for claim in claims if claim.field == "published"]
