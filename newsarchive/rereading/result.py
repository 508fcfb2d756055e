"""What a re-reading came to, counted and with examples."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

EXAMPLES = 3
"""Examples of each field that are kept."""
MOST_NAMED = 100
"""Articles of one kind that are named."""
NAMES = {"text_sha256": "text"}
"""Fields by the names people know them by."""
BEHIND = frozenset({"evidence", "removed", "title_source", "authors_source", "day_month", "variants", "media"})
"""What stands behind the record, and in none of its fields."""


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """One field of one article as it was read and as it is read today."""

    site: str
    article: str
    url: str
    version: int | None
    """The earlier version whose capture it is; None for the one that is shown."""
    field: str
    before: Any
    after: Any

    def as_json(self) -> dict[str, Any]:
        """It as one object of `reextract --json`."""
        return {
            "site": self.site, "article": self.article, "url": self.url, "version": self.version, "field": self.field,
            "before": self.before, "after": self.after,
        }  # fmt: skip


@dataclass(kw_only=True)
class Result:
    """What became of one site's captures."""

    site: str
    articles: int = 0
    """Articles that were looked at."""
    captures: int = 0
    """Their captures."""
    read: int = 0
    """Captures that were read again: code, site file, template or hints are others than when they were last read."""
    once_more: int = 0
    """Captures that were read once more by what the others taught: another template, or neighbours that date a day without a year."""
    changed: int = 0
    """Captures that are read differently now."""
    articles_changed: int = 0
    """Articles of which a field of the record changed, or would."""
    lost: list[tuple[str, str]] = field(default_factory=list)
    """Up to a hundred articles that are read as none any more, and why; what is shown stays."""
    lost_count: int = 0
    damaged: list[str] = field(default_factory=list)
    """Up to a hundred captures that cannot be read back; what is shown of them stays."""
    damaged_count: int = 0
    unread: list[tuple[str, str]] = field(default_factory=list)
    """Articles whose page ran into the time limit or killed its worker, and why; what is shown stays."""
    became: Counter[str] = field(default_factory=Counter)
    """What captures came to that were stored and had come to no article."""
    is_new_template: bool = False
    """Whether another template was learned of the site's pages."""
    fields: Counter[str] = field(default_factory=Counter)
    """Captures by each field that changed."""
    examples: dict[str, list[FieldChange]] = field(default_factory=dict)
    """Some changes of each field."""

    def note_damage(self, what: str) -> None:
        """Count a capture that cannot be read back."""
        self.damaged_count += 1
        if len(self.damaged) < MOST_NAMED:
            self.damaged.append(what)

    def note(self, changes: list[FieldChange]) -> None:
        """Count what changed in one capture."""
        self.changed += 1
        self.articles_changed += any(one.field not in BEHIND for one in changes)
        for one in changes:
            self.fields[one.field] += 1
            kept = self.examples.setdefault(one.field, [])
            if len(kept) < EXAMPLES:
                kept.append(one)

    def as_json(self) -> dict[str, Any]:
        """The summary as one object of `reextract --json`."""
        return {
            "site": self.site, "articles": self.articles, "captures": self.captures, "read": self.read, "once_more": self.once_more,
            "changed": self.changed, "articles_changed": self.articles_changed, "fields": dict(self.fields.most_common()),
            "lost": self.lost_count, "damaged": self.damaged_count, "unread": len(self.unread), "became": dict(self.became),
            "new_template": self.is_new_template,
        }  # fmt: skip
