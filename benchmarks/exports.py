"""Exports read back by programs of others, and the CSV of a large archive beside that of the sqlite3 shell.

The programs stand in .tools (`make tools`) and on the machine; none of them is imported.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from benchmarks import results
from benchmarks.made_archive import made, scratch
from benchmarks.peers.export_readers import COLUMNS, told
from newsarchive.archive.readonly import open_readonly
from newsarchive.archive.selection import Selection, choose, count, records
from newsarchive.exports.making import Export, Options
from newsarchive.exports.write import export_at

ROOT = Path(__file__).parents[1]
READERS = ROOT / ".tools" / "readers" / "bin"
FILES = {
    "articles.csv": "csv", "articles.jsonl": "jsonl", "articles.parquet": "parquet", "articles.bib": "bibtex", "articles.ris": "ris",
    "articles.json": "csl", "articles.xlsx": "xlsx", "articles.db": "sqlite", "corpus": "text",
}  # fmt: skip
LARGE = 500_000
"""Articles above which one round is enough."""
EVERY = 10
"""Of so many articles one is compared with the archive in full; of the others the id."""
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:"


def write_all(db: Path, folder: Path) -> None:
    """Every format that programs read back, and one more CSV for a spreadsheet."""
    for name, form in FILES.items():
        _export(db, folder / name, form)
    _export(db, folder / "excel.csv", "csv", Options(excel=True))


def _export(db: Path, path: Path, form: str, options: Options | None = None) -> None:
    with closing(open_readonly(db)) as connection:
        export_at(path, Export(connection, Selection(), db=db, options=options), form)


def expected(db: Path) -> dict[str, Any]:
    """What each reader should find: the number of articles, and a digest of what they say."""
    with closing(open_readonly(db)) as connection:
        chosen = choose(connection, Selection(columns=tuple(COLUMNS)))
        return told([record[name] for name in COLUMNS] for record in records(connection, chosen))


def read_back(folder: Path) -> dict[str, Any]:
    """What the readers found, by their names."""
    program = ROOT / "benchmarks" / "peers" / "export_readers.py"
    done = subprocess.run([READERS / "python", "-I", program, folder], check=True, capture_output=True, text=True, timeout=900)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def office(folder: Path, name: str) -> dict[str, Any]:
    """What LibreOffice shows of a file: its texts, and how many cells are formulas."""
    with tempfile.TemporaryDirectory() as own:
        command = ["soffice", f"-env:UserInstallation=file://{own}/profile", "--headless", "--convert-to", "fods", "--outdir", own]
        # As its dialogue offers by itself when it sees the byte order mark; without a dialogue LibreOffice looks for none.
        command += ["--infilter=CSV:44,34,76,1"] if name.endswith(".csv") else []
        subprocess.run([*command, folder / name], check=True, capture_output=True, timeout=300)
        formulas, rows = 0, []
        for _, element in ElementTree.iterparse(Path(own) / f"{Path(name).stem}.fods"):
            if element.tag == f"{OFFICE}table:1.0}}table-row":
                cells = list(element.iter(f"{OFFICE}table:1.0}}table-cell"))
                formulas += sum(f"{OFFICE}table:1.0}}formula" in cell.attrib for cell in cells)
                rows.append(["\n".join("".join(text.itertext()) for text in cell.iter(f"{OFFICE}text:1.0}}p")) for cell in cells])
                element.clear()
    return {"rows": rows, "formulas": formulas}


def datasette(path: Path, query: str) -> list[str]:
    """The ids that plain Datasette's own search finds in a small archive."""
    address = f"/{path.stem}/article_texts.json?_search={quote(query)}&_shape=array&_size=max&_col=id"
    done = subprocess.run([READERS / "datasette", path, "--get", address], check=True, capture_output=True, text=True, timeout=100)
    return sorted(row["id"] for row in json.loads(done.stdout))


