"""What tests of rendering share: whether there is a browser, and pages for it."""

from __future__ import annotations

import os

import pytest

from newsarchive.rendering.found import missing
from newsarchive.rendering.page import Document, Lost, Part
from newsarchive.rendering.policy import own_domains

needs_browser = [
    pytest.mark.full,
    pytest.mark.alone,
    pytest.mark.skipif(not os.environ.get("NEWSARCHIVE_REQUIRE_ALL") and missing() is not None, reason="there is no Chromium here"),
]


def document(script: str, *, body: str = "", more: bool = False, url: str = "http://www.universitatea.example/stiri") -> Document:
    """A page with nothing but a script."""
    html = f"<!doctype html><html lang='ro'><head><title>Știri</title></head><body><div id='app'></div>{body}<script>{script}</script></body>"
    return Document(
        url=url, body=html.encode(), content_type="text/html; charset=utf-8", own=own_domains(["www.universitatea.example"]), more=more
    )


class Answers:
    """Hands out parts by address, and remembers what was asked for."""

    def __init__(self, **bodies: str) -> None:
        self.bodies = bodies
        self.asked: list[tuple[str, str]] = []

    async def __call__(self, url: str, accept: str, kind: str) -> Part:
        self.asked.append((url, kind))
        body = self.bodies.get(url.rpartition("/")[2].partition("?")[0].replace(".", "_"))
        if body is None:
            raise Lost("status 503", passing=True)
        return Part(status=200, content_type="text/javascript" if kind == "script" else "application/json", body=body.encode())
