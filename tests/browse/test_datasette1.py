"""The reading room on the newest pre-release of Datasette 1.0, which stands in an environment of its own (`make tools`)."""

from __future__ import annotations

import os
import sqlite3
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from tests.browse.chromium import served

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".tools/datasette1/bin/python"
PAGES = {
    "/": "What universities wrote", "/search?q=university": "<mark>", "/search?language=kk&from=2021&to=2021": "class=\"title\"",
    "/trends?q=university": "<svg", "/about": "newsarchive", "/sites": "Kokzhiek", "/-/changes": "class=\"title\"",
    "/archive/articles": "language=kk", "/archive": "articles", "/archive/articles.csv": "canonical_url",
    "/export/csv?q=university": "canonical_url", "/archive/articles.json?_search=university+OR+%E5%A4%A7%E5%AD%A6": "canonical_url",
}  # fmt: skip


@pytest.mark.full
@pytest.mark.skipif(
    not os.environ.get("NEWSARCHIVE_REQUIRE_ALL") and not PYTHON.exists(), reason="Datasette 1.0 is not installed: make tools"
)
def test_every_page_is_served_by_the_next_datasette_too_and_nothing_can_be_written(
    crawled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    db = tmp_path / "archive.db"
    with closing(sqlite3.connect(crawled)) as source, closing(sqlite3.connect(db)) as copy:
        source.backup(copy)
        before = copy.execute("SELECT count(*) FROM articles").fetchone()
    with served(db, python=str(PYTHON)) as url:
        for page, words in PAGES.items():
            with urllib.request.urlopen(url + page) as answer:
                assert words in answer.read().decode(), page
                assert "default-src 'none'" in answer.headers["content-security-policy"]
        for page, body, status in (
            ("/archive/articles/-/insert", b'{"row": {"key": 1}}', 403), ("/archive/articles/-/drop", b"{}", 403),
            ("/archive/-/query.csv?sql=select+1", None, 400), ("/archive/texts.json", None, 403), ("/archive/holdings", None, 403),
            ("/archive/-/query.json?sql=select+text+from+texts", None, 400), ("/-/databases.json", None, 404), ("/-/tables", None, 404),
            ("/archive/-/query.json?sql=with+record+as+(select+text+from+texts)+select+*+from+record", None, 400),
            ("/archive/articles.json?_where=id+in+(select+text+from+texts)", None, 400),
            ("/archive/-/queries/analyze?sql=select+text+from+texts", None, 403),
            ("/archive/-/query.json?sql=select+count(*)+from+texts", None, 400), ("/archive/texts/-/schema", None, 403),
        ):  # fmt: skip
            asked = urllib.request.Request(url + page, data=body, headers={"content-type": "application/json"})
            with pytest.raises(urllib.error.HTTPError) as told:
                urllib.request.urlopen(asked)
            assert told.value.code == status, page
        with urllib.request.urlopen(f"{url}/archive/articles?_search=library") as answer:
            assert answer.url.startswith(f"{url}/search?q=library")
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == before
