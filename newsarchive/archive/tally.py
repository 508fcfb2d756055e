"""What was found, counted: by site, language, year and section, and as articles, stories and versions."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass

UNITS = ("article", "story", "version")
"""What can be counted: articles; stories, an article whose text stands nowhere else being one; versions of the articles found."""
SHOWN = 30
"""Values of one kind, the commonest."""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Counts of what was found."""

    articles: int
    stories: int
    versions: int
    sites: list[tuple[str, int]]
    """Articles of each, as in all that follow; the commonest first, at most SHOWN."""
    languages: list[tuple[str, int]]
    years: list[tuple[str, int]]
    """The newest first."""
    sections: list[tuple[str, int]]
    unknown: dict[str, int]
    """Articles of which the language, year or section is not known."""

    def units(self, unit: str) -> int:
        """The count of one of UNITS."""
        return {"article": self.articles, "story": self.stories, "version": self.versions}[unit]


def of(connection: sqlite3.Connection, keys: list[int]) -> Tally:
    """The tally of these articles."""
    rows = connection.execute(
        "SELECT a.site, a.language, substr(a.published, 1, 4), a.section, coalesce(a.story_id, a.key), a.version_count"
        " FROM json_each(?) j JOIN articles a ON a.key = j.value",
        (json.dumps(keys),),
    ).fetchall()
    counts = [Counter(row[column] for row in rows) for column in range(4)]
    sites, languages, years, sections = ([(value, count) for value, count in one.most_common() if value] for one in counts)
    unknown = {name: counts[column][None] for name, column in (("language", 1), ("year", 2), ("section", 3)) if counts[column][None]}
    return Tally(
        articles=len(rows), stories=len({row[4] for row in rows}), versions=sum(row[5] for row in rows), sites=sites[:SHOWN],
        languages=languages[:SHOWN], years=sorted(years, reverse=True)[:SHOWN], sections=sections[:SHOWN], unknown=unknown,
    )  # fmt: skip
