"""`newsarchive diff`: what the university changed, under one extractor, safe to look at."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from newsarchive import comparing
from newsarchive.archive.database import connect
from newsarchive.archive.place import captures_folder
from newsarchive.cli.diff import command
from newsarchive.errors import NewsarchiveError, UsageError
from newsarchive.items import Outcome, Reading
from tests.archive.made import Feed
from tests.edits.test_kinds import MORE, TEXTS

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"
ORDER = ("en", "kk", "ru", "zh", "ar")


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with an article in each of five languages that was edited three times, and a hostile one."""
    path = tmp_path_factory.mktemp("diff") / "archive.db"
    with closing(connect(path)) as connection:
        feed = Feed(connection)
        for number, language in enumerate(ORDER, 1):
            text = TEXTS[language]
            longer = f"{text}\n\n{MORE[language]}"
            for said, title in ((text, "One"), (longer, "One"), (longer, "Two"), (text, "Two")):
                feed.put(feed.article(number, said, title=title, language=language, authors=["A"] if title == "One" else ["A", "B"]))
        feed.put(feed.article(9, f"{TEXTS['en']}\n\n{EVIL}\x1b[2J", title=EVIL))
        feed.put(feed.article(9, f"{TEXTS['en']}\n\n{EVIL}\x1b[2J more {EVIL}", title="x" + EVIL))
        feed.put(feed.article(10, TEXTS["en"]))
        feed.put(feed.article(11, TEXTS["en"] + MORE["en"]))
        feed.put(feed.article(11, TEXTS["en"].split("\n\n")[0]))
    return path


def run(db: Path, *arguments: str) -> str:
    return CliRunner().invoke(command, [*arguments, "--db", str(db)], catch_exceptions=False, standalone_mode=False).output


def words(db: Path, *arguments: str) -> Any:
    return json.loads(run(db, *arguments, "--json"))


@pytest.mark.parametrize(("number", "language"), list(enumerate(ORDER, 1)))
def test_each_of_three_edits_is_told_by_its_words(db: Path, number: int, language: str) -> None:
    ident = f"demo-{language}-{number}"
    added, retitled, cut = (words(db, ident, str(n), str(n + 1)) for n in (1, 2, 3))
    assert [one["edit"] for one in (added, retitled, cut)] == [["addition"], ["title"], ["cut"]]
    assert "".join(added["words_added"]) == "".join(char for char in MORE[language] if char.isalnum())
    assert added["words_removed"] == []
    assert cut["words_removed"] == added["words_added"]
    assert retitled["fields"] == {"title": ["One", "Two"], "authors": [["A"], ["A", "B"]]}
    assert retitled["kept"] == 1.0


def test_without_versions_the_last_two_are_compared_and_with_one_that_and_the_last(db: Path) -> None:
    assert (words(db, "demo-en-1")["old"]["version"], words(db, "demo-en-1")["new"]["version"]) == (3, 4)
    assert (words(db, "demo-en-1", "1")["old"]["version"], words(db, "demo-en-1", "1")["new"]["version"]) == (1, 4)


def test_what_was_added_is_marked_and_what_stayed_is_counted(db: Path) -> None:
    told = run(db, "demo-en-1", "1", "2")
    assert "Addition: 14 words added, 0 removed" in told
    assert "... 3 paragraphs unchanged ..." in told
    assert f"{{+{MORE['en']}+}}" in " ".join(told.split())


def test_an_article_of_one_version_has_nothing_to_compare(db: Path) -> None:
    assert "one version" in run(db, "demo-en-10")


def test_a_version_that_is_none_is_named(db: Path) -> None:
    with pytest.raises(UsageError, match="no version 9; the article has 4"):
        run(db, "demo-en-1", "9")


def test_what_is_held_is_compared_with_what_is_shown(db: Path) -> None:
    found = words(db, "demo-en-11", "--held")
    assert (found["old"]["version"], found["new"]["version"], found["edit"]) == (1, None, ["cut"])
    with pytest.raises(UsageError, match="No worse answer"):
        run(db, "demo-en-1", "--held")


def test_nothing_of_an_article_runs_in_the_terminal_or_in_the_browser(db: Path, tmp_path: Path) -> None:
    told = run(db, "demo-en-9", "--html", str(tmp_path / "d.html"))
    html = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert "\x1b" not in told
    assert "<script" not in html
    assert "<img" not in html
    assert "default-src 'none'" in html
    assert html.count("&lt;script&gt;") >= 3
    assert "<ins>" in html


