"""A change in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsarchive.plural import number_of


def edit_of(change: Mapping[str, Any]) -> str:
    """What kind of edit a version was, and how large; "" where nothing is known of it."""
    if not change["edit"]:
        return ""
    told: str = change["edit"]
    if change["words_added"] or change["words_removed"]:
        told += f"; {number_of(change['words_added'], 'word')} added, {change['words_removed']:,} removed"
        told += f", {change['kept']:.0%} of the text kept"
    return told


def summary_of(change: Mapping[str, Any]) -> str:
    """A change in a sentence."""
    if change["kind"] == "new":
        return "Seen for the first time."
    if change["kind"] == "gone":
        return "The university no longer shows it."
    if change["kind"] == "returned":
        return "The university shows it again."
    edit = edit_of(change)
    return f"Version {change['version']}: {edit}." if edit else f"Version {change['version']}."
