"""What kept a request from being answered, in the words of the ledger."""

from __future__ import annotations

import re

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)

from newsarchive.errors import NO_TLS
from newsarchive.extensions.guard import Refused, refusal_of
from newsarchive.extensions.handler import HeadTooBig
from newsarchive.items import Outcome

_SSL = re.compile(r"\('SSL routines', '[^']{0,100}', '([^']{1,200})'\)")
_FAILURE = re.compile(r"twisted\.python\.failure\.Failure (?:[a-z_]+\.)*([^>]{3,})>\]?")
_PLAIN = ("wrong version number", "http request", "unknown protocol", "packet length too long", "record layer failure")
"""What OpenSSL says of an answer that is no TLS."""


def name_failure(error: BaseException | None, host: str) -> tuple[Outcome, str]:
    """Outcome and reason for what Scrapy raised instead of an answer from a host."""
    text = _words_of(error)
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
        return Outcome.TOO_BIG, _larger(text)
    head = _head_too_big(error)
    if head is not None:
        return Outcome.TOO_BIG, str(head)
    if isinstance(error, ResponseDataLossError):
        return Outcome.INCOMPLETE, "the body broke off"
    if "certificate" in text.lower() or "SSL" in text or "TLS" in text:
        return Outcome.TLS_ERROR, f"{NO_TLS} ({text})"[:300] if any(words in text for words in _PLAIN) else text
    return Outcome.UNREACHABLE, text


def _larger(text: str) -> str:
    """Of a body that is larger than allowed: how large, and what is, out of Scrapy's sentence."""
    sizes = re.search(r"(\d{1,18}) bytes[^()]{0,80}\((\d{1,18})\)", text)
    return f"it has {int(sizes[1]):,} bytes or more; at most {int(sizes[2]):,} are taken" if sizes else "it is larger than is taken"


def _words_of(error: BaseException | None) -> str:
    """What an error says itself, out of what Scrapy and Twisted wrap around it."""
    text = f"{type(error).__name__}: {error}"[:1000]
    ssl = _SSL.search(text)
    if ssl is not None:
        return f"TLS: {ssl[1]}"
    inner = _FAILURE.search(text)
    return (inner[1] if inner is not None else text)[:300].rstrip(": ")


def _head_too_big(error: BaseException | None) -> HeadTooBig | None:
    """The handler's own reason for giving an answer up, which Twisted wraps in its failure."""
    if not isinstance(error, DownloadFailedError):
        return None
    reasons = getattr(error.__cause__, "reasons", None) or []
    return next((reason.value for reason in reasons if isinstance(reason.value, HeadTooBig)), None)
