"""What universities are called in references: as their site files say, in the article's language and at its time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsarchive.errors import NewsarchiveError

if TYPE_CHECKING:
    from newsarchive.sites.model import Site


class Publishers:
    """The sites' names; each site's file is read once, when it is first asked for.

    Args:
        db: the archive, beside which a user's own site files stand.
    """

    def __init__(self, db: Path) -> None:
        self._folder = db.resolve().parent / "sites"
        self._sites: dict[str, Site | None] = {}

    def name_of(self, site: str, language: str | None = None, when: str | None = None) -> str | None:
        """The university's name; None where its site file is missing or has faults.

        Args:
            language: in which it is preferred, BCP 47.
            when: a day, month or year at which it was called so; what is not known to have been different is as today.
        """
        found = self._site(site)
        if found is None:
            return None
        if when is not None:
            for then in found.name_history:
                if then.language == language and then.until is not None and (then.since or "") <= when < then.until:
                    return then.name
        return found.names.get(language or "", found.name)

    def _site(self, ident: str) -> Site | None:
        if ident not in self._sites:
            from newsarchive.sites.load import load_site

            try:
                self._sites[ident] = load_site(ident, self._folder)
            except NewsarchiveError:
                self._sites[ident] = None
        return self._sites[ident]
