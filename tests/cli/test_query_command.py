"""A word that must not occur begins with a hyphen, as an option does."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from newsarchive.cli.query_command import QueryCommand


@click.command(cls=QueryCommand, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("query", nargs=-1)
@click.option("--site")
@click.option("--csv", is_flag=True)
@click.option("-o", "--output")
def command(query: tuple[str, ...], site: str | None, csv: bool, output: str | None) -> None:
    """What was read."""
    click.echo(f"{' '.join(query)}|{site}|{csv}|{output}")


@pytest.mark.parametrize(
    ("args", "read"),
    [
        (["library", "-football"], "library -football|None|False|None"), (["-hall", "-cherry", "--csv"], "-hall -cherry|None|True|None"),
        (["-футбол", "a", '-"b c"'], '-футбол a -"b c"|None|False|None'), (["--site", "-x y", "a"], "a|-x y|False|None"),
        (["-oa.csv", "b", "-o", "-c.csv"], "b|None|False|-c.csv"), (["--", "-csv", "-a"], "-csv -a|None|False|None"),
    ],
)  # fmt: skip
def test_a_word_with_a_hyphen_before_it_is_of_the_query(args: list[str], read: str) -> None:
    assert CliRunner().invoke(command, args).output == f"{read}\n"


@pytest.mark.parametrize(("args", "told"), [(["-csv"], "the option is --csv"), (["-x"], "No such option"), (["--none"], "No such option")])
def test_a_slip_in_an_option_is_told(args: list[str], told: str) -> None:
    found = CliRunner().invoke(command, args)
    assert (found.exit_code, told in found.output) == (2, True)
    assert "Usage" in CliRunner().invoke(command, ["-h"]).output
