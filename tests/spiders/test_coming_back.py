"""A crawl comes back: what servers and sources say of changes saves requests and bytes, and is not believed blindly."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.items import Why
from tests.farm.again import age, whys
from tests.spiders.test_sources import University, crawl, day_of, text_of, title_of, university

__all__ = ["university"]

Said = tuple[str, str, dict[str, str]]
FEED = '[[sources]]\nkind="feed"\nurl="ORIGIN/atom"\n'


def atom(served: University, updated: dict[int, str]) -> Callable[[dict[str, str], dict[str, str]], Said]:
    """A feed that says when each article was changed."""

    def answer(query: dict[str, str], form: dict[str, str]) -> Said:
        entries = "".join(
            f"<entry><title>{title_of(n)}</title><link href='{served.origin}/news/{n}'/><updated>{updated[n]}</updated>"
            f"<published>{day_of(n, served.last)}T09:00:00Z</published></entry>" for n in sorted(updated, reverse=True)
        )  # fmt: skip
        return f"<feed xmlns='http://www.w3.org/2005/Atom'>{entries}</feed>", "application/atom+xml", {}

    return answer


def outcomes(db: Path) -> dict[str, tuple[str, str]]:
    """What the last crawl asked for among the articles: reason and outcome."""
    with closing(sqlite3.connect(db)) as archive:
        return {
            url.rpartition("/")[2]: (why, outcome) for url, why, outcome in archive.execute(
                "SELECT url, why, outcome FROM fetches WHERE crawl = (SELECT max(id) FROM crawls) AND kind = 'article' AND sent = 1"
            )
        }  # fmt: skip


@pytest.mark.full
def test_an_article_that_a_feed_calls_changed_is_asked_for_and_the_others_are_not(university: University, tmp_path: Path) -> None:
    university.last = 12
    updated = {n: f"{day_of(n, 12)}T09:00:00Z" for n in range(1, 13)}
    university.answers = {"/atom": atom(university, updated)}
    crawl(university, tmp_path, FEED)
    age(tmp_path / "a.db", 3)
    said = crawl(university, tmp_path, FEED)
    assert outcomes(tmp_path / "a.db").keys() <= {"5", "10"}, said
    with closing(sqlite3.connect(tmp_path / "a.db")) as archive:
        (seen,) = archive.execute("SELECT max(last_seen) FROM articles").fetchone()
    updated[7] = seen[:19] + "Z"
    edited = f"<html lang='kk'><head><title>{title_of(7)}</title></head><body><main><h1>{title_of(7)}</h1><p>{text_of(7)}</p><p>{text_of(900)}</p></main></body></html>"  # noqa: E501
    university.answers["/news/7"] = lambda query, form: (edited, "text/html", {})
    age(tmp_path / "a.db", 1)
    said = crawl(university, tmp_path, FEED)
    assert outcomes(tmp_path / "a.db").get("7") == (Why.LASTMOD, "changed"), said
    assert "1 for articles that a source says were changed" in said


@pytest.mark.full
def test_what_did_not_change_is_not_sent_again_until_it_is_asked_for_without_conditions(university: University, tmp_path: Path) -> None:
    university.last = 3
    pages = {f"/news/{n}": university.page(n) for n in range(1, 4)}
    listing = f"<html><body><ul>{university.rows([3, 2, 1])}</ul></body></html>"
    asked: list[tuple[str, bool]] = []

    def named(path: str, text: str) -> Callable[[dict[str, str], dict[str, str]], Said]:
        return lambda query, form: (text, "text/html", {"ETag": f'"{path}"', "Last-Modified": "Sun, 01 Feb 2026 10:00:00 GMT"})

    university.answers = {path: named(path, text) for path, text in {**pages, "/list": listing}.items()}
    university.conditional = asked
    sources = '[[listings]]\nurl="ORIGIN/list"\n'
    crawl(university, tmp_path, sources)
    counts = []
    for _ in range(5):
        age(tmp_path / "a.db", 40)
        asked.clear()
        said = crawl(university, tmp_path, sources, "--recheck", "all")
        counts.append(sum(condition for _, condition in asked))
        assert len(asked) == 4, said
        assert whys(tmp_path / "a.db")[Why.ASKED] == 3
    assert counts == [4, 4, 4, 0, 4]
    with closing(sqlite3.connect(tmp_path / "a.db")) as archive:
        assert archive.execute("SELECT count(*) FROM versions").fetchone() == (3,)
        counted = archive.execute("SELECT outcome, count(*) FROM fetches WHERE kind = 'article' AND sent = 1 GROUP BY 1 ORDER BY 1")
        assert counted.fetchall() == [("not_modified", 12), ("stored", 3), ("unchanged", 3)]
        assert archive.execute("SELECT DISTINCT links_found FROM fetches WHERE outcome = 'listed'").fetchall() == [(3,)]
