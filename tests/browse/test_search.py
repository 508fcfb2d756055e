"""The search page: everything a search can be narrowed by, seen as and kept as, by links that work without a script."""

from __future__ import annotations

import asyncio
import csv
import html
import io
import json
import re
import shlex
import threading
import zipfile
from contextlib import closing
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote

import httpx
import pytest

from newsarchive.archive import reading_room
from newsarchive.archive.database import connect, transaction
from newsarchive.archive.store import Job, store
from newsarchive.browse import found_files
from newsarchive.browse.asked import Asked
from newsarchive.browse.found_files import OFFERED
from newsarchive.errors import ArchiveError, UsageError
from tests.archive.made import LONG, Feed
from tests.browse.test_room import ask, built


def filled(path: Path, *more: tuple[int, str]) -> Feed:
    feed = Feed(connect(path))
    jobs = [
        feed.article(1, f"Зертхана ашылды. {LONG}", title="Жаңа зертхана", language="kk", published="2021-04-20"),
        feed.article(2, f"Біздің зертханада жаңалық бар. {LONG}", title="Хабар", language="kk", published="2021-05-02"),
        feed.article(3, f"The laboratory was opened. {LONG}", title="A laboratory", language="en", published="2019"),
        feed.article(4, f"Two laboratories of the university. {LONG}", title="Science", language="en", published="2023-11-30"),
        feed.article(5, f"A laboratory of which no day is known. {LONG}", title="Undated", language="en"),
    ]
    with transaction(feed.connection):
        store(feed.connection, [Job(item=item) for item in jobs])
    return feed


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "archive.db"
    filled(path).connection.close()
    return path


def links(text: str) -> list[str]:
    return [html.unescape(link) for link in re.findall(r'href="([^"]+)"', text)]


def test_all_forms_are_found_and_can_be_left(db: Path) -> None:
    forms, exact = ask(db, "/search?q=зертхана", "/search?q=зертхана&exact=1")
    assert "2 articles for" in forms.text
    assert "зертханада" in forms.text.partition("Found in all forms")[2]
    assert "1 article for" in exact.text
    assert any("exact" not in link and link.startswith("/search?q=") for link in links(exact.text))


def test_the_years_of_what_was_found_are_links_and_then_its_months(db: Path) -> None:
    found, of_year, of_month = ask(
        db, "/search?q=laboratory OR зертхана", "/search?q=зертхана&from=2021&to=2021", "/search?q=зертхана&from=2021-05&to=2021-05"
    )
    years = [link for link in links(found.text) if "from=2021&to=2021" in link]
    assert years
    assert ">2020</th><td>0</td>" in found.text, "a year without any is shown too"
    assert "Articles of 2021 by month" in of_year.text
    assert any("from=2021-04&to=2021-04" in link for link in links(of_year.text))
    assert "1 article for" in of_month.text
    assert "May\N{NO-BREAK SPACE}2021 ✕" in of_month.text


def test_what_a_time_leaves_out_is_said_and_can_be_looked_at(db: Path) -> None:
    left, only = ask(db, "/search?q=laboratory&from=2022", "/search?q=laboratory&from=2022&undated=only")
    assert "1 article for" in left.text
    assert "1 more of which it is not known" in left.text
    assert any("undated=include" in link for link in links(left.text))
    assert "Undated" in only.text


def test_a_period_that_ends_before_it_begins_is_told_and_can_be_swapped(db: Path) -> None:
    backwards, alike = ask(db, "/search?from=2021-05&to=2020&lang=en", "/search?from=2021-05&to=2021&lang=en")
    assert "The period ends before it begins." in backwards.text
    assert "from=2020&amp;to=2021-05" in backwards.text
    assert "ends before" not in alike.text


@pytest.mark.parametrize(
    ("query", "said"),
    [("from=foo", "«foo» — не дата"), ("from=2022&to=2021", "раньше его начала"), ("as_of=999", "до 999 он не дошёл"),
     ("to=2021-02-30", "«2021-02-30» — не дата")],
)  # fmt: skip
def test_a_file_is_not_made_of_what_cannot_be_read(db: Path, query: str, said: str) -> None:
    (answer,) = ask(db, f"/export/csv?{query}&lang=ru")
    assert (answer.status_code, said in answer.text) == (400, True), answer.text
    if "as_of" not in query:
        (feed,) = ask(db, f"/search.atom?{query}&lang=ru")
        assert (feed.status_code, said in feed.text) == (400, True)


