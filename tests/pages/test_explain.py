"""A page in words: what is kept, what is dropped, and why."""

from __future__ import annotations

from datetime import UTC, datetime

from newsarchive.items import Capture, State
from newsarchive.line import explain as explain_capture
from newsarchive.line import learn, read
from newsarchive.pages.document import Document
from newsarchive.pages.explain import Explained, explain, explain_html
from newsarchive.pages.parse import parse
from newsarchive.sites.model import Site
from newsarchive.sites.selectors import Selectors

NOW = datetime(2026, 1, 1, tzinfo=UTC)
THINGS = "телескоп сад мост оркестр словарь корабль музей фонтан".split()


def page(number: int) -> str:
    thing = THINGS[number % len(THINGS)]
    body = "".join(
        f"<p>Студенты университета построили {thing} номер {number} за {part} недели, и это видел весь город, писала газета.</p>"
        for part in range(2, 6)
    )
    return (
        "<html><body><div class='menu navigation'><ul><li><a href='/'>Главная</a></li><li><a href='/n'>Новости</a></li></ul></div>"
        f"<div class='content'><h1>Построен {thing} номер {number}</h1><div class='text'>{body}</div></div>"
        "<div class='sidebar widget'><h3>Читайте также</h3><ul><li><a href='/1'>Открыта новая библиотека</a></li>"
        "<li><a href='/2'>Начался приём документов</a></li></ul></div>"
        "<div class='footer'><p>© Университет, улица Садовая, 5</p></div></body></html>"
    )


def document(number: int, site: Site | None = None) -> Document:
    tree = parse(page(number))
    assert tree is not None
    return Document(tree, f"https://u.example/n/{number}", fetched_at=NOW, site=site)


def with_text(found: list[Explained], text: str) -> Explained:
    return next(one for one in found if text in one.text)


def test_every_line_is_kept_or_dropped_with_a_reason_of_the_model() -> None:
    found = explain(document(1))
    text = " ".join(one.text for one in found)
    assert all(word in text for word in ("Главная", "за 2 недели", "Читайте также", "©"))
    kept = with_text(found, "за 3 недели")
    assert kept.kept
    assert kept.reason.startswith("the model, ")
    dropped = with_text(found, "Открыта новая библиотека")
    assert not dropped.kept
    assert dropped.reason != kept.reason


def test_the_line_that_shows_the_title_is_said_to_be_the_title() -> None:
    found = [block for block in explain(document(1)) if "it shows the title" in block.reason]
    assert len(found) == 1
    assert not found[0].kept


SITE = Site.model_validate({
    "id": "u", "status": "invented", "names": {"en": "U"}, "country": "KZ", "timezone": "Asia/Almaty", "languages": ["ru"],
    "hosts": ["u.example"], "articles": [{"pattern": r"https?://u\.example/n/(?P<number>\d+)"}],
    "listings": [{"url": "http://u.example/n"}], "definition": "",
})  # fmt: skip


def capture(number: int) -> Capture:
    return Capture(id=str(number), url=f"https://u.example/n/{number}", fetched_at=NOW, status=200, headers=(), body=page(number).encode())


def test_lines_of_the_place_that_the_site_file_names_are_kept_for_that() -> None:
    site = SITE.model_copy(update={"selectors": Selectors(body=("div.text",))})
    found = explain(document(1, site))
    assert with_text(found, "за 3 недели").kept
    assert with_text(found, "за 3 недели").reason == "it stands where the site file says (div.text)"
    assert with_text(found, "Открыта новая").reason == "it stands outside of what the site file names (div.text)"


def test_a_learned_template_gives_its_own_reasons() -> None:
    samples = [read(capture(number), SITE, State()).sample for number in range(1, 12)]
    template = learn([one for one in samples if one is not None])
    assert template is not None
    found = [Explained(**one) for one in explain_capture(capture(14), SITE, State(template=template))]
    assert with_text(found, "за 3 недели").reason.startswith("sentences here belong to the text: 11 of 11 pages")
    assert not with_text(found, "Открыта новая библиотека").kept
    assert with_text(found, "Открыта новая библиотека").reason == "no text on any of the 11 pages (of 11) that have this box"
    assert with_text(found, "Построен музей номер 14").reason == "here the site's pages show their title"


def test_a_page_that_does_not_fit_says_so_before_the_reasons_of_the_model() -> None:
    samples = [read(capture(number), SITE, State()).sample for number in range(1, 5)]
    template = learn([one for one in samples if one is not None])
    other = Capture(
        id="x", url="https://u.example/n/99", fetched_at=NOW, status=200, headers=(),
        body=page(99).replace("div class='", "section class='new-").replace("</div>", "</section>").encode(),
    )  # fmt: skip
    found = explain_capture(other, SITE, State(template=template))
    assert found
    assert all(one["reason"].startswith("without the template, which does not fit (") for one in found)


def test_a_block_in_words_is_two_lines() -> None:
    said = Explained("слово " * 40, True, "a reason").line.split("\n")
    assert len(said) == 2
    assert said[0].startswith("  keep  слово")
    assert len(said[0]) < 90
    assert said[1].strip() == "a reason"
    assert Explained("x", False, "y").line.startswith("     -  x")


def test_a_page_that_is_refused_says_why() -> None:
    assert isinstance(explain_html("<p>" * 200_000, "https://u.example/n/1", fetched_at=NOW), str)
    assert isinstance(explain_html("", "https://u.example/n/1", fetched_at=NOW), str)
    assert isinstance(explain_html(page(3), "https://u.example/n/3", fetched_at=NOW), list)
