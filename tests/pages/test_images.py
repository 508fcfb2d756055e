"""Pictures of an article. All pages are invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsarchive.pages.document import Document
from newsarchive.pages.images import containers_of, image_claims, images, media
from newsarchive.pages.parse import parse
from tests.cost import at_most

URL = "https://news.uni.example/2024/library"


def page(body: str, head: str = "") -> Document:
    tree = parse(f"<html><head><title>Library</title>{head}</head><body><article><h1>Library</h1>{body}</article></body></html>")
    assert tree is not None
    return Document(tree, URL, fetched_at=datetime(2024, 5, 1, tzinfo=UTC))


def found(body: str) -> list[tuple[str, str, str, str]]:
    doc = page(body)
    return [(one.url, one.alt, one.caption, one.credit) for one in images(doc, list(doc.tree.iter("article")))]


def test_a_figure_gives_address_alternative_text_caption_and_credit() -> None:
    body = '<figure><img src="/img/library-hall.jpg" alt="The hall"><figcaption>The new hall. Photo: Jane Doe</figcaption></figure>'
    assert found(body) == [("https://news.uni.example/img/library-hall.jpg", "The hall", "The new hall.", "Jane Doe")]


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ('<p class="wp-caption-text">Жаңа зал. Сурет: Айдар Ким</p>', ("Жаңа зал.", "Айдар Ким")),
        ('<div class="image-caption">Новый зал</div><span class="photo-credit">Фото: Айдар Ким</span>', ("Новый зал", "Айдар Ким")),
        ('<div class="caption">Der Saal <span class="copyright">© Uni Beispiel</span></div>', ("Der Saal", "Uni Beispiel")),
        ('<p class="caption">新大厅 图：李明</p>', ("新大厅", "李明")),
    ],
)
def test_a_marked_caption_beside_the_picture_is_found(caption: str, expected: tuple[str, str]) -> None:
    body = f'<div class="wp-caption"><img src="/img/library-hall.jpg">{caption}</div><p>Text of the article.</p>'
    assert [one[2:] for one in found(body)] == [expected]


@pytest.mark.parametrize(
    "image",
    [
        '<img src="data:image/gif;base64,R0lGOD" data-src="/img/hall-1.jpg">',
        '<img src="/img/blank.gif" data-original="/img/hall-1.jpg">',
        '<img src="/img/spacer.gif" srcset="/img/hall-0.jpg 300w, /img/hall-1.jpg 1200w">',
        '<picture><source srcset="/img/hall-1.jpg 1200w"><img></picture>',
        '<img data-src="/img/hall-1.jpg"><noscript><img src="/img/hall-1.jpg"></noscript>',
        '<img src="/img/hall-1.jpg" width="1200" height="600">',
    ],
)
def test_pictures_that_are_loaded_late_have_their_own_address(image: str) -> None:
    assert [one[0] for one in found(image)] == ["https://news.uni.example/img/hall-1.jpg"]


@pytest.mark.parametrize(
    "image",
    [
        '<img src="data:image/png;base64,AAAA">',
        '<img src="/theme/logo.png">',
        '<img src="/theme/icon-print.png">',
        '<img src="/p/pixel.gif" width="1" height="1">',
        '<img src="/u/hall.jpg" width="24" height="24">',
        '<img src="/u/hall.svg">',
        '<div class="share-buttons"><img src="/u/telegram-big.png"></div>',
        '<div class="related-news"><img src="/u/other-story.jpg"></div>',
        '<img class="avatar" src="/u/jane.jpg">',
        "<img>",
    ],
)
def test_icons_logos_spacers_and_other_articles_pictures_are_left_out(image: str) -> None:
    assert found(image) == []


def test_the_lead_image_takes_its_caption_from_the_page_in_any_size() -> None:
    head = '<meta property="og:image" content="https://cdn.uni.example/up/library-hall-1200x630.jpg">'
    body = (
        '<figure><img src="/up/library-hall-800x420.jpg" alt="Hall"><figcaption>The hall. Photo: Jane Doe</figcaption></figure>'
        '<img src="/up/students-800x600.jpg" alt="Students">'
    )
    doc = page(body, head)
    lead = next(iter(image_claims(doc))).value
    assert lead == "https://cdn.uni.example/up/library-hall-1200x630.jpg"
    stored = media(doc, containers_of(doc, next(doc.tree.iter("h1"))), lead)
    assert [(one["alt"], one["caption"], one["credit"], one["lead"]) for one in stored] == [
        ("Hall", "The hall.", "Jane Doe", True),
        ("Students", "", "", False),
    ]


def test_a_lead_image_that_the_page_does_not_show_is_kept_with_its_alternative_text() -> None:
    head = '<meta property="og:image" content="/up/card-of-library.png"><meta property="og:image:alt" content="A card">'
    doc = page("<p>Text</p>", head)
    address = "https://news.uni.example/up/card-of-library.png"
    assert media(doc, containers_of(doc, next(doc.tree.iter("h1"))), next(iter(image_claims(doc))).value) == [
        {"kind": "image", "url": address, "alt": "A card", "caption": "", "credit": "", "lead": True}
    ]


def test_the_sites_logo_is_no_lead_image() -> None:
    assert list(image_claims(page("", '<meta property="og:image" content="/theme/logo.png">'))) == []


@pytest.mark.parametrize(
    "unit", ['<figure><img src="/u/hall{n}.jpg">', '<div class="caption"><img src="/u/h{n}.jpg">', '<img srcset="a 1w, ">']
)
def test_hostile_pages_are_read_in_time(unit: str) -> None:
    with at_most(400):
        found("".join(unit.replace("{n}", str(number)) for number in range(5_000)))
