"""Commands with a query, whose words may begin with a hyphen: `search library -football`."""

from __future__ import annotations

import click

_MARK = "\x00"
"""Before such a word while options are read; no argument of a program has it."""


class QueryCommand(click.Command):
    """A command whose argument is a query: `-word` is a word that must not occur, not options of one letter each."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read options and arguments.

        Raises:
            click.UsageError: an option that is written with one hyphen for two.
        """
        options = {name: one for one in self.get_params(ctx) if isinstance(one, click.Option) for name in (*one.opts, *one.secondary_opts)}
        read: list[str] = []
        for number, word in enumerate(args):
            if word == "--":
                read += args[number:]
                break
            before = options.get(args[number - 1]) if number else None
            of_an_option = before is not None and not before.is_flag
            short = options.get(word[:2])
            if of_an_option or word[:1] != "-" or word[:2] == "--" or len(word) < 3 or (short is not None and not short.is_flag):
                read.append(word)
                continue
            if f"-{word.partition('=')[0]}" in options:
                raise click.UsageError(f"{word}: the option is -{word}; a word that must not occur goes after -- here.", ctx)
            read.append(_MARK + word)
        rest = super().parse_args(ctx, read)
        ctx.params = {
            name: tuple(one.removeprefix(_MARK) if isinstance(one, str) else one for one in value) if isinstance(value, tuple) else value
            for name, value in ctx.params.items()
        }
        return rest
