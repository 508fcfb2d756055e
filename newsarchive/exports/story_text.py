"""A story in words: which articles say one text, which came first, how alike they are and what differs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsarchive.plural import number_of

SHOWN = 30
"""Copies that are listed one by one."""
OF_A_MOULD = 5
"""The same of texts from one mould."""


def lines(story: dict[str, Any]) -> Iterator[str]:
    """The lines of `newsarchive show --story`.

    Args:
        story: what archive.story_told says of it.
    """
    copies = story.get("copies", [])
    if not copies:
        yield "Story: no other article says this text."
    else:
        yield f"Story {story.get('id') or ''}: {number_of(1 + len(copies), 'article says', 'articles say')} this text."
        if story.get("first"):
            yield f"  First: {story['first']} ({story['why_first']})"
        elif story.get("why_first"):
            yield f"  First: {story['why_first']}"
    for one in copies[:SHOWN]:
        yield f"  {one['id']}  {one['url']}"
        yield f"    {_told(one)}"
        yield from (f"    {line}" for line in one.get("differences", ()))
    if len(copies) > SHOWN:
        yield f"  ({len(copies) - SHOWN:,} more; --json has all)"
    linked = story.get("linked", [])
    if linked:
        yield "Not of this story:"
    for one in linked:
        yield f"  {one['id']}  {one['url']}"
        yield f"    {_how(one)}{one['reason']}{_open(one)}"
    moulds = story.get("moulds", [])
    if moulds:
        yield "Other texts from the same mould:"
    for one in moulds[:OF_A_MOULD]:
        yield f"  {one['id']}  {one['url']}"
        yield f"    {one['reason']}"
    if len(moulds) > OF_A_MOULD:
        yield f"  ({len(moulds) - OF_A_MOULD:,} more; --json has all)"
    for one in story.get("decisions", []):
        word = "one story with" if one["decision"] == "same" else "another story than"
        why = f": {one['because']}" if one["because"] else ""
        back = f"; taken back {one['withdrawn_at'][:10]} by {one['withdrawn_by']}" if one["withdrawn_at"] else ""
        yield f"{one['person']} says ({one['at'][:10]}) that it is {word} {one['id']}{why}{back}"


def _told(one: dict[str, Any]) -> str:
    dated = f"published {one['published']}" if one.get("published") else f"undated, seen first {one['first_seen'][:10]}"
    if one.get("gone_at"):
        dated += f", gone since {one['gone_at'][:10]}"
    if "reason" not in one:
        return dated
    title = "" if one.get("same_title", True) else f"; its headline: {one['title'] or '(none)'}"
    return f"{dated}; {_kind(one)}{one['reason']}{title}"


def _kind(one: dict[str, Any]) -> str:
    """What a copy is to this article."""
    if one["by_person"]:
        return "as a person says: "
    if one["kind"] == "same":
        return ""
    if one["kind"] == "edited":
        return "edited: "
    if one["kind"] == "cut":
        return "this one is cut: " if one["shared"] > one["of_the_other"] else "it is cut: "
    return "by what links both with a third: "


def _how(one: dict[str, Any]) -> str:
    """What a text that is not of the story is to this one."""
    if one["kind"] == "apart":
        return ""
    if one["kind"] in {"cut", "part"}:
        return "this text stands in it: " if one["shared"] > one["of_the_other"] else "it stands in this text: "
    if one["doubt"] or one["decided"]:
        return "alike: "
    return "alike, but others of the two stories are kept apart: "


def _open(one: dict[str, Any]) -> str:
    """Whether a person is asked."""
    return f" ({one['doubt']}: 'newsarchive review' decides)" if one["doubt"] and not one["decided"] else ""
