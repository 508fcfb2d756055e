"""Writes the generated pages of the docs: commands.md from the command line itself, schema.md from a fresh archive.

`python -m docs.generate` writes them, `--check` fails when one is not current.
"""

from __future__ import annotations

import argparse
import inspect
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from docs.export_figures import exports_markdown
from docs.farm_figures import farm_markdown
from docs.figures import quality_markdown
from docs.reliability_figures import reliability_markdown
from docs.room_figures import room_markdown
from docs.search_figures import search_markdown
from docs.site_keys import site_keys_markdown
from docs.sizing_figures import sizing_markdown
from docs.story_figures import stories_markdown
from docs.translation_figures import translations_markdown
from newsarchive.archive.schema_doc import schema_markdown
from newsarchive.cli import COMMANDS, cli
from newsarchive.items import Outcome
from newsarchive.pages.trust import SOURCES, TRUST

HERE = Path(__file__).parent


def commands_markdown() -> str:
    """Every command with its help, as it prints it."""
    parts = ["# Commands\n\nGenerated from the commands themselves by `make docs`.\n"]
    root = click.Context(cli, info_name="newsarchive", max_content_width=100, terminal_width=100)
    parts.append(_help(cli, root))
    for name in COMMANDS:
        command = cli.get_command(root, name)
        assert command is not None
        context = click.Context(command, info_name=name, parent=root, max_content_width=100, terminal_width=100)
        parts.append(f"## newsarchive {name}\n")
        parts.append(_help(command, context))
        if isinstance(command, click.Group):
            for sub in command.list_commands(context):
                child = command.get_command(context, sub)
                assert child is not None
                inner = click.Context(child, info_name=sub, parent=context, max_content_width=100, terminal_width=100)
                parts.append(f"### newsarchive {name} {sub}\n")
                parts.append(_help(child, inner))
    return "\n".join(parts)


def _help(command: click.Command, context: click.Context) -> str:
    return "```\n" + command.get_help(context).rstrip() + "\n```\n"


def outcomes_markdown() -> str:
    """Every outcome with its meaning, from the docstrings below the members."""
    source = inspect.getsource(Outcome)
    meanings = dict(re.findall(r'= "(\w+)"\n    """(.+?)"""', source, flags=re.DOTALL))
    lines = ["# Outcomes", "", "How an address or a request ends. Generated from the code by `make docs`.", ""]
    lines += ["| outcome | meaning |", "|---|---|"]
    lines += [f"| `{outcome}` | {' '.join(meanings[outcome].split())} |" for outcome in Outcome]
    return "\n".join(lines) + "\n"


def evidence_markdown() -> str:
    """The order of trust of every field, and what each source is."""
    lines = [
        "# Evidence", "",
        "Every field of an article is chosen from claims: what the page, its address, a listing or a feed says of it. All of them are",
        "kept with the reading (`newsarchive show ARTICLE --evidence`, `newsarchive extract FILE --url URL`), the chosen one first, with",
        "what was printed, how exact it is, and the reason of whatever was inferred. Which source is believed before which stands in",
        "`newsarchive/pages/trust.py`, from which this page is made by `make docs`.", "",
        "| field | sources, the most trusted first |", "|---|---|",
    ]  # fmt: skip
    lines += [f"| {field} | {', '.join(f'`{source}`' for source in order)} |" for field, order in TRUST.items()]
    lines += ["", "| source | what it is |", "|---|---|", *(f"| `{source}` | {meaning} |" for source, meaning in SOURCES.items())]
    lines += [
        "", "Of dates, a day that several sources name counts more, and the more exact form of one day is taken",
        "(`pages/date_choice.py`). The authors are those that the other sources of the page bear out best (`pages/author_choice.py`).",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


PAGES = {
    "translations.md": translations_markdown, "stories.md": stories_markdown,
    "quality.md": quality_markdown, "evidence.md": evidence_markdown, "commands.md": commands_markdown, "schema.md": schema_markdown,
    "outcomes.md": outcomes_markdown, "site-keys.md": site_keys_markdown, "reliability.md": reliability_markdown,
    "sizing.md": sizing_markdown, "exports.md": exports_markdown, "farm.md": farm_markdown, "search.md": search_markdown,
    "reading-room.md": room_markdown,
}  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages, or check them; anything but --check is refused before a page is touched."""
    parser = argparse.ArgumentParser(prog="python -m docs.generate", description="Write the generated pages of the docs.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is not current")
    check = parser.parse_args(arguments).check
    stale = []
    for name, make in PAGES.items():
        path, text = HERE / name, make()
        if check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            path.write_text(text, encoding="utf-8")
    if stale:
        print(f"not current: {', '.join(stale)}; run 'make docs'", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