def test_without_words_all_articles_are_listed_the_newest_first(db: Path) -> None:
    everything, kazakh, day, undated = ask(
        db, "/search", "/search?language=kk", "/search?from=2021-05-02&to=2021-05-02", "/search?undated=only"
    )
    titles = re.findall(r'class="title"[^>]*><bdi>([^<]+)', everything.text)
    assert titles == ["Science", "Хабар", "Жаңа зертхана", "A laboratory", "Undated"], "those without a date last"
    assert "5 articles" in everything.text
    assert "of which it is not known" not in everything.text, "no time was asked for"
    assert "2 articles" in kazakh.text
    assert "1 article" in day.text
    assert "1 more of which it is not known" in day.text
    assert "Undated" in undated.text


def test_words_are_shown_in_their_context(db: Path) -> None:
    (found,) = ask(db, "/search?q=laboratory&view=context&copies=all")
    assert '<bdi>The </bdi></td><td class="word"><mark>laboratory</mark></td><td class="right"><bdi> was opened.' in found.text


def test_the_newest_come_first_where_that_is_asked_for(db: Path) -> None:
    (found,) = ask(db, "/search?q=laboratory&sort=date")
    assert re.findall(r'class="title"[^>]*><bdi>(?:<mark>)?([^<]+)', found.text)[0] == "Science"


