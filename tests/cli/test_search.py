"""The search finds an article also by any address it ever had."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsarchive.cli.search import command


@pytest.mark.parametrize("more", ["", "?utm_source=letter&print=1", "#top"])
def test_an_article_is_found_by_its_address_in_any_form(crawled: Path, more: str) -> None:
    with contextlib.closing(sqlite3.connect(crawled)) as connection:
        ident, url = connection.execute("SELECT id, canonical_url FROM articles ORDER BY key LIMIT 1").fetchone()
    found = CliRunner().invoke(command, [url + more, "--db", str(crawled), "--json"], standalone_mode=False)
    assert found.exception is None, found.exception
    assert [hit["id"] for hit in json.loads(found.output)["hits"]] == [ident]


def test_an_address_that_nothing_has_finds_nothing(crawled: Path) -> None:
    found = CliRunner().invoke(command, ["https://nowhere.example/x", "--db", str(crawled), "--json"], standalone_mode=False)
    assert found.exception is None, found.exception
    assert json.loads(found.output)["total"] == 0
