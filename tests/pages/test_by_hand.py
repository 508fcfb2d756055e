"""A module written by hand for a site outranks what is learned, selectors and what the page says; only the package's own count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsarchive.pages import by_hand
from newsarchive.pages.document import Document
from newsarchive.pages.explain import explain
from newsarchive.pages.page import Page, extract, extract_tree
from newsarchive.pages.parse import parse
from newsarchive.sites.model import Site
from tests.pages.test_template_extract import html as printed
from tests.pages.test_template_extract import learned

FETCHED = datetime(2024, 6, 1, tzinfo=UTC)
MODULE = '''
from newsarchive.items import Claim
from newsarchive.pages.by_hand import SOURCE
from newsarchive.pages.select import line_of, select

def body(doc):
    return select(doc.tree, ".words") if "/press/" in doc.url else []

def claims(doc):
    if "/press/" in doc.url:
        yield Claim(field="title", value=line_of(select(doc.tree, ".real")[0]), source=SOURCE)
        yield Claim(field="published", value="2024-05-04", source=SOURCE, precision="day")
'''
PAGE = (
    "<html lang='kk'><head><title>Басқа атау</title><meta property='article:published_time' content='2023-01-01'></head><body>"
    "<h1>Айдар</h1><div class='real'>Жаңа зертхана ашылды</div><div class='words'><p>Университетте жаңа зертхана ашылып, студенттер"
    " тәжірибе жасай бастады.</p></div><div class='other'><p>Бұл мәтін мақалаға жатпайды, бірақ ұзақ әрі сөйлемге ұқсайды.</p></div>"
    "</body></html>"
)


def site(**more: object) -> Site:
    fields = {
        "id": "steppe-tech", "status": "unverified", "names": {"en": "Steppe Tech"}, "country": "KZ", "homepage": "https://uni.example/",
        "hosts": ["uni.example"], "languages": ["kk"], "timezone": "Asia/Almaty", "date_order": "DMY",
        "articles": [{"pattern": r"https://uni\.example/.+", "canonical": "", "example": ["https://uni.example/1"]}],
        "listings": [{"url": "https://uni.example/"}], **more,
    }  # fmt: skip
    return Site.model_validate(fields)


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "steppe_tech.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.setattr(by_hand, "__path__", [*by_hand.__path__, str(tmp_path)])
    by_hand.module_of.cache_clear()
    yield
    by_hand.module_of.cache_clear()


def read(url: str) -> Page:
    return extract(PAGE, url, fetched_at=FETCHED, site=site())


@pytest.mark.usefixtures("written")
def test_what_is_written_by_hand_outranks_what_the_page_says() -> None:
    page = read("https://uni.example/press/1")
    assert page.title == "Жаңа зертхана ашылды"
    assert (page.published, page.published_source) == ("2024-05-04", "by-hand")
    assert page.text is not None
    assert "жатпайды" not in page.text
    assert "by-hand" in page.evidence["title"][0]["sources"]


@pytest.mark.usefixtures("written")
def test_a_page_that_the_module_says_nothing_of_is_read_as_ever() -> None:
    page = read("https://uni.example/other/1")
    assert page.title != "Жаңа зертхана ашылды"
    assert str(page.published)[:10] == "2023-01-01"


@pytest.mark.usefixtures("written")
def test_the_explanation_names_the_module() -> None:
    tree = parse(PAGE)
    assert tree is not None
    blocks = explain(Document(tree, "https://uni.example/press/1", fetched_at=FETCHED, site=site()))
    assert [block.text[:12] for block in blocks if block.kept] == ["Университетт"]
    assert all("by_hand" in block.reason for block in blocks)


@pytest.mark.parametrize("name", ["nowhere", "../evil", "os.path", "Steppe", "__init__", ""])
def test_no_other_module_is_ever_loaded(name: str) -> None:
    assert by_hand.module_of(name) is None


@pytest.mark.usefixtures("written")
def test_a_claim_under_another_name_is_an_error(tmp_path: Path) -> None:
    text = MODULE.replace("source=SOURCE)", "source='selector')")
    (tmp_path / "other_site.py").write_text(text, encoding="utf-8")
    doc = Document(parse(PAGE), "https://uni.example/press/1", fetched_at=FETCHED)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="'selector'"):
        by_hand.claims_of("other-site", doc)


def test_a_selector_outranks_what_was_learned() -> None:
    template = learned([printed(number) for number in range(10)])
    page = printed(40).replace("<div class='words'>", "<div class='own-day'>21.02.2024</div><div class='words'>")
    tree = parse(page)
    assert tree is not None
    chosen = site(selectors={"published": [".own-day"], "title": [".menu"]})
    found = extract_tree(tree, "https://uni.example/40", fetched_at=FETCHED, site=chosen, template=template)
    assert (found.published, found.published_source) == ("2024-02-21", "selector")
    assert found.title == "Басты бет"
