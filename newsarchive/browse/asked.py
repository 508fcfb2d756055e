"""What a visitor searches for, as the address of a search page says it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from newsarchive.archive.query import is_day
from newsarchive.archive.reading_search import Wanted
from newsarchive.archive.search import Filters
from newsarchive.browse.room import Room
from newsarchive.errors import UsageError

HITS = 20
"""On one page."""
MOST_PAGES = 250
NUMBER = re.compile(r"[0-9]{1,15}")
CHOICES = {
    "sort": ("relevance", "fresh", "date"), "view": ("hits", "context"), "exact": ("", "1"), "undated": ("leave", "include", "only"),
    "copies": ("first", "all"),
}  # fmt: skip
"""What may be chosen, the usual first, which the address does not name."""
NARROWING = ("site", "language", "section", "from", "to")


class Asked:
    """A search: words, what narrows it, how it is shown, and which page of it."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self.query = given.get("q", "")
        self.wrong = {key: given[key][:40] for key in ("from", "to") if given.get(key) and not is_day(given[key])}
        """Dates that are none."""
        since, until = (given.get(key, "") for key in ("from", "to"))
        self.is_backwards = not self.wrong and bool(since and until) and since[: len(until)] > until[: len(since)]
        """Whether its time ends before it begins."""
        self.narrowing = {key: given[key] for key in NARROWING if given.get(key) and key not in self.wrong}
        self.chosen = {key: given[key] for key, values in CHOICES.items() if given.get(key) in values[1:]}
        self.as_of = int(given["as_of"]) if NUMBER.fullmatch(given.get("as_of", "")) else None
        """The change of the archive that the search was cited at."""
        number = given.get("page", "1")
        self.page = min(max(int(number), 1), MOST_PAGES) if NUMBER.fullmatch(number) else 1

    @classmethod
    def by(cls, room: Room) -> Asked:
        """What this request asks for."""
        return cls(room.given)

    @property
    def unreadable(self) -> UsageError | None:
        """What a file cannot be made of, where a page would say what it leaves out."""
        for value in self.wrong.values():
            return UsageError(f"{value!r} is no date.", "Write it as 2021, 2021-04 or 2021-04-20.").known("no_date", name=value)
        if self.is_backwards:
            return UsageError("The period ends before it begins.", "Swap its dates.").known("backwards")
        return None

    @property
    def values(self) -> dict[str, str]:
        """All of it but the words and the page."""
        return {**self.narrowing, **self.chosen, **({"as_of": str(self.as_of)} if self.as_of is not None else {})}

    @property
    def exact(self) -> bool:
        """Whether words are to be found only as they are written."""
        return "exact" in self.chosen

    @property
    def order(self) -> str:
        """As `archive.found` names it."""
        return {"date": "newest", "fresh": "fresh"}.get(self.chosen.get("sort", ""), "relevance")

    @property
    def filters(self) -> Filters:
        """What narrows it."""
        given = self.narrowing
        return Filters(
            site=given.get("site"), language=given.get("language"), since=given.get("from"), until=given.get("to"),
            section=given.get("section"), undated=self.chosen.get("undated", "leave"), as_of=self.as_of,
        )  # fmt: skip

    @property
    def wanted(self) -> Wanted:
        """The page of it that is to be shown."""
        return Wanted(
            query=self.query, filters=self.filters, limit=HITS, offset=(self.page - 1) * HITS, order=self.order, exact=self.exact,
            context=self.chosen.get("view") == "context",
            all_copies="copies" in self.chosen, as_of=self.as_of,
        )  # fmt: skip

    def kept(self) -> dict[str, str]:
        """What still holds where other words are searched for."""
        return {**self.narrowing, **self.chosen}

    def link(self, **changed: object) -> str:
        """The query string of this search with something changed; None takes it away, and the pages begin anew."""
        whole: dict[str, object] = {"q": self.query, **self.values, **changed}
        usual = {key: values[0] for key, values in CHOICES.items()}
        return urlencode({key: value for key, value in whole.items() if value not in {None, ""} and usual.get(key) != value})

    def command(self, form: str) -> str:
        """The command that exports the same."""
        import shlex

        # A query that begins with a hyphen is no option.
        last = ["--", self.query] if self.query.startswith("-") else []
        parts = ["newsarchive", "export", form, *([self.query] if self.query and not last else [])]
        for key, value in self.narrowing.items():
            parts += [f"--{key}", value]
        if self.chosen.get("undated"):
            parts += ["--undated", self.chosen["undated"]]
        if self.as_of is not None:
            parts += ["--as-of", str(self.as_of)]
        return shlex.join([*parts, *(["--exact"] if self.exact else []), *last])
