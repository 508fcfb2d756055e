"""Reads exports back by programs of others and prints, as JSON, what each of them found. Run by the Python that has them, never imported.

    python export_readers.py FOLDER

FOLDER holds articles.csv, .jsonl, .parquet, .bib, .ris, .json (CSL), each with its manifest, and the folder corpus.
"""

import hashlib
import json
import sys
from pathlib import Path

COLUMNS = ["id", "title", "text", "published"]


def told(rows):
    """How many rows, and a digest of what they say, in the order of their ids; what is not known is empty."""
    lines = sorted([["" if value is None else str(value) for value in row] for row in rows])
    return {"rows": len(lines), "sha256": hashlib.sha256(json.dumps(lines).encode("utf-8", "surrogatepass")).hexdigest()}


def pandas_csv(folder):
    import pandas

    return told(pandas.read_csv(folder / "articles.csv", dtype=str, keep_default_na=False)[COLUMNS].itertuples(index=False))


def pandas_jsonl(folder):
    import pandas

    frame = pandas.read_json(folder / "articles.jsonl", lines=True, dtype=False)[COLUMNS]
    return told(frame.astype(object).where(frame.notna(), None).itertuples(index=False))


def polars_csv(folder):
    import polars

    return told(polars.read_csv(folder / "articles.csv", infer_schema=False)[COLUMNS].iter_rows())


def polars_jsonl(folder):
    import polars

    return told(polars.read_ndjson(folder / "articles.jsonl", infer_schema_length=None)[COLUMNS].iter_rows())


def polars_parquet(folder):
    import polars

    frame = polars.read_parquet(folder / "articles.parquet")
    types = {name: str(frame.schema[name]) for name in ("published", "published_on", "authors", "first_seen", "version")}
    return told(frame[COLUMNS].iter_rows()) | {"types": types}


def duckdb_csv(folder):
    import duckdb

    rows = duckdb.sql(f"SELECT {', '.join(COLUMNS)} FROM read_csv('{folder}/articles.csv', all_varchar = true, max_line_size = 20000000)")
    return told(rows.fetchall())


def duckdb_jsonl(folder):
    import duckdb

    rows = duckdb.sql(f"SELECT {', '.join(COLUMNS)} FROM read_json('{folder}/articles.jsonl', maximum_object_size = 20000000)")
    return told(rows.fetchall())


def duckdb_parquet(folder):
    import duckdb

    types = {row[0]: row[1] for row in duckdb.sql(f"DESCRIBE SELECT * FROM '{folder}/articles.parquet'").fetchall()}
    rows = duckdb.sql(f"SELECT {', '.join(COLUMNS)} FROM '{folder}/articles.parquet'").fetchall()
    return told(rows) | {"types": {name: types[name] for name in ("published", "published_on", "authors", "first_seen", "version")}}


def bibtexparser(folder):
    import bibtexparser

    library = bibtexparser.parse_file(str(folder / "articles.bib"), encoding="utf-8")
    return {"rows": len(library.entries), "failed": len(library.failed_blocks), "keys": len({entry.key for entry in library.entries})}


def rispy(folder):
    import rispy

    with (folder / "articles.ris").open(encoding="utf-8", newline="") as file:
        entries = rispy.load(file)
    return {"rows": len(entries), "titles": sorted(entry.get("title", "") for entry in entries)}


def citeproc(folder):
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    items = json.loads((folder / "articles.json").read_text(encoding="utf-8"))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"].lower())]))
    return {"rows": sum(1 for entry in bibliography.bibliography() if str(entry).strip())}


def frictionless(folder):
    from frictionless import Package, system

    found = {}
    with system.use_context(trusted=True):
        for manifest in [*sorted(folder.glob("*.datapackage.json")), folder / "corpus" / "datapackage.json"]:
            report = Package(str(manifest)).validate()
            found[str(manifest.relative_to(folder))] = [str(error) for error in report.flatten(["message"])]
    return {"rows": len(found), "invalid": {name: errors for name, errors in found.items() if errors}}


READERS = [
    pandas_csv, pandas_jsonl, polars_csv, polars_jsonl, polars_parquet, duckdb_csv, duckdb_jsonl, duckdb_parquet, bibtexparser, rispy,
    citeproc, frictionless,
]  # fmt: skip

if __name__ == "__main__":
    answers = {}
    for reader in READERS:
        try:
            answers[reader.__name__] = reader(Path(sys.argv[1]))
        except Exception as error:  # noqa: BLE001 - what a reader cannot read is what is measured
            answers[reader.__name__] = {"rows": 0, "error": f"{type(error).__name__}: {error}"[:300]}
    json.dump(answers, sys.stdout)
