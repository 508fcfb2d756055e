"""A PostgreSQL server of a benchmark's own answers on its socket, and is gone with all its files afterwards."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.peers.postgres import connected, programs
from benchmarks.words.engines import postgresql


@pytest.mark.full
@pytest.mark.skipif(programs() is None and not os.environ.get("NEWSARCHIVE_REQUIRE_ALL"), reason="PostgreSQL is not installed")
def test_a_server_of_our_own_finds_forms_and_leaves_nothing() -> None:
    with connected() as connection:
        folder = Path(connection.execute("SHOW unix_socket_directories").fetchone()[0])
        assert connection.execute("SHOW listen_addresses").fetchone()[0] == ""
        with postgresql(connection)("en", ["study", "studies", "student"]) as ask:
            assert ask("study") == {"study", "studies"}
        with postgresql(connection)("kk", ["кітап", "кітаптар"]) as ask:
            assert ask("кітап") == {"кітап"}
    assert not folder.exists()