def test_two_readings_of_different_code_are_compared_as_todays_code_reads_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "archive.db"
    with closing(connect(path)) as connection:
        feed = Feed(connection)
        feed.put(feed.article(7, TEXTS["en"] + "\n\nShare this"))
        item, before = (feed.article(7, text, extractor="code 2") for text in (TEXTS["en"].replace("May", "June"), TEXTS["en"]))
        assert before.reading is not None
        before.reading.capture_id = feed.one("SELECT capture_id FROM articles")
        from newsarchive.archive.store import Job

        feed.store(Job(item=item, before=before.reading))
        assert item.outcome is Outcome.CHANGED
    found = words(path, "demo-en-7")
    assert (found["words_removed"], found["words_added"], found["read_again"]) == (["May"], ["June"], False)

    def again(of: Any, db: Path, template: Any) -> Any:
        texts = {1: TEXTS["en"], 2: TEXTS["en"].replace("May", "July")}
        made = [
            Reading(capture_id=side.capture, url="", title="A title", text=texts[side.version], extractor="code 3")
            for side in (of.old, of.new)
        ]
        return comparing.replace(of, old=comparing.as_read(of.old, made[0]), new=comparing.as_read(of.new, made[1]))

    monkeypatch.setattr(comparing, "_read_again", again)
    with closing(connect(path)) as connection:
        connection.execute("UPDATE readings SET extractor = 'code 0' WHERE capture = (SELECT capture FROM versions WHERE number = 1)")
    found = words(path, "demo-en-7")
    assert (found["words_added"], found["read_again"], found["new"]["extractor"]) == (["July"], True, "code 3")

    def fail(of: Any, db: Path, template: Any) -> Any:
        raise NewsarchiveError("the capture is not there.")

    monkeypatch.setattr(comparing, "_read_again", fail)
    assert "cannot be read again: the capture is not there" in words(path, "demo-en-7")["note"]


@pytest.mark.full
def test_captures_that_different_code_read_are_read_again_by_a_worker(crawled: Path, tmp_path: Path) -> None:
    """With the real line, in a worker process, from the real captures."""
    path = tmp_path / "archive.db"
    with closing(sqlite3.connect(crawled)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
        key, ident, other = target.execute(
            "SELECT h.key, h.id, (SELECT r.capture FROM holdings o JOIN readings r ON r.id = o.reading WHERE o.key > h.key"
            " AND o.id LIKE 'demo-ru-%' LIMIT 1) FROM holdings h WHERE h.id LIKE 'demo-ru-%' ORDER BY h.key LIMIT 1"
        ).fetchone()
        reading = target.execute("SELECT id FROM readings WHERE capture = ? ORDER BY id LIMIT 1", (other,)).fetchone()[0]
        target.execute("INSERT INTO versions VALUES (?, 2, ?, ?, '2026-01-01T00:00:00.000Z')", (key, reading, other))
        target.execute("UPDATE readings SET extractor = 'code 0', title = 'Old' WHERE holding = ?", (key,))
        target.commit()
    shutil.copytree(captures_folder(crawled), captures_folder(path))
    found = words(path, ident, "1", "2")
    assert found["read_again"]
    assert "Old" not in found["fields"]["title"]
    assert found["edit"][0] == "title"


def test_a_file_that_would_show_nothing_is_not_promised(db: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="It has one version"):
        run(db, "demo-en-10", "--html", str(tmp_path / "d.html"))
    assert list(tmp_path.iterdir()) == []


def test_what_could_not_be_judged_is_read_again_and_compared(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "archive.db"
    with closing(connect(path)) as connection:
        feed = Feed(connection)
        feed.put(feed.article(7, TEXTS["en"]))
        feed.next_crawl()
        feed.put(feed.article(7, TEXTS["en"], title="Other", inputs={"site": "site 1", "layout": "b"}))
    read: list[str] = []

    def alike(of: Any, *_: Any) -> Any:
        read.append(of.id)
        return replace(of, new=replace(of.new, fields=of.old.fields))

    monkeypatch.setattr(comparing, "_read_again", alike)
    told = " ".join(run(path, "demo-en-7", "--unjudged").split())
    assert "version 1 (seen 2026-03-01 12:00) and the page since (seen 2026-03-02 12:00)" in told
    assert "The words are the same." in told
    assert read == ["demo-en-7"]
    with pytest.raises(UsageError, match="Nothing of this article waits"):
        run(db, "demo-en-1", "--unjudged")
