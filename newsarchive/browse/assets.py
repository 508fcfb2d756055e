"""Our style sheets, which are all that our pages load."""

from __future__ import annotations

from pathlib import Path

from datasette.utils.asgi import Response

from newsarchive.browse.room import Room

FOLDER = Path(__file__).parent / "assets"
ASSETS = {
    "newsarchive.css": "text/css; charset=utf-8", "article.css": "text/css; charset=utf-8",
    "site.css": "text/css; charset=utf-8",
    "tables.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml",
}  # fmt: skip


async def asset(room: Room) -> Response:
    """One of them."""
    name = room.request.url_vars["asset"]
    if name not in ASSETS:
        return Response.text("There is nothing here.\n", status=404)
    text = (FOLDER / name).read_text(encoding="utf-8")
    return Response(text, content_type=ASSETS[name], headers={"Cache-Control": "max-age=3600"})
