"""The page frames say what they claim: every gold text stands on its page, and nothing but the frame is the same on many."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser

import pytest

from benchmarks import reading
from benchmarks.frames.__main__ import main
from benchmarks.frames.frame import Frame, Page
from benchmarks.frames.hard import CASES, Case
from benchmarks.frames.held_regional import hijri
from benchmarks.frames.measure import HELD, OPEN, average, evaluate, row_of
from benchmarks.frames.texts import ITEMS, news
from benchmarks.frames.words import LANGUAGES, words
from benchmarks.peers.extractors import Answer

FRAMES = (*OPEN, *HELD)
by_frame = pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)


class Visible(HTMLParser):
    """The text a reader sees, and the class names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.classes: set[str] = set()
        self._silent = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in {"script", "style", "title"}
        self.classes.update((dict(attrs).get("class") or "").split())

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"script", "style", "title"}

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)

    @property
    def text(self) -> str:
        """Without any space, so that no markup parts what belongs together."""
        return _close("".join(self.parts))


def _close(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def _assert_in_order(page: Page) -> None:
    text, place = Visible(page.html).text, 0
    for line in re.split(r"\n+", page.gold["text"]):
        wanted = _close(line.removeprefix("- "))
        found = text.find(wanted, place)
        assert found >= 0, line
        place = found + len(wanted)


@by_frame
def test_every_line_of_the_gold_text_stands_on_its_page_in_order(frame: Frame) -> None:
    for page in frame.pages()[::3]:
        _assert_in_order(page)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_pages_of_hard_cases_have_their_gold_texts(case: Case) -> None:
    pages = case.pages()
    assert len(pages) >= ITEMS
    for page in pages[::4]:
        if page.gold["text"]:
            _assert_in_order(page)


@by_frame
def test_title_and_day_stand_on_every_page(frame: Frame) -> None:
    w, digits = words(frame.language), str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
    for page in frame.pages():
        text = Visible(page.html).text.translate(digits)
        assert _close(page.gold["title"]) in text
        if page.gold["date"] is None:
            continue
        day = date.fromisoformat(page.gold["date"])
        month = w.month(day).casefold()
        shown = (
            w.day(day), f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}", f"{day:%Y.%m.%d}", f"{day}", f"{day:%y-%m-%d}",
            f"{month} {day.day}, {day.year}", f"{day:%d} {month} {day.year}", f"{day.day} {month[:3]}",
            f"令和{day.year - 2018}年{day.month}月{day.day}日",
        )  # fmt: skip
        assert any(_close(one).casefold() in text.casefold() for one in shown), (frame.id, day)


def test_there_are_thirty_items_in_each_of_at_least_eight_languages() -> None:
    assert len(LANGUAGES) >= 8
    assert len({frame.language for frame in OPEN}) >= 8
    assert len({frame.language for frame in HELD}) >= 8
    for language in LANGUAGES:
        items = news(language)
        assert len(items) == ITEMS == len({item.title for item in items}) == len({item.day for item in items})
        sizes = [sum(block.kind == "p" for block in item.blocks) for item in items]
        assert sizes.count(1) >= 3
        assert sum(size > 20 for size in sizes) >= 2
        assert {block.kind for item in items for block in item.blocks} >= {"p", "h", "quote", "list"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_items_share_a_paragraph_even_when_figures_are_masked(language: str) -> None:
    lines = Counter(re.sub(r"\d+", "0", block.lines[0]) for item in news(language) for block in item.blocks if block.kind in {"p", "quote"})
    assert [line for line, count in lines.items() if count > 1] == []


def test_every_design_is_its_own() -> None:
    assert len(OPEN) >= 12
    assert len(HELD) >= 12
    assert len({frame.style for frame in FRAMES}) == len({frame.id for frame in FRAMES}) == len(FRAMES)
    classes = {frame.id: set().union(*(Visible(page.html).classes for page in frame.pages()[:12])) for frame in FRAMES}
    for one in OPEN:
        for other in HELD:
            assert classes[one.id] & classes[other.id] == set(), (one.id, other.id)


@by_frame
def test_pages_are_as_large_as_real_ones_and_the_same_from_one_seed(frame: Frame) -> None:
    pages = frame.pages()
    assert len({page.url for page in pages}) == len(pages) == ITEMS
    assert all(1_500 < len(page.html.encode()) < 120_000 for page in pages)
    assert pages[3].html == frame.page(news(frame.language), 3, 1)
    assert pages[3].html != frame.pages(2)[3].html


@by_frame
def test_a_page_says_something_of_other_items_and_of_the_university(frame: Frame) -> None:
    items = news(frame.language)
    for index, page in enumerate(frame.pages()[:4]):
        text = Visible(page.html).text
        assert sum(_close(item.title) in text for place, item in enumerate(items) if place != index) >= 3
        assert _close(words(frame.language)["rights"]) in text or _close(words(frame.language)["blurb"]) in text


class Memory:
    """A reader that knows the pages it has seen, and no other."""

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def see(self, html: str, url: str) -> None:
        self.seen.add(url)

    def read(self, html: str, url: str) -> Answer:
        page = {page.url: page for page in OPEN[0].pages()}[url]
        return dict(page.gold) if url in self.seen else {"title": page.gold["title"], "text": None, "date": None}


def test_figures_are_told_apart_by_pages_seen_and_unseen() -> None:
    found = evaluate(Memory, OPEN[:1], (3, ITEMS))
    three = found[OPEN[0].id][3]
    assert three["unseen"] == {"body_f1": 0.0, "exact": 0.0, "title": 1.0, "date": 0.0, "date_wrong": 0.0}
    assert three["all"]["exact"] == three["all"]["date"] == 0.1
    assert average(found, ITEMS) == {"body_f1": 1.0, "exact": 1.0, "title": 1.0, "date": 1.0, "date_wrong": 0.0}
    assert "unseen" not in found[OPEN[0].id][ITEMS]


@pytest.mark.full
def test_the_command_prints_a_row_for_each_chosen_frame(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", "frames --which open --only open-soup --reader trafilatura --each".split())
    main()
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["trafilatura", "open-soup"]


def test_an_answer_where_a_page_has_none_is_wrong() -> None:
    page = Page("", "", {"text": "", "title": None, "date": None})
    assert reading.summary([row_of(page, {"text": "some words", "date": "2024-01-01"})])["date_wrong"] == 1.0
    assert reading.summary([row_of(page, {})]) == {"body_f1": 0.0, "exact": 1.0, "date": 1.0, "date_wrong": 0.0}


def test_the_islamic_day_of_a_date_is_right() -> None:
    assert hijri(date(2023, 3, 23)) == "1 رمضان 1444 هـ"
    assert hijri(date(2026, 6, 17)) == "1 محرم 1448 هـ"
