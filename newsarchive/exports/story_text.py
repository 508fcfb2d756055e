"""A story in words: which articles say one text, which came first, how alike they are and what differs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsarchive.plural import number_of


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
    for one in copies:
        yield f"  {one['id']}  {one['url']}"
        yield f"    {_told(one)}"
        yield from (f"    {line}" for line in one.get("differences", ()))
    linked = story.get("linked", [])
    if linked:
        yield "Not of this story:"
    for one in linked:
        doubt = f" ({one['doubt']}: 'newsarchive review' decides)" if one["doubt"] else ""
        yield f"  {one['id']}  {one['url']}"
        yield f"    {'stands within the other, or it within this one: ' if one['kind'] != 'apart' else ''}{one['reason']}{doubt}"
    for one in story.get("decisions", []):
        word = "one story with" if one["decision"] == "same" else "another story than"
        why = f": {one['because']}" if one["because"] else ""
        back = f"; taken back {one['withdrawn_at'][:10]} by {one['withdrawn_by']}" if one["withdrawn_at"] else ""
        yield f"{one['person']} says ({one['at'][:10]}) that it is {word} {one['id']}{why}{back}"


def _told(one: dict[str, Any]) -> str:
    dated = f"published {one['published']}" if one.get("published") else f"undated, seen first {one['first_seen'][:10]}"
    kind = {"same": "word for word", "edited": "edited", "cut": "cut"}.get(one.get("kind") or "", "by what links both with a third")
    if "reason" not in one:
        return dated
    title = "" if one.get("same_title", True) else f"; its headline: {one['title']}"
    return f"{dated}; {kind}: {one['reason']}{title}"
