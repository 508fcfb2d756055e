"""What a visitor searches for, as the address of a search page says it."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from newsarchive.archive.search import Filters
from newsarchive.browse.room import Room

MOST_PAGES = 250
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
NARROWING = ("site", "language", "from", "to")


class Asked:
    """A search: words, what narrows it, and which page of it."""

    def __init__(self, room: Room) -> None:
        given = room.given
        self.query = given.get("q", "")
        self.wrong = {key: given[key][:40] for key in ("from", "to") if given.get(key) and not DATE.fullmatch(given[key])}
        """Dates that are none."""
        self.values = {key: given[key] for key in NARROWING if given.get(key) and key not in self.wrong}
        self.filters = Filters(
            site=self.values.get("site"), language=self.values.get("language"), since=self.values.get("from"),
            until=self.values.get("to"),
        )
        number = given.get("page", "1")
        self.page = min(max(int(number), 1), MOST_PAGES) if number.isdecimal() and number.isascii() and len(number) < 6 else 1

    def kept(self) -> dict[str, str]:
        """What still narrows a search for other words."""
        return self.values

    def link(self, **changed: object) -> str:
        """The query string of this search with something changed; None takes it away."""
        whole: dict[str, object] = {"q": self.query, **self.values, "page": self.page, **changed}
        if "page" not in changed:
            whole.pop("page")
        return urlencode({key: value for key, value in whole.items() if value not in {None, ""}})
