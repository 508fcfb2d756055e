"""Pages whose HTML is an empty shell are read from the data they are made from."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from newsarchive.pages import extract

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PARAGRAPHS = [f"{n}-абзац: университетте жаңа зертхана ашылды, оған ректор мен студенттер қатысты." for n in range(8)]
CONTENT = [f"<p>{text}</p>" for text in PARAGRAPHS]
POST = {"title": "Жаңа зертхана ашылды", "slug": "zertkhana", "publishedAt": "2024-03-01", "content": CONTENT}


def page(body: str, post: dict[str, Any] | None = None) -> str:
    state = json.dumps({"props": {"post": POST if post is None else post}}, ensure_ascii=False)
    return (
        f'<html lang="kk"><head><title>Жаңа зертхана ашылды</title></head><body>{body}'
        f'<script id="__NEXT_DATA__" type="application/json">{state}</script></body></html>'
    )


def read(html: str) -> Any:
    return extract(html, "https://uni.example/news/zertkhana", fetched_at=NOW)


def test_an_empty_shell_gives_the_whole_article() -> None:
    found = read(page('<div id="__next"></div>'))
    assert found.text == "\n\n".join(PARAGRAPHS)
    assert (found.title, found.published, found.published_source) == ("Жаңа зертхана ашылды", "2024-03-01", "page-state")


def test_a_shell_that_shows_only_its_footer_gives_the_article() -> None:
    footer = "<footer><p>Университет, Алматы қаласы, барлық құқықтар қорғалған. Байланыс телефоны жазылған.</p></footer>"
    assert read(page(f'<div id="__next"></div>{footer}')).text == "\n\n".join(PARAGRAPHS)


def test_what_the_page_shows_comes_before_what_its_data_say() -> None:
    shown = [f"Бетте көрінетін {n}-абзац: зертхананың ашылуына жүздеген студент пен оқытушы қатысты." for n in range(6)]
    found = read(page("<article><h1>Жаңа зертхана ашылды</h1>" + "".join(f"<p>{text}</p>" for text in shown) + "</article>"))
    assert shown[2] in found.text
    assert PARAGRAPHS[2] not in found.text


def test_a_shell_whose_data_hold_other_articles_has_no_text() -> None:
    found = read(page('<div id="__next"></div>', {**POST, "title": "Мүлде басқа жаңалық туралы", "slug": "baska"}))
    assert not found.text


def test_of_a_short_article_in_a_shell_text_title_and_date_are_read() -> None:
    text = "The university has named Ana Ruiz dean of the law school. She starts in July."
    found = read(page('<div id="__next"></div>', {**POST, "title": "New dean of law named", "content": f"<p>{text}</p>"}))
    assert (found.title, found.text, found.published) == ("New dean of law named", text, "2024-03-01")


def test_the_date_of_an_article_that_is_not_the_pages_is_not_read_from_its_data() -> None:
    other = {**POST, "title": "Мүлде басқа жаңалық туралы", "slug": "baska"}
    found = read(page('<div id="__next"></div>', other))
    assert (found.text, found.published) == (None, None)
    settings = '<script>var counter = {"publishedDate": "2024-05-06"};</script>'
    assert read(page(f'<div id="__next"></div>{settings}', {})).published == "2024-05-06"
