"""What kept a request from being answered, in the words of the ledger."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)

from newsarchive.extensions.guard import Refused, refusal_of
from newsarchive.extensions.handler import HeadTooBig
from newsarchive.items import Outcome


def name_failure(error: BaseException | None, host: str) -> tuple[Outcome, str]:
    """Outcome and reason for what Scrapy raised instead of an answer from a host."""
    text = f"{type(error).__name__}: {error}"[:300].rstrip(": ")
    if isinstance(error, Refused):
        return error.outcome, error.reason
    if isinstance(error, DownloadTimeoutError):
        return Outcome.TIMEOUT, "no complete answer in time"
    if isinstance(error, CannotResolveHostError):
        private = refusal_of(host)
        if private is not None:
            return Outcome.PRIVATE_ADDRESS, private
        return Outcome.UNREACHABLE, "the host's name could not be resolved"
    if isinstance(error, DownloadConnectionRefusedError):
        return Outcome.UNREACHABLE, "the connection was refused"
    if isinstance(error, DownloadCancelledError):
        return Outcome.TOO_BIG, f"the body is larger than allowed: {error}"[:300]
    head = _head_too_big(error)
    if head is not None:
        return Outcome.TOO_BIG, str(head)
    if isinstance(error, ResponseDataLossError):
        return Outcome.INCOMPLETE, "the body broke off"
    if "certificate" in text.lower() or "SSL" in text or "TLS" in text:
        return Outcome.TLS_ERROR, text
    return Outcome.UNREACHABLE, text


def _head_too_big(error: BaseException | None) -> HeadTooBig | None:
    """The handler's own reason for giving an answer up, which Twisted wraps in its failure."""
    if not isinstance(error, DownloadFailedError):
        return None
    reasons = getattr(error.__cause__, "reasons", None) or []
    return next((reason.value for reason in reasons if isinstance(reason.value, HeadTooBig)), None)
