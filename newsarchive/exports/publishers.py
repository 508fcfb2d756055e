"""What universities are called in references: as their site files say, in the article's language and at its time; where these
are not at hand, as the archive says."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from newsarchive.archive.definitions import definitions
from newsarchive.archive.extracted import extracted
from newsarchive.archive.readonly import Connection
from newsarchive.errors import NewsarchiveError
from newsarchive.sites.names import names_of

if TYPE_CHECKING:
    from newsarchive.sites.model import Site


def names_in(connection: Connection) -> dict[str, dict[str, str]]:
    """The names of each site by language: as the site files of the last crawls say, or the archive that this one is an extract of."""
    return {**extracted(connection).names, **{site: names_of(text) for site, text in definitions(connection).items()}}


class Publishers:
    """The sites' names; each site's file is read once, when it is first asked for.

    Args:
        connection: to the archive.
        db: the archive, beside which a user's own site files stand.
    """

    def __init__(self, connection: Connection, db: Path) -> None:
        self._connection = connection
        self._folder = db.resolve().parent / "sites"
        self._sites: dict[str, Site | None] = {}

    def name_of(self, site: str, language: str | None = None, when: str | None = None) -> str | None:
        """The university's name; where its site file is missing or has faults as the archive has it, None where that names none.

        Args:
            language: in which it is preferred, BCP 47.
            when: a day, month or year at which it was called so; what is not known to have been different is as today.
        """
        found = self._site(site)
        if found is None:
            names = self._named.get(site, {})
            return names.get(language or "") or names.get("en") or next(iter(names.values()), None)
        if when is not None:
            for then in found.name_history:
                if then.language == language and then.until is not None and (then.since or "") <= when < then.until:
                    return then.name
        return found.names.get(language or "", found.name)

    @cached_property
    def _named(self) -> dict[str, dict[str, str]]:
        return names_in(self._connection)

    def _site(self, ident: str) -> Site | None:
        if ident not in self._sites:
            from newsarchive.sites.load import load_site

            try:
                self._sites[ident] = load_site(ident, self._folder)
            except NewsarchiveError:
                self._sites[ident] = None
        return self._sites[ident]
