"""Whatever is not as it was written is found and named: in the capture files, in the database, in parts and as a whole."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.bit_flips import flipped, settled
from newsarchive.archive.place import captures_folder
from newsarchive.archive.rows import Part
from newsarchive.archive.stored import records_of
from newsarchive.captures.reader import members
from newsarchive.cli import cli
from newsarchive.cli.verify import parse_part
from newsarchive.errors import IntegrityError, UsageError
from newsarchive.items import RecordRef
from newsarchive.proof.verify import Verified, part_of_day, verify
from tests.program import run
from tests.proof.made import made


def damaged(db: Path, **more: bool) -> list[str]:
    seen = Verified()
    list(verify(db, seen=seen, note=False, **more))  # type: ignore[arg-type]
    return [str(one) for one in seen.damaged]


def remarks(db: Path) -> list[str]:
    seen = Verified()
    list(verify(db, seen=seen, note=False))
    return [str(one) for one in seen.remarks]


def the_file(db: Path) -> Path:
    (path,) = captures_folder(db).glob("*.warc.gz")
    return path


def refs(db: Path) -> list[RecordRef]:
    found = records_of(db, the_file(db).name)
    assert isinstance(found, list)
    return found


def test_an_archive_as_it_was_written_has_no_findings(archive: Path) -> None:
    seen = Verified()
    assert list(verify(archive, seen=seen)) == []
    assert (seen.files, seen.records, seen.noted) == (1, len(refs(archive)), "")


def test_almost_every_flipped_bit_is_found(tmp_path: Path) -> None:
    db = made(tmp_path / "archive.db", 4)
    settled(db)
    found = flipped(db, 40, 3)
    assert int(str(found["found"])) >= 39, found["missed"]
    assert int(str(found["row_or_record_named"])) >= 32
    assert damaged(db) == [], "it is as it was before"


@pytest.mark.parametrize("place", ["header", "trailer", "request", "between", "behind", "warcinfo"])
def test_damage_in_a_capture_file_names_the_record(archive: Path, place: str) -> None:
    path, ref = the_file(archive), refs(archive)[3]
    data = bytearray(path.read_bytes())
    if place == "header":
        # The time in the gzip header, which no checksum covers.
        data[ref.offset + 5] ^= 1
    elif place == "trailer":
        data[ref.offset + ref.length - 6] ^= 1
    elif place == "request":
        data[ref.offset + ref.length + 20] ^= 1
    elif place == "between":
        data[ref.offset : ref.offset] = b"\0" * 7
    elif place == "behind":
        data += data[ref.offset : ref.offset + ref.length]
        (captures_folder(archive) / f"{path.name}.pending").unlink(missing_ok=True)
    else:
        data[30] ^= 1
    path.write_bytes(bytes(data))
    found = damaged(archive, database=False)
    assert found
    assert all(path.name in one for one in found)
    if place in {"header", "trailer"}:
        assert len(found) == 1
        assert ref.capture_id in found[0]
    if place == "request":
        assert f"a record behind {ref.capture_id}" in found[0] or f"behind {ref.capture_id}" in found[0]
    if place == "behind":
        assert found[0].endswith("a response record that the archive does not know")


def test_a_record_cut_out_or_put_elsewhere_is_found(archive: Path) -> None:
    path, (one, other) = the_file(archive), refs(archive)[2:4]
    data = path.read_bytes()
    path.write_bytes(data[: one.offset] + data[other.offset : other.offset + other.length] + data[one.offset + one.length :])
    assert any(one.capture_id in line for line in damaged(archive, database=False))


def test_a_missing_file_and_a_file_cut_short_name_each_record(archive: Path) -> None:
    path, known = the_file(archive), refs(archive)
    data = path.read_bytes()
    path.write_bytes(data[: known[-2].offset + 5])
    assert [known[-2].capture_id in one or known[-1].capture_id in one for one in damaged(archive, database=False)] == [True, True]
    path.unlink()
    assert len(damaged(archive, database=False)) == len(known)


def test_what_a_killed_crawl_left_is_a_remark_and_no_damage(archive: Path) -> None:
    path = the_file(archive)
    for pending in captures_folder(archive).glob("*.pending"):
        pending.unlink()
    offset, length = list(members(path))[1]
    data = path.read_bytes()
    left = captures_folder(archive) / "newsarchive-20260101000000-1-0000.warc.gz.open"
    left.write_bytes(data[: offset + length] + data[offset + length :][:40])
    assert damaged(archive) == []
    assert [line.rpartition(": ")[2] for line in remarks(archive)] == [
        "the archive has no row for it yet; the next crawl takes it in", "cut off; the next crawl repairs it"
    ]  # fmt: skip


def test_records_that_wait_for_their_row_in_a_closed_file_are_remarks_and_so_are_their_requests(archive: Path) -> None:
    path = the_file(archive)
    last = refs(archive)[-1]
    (offset, length), (_, request) = list(members(path, last.offset))[:2]
    data = path.read_bytes()
    record = data[offset : offset + length + request]
    end = len(data)
    assert offset + len(record) == end
    # Two records like those of a crawl that was killed, behind what the archive knows.
    path.write_bytes(data + record + record)
    places = [(end, length), (end + len(record), length)]
    (captures_folder(archive) / f"{path.name}.pending").write_text(json.dumps(places))
    assert damaged(archive) == []
    assert len(remarks(archive)) == 2
    (captures_folder(archive) / f"{path.name}.pending").unlink()
    assert [line.rpartition(": ")[2] for line in damaged(archive)] == ["a response record that the archive does not know"] * 2


def test_the_parts_together_find_what_the_whole_finds(archive: Path) -> None:
    path, ref = the_file(archive), refs(archive)[1]
    data = bytearray(path.read_bytes())
    data[ref.offset + 200] ^= 4
    path.write_bytes(bytes(data))
    with closing(sqlite3.connect(archive)) as connection, connection:
        connection.execute("UPDATE readings SET title = 'Алматы' WHERE id % 9 = 1")
    parts: list[str] = []
    for number in range(1, 6):
        seen = Verified()
        list(verify(archive, Part(number=number, of=5), seen=seen, note=False))
        parts += map(str, seen.damaged)
    assert sorted(parts) == sorted(damaged(archive))


def test_the_days_of_a_month_go_round_all_parts() -> None:
    days = [part_of_day(30, date(2026, 2, 20) + timedelta(days=number)) for number in range(30)]
    assert {one.number for one in days} == set(range(1, 31))


@pytest.mark.parametrize("text", ["0/30", "31/30", "1", "a/b", "1/0", "today", "1/99999", "-1/30"])
def test_what_is_no_part_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is no part"):
        parse_part(text)
    assert parse_part("30/30") == Part(number=30, of=30)
    assert parse_part("today/7").of == 7


def test_the_command_names_what_is_damaged_notes_it_and_ends_with_5(archive: Path) -> None:
    with closing(sqlite3.connect(archive)) as connection, connection:
        connection.execute("UPDATE crawls SET verdict = 'great'")
    done = CliRunner().invoke(cli, ["verify", "--db", str(archive)])
    assert isinstance(done.exception, IntegrityError)
    assert done.exception.exit_code == 5
    assert done.output.splitlines() == ["damaged: crawls id=1: it does not match its digest"]
    assert "1 finding" in done.exception.message
    assert "noted as an event" in done.exception.message
    assert "backup --restore" in done.exception.advice
    with closing(sqlite3.connect(archive)) as connection:
        (detail,) = connection.execute("SELECT detail FROM events WHERE kind = 'damaged'").fetchone()
    assert json.loads(detail) == {"count": 1, "found": ["crawls id=1: it does not match its digest"]}
    assert CliRunner().invoke(cli, ["verify", "--captures", "--db", str(archive)]).exit_code == 0


def test_json_tells_a_program_all_of_it(archive: Path) -> None:
    done = CliRunner().invoke(cli, ["verify", "--json", "--part", "2/30", "--db", str(archive)])
    assert done.exit_code == 0, done.output
    assert json.loads(done.output) == {"good": True, "part": "2/30", "damaged": [], "remarks": []}


def test_a_damaged_structure_is_not_written_to(archive: Path) -> None:
    with closing(sqlite3.connect(archive)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'spellings'").fetchone()
    with archive.open("r+b") as file:
        file.seek((root - 1) * 8192 + 3)
        file.write(b"\xff\xff")
    before = archive.read_bytes()
    seen = Verified()
    list(verify(archive, seen=seen))
    assert "structure is damaged" in seen.noted
    assert archive.read_bytes() == before


def test_a_reader_who_goes_away_changes_nothing_of_what_is_found(archive: Path) -> None:
    with closing(sqlite3.connect(archive)) as connection, connection:
        connection.execute("UPDATE crawls SET verdict = 'great'")
        connection.execute("UPDATE texts SET text = 'x'")
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as output:
        done = run("verify", "--db", str(archive), stdout=output)
    assert done.returncode == 5
    with closing(sqlite3.connect(archive)) as connection:
        (detail,) = connection.execute("SELECT detail FROM events WHERE kind = 'damaged'").fetchone()
    assert json.loads(detail)["count"] > 5


def test_a_missing_file_is_one_line_for_a_person_and_every_record_for_a_program(archive: Path) -> None:
    known, file = len(refs(archive)), the_file(archive)
    file.unlink()
    told = CliRunner().invoke(cli, ["verify", "--captures", "--db", str(archive)]).output
    assert told.splitlines() == [f"damaged: {file.name}: its file is missing, with {known} records that --json names"]
    assert len(json.loads(CliRunner().invoke(cli, ["verify", "--captures", "--json", "--db", str(archive)]).output)["damaged"]) == known


def test_rows_on_a_page_that_cannot_be_read_are_named_by_those_around_it(archive: Path) -> None:
    with closing(sqlite3.connect(archive)) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        leaves = "SELECT pageno FROM dbstat WHERE name = 'lexicon' AND pagetype = 'leaf' ORDER BY path"
        pages = [row[0] for row in connection.execute(leaves)]
    assert len(pages) > 2
    with archive.open("r+b") as file:
        file.seek((pages[1] - 1) * size)
        file.write(b"\x07")
    found = [one for one in damaged(archive, captures=False) if one.startswith("lexicon after ")]
    assert len(found) == 1
    assert re.fullmatch(r"lexicon after form=\w+ .*before form=\w+ .*: it cannot be read", found[0])
