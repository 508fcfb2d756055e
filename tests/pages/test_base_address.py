"""Addresses of a page are relative to what it names, however broken that is."""

from __future__ import annotations

from newsarchive.pages.base_address import base_of, joined
from newsarchive.pages.parse import parse

BASE = "https://uni.example/news/1"


def test_addresses_are_relative_to_the_base_the_page_names() -> None:
    tree = parse("<html><head><base><base href='/files/'></head><body></body></html>")
    assert tree is not None
    assert base_of(tree, BASE) == "https://uni.example/files/"
    tree = parse("<html><body>x</body></html>")
    assert tree is not None
    assert base_of(tree, BASE) == BASE
    tree = parse("<html><head><base href='http://[broken'><base href='/files/'></head><body></body></html>")
    assert tree is not None
    assert base_of(tree, BASE) == BASE


def test_what_is_no_address_is_none() -> None:
    assert [joined(BASE, one) for one in ("../2", "http://[broken", "", None)] == ["https://uni.example/2", None, None, None]
