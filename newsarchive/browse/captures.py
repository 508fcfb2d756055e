"""Captures: the page as it was received, in a frame that can do nothing; its headers and digests; the record as WARC; pictures."""

from __future__ import annotations

import asyncio
import base64
from dataclasses import dataclass
from typing import Any

from datasette.utils.asgi import Response

from newsarchive.archive import reading_capture
from newsarchive.archive.place import captures_folder
from newsarchive.archive.reading_capture import Shown
from newsarchive.archive.readonly import Connection
from newsarchive.browse import replay_page
from newsarchive.browse.picture import LARGEST, type_of
from newsarchive.browse.room import Room
from newsarchive.captures.packing import packed
from newsarchive.captures.reader import read_found, read_record
from newsarchive.captures.writer import warcinfo
from newsarchive.errors import ArchiveError, IntegrityError, UsageError
from newsarchive.pages.charset import to_text
from newsarchive.pages.decode import Undecodable, decode_body
from newsarchive.pages.guard import check
from newsarchive.pages.parse import parse

WHOLE_PICTURES = 6 * 1024 * 1024
"""Bytes of pictures that are put into one replayed page."""
MOST_HEADERS = 200
INERT = {"Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "private, no-cache"}
"""What is withheld later must not live on in caches: they ask each time, and are told by the digest that nothing changed."""


@dataclass(frozen=True, kw_only=True)
class Received:
    """What a capture's record says, as far as it can be read."""

    headers: tuple[tuple[str, str], ...] = ()
    size: int | None = None
    """Bytes of the body as received; None of a record that names another's."""
    ip_address: str = ""
    damage: str = ""
    """Why it cannot be read, as messages/capture.toml has it; "" where it can."""


async def page(room: Room) -> Response:
    """What is known of a capture, with the page in a frame."""

    def look(connection: Connection) -> tuple[Shown, Received]:
        shown = _shown(connection, room.name)
        return shown, _received(room, shown)

    def told(found: tuple[Shown, Received]) -> dict[str, Any]:
        shown, received = found
        return {
            "shown": shown, "received": received, "ref": shown.ref,
            "frame": None if received.damage or shown.is_file else room.url(f"/-/replay/{shown.ref.capture_id}"),
        }  # fmt: skip

    return await room.page("capture.html", look, told)


async def replay(room: Room) -> Response:
    """The captured page, made harmless, for the frame."""

    def look(connection: Connection) -> tuple[Shown, dict[str, str]]:
        shown = _shown(connection, room.name)
        return shown, dict(_pictures(room, connection, shown.key))

    try:
        shown, pictures = await room.look(look)
        text = await asyncio.to_thread(_replayed, room, shown, pictures)
    except (UsageError, ArchiveError, IntegrityError) as error:
        return room.sorry_text(_closed(room, error), headers=replay_page.HEADERS)
    return Response.html(text, headers=replay_page.HEADERS)


def _replayed(room: Room, shown: Shown, pictures: dict[str, str]) -> str:
    capture = read_record(captures_folder(room.path), shown.ref)
    try:
        body = decode_body(capture.body, capture.headers)
    except Undecodable as error:
        raise UsageError(f"The body cannot be decoded: {error.reason}.") from error
    html = to_text(body, capture.headers)
    fault = check(html)
    tree = None if fault is not None else parse(html)
    if tree is None:
        raise UsageError(f"This capture is not shown as a page: {fault or 'there is no page in it'}. Its WARC record has it as it came.")
    return replay_page.replayed(tree, shown.url, pictures, room.article_url)


def _pictures(room: Room, connection: Connection, key: int) -> list[tuple[str, str]]:
    """The captured pictures of an article as data: addresses, as many as fit."""
    found, size = [], 0
    for url, capture in reading_capture.pictures(connection, key).items():
        shown = reading_capture.shown(connection, capture)
        if shown is None or shown.ref.length + size > WHOLE_PICTURES:
            continue
        try:
            body = _body(room, shown)
        except (IntegrityError, UsageError):
            continue
        kind = type_of(body)
        if kind is not None and size + len(body) <= WHOLE_PICTURES:
            size += len(body)
            found.append((url, f"data:{kind};base64,{base64.b64encode(body).decode()}"))
    return found


async def warc(room: Room) -> Response:
    """The record as it was written: with its request, the rendered page, and the earlier response that it names."""

    def look(connection: Connection) -> tuple[str, bytes | None]:
        shown = _shown(connection, room.name)
        tag = f'W/"{shown.ref.block_sha256}"'  # weak: the record warcinfo before it is made anew
        if _is_held(room, tag):
            return tag, None
        folder = captures_folder(room.path)
        data = warcinfo(f"{shown.ref.capture_id}.warc.gz") + packed(folder, shown.ref).data
        return tag, data + packed(folder, shown.ref.referred).data if shown.ref.referred is not None else data

    try:
        tag, data = await room.look(look)
    except (UsageError, ArchiveError, IntegrityError) as error:
        return await room.sorry(_closed(room, error))
    if data is None:
        return _unchanged(tag)
    headers = {"Content-Disposition": f'attachment; filename="{room.name}.warc.gz"', "ETag": tag, **INERT}
    return Response(data, content_type="application/warc", headers=headers)


async def file(room: Room) -> Response:
    """A picture or attachment of an article, as it was received. Only what is a picture by its bytes is shown; all else is saved."""

    def look(connection: Connection) -> tuple[Shown, bytes | None]:
        shown = _shown(connection, room.name)
        if not shown.is_file:
            raise UsageError("This capture is a page.", "It is shown under /-/capture/.")
        return shown, None if _is_held(room, f'"{shown.ref.payload_sha256}"') else _body(room, shown)

    try:
        shown, body = await room.look(look)
    except (UsageError, ArchiveError, IntegrityError) as error:
        return await room.sorry(_closed(room, error))
    inert = {**INERT, "ETag": f'"{shown.ref.payload_sha256}"'}
    if body is None:
        return _unchanged(inert["ETag"])
    kind = type_of(body)
    if kind is not None:
        return Response(body, content_type=kind, headers=inert)
    name = "".join(char for char in shown.url.partition("?")[0].rpartition("/")[2] if char.isascii() and (char.isalnum() or char in "._-"))
    headers = {"Content-Disposition": f'attachment; filename="{name[-80:] or "file"}"', **inert}
    return Response(body, content_type="application/octet-stream", headers=headers)


def _is_held(room: Room, tag: str) -> bool:
    """Whether who asks has it already."""
    return tag.removeprefix("W/") in {one.strip().removeprefix("W/") for one in room.request.headers.get("if-none-match", "").split(",")}


def _unchanged(tag: str) -> Response:
    return Response(b"", status=304, headers={**INERT, "ETag": tag})


def _shown(connection: Connection, name: str) -> Shown:
    found = reading_capture.shown(connection, name)
    if found is None:
        raise UsageError(f"There is no capture {name[:80]!r} that may be shown.").known("no_capture", name=name[:80])
    return found


def _body(room: Room, shown: Shown) -> bytes:
    if shown.ref.length > LARGEST:
        raise UsageError(f"This file has {shown.ref.length:,} bytes and is given out as a WARC record only.")
    capture = read_record(captures_folder(room.path), shown.ref)
    try:
        return decode_body(capture.body, capture.headers, LARGEST)
    except Undecodable as error:
        raise UsageError(f"The body cannot be decoded: {error.reason}.") from error


def _received(room: Room, shown: Shown) -> Received:
    try:
        found = read_found(captures_folder(room.path), shown.ref)
    except IntegrityError:
        return Received(damage=_damage(room))
    return Received(
        headers=found.capture.headers[:MOST_HEADERS], ip_address=found.ip_address,
        size=len(found.capture.body) if found.record_type == "response" else None,
    )  # fmt: skip


def _damage(room: Room) -> str:
    """Why a capture cannot be read; which file it is, and where, is not for visitors."""
    return "damaged" if room.has_captures else "elsewhere"


def _closed(room: Room, error: Exception) -> Exception:
    """A capture that cannot be read is our fault, not the visitor's; one that was never here is nobody's."""
    if not isinstance(error, IntegrityError):
        return error
    said = str(room.t(f"capture.{_damage(room)}"))
    return ArchiveError(said) if room.has_captures else UsageError(said)
