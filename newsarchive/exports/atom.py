"""Changes as an Atom feed (RFC 4287): stable ids, plain text only, nothing in it that a reader's program could run."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from newsarchive.exports.changes_text import summary_of
from newsarchive.exports.links import followed

SAFE = "%/:=&?~#+!$,;'@()*[]"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def feed(
    changes: Iterable[Mapping[str, Any]], archive: uuid.UUID, *, name: str, empty_since: str, own: str | None = None
) -> Iterator[str]:
    """The feed in pieces.

    Args:
        changes: the newest first; as many as a reader's program takes, they are held in memory.
        archive: by which the archive is known.
        name: what the feed is of: all changes, or those of a site, of a kind.
        empty_since: when it was updated last, where it has no entry.
        own: its address, where it has one.
    """
    entries = list(changes)
    # What was decided later may stand before what was seen earlier.
    newest = max((one["at"] for one in entries), default=empty_since)
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield f"<id>{uuid.uuid5(archive, 'changes ' + name).urn}</id>\n<title>{_text(name)}</title>\n"
    yield f"<updated>{newest}</updated>\n<author><name>newsarchive</name></author>\n"
    yield "<generator>newsarchive</generator>\n"
    if own is not None:
        yield f'<link rel="self" type="application/atom+xml" href={_address(own)}/>\n'
    for change in entries:
        yield _entry(change, archive)
    yield "</feed>\n"


def _entry(change: Mapping[str, Any], archive: uuid.UUID) -> str:
    ident = uuid.uuid5(archive, f"{change['id']} {change['kind']} {change['at']} {change['version']}")
    language = change["language"] or ""
    marked = f" xml:lang={quoteattr(language)}" if _LANGUAGE.fullmatch(language) else ""
    address = followed(change["url"] or "")
    link = f"<link rel=\"alternate\" href={_address(address)}/>\n" if address is not None else ""
    return (
        f"<entry>\n<id>{ident.urn}</id>\n<title{marked}>{_text(change['title'] or change['id'])}</title>\n"
        f"<updated>{change['at']}</updated>\n{link}<category term={quoteattr(change['kind'])}/>\n"
        f"<category term={quoteattr(_plain(change['site']))} scheme=\"urn:newsarchive:site\"/>\n"
        f"<summary>{_text(summary_of(change))}</summary>\n</entry>\n"
    )


def _plain(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def _text(text: str) -> str:
    return escape(" ".join(_plain(text).split()))


def _address(url: str) -> str:
    return quoteattr(quote(_plain(url), safe=SAFE))
