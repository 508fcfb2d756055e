"""How an article is cited: six forms to copy, three of them as files that programs read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from datasette.utils.asgi import Response

from newsarchive.archive import articles
from newsarchive.archive.readonly import Connection
from newsarchive.browse.room import Room, quoted
from newsarchive.errors import ArchiveError, UsageError
from newsarchive.exports.citing import NAMES, cite

PROSE = ("apa", "chicago", "gost")
FILES = {
    "bib": ("bibtex", "application/x-bibtex"), "ris": ("ris", "application/x-research-info-systems"),
    "json": ("csl", "application/vnd.citationstyles.csl+json"),
}  # fmt: skip
"""Ends of file names: the style, the media type."""


@dataclass(frozen=True, kw_only=True)
class Citation:
    """One form of citing an article."""

    name: str
    text: str
    href: str | None = None
    """Where it is had as a file."""
    media_type: str | None = None

    @property
    def is_prose(self) -> bool:
        """Whether it is for people, not for programs."""
        return self.href is None


def of(room: Room, record: dict[str, Any], captured_at: str | None) -> list[Citation]:
    """All forms, in the visitor's language; the files of an earlier version are of that one too."""
    version = record["version"] if record["version"] != record["version_count"] else None
    said = {"captured_at": captured_at, "publisher": room.site_name(record["site"]), "language": room.language}
    prose = [Citation(name=NAMES[style], text=cite(record, style, **said)) for style in PROSE]
    return prose + [
        Citation(
            name=NAMES[style], text=cite(record, style, **said), media_type=kind,
            href=room.url(f"/-/cite/{quoted(record['id'])}.{end}", version=version),
        )
        for end, (style, kind) in FILES.items()
    ]  # fmt: skip


async def file(room: Room) -> Response:
    """One citation as a file, of the version that is asked for."""
    style, kind = FILES[room.request.url_vars["end"]]

    def look(connection: Connection) -> tuple[dict[str, Any], str]:
        key = articles.resolve(connection, room.name)
        return articles.record(connection, key, room.version), articles.provenance(connection, key, room.version)["fetched_at"]

    try:
        record, captured_at = await room.look(look)
    except (UsageError, ArchiveError) as error:
        return await room.sorry(error)
    text = cite(record, style, captured_at=captured_at, publisher=room.site_name(record["site"]), language=room.language)
    name = "".join(char for char in record["id"] if char.isascii() and (char.isalnum() or char in "._-")) or "article"
    headers = {"Content-Disposition": f'attachment; filename="{name}.{room.request.url_vars["end"]}"'}
    return Response(text, content_type=f"{kind}; charset=utf-8", headers=headers)
