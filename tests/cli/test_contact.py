"""The contact is set once, checked, shown, and named in requests."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from newsarchive.archive.preferences import contact_of
from newsarchive.cli.contact import command
from newsarchive.errors import UsageError
from newsarchive.spiders.news import named


def run(*arguments: str) -> str:
    done = CliRunner().invoke(command, list(arguments), standalone_mode=False)
    if done.exception is not None:
        raise done.exception
    return done.output


def test_it_is_set_once_shown_changed_and_forgotten(tmp_path: Path) -> None:
    db = str(tmp_path / "a.db")
    assert "No contact" in run("--db", db)
    run("archive@uni.example", "--db", db)
    assert run("--db", db) == "archive@uni.example\n"
    run("https://uni.example/archive", "--db", db)
    assert contact_of(Path(db)) == "https://uni.example/archive"
    run("--none", "--db", db)
    assert contact_of(Path(db)) == ""


@pytest.mark.parametrize("text", ["", "me", "a@b", "a b@c.d", "x@y.z)\r\nEvil: 1", "мен@уни.кз", "https://" + "a" * 300])
def test_what_no_university_could_write_to_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError):
        run(text, "--db", str(tmp_path / "a.db"))
    assert not (tmp_path / "a.db").exists()


def test_the_user_agent_names_it_in_what_a_header_can_hold() -> None:
    agent = "newsarchive/1 (university news archive)"
    assert named(agent, "me@uni.example") == "newsarchive/1 (university news archive; me@uni.example)"
    assert named(agent, "a\r\nb: (c) ы") == "newsarchive/1 (university news archive; ab: c)"
    assert named(agent, "") == agent
