"""`newsarchive verify`: everything that is stored, read again and compared with its digests."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from newsarchive.archive.rows import Part
from newsarchive.cli.options import Place, db_option
from newsarchive.cli.terminal import safe, tell
from newsarchive.errors import ArchiveError, IntegrityError, UsageError

MOST_PARTS = 3650


@click.command(name="verify")
@db_option
@click.option("--part", "part_text", metavar="K/N", help="Only one of N parts; 'today/30' goes round in 30 days.")
@click.option("--captures", is_flag=True, help="Only the capture files.")
@click.option("--database", is_flag=True, help="Only the database.")
@click.option("--backup", "backup", metavar="DEST", type=Place(), help="A backup, instead of the archive.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(db: Path, part_text: str | None, captures: bool, database: bool, backup: Path | None, as_json: bool) -> int:
    """Read every capture record and every stored row again, and name what does not match its digest (exit 5).

    With --backup, read all that a backup holds: the databases of all its moments, and the capture files.
    """
    from newsarchive.captures.check import MISSING
    from newsarchive.plural import number_of
    from newsarchive.proof.verify import Verified, verify

    part = parse_part(part_text)
    if backup is not None:
        if captures or database:
            raise UsageError("--captures and --database belong to an archive.", "Leave them away; --part reads a part of a backup.")
        return _backup(backup, part, as_json=as_json)
    if not db.is_file():
        raise ArchiveError(f"There is no archive at {db}.", "'newsarchive crawl' makes one; --db names another.")
    seen = Verified()
    both = captures == database
    missing: Counter[str] = Counter()
    for finding in verify(db, part, database=database or both, captures=captures or both, seen=seen):
        if finding.text == MISSING:
            missing[finding.place.partition(" ")[0]] += 1
        elif not as_json:
            tell(safe(f"{'damaged' if finding.damage else 'note'}: {finding}"))
    for file, records in missing.items():
        if not as_json:
            tell(safe(f"damaged: {file}: {MISSING}, with {number_of(records, 'record')} that --json names"))
    if as_json:
        told = {name: [asdict(one) for one in found] for name, found in (("damaged", seen.damaged), ("remarks", seen.remarks))}
        tell(json.dumps({"good": not seen.damaged, "part": f"{part.number}/{part.of}", **told}, ensure_ascii=False))
    looked = f"part {part.number} of {part.of}" if part.of > 1 else "everything"
    if seen.damaged:
        raise IntegrityError(
            f"{number_of(len(seen.damaged), 'finding')} in {db} ({seen.noted}).",
            "'newsarchive backup --restore SOURCE --force' brings back a backup and moves this archive aside.",
        )
    if not as_json:
        files = f"; {number_of(seen.records, 'record')} in {number_of(seen.files, 'capture file')}" if captures or both else ""
        tell(f"newsarchive: {looked} was read and matches its digests{files}.")
    return 0


def _backup(folder: Path, part: Part, *, as_json: bool) -> int:
    from newsarchive.plural import number_of
    from newsarchive.proof.generations import check_backup
    from newsarchive.proof.manifest import read_manifest

    manifest = read_manifest(folder)
    if manifest is None:
        raise UsageError(f"{folder} holds no backup.", "Name the folder that 'newsarchive backup' was given.")
    found = list(check_backup(folder, manifest, part))
    if as_json:
        told = {"good": not found, "part": f"{part.number}/{part.of}", "damaged": [asdict(one) for one in found], "remarks": []}
        tell(json.dumps(told, ensure_ascii=False))
    else:
        for finding in found:
            tell(safe(f"damaged: {finding}"))
    if found:
        raise IntegrityError(
            f"{number_of(len(found), 'finding')} in the backup in {folder}.",
            "A new 'newsarchive backup' there copies capture files once more that the archive still has; make another elsewhere too.",
        )
    if not as_json:
        holds = f"{number_of(len(manifest.generations), 'database')} and {number_of(len(manifest.captures), 'capture file')}"
        looked = f"part {part.number} of {part.of}" if part.of > 1 else "everything"
        tell(f"newsarchive: {looked} of the backup in {folder} was read and matches its digests; it holds {holds}.")
    return 0


def parse_part(text: str | None) -> Part:
    """The part that `--part` names.

    Raises:
        UsageError: it names none.
    """
    from newsarchive.proof.verify import part_of_day

    if text is None:
        return Part()
    found = re.fullmatch(r"(today|\d{1,4})/(\d{1,4})", text.strip())
    if found is not None and 1 <= (of := int(found[2])) <= MOST_PARTS:
        if found[1] == "today":
            return part_of_day(of, datetime.now(UTC).date())
        if 1 <= int(found[1]) <= of:
            return Part(number=int(found[1]), of=of)
    raise UsageError(f"--part {text!r} is no part.", "Write it as 1/30, or today/30.")
