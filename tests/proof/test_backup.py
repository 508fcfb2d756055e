"""A backup is complete or not there, copies what is new, never takes damage for good, and comes back at one stroke."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsarchive.archive.database import connect, one_at_a_time
from newsarchive.archive.locks import SiteLock
from newsarchive.archive.place import captures_folder
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.stored import records_of
from newsarchive.archive.switch import decide, note_of, staging
from newsarchive.captures.erase import erase_record
from newsarchive.cli import cli
from newsarchive.errors import ArchiveError, IntegrityError, UsageError
from newsarchive.proof.backup import backup
from newsarchive.proof.manifest import Manifest, read_manifest
from newsarchive.proof.restore import restore
from newsarchive.proof.verify import verify
from tests.proof.made import Growing, articles, made


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("written") / "archive.db", 30)


@pytest.fixture
def db(written: Path, tmp_path: Path) -> Path:
    """An archive of several capture files, in a folder of its own, with a site file."""
    folder = tmp_path / "place"
    shutil.copytree(written.parent, folder)
    (folder / "sites").mkdir()
    (folder / "sites" / "mine.toml").write_text("id = 'mine'")
    return folder / "archive.db"


def good(db: Path) -> bool:
    return not [one for one in verify(db, note=False) if one.damage]


def kept(folder: Path) -> Manifest:
    manifest = read_manifest(folder)
    assert manifest is not None
    return manifest


def state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != ".lock"}


def damage(path: Path, offset: int = 300) -> None:
    data = bytearray(path.read_bytes())
    data[offset] ^= 1
    path.write_bytes(data)


def test_a_backup_comes_back_as_it_was(db: Path, tmp_path: Path) -> None:
    backup(db, tmp_path / "safe")
    (tmp_path / "other").mkdir()
    done = restore(tmp_path / "safe", tmp_path / "other" / "archive.db")
    assert (done.aside, done.sites, done.generation.articles) == (None, ("mine.toml",), 30)
    assert good(tmp_path / "other" / "archive.db")
    with closing(sqlite3.connect(db)) as one, closing(sqlite3.connect(tmp_path / "other" / "archive.db")) as other:
        assert list(one.iterdump()) == list(other.iterdump())


def test_only_what_is_new_is_copied_again(db: Path, tmp_path: Path) -> None:
    first = backup(db, tmp_path / "safe")
    assert first.copied == len(list(captures_folder(db).glob("*.warc.gz"))) > 2
    assert backup(db, tmp_path / "safe").copied == 0
    growing = Growing(db)
    growing.add(2)
    growing.close()
    again = backup(db, tmp_path / "safe")
    assert (again.copied, again.generation.articles, again.kept) == (1, 32, 3)


def test_as_many_databases_are_kept_as_asked_for(db: Path, tmp_path: Path) -> None:
    for _ in range(4):
        backup(db, tmp_path / "safe", keep=2)
    manifest = read_manifest(tmp_path / "safe")
    assert manifest is not None
    folders = {path.name for path in (tmp_path / "safe").iterdir() if path.is_dir()}
    assert folders == {"captures", *(one.name for one in manifest.generations)}
    assert len(folders) == 3


def test_backups_made_while_a_crawl_writes_are_whole(tmp_path: Path) -> None:
    growing = Growing(tmp_path / "archive.db")
    growing.add(3)
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            growing.add(2)

    # The connection was made here and is used by one thread at a time.
    thread = threading.Thread(target=write)
    thread.start()
    try:
        counts = [backup(growing.db, tmp_path / "safe").generation.articles for _ in range(3)]
    finally:
        stop.set()
        thread.join()
        growing.close()
    assert counts == sorted(counts)
    manifest = read_manifest(tmp_path / "safe")
    assert manifest is not None
    for one in manifest.generations:
        place = tmp_path / one.name
        place.mkdir()
        restore(tmp_path / "safe", place / "archive.db", generation=one.name)
        assert articles(place / "archive.db") == one.articles
        assert good(place / "archive.db")


def test_a_record_that_got_its_row_only_after_the_backup_waits_in_the_restored_archive(tmp_path: Path) -> None:
    growing = Growing(tmp_path / "archive.db", roll_at=10**9)
    growing.add(2)
    # Appended like the others, and stored by a later batch than those behind it.
    growing.append_only()
    growing.add(2)
    assert backup(growing.db, tmp_path / "safe").damaged == []
    growing.close()
    (tmp_path / "new").mkdir()
    restore(tmp_path / "safe", tmp_path / "new" / "archive.db")
    assert good(tmp_path / "new" / "archive.db")
    assert len(list(verify(tmp_path / "new" / "archive.db"))) == 1
    assert len(list(captures_folder(tmp_path / "new" / "archive.db").glob("*.pending"))) == 1


def test_restoring_over_an_archive_needs_force_and_moves_it_aside(db: Path, tmp_path: Path) -> None:
    backup(db, tmp_path / "safe")
    growing = Growing(db)
    growing.add(5)
    growing.close()
    with pytest.raises(UsageError, match=r"stands at .* already"):
        restore(tmp_path / "safe", db)
    assert articles(db) == 35
    done = restore(tmp_path / "safe", db, force=True)
    assert done.aside is not None
    assert (articles(db), articles(done.aside / "archive.db")) == (30, 35)
    assert good(db)
    assert good(done.aside / "archive.db")
    assert not staging(db).exists()


@pytest.mark.parametrize("where", ["database", "captures", "manifest"])
def test_a_damaged_backup_is_not_restored_and_changes_nothing(db: Path, tmp_path: Path, where: str) -> None:
    name = backup(db, tmp_path / "safe").generation.name
    files = sorted((tmp_path / "safe" / "captures").glob("*.warc.gz"))
    safe = tmp_path / "safe"
    damage({"database": safe / name / "archive.db", "captures": files[1], "manifest": safe / "manifest.json"}[where], 1)
    before = state(db.parent)
    with pytest.raises(IntegrityError):
        restore(tmp_path / "safe", db, force=True)
    assert state(db.parent) == before


def test_an_archive_that_is_damaged_does_not_spoil_what_the_backup_has(db: Path, tmp_path: Path) -> None:
    backup(db, tmp_path / "safe")
    path = sorted(captures_folder(db).glob("*.warc.gz"))[0]
    with closing(sqlite3.connect(db)) as connection:
        (offset,) = connection.execute("SELECT max(offset) FROM captures WHERE file = ?", (path.name,)).fetchone()
    damage(path, offset + 100)
    good_bytes = (tmp_path / "safe" / "captures" / path.name).read_bytes()
    again = backup(db, tmp_path / "safe", keep=1)
    assert [path.name in one.place for one in again.damaged] == [True]
    assert (tmp_path / "safe" / "captures" / path.name).read_bytes() == good_bytes
    assert again.kept == 2, "the newest good one stays whatever is to be kept"
    restore(tmp_path / "safe", db, force=True)
    assert good(db)


def test_a_file_that_grew_and_was_damaged_before_keeps_its_good_beginning(tmp_path: Path) -> None:
    growing = Growing(tmp_path / "archive.db", roll_at=10**9)
    growing.add(4)
    backup(growing.db, tmp_path / "safe")
    growing.add(4)
    growing.close()
    (path,) = captures_folder(growing.db).glob("*.warc.gz")
    damage(path, 900)
    assert backup(growing.db, tmp_path / "safe").damaged
    manifest = read_manifest(tmp_path / "safe")
    assert manifest is not None
    (tmp_path / "new").mkdir()
    restore(tmp_path / "safe", tmp_path / "new" / "archive.db", generation=manifest.generations[-1].name)
    assert good(tmp_path / "new" / "archive.db")
    assert articles(tmp_path / "new" / "archive.db") == 8


def test_a_damaged_database_makes_no_good_backup(db: Path, tmp_path: Path) -> None:
    backup(db, tmp_path / "safe")
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("UPDATE crawls SET site = 'other'")
    done = CliRunner().invoke(cli, ["backup", str(tmp_path / "safe"), "--db", str(db)])
    assert isinstance(done.exception, IntegrityError)
    assert "damaged: crawls id=1: it does not match its digest" in done.output.splitlines()
    assert restore(tmp_path / "safe", db, force=True).generation.damaged == []
    assert good(db)


def test_what_was_erased_is_erased_in_the_backup_too_and_older_databases_still_restore(db: Path, tmp_path: Path) -> None:
    backup(db, tmp_path / "safe")
    path = sorted(captures_folder(db).glob("*.warc.gz"))[0]
    refs = records_of(db, path.name)
    assert isinstance(refs, list)
    stub = erase_record(captures_folder(db), refs[0])
    os.utime(path, ns=(1, 1))
    again = backup(db, tmp_path / "safe")
    assert again.copied == 1
    copied = (tmp_path / "safe" / "captures" / path.name).read_bytes()
    assert copied == path.read_bytes()
    assert stub.block_sha256 != refs[0].block_sha256
    manifest = read_manifest(tmp_path / "safe")
    assert manifest is not None
    restore(tmp_path / "safe", db, force=True, generation=manifest.generations[0].name)
    assert good(db)


@pytest.mark.parametrize("place", [".", "archive-captures", "archive-captures/x", "archive.db"])
def test_an_archive_is_not_backed_up_onto_itself(db: Path, place: str) -> None:
    before = state(db.parent)
    with pytest.raises(UsageError, match="own place"):
        backup(db, db.parent / place)
    assert state(db.parent) == before


def test_other_folders_and_backups_of_other_archives_are_left_alone(db: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").write_bytes(b"x")
    with pytest.raises(UsageError, match="something else than a backup"):
        backup(db, tmp_path / "photos")
    backup(db, tmp_path / "safe")
    other = made(tmp_path / "other.db", 2)
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("UPDATE crawls SET started_at = '2020-01-01T00:00:00.000Z'")
    with pytest.raises(UsageError, match="of another archive"):
        backup(other, tmp_path / "safe")
    manifest = read_manifest(tmp_path / "safe")
    assert manifest is not None
    assert [one.articles for one in manifest.generations] == [30]


def test_a_full_disk_leaves_the_backup_before_it(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backup(db, tmp_path / "safe")
    before = state(tmp_path / "safe")
    growing = Growing(db)
    growing.add(3)
    growing.close()

    def full(parts: object, target: Path) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newsarchive.proof.backup.copy", full)
    with pytest.raises(ArchiveError, match=r"No space left on device.*as it was"):
        backup(db, tmp_path / "safe")
    assert {name: data for name, data in state(tmp_path / "safe").items() if ".new" not in name} == before


def test_nothing_is_restored_under_a_running_crawl(db: Path, tmp_path: Path) -> None:
    backup(db, tmp_path / "safe")
    lock = SiteLock(db, "demo")
    lock.take()
    try:
        with pytest.raises(ArchiveError, match="A crawl of demo into"):
            restore(tmp_path / "safe", db, force=True)
    finally:
        lock.release()


def test_a_restoring_that_was_decided_is_finished_by_whoever_opens_the_archive(db: Path, tmp_path: Path) -> None:
    other = made(tmp_path / "new.db", 3)
    staging(db).mkdir()
    shutil.copy(other, staging(db) / "archive.db")
    shutil.copytree(captures_folder(other), staging(db) / "captures")
    with one_at_a_time(db):
        decide(db, "archive.db.replaced-x")
    (tmp_path / "place" / "archive.db-underway-demo").write_text("[1]")
    with closing(open_readonly(db)) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone()[0] == 3
    assert good(db)
    assert not note_of(db).exists()
    moved = {path.name for path in (db.parent / "archive.db.replaced-x").iterdir()}
    assert moved >= {"archive.db", "archive-captures", "archive.db-underway-demo"}


@pytest.mark.parametrize("text", [b"", b"{", b"\xff\x00", b"[]", b'{"aside": 3}', b'{"aside": "../x"}', b"[" * 100_000])
def test_a_note_of_a_restoring_that_is_garbled_is_named(db: Path, text: bytes) -> None:
    note_of(db).write_bytes(text)
    with pytest.raises(ArchiveError, match=r"archive.db.restore, by which .* restore the backup again"):
        open_readonly(db)
    with pytest.raises(ArchiveError, match=r"archive.db.restore"):
        connect(db)
    assert note_of(db).read_bytes() == text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Name the folder"), (["a", "--restore", "b"], "Name the folder"), (["a", "--force"], "belong to --restore"),
        (["--restore", "nothing"], "holds no backup"),
    ],
)  # fmt: skip
def test_wrong_use_is_told(db: Path, arguments: list[str], said: str) -> None:
    done = CliRunner().invoke(cli, ["backup", *arguments, "--db", str(db)])
    assert isinstance(done.exception, UsageError)
    assert said in done.exception.message


def test_the_manifest_is_plain_to_read(db: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["backup", str(tmp_path / "safe"), "--db", str(db)])
    assert done.exit_code == 0, done.output
    assert "30 articles" in done.output
    said = json.loads((tmp_path / "safe" / "manifest.json").read_text())
    assert set(said["captures"]) == {path.name for path in captures_folder(db).glob("*.warc.gz")}
    assert all(len(one["sha256"]) == 64 for one in said["captures"].values())
    assert (tmp_path / "safe" / "README.txt").exists()


@pytest.mark.parametrize("how", ["cut", "gone", "changed"])
def test_what_is_damaged_in_the_backup_itself_is_copied_once_more(
    db: Path, tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(db, tmp_path / "safe")
    path = sorted((tmp_path / "safe" / "captures").glob("*.warc.gz"))[1]
    whole = path.read_bytes()
    if how == "cut":
        path.write_bytes(whole[:-5])
    elif how == "gone":
        path.unlink()
    else:
        damage(path, 500)
        monkeypatch.setattr("newsarchive.proof.backup.PARTS", 1)
    again = backup(db, tmp_path / "safe")
    assert (again.copied, again.repaired, again.damaged) == (1, [path.name], [])
    assert path.read_bytes() == whole


def test_all_that_a_backup_has_is_read_again_in_turn_and_no_more_is_said(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = CliRunner().invoke(cli, ["backup", str(tmp_path / "safe"), "--db", str(db)])
    assert "all of it checked" in said.output
    path = sorted((tmp_path / "safe" / "captures").glob("*.warc.gz"))[-1]
    damage(path, 500)
    monkeypatch.setattr("newsarchive.proof.backup.PARTS", 3)
    runs = [CliRunner().invoke(cli, ["backup", str(tmp_path / "safe"), "--db", str(db)]).output for _ in range(4)]
    assert not any("all of it checked" in one for one in runs)
    assert [f"repaired: {path.name}" in one for one in runs].count(True) == 1
    assert path.read_bytes() == (captures_folder(db) / path.name).read_bytes()


def test_what_was_damaged_in_archive_and_backup_is_not_called_whole(db: Path, tmp_path: Path) -> None:
    backup(db, tmp_path / "safe")
    name = sorted(captures_folder(db).glob("*.warc.gz"))[1].name
    (captures_folder(db) / name).unlink()
    damage(tmp_path / "safe" / "captures" / name, 500)
    assert f"{name} in the backup: it is not as it was copied" in [str(one) for one in backup(db, tmp_path / "safe").damaged]


def test_damage_that_is_newer_than_a_damaged_backup_is_told_and_needs_force(db: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("UPDATE crawls SET site = 'other'")
    assert backup(db, tmp_path / "safe").damaged
    path = sorted((tmp_path / "safe" / "captures").glob("*.warc.gz"))[1]
    damage(path, 500)
    place = ["--restore", str(tmp_path / "safe"), "--db", str(tmp_path / "archive.db")]
    refused = CliRunner().invoke(cli, ["backup", *place])
    assert isinstance(refused.exception, IntegrityError)
    assert path.name in refused.exception.message
    assert not (tmp_path / "archive.db").exists()
    done = CliRunner().invoke(cli, ["backup", *place, "--force"], standalone_mode=False)
    assert done.return_value == 5
    assert f"damaged since it was backed up: {path.name}" in done.output
    assert "all of it checked" not in done.output


def test_a_damaged_database_of_an_earlier_moment_is_found_in_turn_and_not_restored(db: Path, tmp_path: Path) -> None:
    safe = tmp_path / "safe"
    for _ in range(3):
        backup(db, safe)
    names = [one.name for one in kept(safe).generations]
    damage(safe / names[1] / "archive.db", 9000)
    damage(safe / names[2] / "archive.db", 9000)
    runs = [CliRunner().invoke(cli, ["backup", str(safe), "--db", str(db)], standalone_mode=False) for _ in range(4)]
    said = "".join(one.output for one in runs)
    assert all(said.count(f"damaged in the backup: {name}/archive.db: it is not as it was put there") == 1 for name in names[1:])
    assert [isinstance(one.exception, IntegrityError) for one in runs].count(True) == 2
    assert [bool(one.damaged) for one in kept(safe).generations] == [False, True, True, False, False, False, False]
    assert restore(safe, tmp_path / "archive.db").generation.name == kept(safe).generations[-1].name


def test_a_database_of_an_earlier_moment_that_was_cut_is_found_at_once(db: Path, tmp_path: Path) -> None:
    for _ in range(3):
        backup(db, tmp_path / "safe")
    path = tmp_path / "safe" / kept(tmp_path / "safe").generations[2].name / "archive.db"
    path.write_bytes(path.read_bytes()[:-1])
    assert [one.place for one in backup(db, tmp_path / "safe").spoilt] == [f"{path.parent.name}/archive.db"]


def test_verify_reads_all_of_a_backup(db: Path, tmp_path: Path) -> None:
    safe = tmp_path / "safe"
    for _ in range(2):
        backup(db, safe)
    asked = ["verify", "--backup", str(safe)]
    said = CliRunner().invoke(cli, asked, standalone_mode=False)
    assert (said.return_value, said.exception) == (0, None)
    assert "everything of the backup" in said.output
    older = kept(safe).generations[0].name
    damage(safe / older / "archive.db", 9000)
    damage(safe / older / "sites" / "mine.toml", 3)
    capture = sorted((safe / "captures").glob("*.warc.gz"))[0]
    damage(capture, 500)
    said = CliRunner().invoke(cli, asked, standalone_mode=False)
    assert isinstance(said.exception, IntegrityError)
    named = [line.removeprefix("damaged: ").partition(": ")[0] for line in said.output.splitlines()]
    assert named == [f"{older}/archive.db", f"{older}/sites/mine.toml", f"captures/{capture.name}"]
    in_parts = "".join(CliRunner().invoke(cli, [*asked, "--part", f"{n}/4"], standalone_mode=False).output for n in range(1, 5))
    assert in_parts.count("damaged: ") == 3
    assert isinstance(CliRunner().invoke(cli, ["verify", "--backup", str(tmp_path)], standalone_mode=False).exception, UsageError)


def test_an_index_that_is_not_in_step_is_found_in_what_was_restored(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("DELETE FROM articles_fts_docsize")
    monkeypatch.setattr("newsarchive.proof.backup.check_indexes", lambda path: iter(()))
    monkeypatch.setattr("newsarchive.proof.backup.check_database", lambda path, still: iter(()))
    backup(db, tmp_path / "safe")
    with pytest.raises(IntegrityError, match="articles_fts"):
        restore(tmp_path / "safe", tmp_path / "archive.db")


def test_nothing_is_restored_into_the_backup_itself(db: Path, tmp_path: Path) -> None:
    backup(db, tmp_path / "backup")
    before = state(tmp_path / "backup")
    with pytest.raises(UsageError, match="in the backup itself"):
        restore(tmp_path / "backup", tmp_path / "backup" / "news.db")
    assert state(tmp_path / "backup") == before
