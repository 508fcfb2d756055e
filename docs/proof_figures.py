"""Rows of docs/reliability.md on what makes an archive of it: kills of backup and migration, visits that change nothing, WACZ."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Line = dict[str, Any]


def _proof_kills(line: Line) -> str:
    said = []
    for name, word in (("backups", "backups"), ("restorings", "restorings"), ("migrations", "migrations")):
        one = line[name]
        said.append(
            f"of the {one['killed'] + one['ended_before']} {word} {one['killed']} died, {one['old']} left the old, {one['new']} the new, "
            f"{one['between'] or 'none'} anything between"
        )
    return "; ".join(said)


def _ten_fetches(line: Line) -> str:
    day = line["second_day"]
    versions, bodies = (", ".join(map(str, line[name])) for name in ("versions", "bodies_an_article"))
    edited = ", ".join(map(str, line["versions_after_edits"]))
    return (
        f"{versions} version and {bodies} body an article; after {line['edits']} edits {edited}"
        f" versions, {line['diffs_right']} of {line['diffs']} diffs with just the edited words; of the demo's {day['changes']} changes on"
        f" its second day {day['missed'] or 'none'} missed and {day['more'] or 'none'} more noted; after five changed rules"
        f" {line['five_rules_to_one']} times the room of one"
    )


def _wacz(line: Line) -> str:
    return (
        f"`wacz validate` {'accepts' if line['wacz_validate_accepts'] else 'REFUSES'} it; pywb replays {line['replayed_as_received']:,} of"
        f" {line['captures']:,} answers byte for byte"
    )


ROWS: dict[str, tuple[Callable[[Line], str], Callable[[Line], str]]] = {
    "proof_kills": (
        lambda line: f"{line['size']} kills each of a backup, a restoring and a migration at random moments; everything is verified and"
        " brought to its end afterwards",
        _proof_kills,
    ),
    "ten_fetches": (
        lambda line: f"{line['size']} visits to {line['articles']} pages whose shell is another one each time, then {line['edits']} edits"
        " of their texts; the demo's second day; five re-readings by changed rules",
        _ten_fetches,
    ),
    "wacz": (lambda line: f"The demo university after {line['size']} crawls as one WACZ file, in other programs", _wacz),
}
