"""A university built like KazNU, crawled by KazNU's own site file: past the first page of each listing, in three languages."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from newsarchive.demo.server import Answer, serve
from newsarchive.sites.load import catalogue_folder
from tests.program import run

ON_A_PAGE = 5
PAGES = 4
OLDER = {"kz": "Келесі", "ru": "Следующая", "en": "Next"}
TEXT = {
    "kz": "Университетте {n}-ші кездесу өтті. Студенттер мен оқытушылар кітапхананың жаңа залын аралап, {n} сұрақ қойды. "
    "Кездесу соңында ректор барлық қатысушыға алғыс айтып, келесі жиынның күнін жариялады.",
    "ru": "В университете прошла встреча номер {n}. Студенты и преподаватели осмотрели новый зал библиотеки и задали {n} вопросов. "
    "В конце встречи ректор поблагодарил участников и назвал день следующего собрания.",
    "en": "Meeting number {n} was held at the university. Students and lecturers saw the new hall of the library and asked {n} questions. "
    "At the end the rector thanked all who came and named the day of the next meeting.",
}


def listing(numbers: range, link: str, older: str) -> Answer:
    rows = "".join(f'<div class="item"><a href="{link.format(n=n)}">Report on meeting number {n} of this year</a></div>' for n in numbers)
    return Answer(f"<html><body><div class=list>{rows}</div>{older}</body></html>")


def article(language: str, number: int) -> Answer:
    return Answer(
        f'<html lang="{language}"><body><div class="kaznu-heading"><h2>Report on meeting number {number}, {language}</h2></div>'
        f'<div class="kaznu-datestamp">{1 + number % 28}.04.2021</div>'
        f'<div class="newsBody kaznu-content-inner"><p>{TEXT[language].format(n=number)}</p></div></body></html>'
    )


def page_of(number: int, first: int) -> range:
    """Numbers on a page of a listing, the newest first."""
    newest = first + ON_A_PAGE * PAGES - 1 - ON_A_PAGE * (number - 1)
    return range(newest, newest - ON_A_PAGE, -1)


def listed(first: int) -> range:
    """Numbers that there are articles of, all of them on a listing."""
    return range(first, first + ON_A_PAGE * PAGES)


def answer(host: str, path: str, query: str) -> Answer:
    asked = dict(pair.split("=", 1) for pair in query.split("&") if "=" in pair)
    number = int(asked.get("page", "1"))
    parts = [part for part in path.split("/") if part]
    if host == "farabi.university" and parts[:1] == ["news"]:
        language = asked.get("lang", "kz")
        if len(parts) == 2:
            return article(language, int(parts[1])) if int(parts[1]) in listed(90_000) else Answer("<h1>404</h1>", 404)
        older = f'<nav class="pagination"><a href="/news?page={number + 1}&lang={language}">{OLDER[language]}</a></nav>'
        return listing(page_of(number, 90_000), "/news/{n}?lang=" + language, older if number < PAGES else "")
    if len(parts) >= 3 and parts[1:3] == ["3", "news"]:
        if len(parts) == 5:
            return article(parts[0], int(parts[4])) if int(parts[4]) in listed(24_000) else Answer("<h1>404</h1>", 404)
        cells = "".join(f'<li><a href="?page={n}">{n}</a></li>' for n in range(1, PAGES + 1) if n != number)
        return listing(page_of(number, 24_000), f"/{parts[0]}/3/news/one/{{n}}", f"<ul>{cells}</ul>")
    return Answer("<h1>404</h1>", 404)


@pytest.mark.timeout(180)
def test_every_page_of_kaznus_listings_is_read_by_its_own_site_file(tmp_path: Path) -> None:
    server = serve(count=1)
    server.university.answer = answer  # type: ignore[method-assign]
    text = (catalogue_folder() / "kaznu.toml").read_text(encoding="utf-8").replace("https://", "http://")
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "kaznu.toml").write_text(
        text.replace("[crawl]", f'[crawl]\nproxy = "{server.url}"\ndelay = 0\nconcurrency = 8'), encoding="utf-8"
    )
    db = tmp_path / "a.db"
    try:
        done = run("crawl", "kaznu", "--quiet", "--db", str(db), timeout=170)
    finally:
        server.close()
    assert done.returncode == 0, done.stdout + done.stderr
    with contextlib.closing(sqlite3.connect(db)) as connection:
        found = connection.execute("SELECT language, count(*) FROM articles GROUP BY 1 ORDER BY 1").fetchall()
        pages = connection.execute("SELECT count(*) FROM fetches WHERE outcome = 'listed'").fetchone()[0]
    # Two hosts; each number in three languages on both.
    assert found == [(language, 2 * ON_A_PAGE * PAGES) for language in ("en", "kk", "ru")], done.stdout
    assert pages == 2 * 3 * PAGES