def export_readers(size: int, seed: int) -> None:
    """A made archive, exported in every format and read back by the programs people use."""
    with made(size, seed) as db, scratch() as folder:
        write_all(db, folder)
        wanted, found = expected(db), read_back(folder)
        equal = sorted(name for name, one in found.items() if one.get("sha256") == wanted["sha256"])
        different = sorted(name for name, one in found.items() if "sha256" in one and one["sha256"] != wanted["sha256"])
        shown = office(folder, "excel.csv")
        size = wanted["rows"]
        results.write(
            "export_readers", size=size, seed=seed, equal_to_the_archive=equal, different=different,
            references={name: found[name]["rows"] for name in ("bibtexparser", "rispy", "citeproc")},
            manifests_invalid=len(found["frictionless"]["invalid"]), parquet_types=found["duckdb_parquet"].get("types"),
            office_rows=len(shown["rows"]) - 1, office_formulas=shown["formulas"],
            errors={name: one["error"] for name, one in found.items() if "error" in one},
        )  # fmt: skip


def export_csv(size: int, seed: int) -> None:
    """The CSV of all articles: complete, its memory, and its time beside that of the sqlite3 shell's CSV of the same rows."""
    with made(size, seed) as db, scratch() as folder:
        ours, theirs = folder / "ours.csv", folder / "theirs.csv"
        command = [sys.executable, "-m", "newsarchive", "export", "csv", "--db", db, "-o", ours]
        shell = ["sqlite3", "-readonly", "-batch", "-csv", "-header", db, "SELECT * FROM record"]
        with closing(open_readonly(db)) as connection:
            articles = count(connection, choose(connection, Selection()))
        runs = []
        for _ in range(1 if articles > LARGE else 2):
            their_seconds, their_wall, _ = _measured(shell, theirs)
            our_seconds, our_wall, memory = _measured(command, Path(os.devnull))
            runs.append((our_seconds / their_seconds, our_wall / their_wall, memory))
        every = EVERY if articles > LARGE else 1
        rows, differing = _compared(db, ours, every)
        results.write(
            "export_csv", size=articles, seed=seed, rows=rows, compared=-(-rows // every), differing=differing,
            megabytes=round(ours.stat().st_size / 1e6), memory_mb=max(memory for _, _, memory in runs),
            cpu_ratio=[round(ratio, 2) for ratio, _, _ in runs], time_ratio=[round(ratio, 2) for _, ratio, _ in runs],
        )  # fmt: skip


_MEASURE = """
import json, resource, subprocess, sys, time
begun = time.monotonic()
with open(sys.argv[1], "wb") as output:
    code = subprocess.run(sys.argv[2:], stdout=output, stderr=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([code, used.ru_utime + used.ru_stime, time.monotonic() - begun, used.ru_maxrss // 1024]))
"""
"""Run by a small process: a child's memory counts from that of its parent on."""


def _measured(command: list[Any], output: Path) -> tuple[float, float, int]:
    """Seconds of CPU and of the clock, and megabytes at most, of a process."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", _MEASURE, *map(str, (output, *command))], check=True, capture_output=True, text=True, cwd=ROOT
    )
    code, seconds, wall, memory = json.loads(done.stdout)
    if code:
        raise subprocess.CalledProcessError(code, command)
    return seconds, wall, memory


def _compared(db: Path, file: Path, every: int) -> tuple[int, int]:
    """Rows of the file, all in the order of the archive, and how many of every so many say something else than it does."""
    csv.field_size_limit(1 << 30)
    columns = [name for name in COLUMNS if name != "text"] + ["text"]
    rows = differing = 0
    with file.open(encoding="utf-8", newline="") as opened, closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as connection:
        ids = connection.execute("SELECT id FROM articles ORDER BY site, id")
        for row, (ident,) in zip(csv.DictReader(opened), ids, strict=True):
            rows += 1
            if (rows - 1) % every:
                differing += row["id"] != ident
                continue
            held = connection.execute(f"SELECT {', '.join(columns)} FROM record WHERE id = ?", (ident,)).fetchone()
            differing += [row[name] for name in columns] != ["" if value is None else value for value in held]
    return rows, differing


def missing() -> str | None:
    """What is not there of the programs that read exports; None where all are."""
    if not (READERS / "frictionless").exists():
        return "the readers are not there (make tools)"
    return None if shutil.which("soffice") else "LibreOffice is not there"
