"""The errors newsarchive raises on purpose. Each carries one line that says what happened and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

NO_TLS = "the server speaks no TLS there"
"""Begins the reason of a TLS error that no certificate is to blame for."""


class NewsarchiveError(Exception):
    """Base of all our errors. The command line prints it as one line and ends with `exit_code`.

    Args:
        message: what happened, in one sentence a person can act on.
        advice: the next step, or "" where the message already says it.
    """

    exit_code = 2
    key = ""
    """By which pages in other languages know the message; "" where they do not."""
    values: Mapping[str, object] = {}
    """What the message names, for these."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def known(self, key: str, **values: object) -> Self:
        """The same error, with its key and what it names."""
        self.key, self.values = key, values
        return self

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".rstrip()


class UsageError(NewsarchiveError):
    """Wrong use: an unknown site, a bad date, an argument that does not fit. Raised by cli/ and readers; exit 2."""


class SiteFileError(NewsarchiveError):
    """A site file does not hold what it must. Raised by sites/; lists every fault of the file at once; exit 2.

    Args:
        path: the file.
        faults: one line a fault, each with key, value and what was expected.
    """

    def __init__(self, path: str, faults: list[str]) -> None:
        self.path = path
        self.faults = faults
        lines = "\n".join(f"  {fault}" for fault in faults)
        super().__init__(f"{path}: {len(faults)} fault{'s' if len(faults) != 1 else ''} in this site file:\n{lines}")


class VerdictError(NewsarchiveError):
    """The verdict of a crawl is bad (exit 3). Raised by cli/ from the ledger, after everything was stored."""

    exit_code = 3


class ArchiveError(NewsarchiveError):
    """The archive cannot be opened or written, stayed locked, or another crawl of the site runs (exit 4).

    Raised by archive/ and captures/; handled by the command line, which prints it and stops."""

    exit_code = 4


class IntegrityError(NewsarchiveError):
    """What is stored does not match its digest (exit 5). Raised by captures/ and archive/ when reading back."""

    exit_code = 5


class WorkerError(NewsarchiveError):
    """A worker process did not answer in time or died over a page.

    Raised by workers/; handled by pipelines/read, which turns it into the outcome named in `outcome`."""

    exit_code = 3

    def __init__(self, message: str, outcome: str) -> None:
        super().__init__(message)
        self.outcome = outcome
