"""The command line: arguments in, one call each, exit codes out. Commands are imported only when they are used, so that
`newsarchive search` never waits for Scrapy."""

from __future__ import annotations

import importlib
import os
import sys
from keyword import iskeyword
from typing import Any, NoReturn

import click

from newsarchive import __version__
from newsarchive.cli.program import as_called
from newsarchive.cli.terminal import forget_output
from newsarchive.errors import NewsarchiveError, UsageError

COMMANDS = {
    "crawl": "Crawl the news of one or more universities into the archive.",
    "sites": "List, show and check the sites.",
    "contact": "How universities reach you: named in every request.",
    "search": "Search the archive.",
    "trends": "How often words stand in the archive, by year, month, site and language.",
    "show": "Show one article: its text, evidence, provenance, versions.",
    "changes": "What was published, edited, taken away and brought back: a table, or an Atom feed.",
    "diff": "Which words the university changed in an article.",
    "review": "What waits for a person: list it, accept, reject or postpone it.",
    "correct": "Correct fields of an article, with your name and a reason.",
    "extract": "Read one page and print its record as JSON; no archive needed.",
    "reextract": "Read the stored captures again with today's code; no network.",
    "import": "Take in what other web archives captured: WARC and WACZ files; no network.",
    "export": "Write articles for others: tables, texts, references, captures, a small archive.",
    "verify": "Read everything that is stored again and name what is damaged.",
    "backup": "Copy the archive to a safe place, or bring it back from there.",
    "schedule": "Units for systemd or lines for cron that start crawls every day.",
    "status": "One line and an exit code for an outside watcher.",
    "report": "Verdict, counts and history of crawls, in the terminal, as JSON or as HTML.",
    "serve": "Search and read the archive in a browser.",
    "demo": "Serve the demo university on this machine.",
}


class LazyGroup(click.Group):
    """A group whose commands live in newsarchive/cli/<name>.py as `command` and are imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"newsarchive.cli.{cmd_name}{'_' if iskeyword(cmd_name) else ''}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. A reader of our output that goes away (head, less) is no error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            forget_output()
            return 0

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and name not in COMMANDS and not name.startswith("-"):
            import difflib

            near = difflib.get_close_matches(name, COMMANDS, 1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            ctx.fail(f"No such command {name!r}.{hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="newsarchive")
def cli() -> None:
    """newsarchive keeps the news of universities: crawled, cleaned, linked, archived and found again.

    Exit codes: 0 good; 2 wrong use or a bad site file; 3 the crawl's verdict is bad; 4 the archive cannot be opened or
    written, or another crawl of the site runs; 5 something stored does not match; 130 interrupted.
    """


def main() -> NoReturn:
    """Run the command line and leave with the exit code of DESIGN's contract; never a traceback for what a user causes."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it was closed, and stays so until the end
    try:
        _check_arguments()
        result: Any = cli.main(standalone_mode=False)
        code = result if isinstance(result, int) else 0
        sys.stdout.flush()
    except NewsarchiveError as error:
        click.echo(as_called(f"newsarchive: {error}"), err=True)
        code = error.exit_code
    except click.exceptions.Exit as leaving:
        code = leaving.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("newsarchive: interrupted; everything acknowledged is stored.", err=True)
        code = 130
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        code = 2
    except click.ClickException as error:
        if isinstance(error, click.UsageError) and error.ctx is not None:
            click.echo(f"newsarchive: {error.format_message()} See '{error.ctx.command_path} --help'.", err=True)
        else:
            click.echo(f"newsarchive: {error.format_message()}", err=True)
        code = 2
    except BrokenPipeError:
        forget_output()
        code = 0
    except OSError as error:
        what = "The output cannot be written" if error.filename is None else f"{error.filename} cannot be used"
        click.echo(f"newsarchive: {what}: {error.strerror or error}.", err=True)
        forget_output()
        code = 4
    sys.exit(code)


def _check_arguments() -> None:
    """Every argument must be text; it goes into the archive, into queries and into messages.

    Raises:
        UsageError: one is not; shows it with its odd bytes spelled out.
    """
    for name, value in (*(("The argument", one) for one in sys.argv[1:]), ("NEWSARCHIVE_DB", os.environ.get("NEWSARCHIVE_DB", ""))):
        try:
            value.encode()
        except UnicodeEncodeError:
            shown = os.fsencode(value).decode("utf-8", "backslashreplace")
            raise UsageError(f"{name} '{shown}' is not valid UTF-8.", "Write it, or rename the file, in UTF-8.") from None