def test_a_cited_search_says_later_what_came_after_it(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with closing(filled(path).connection) as connection:
        (before,) = ask(path, "/search?q=laboratory&copies=all")
        cited = next(link for link in links(before.text) if "as_of=" in link).removeprefix("http://localhost")
        feed = Feed(connection, crawl=1)
        later = [feed.article(9, f"A laboratory for robots. {LONG}", title="Robots", language="en", published="2024"),
                 feed.article(10, f"Nothing of the kind. {LONG}", title="Other", language="en", published="2024")]  # fmt: skip
        unchanged, *_ = ask(path, cited)
        with transaction(connection):
            store(connection, [Job(item=item) for item in later])
    (after,) = ask(path, cited)
    assert "Since then 0 articles were added." in unchanged.text
    assert "Since then 1 article was added." in after.text
    assert (after.text.count('class="title"'), "Robots" in after.text) == (unchanged.text.count('class="title"'), False)
    exported = next(link for link in links(after.text) if link.startswith("/export/jsonl?"))
    feed_link = next(link for link in links(after.text) if link.startswith("/search.atom?"))
    rows, entries, all_then, now = ask(path, exported, feed_link, cited.replace("q=laboratory&", ""), "/search")
    assert (len(rows.text.splitlines()), entries.text.count("<entry>")) == (3, 3)
    counts = [re.search(r'<h1 class="count">([^<]+)', one.text)[1] for one in (all_then, now)]  # type: ignore[index]
    assert [re.sub(r"\D", "", one) for one in counts] == ["5", "7"], "the undated one too, as in the export"
    assert html.unescape(re.search(r"<pre[^>]*><code>([^<]+)", after.text)[1]).split()[-2] == "--as-of"  # type: ignore[index]


def test_a_search_is_a_feed(db: Path) -> None:
    page, feed = ask(db, "/search?q=laboratory", "/search.atom?q=laboratory")
    assert "/search.atom?q=laboratory" in links(page.text)
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert feed.text.count("<entry>") == 3
    assert re.search(r'rel="self"[^>]*href="http://localhost/search\.atom\?q=laboratory"', feed.text)


@pytest.mark.parametrize("form", [one for one in OFFERED if one not in {"parquet", "xlsx"}])
def test_exactly_what_was_found_can_be_had_in_every_format(db: Path, form: str) -> None:
    page, answer = ask(db, "/search?q=laboratory&language=en", f"/export/{form}?q=laboratory&language=en")
    assert f"/export/{form}?q=laboratory&language=en" in links(page.text)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith('attachment; filename="newsarchive.')
    assert answer.content
    if form == "jsonl":
        assert sorted(json.loads(line)["title"] for line in answer.text.splitlines()) == ["A laboratory", "Science", "Undated"]


def test_an_export_comes_with_its_proof_where_that_is_wanted(db: Path) -> None:
    (answer,) = ask(db, "/export/csv?q=laboratory&proof=1")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert {name.rpartition(".")[2] for name in packed.namelist()} == {"csv", "json", "md"}
        rows = list(csv.DictReader(io.StringIO(packed.read("newsarchive.csv").decode())))
    assert len(rows) == 3


def test_a_format_that_is_none_and_a_query_without_words_are_told(db: Path) -> None:
    unknown, empty = ask(db, "/export/docx?q=laboratory", "/export/csv?q=***")
    assert (unknown.status_code, empty.status_code) == (404, 400)


def test_the_command_that_exports_the_same_is_named(db: Path) -> None:
    (page,) = ask(db, "/search?q=laboratory 'the&from=2019&language=en&exact=1")
    assert html.unescape(re.search(r"<pre[^>]*><code>([^<]+)", page.text)[1]) == (  # type: ignore[index]
        "newsarchive export csv 'laboratory '\"'\"'the' --language en --from 2019 --exact"
    )


@pytest.mark.parametrize("query", ["-laboratory", '"', "***"])
def test_what_says_nothing_is_not_offered_as_a_file_of_everything(db: Path, query: str) -> None:
    (page,) = ask(db, f"/search?q={quote(query)}")
    assert page.status_code == 200
    assert not any("/export/" in link for link in links(page.text))


def test_a_command_has_a_query_that_begins_with_a_hyphen_and_a_section_as_they_are() -> None:
    asked = Asked({"q": "-the laboratory", "section": 'The "new"'})
    assert shlex.split(asked.command("csv"))[-4:] == ["--section", 'The "new"', "--", "-the laboratory"]


def test_columns_and_separator_are_chosen_in_the_address_and_on_the_page(db: Path) -> None:
    page, answer, wrong = ask(
        db, "/search?q=laboratory&language=en&sort=date", "/export/csv?q=laboratory&language=en&columns=title,id&separator=semicolon",
        "/export/csv?q=laboratory&columns=nothing",
    )  # fmt: skip
    assert answer.text.splitlines()[0] == "title;id"
    assert len(answer.text.splitlines()) == 4
    assert (wrong.status_code, "no column" in wrong.text) == (400, True)
    form = re.search(r'<form class="exports".*?</form>', page.text, re.DOTALL)[0]  # type: ignore[index]
    assert re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', form) == [("q", "laboratory"), ("language", "en")]


def test_copies_are_one_hit_and_each_can_be_shown(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with closing(connect(path)) as connection:
        feed = Feed(connection)
        jobs = [Job(item=feed.article(n, LONG, title="Library")) for n in (1, 2, 3)]
        with transaction(connection):
            store(connection, jobs)
    (once, every) = ask(path, "/search?q=library", "/search?q=library&copies=all")
    assert once.text.count('class="title"') == 1
    assert "2 more copies" in once.text
    assert every.text.count('class="title"') == 3
    assert "Show one copy of each story" in every.text


def test_of_a_common_word_the_page_says_what_was_ranked_and_counted(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.archive.found.COUNTED", 2)
    (found,) = ask(db, "/search?q=library&copies=all")
    assert "More than 2 articles" in " ".join(found.text.split())
    assert "The best of the 2 that came into the archive last" in found.text
    assert "Counted here: the 2 that came into the archive last" in found.text


def test_the_plot_of_years_is_of_all_that_is_found_also_where_only_the_last_are_ranked(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.archive.found.COUNTED", 1)
    (found,) = ask(db, "/search?q=laboratory OR зертхана")
    rows = dict(re.findall(r'<th scope="row">(?:<a [^>]*>)?(\d{4})(?:</a>)?</th><td>(\d+)</td>', found.text))
    assert {year: int(count) for year, count in rows.items() if count != "0"} == {"2019": 1, "2021": 2, "2023": 1}


def test_what_was_not_read_as_written_is_said_in_the_language_of_the_visitor(db: Path) -> None:
    for language, words in (("kk", "Жақшалар оқылмайды"), ("ru", "Скобки не читаются"), ("en", "Brackets are not read")):
        (found,) = ask(db, f"/search?q=(laboratory) after:{{x}}&lang={language}")
        assert words in found.text
        assert "<bdi>{x}</bdi>" in found.text


def test_pages_give_no_file_with_captures_and_make_none_to_tell_of_it(crawled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for answer in ask(crawled, "/export/wacz?q=university", "/export/bagit?q=university", "/export/sites"):
        assert answer.status_code == 404
    monkeypatch.setattr(found_files, "_made", lambda *given: pytest.fail("it was made"))

    async def head() -> httpx.Response:
        app = built(crawled, None)
        await app.invoke_startup()
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app.app()), base_url="http://localhost") as client:
            return await client.head("/export/csv?q=university")

    answer = asyncio.run(head())
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")


def test_who_finds_every_place_taken_waits_a_little_and_is_then_asked_to_come_again(crawled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found_files, "_places", threading.BoundedSemaphore(1))
    monkeypatch.setattr(found_files, "WAIT", 0.02)
    monkeypatch.setattr(found_files, "TICK", 0.01)
    with found_files._places:
        (answer,) = ask(crawled, "/export/csv?q=university")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
    assert ask(crawled, "/export/csv?q=university")[0].status_code == 200


def test_a_query_of_very_many_characters_is_said_to_be_cut(crawled: Path) -> None:
    long, short = ask(crawled, f"/search?q=university+{'a' * 1500}+{'b' * 1500}", f"/search?q=university+{'a' * 1500}")
    assert "Only the first 2,000 characters of the query were read." in long.text
    assert "characters of the query" not in short.text


def test_a_title_of_nothing_that_can_be_seen_has_a_link_with_words(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    feed = Feed(connect(path))
    for number, title in enumerate(("   ", "\u00a0\u200b\u202e", "\t\n")):
        feed.put(feed.article(number, f"Words {number}. {LONG}", title=title, published="2021-04-20"))
    feed.connection.close()
    for answer in ask(path, "/", "/search?q=words", "/-/changes"):
        words = re.findall(r'<a [^>]*href="/article/[^>]*>(.*?)</a>', answer.text)
        assert len(words) >= 3
        assert [one for one in words if "(no title)" not in one] == []


def test_what_goes_wrong_is_told_in_the_language_of_the_visitor(db: Path) -> None:
    paths = ("/nowhere", "/crawl/9", "/site/none", "/-/diff/demo-en-3", "/-/compare/demo-en-3", "/-/capture/none", "/-/beside/none?with=x")
    for language in ("kk", "ru"):
        for answer in ask(db, *(f"{path}{'&' if '?' in path else '?'}lang={language}" for path in paths)):
            note = re.search(r'<p class="note" lang="(\w+)"><bdi>([^<]+)', answer.text)
            assert note is not None
            assert (note[1], bool(re.search("[а-я]", note[2]))) == (language, True), note[0]
        for answer in ask(db, *(f"/export/{rest}&lang={language}" for rest in ("docx?q=", "csv?q=***", "csv?columns=x"))):
            assert answer.status_code in {400, 404}
            assert re.search("[а-я]", answer.text), answer.text


@pytest.mark.parametrize("path", ["/search.atom?q=a", "/-/changes.atom", "/trends.csv?q=a", "/export/csv?q=a", "/-/replay/a"])
def test_a_file_that_cannot_be_made_now_is_told_alike_and_without_paths(db: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for error, status, words in (
        (ArchiveError(f"{db.resolve()} is damaged."), 503, "archive.db is damaged"),
        (reading_room.TooSlow("This took too long.").known("too_slow"), 503, "слишком много времени"),
        (UsageError("There is no day 32."), 400 if path.startswith("/export") else 404, "no day 32"),
    ):

        def failing(*_: object, said: Exception = error) -> NoReturn:
            raise said

        monkeypatch.setattr(reading_room, "reading", failing)
        (answer,) = ask(db, path, headers={"accept-language": "ru"})
        assert (answer.status_code, words in answer.text) == (status, True), answer.text
        assert str(db.resolve().parent) not in answer.text
