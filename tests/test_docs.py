"""The docs cannot drift: generated pages are current, commands, outcomes and links exist, directions between rooms hold."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from docs import generate
from newsarchive.cli import COMMANDS
from newsarchive.exports.report_text import WORDS
from newsarchive.items import Outcome
from newsarchive.sites.load import catalogue_folder, load_site, site_paths
from newsarchive.sites.model import Site
from tests import program

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=110)


def test_generated_pages_are_current() -> None:
    done = run(sys.executable, "-m", "docs.generate", "--check")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("argument", "code"), [("--help", 0), ("--chek", 2), ("commands.md", 2)])
def test_an_argument_that_the_generator_does_not_know_writes_nothing(
    argument: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docs.generate.HERE", tmp_path)
    with pytest.raises(SystemExit) as left:
        generate.main([argument])
    assert left.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_the_readme_shows_the_two_commands_and_a_picture() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make crawl" in readme
    assert "make test" in readme
    assert (ROOT / "docs" / "line.svg").exists()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_is_documented(name: str) -> None:
    done = program.run(name, "--help")
    assert done.returncode == 0
    assert f"## newsarchive {name}" in (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def test_every_outcome_is_explained_where_the_archivist_looks() -> None:
    page = (ROOT / "docs" / "outcomes.md").read_text(encoding="utf-8")
    assert [outcome for outcome in Outcome if f"| `{outcome}` |" not in page] == []
    assert set(WORDS) <= set(Outcome)


def test_what_is_said_of_site_files_loads() -> None:
    page = (ROOT / "docs" / "add-a-university.md").read_text(encoding="utf-8")
    blocks = re.findall(r"(?:^    .+\n)+(?:\n(?:^    .+\n)+)*", page, re.MULTILINE)
    tables = [tomllib.loads(textwrap.dedent(block)) for block in blocks if block.lstrip().startswith("[")]
    tables = [table for table in tables if "certificates" not in table.get("crawl", {})]
    assert {key for table in tables for key in table} == {"name_history", "host_history", "sources"}
    demo = (catalogue_folder() / "demo.toml").read_text(encoding="utf-8")
    for table in tables:
        site = tomllib.loads(demo)
        site["hosts"] = [*site["hosts"], *{urlsplit(one["url"]).netloc for one in table.get("sources", [])}]
        Site.model_validate({**site, **{key: [*site.get(key, []), *rows] for key, rows in table.items()}})
    real = [load_site(ident) for ident in site_paths() if ident != "demo"]
    assert f"{len(real)} universities of {len({site.country for site in real})} countries" in page


def test_directions_between_the_rooms_hold() -> None:
    done = run(str(Path(sys.executable).with_name("lint-imports")))
    assert done.returncode == 0, done.stdout


def test_a_search_imports_nothing_heavy() -> None:
    script = "import sys, newsarchive.cli.search; "
    script += "print([m for m in ('scrapy', 'twisted', 'trafilatura', 'sqlite_utils', 'pydantic', 'lxml') if m in sys.modules])"
    assert run(sys.executable, "-c", script).stdout.strip() == "[]"


def test_no_module_is_named_after_nothing_and_none_has_more_than_400_lines() -> None:
    for path in (ROOT / "newsarchive").rglob("*.py"):
        assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc", "core"}
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, path
