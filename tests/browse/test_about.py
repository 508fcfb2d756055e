"""Who keeps the archive, what it holds, and where an address leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.archive.database import connect, transaction
from newsarchive.archive.preferences import keep_contact
from tests.browse.test_room import ask
from tests.browse.test_search import filled


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("about") / "archive.db"
    filled(path).connection.close()
    return path


@pytest.mark.parametrize(
    ("contact", "shown"),
    [("library@u.example", 'href="mailto:library@u.example"'), ("https://u.example/archive", 'href="https://u.example/archive"'),
     ("javascript:alert(1)", "<strong><bdi>javascript:alert(1)</bdi></strong>"), ("", "has named no contact")],
)  # fmt: skip
def test_whoever_keeps_it_is_named_as_in_every_request(db: Path, contact: str, shown: str) -> None:
    connection = connect(db)
    with transaction(connection):
        keep_contact(connection, contact)
    connection.close()
    (page,) = ask(db, "/about")
    assert shown in page.text
    assert "<dt>articles</dt><dd>5</dd>" in page.text


def test_an_address_leads_to_its_article_and_an_unknown_one_is_told(db: Path) -> None:
    found, unknown = ask(db, "/about?address=http://u.example/kk/news/1/", "/about?address=https://elsewhere.example/x")
    assert found.headers["location"].startswith("/article/http")
    assert unknown.status_code == 302
    article, missing = ask(db, found.headers["location"], unknown.headers["location"])
    assert "Жаңа зертхана" in article.text
    assert missing.status_code == 404
