"""Content encodings, undone within bounds."""

from __future__ import annotations

import gzip
import zlib

import pytest

from newsarchive.items import Outcome
from newsarchive.pages.decode import Undecodable, decode_body, header

PAGE = "<p>Университет жаңалықтары</p>".encode() * 50


def encoded(name: str) -> list[tuple[str, str]]:
    return [("Content-Encoding", name)]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (PAGE, ""),
        (PAGE, "identity"),
        (gzip.compress(PAGE, mtime=0), "gzip"),
        (gzip.compress(PAGE, mtime=0), "X-GZIP"),
        (gzip.compress(PAGE, mtime=0) + gzip.compress(b"")[:0], "gzip"),
        (zlib.compress(PAGE), "deflate"),
        (zlib.compress(PAGE)[2:-4], "deflate"),
        (gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0), "gzip, gzip"),
        (PAGE, "gzip"),
    ],
)
def test_an_encoding_is_undone_also_where_it_is_only_claimed(body: bytes, name: str) -> None:
    assert decode_body(body, encoded(name)) == PAGE


def test_members_of_gzip_one_after_the_other_are_one_body() -> None:
    assert decode_body(gzip.compress(PAGE, mtime=0) + gzip.compress(b"end"), encoded("gzip")) == PAGE + b"end"


@pytest.mark.parametrize(
    ("body", "name", "outcome"),
    [
        (gzip.compress(PAGE, mtime=0)[:-20], "gzip", Outcome.INCOMPLETE),
        (gzip.compress(b"0" * 10_000_000, mtime=0), "gzip", Outcome.TOO_BIG),
        (b"0" * 9_000_000, "", Outcome.TOO_BIG),
        (PAGE, "compress", Outcome.NOT_HTML),
        (PAGE, "gzip, gzip, gzip, gzip", Outcome.HOSTILE),
    ],
)
def test_what_cannot_be_undone_has_a_named_outcome(body: bytes, name: str, outcome: Outcome) -> None:
    with pytest.raises(Undecodable) as caught:
        decode_body(body, encoded(name))
    assert caught.value.outcome is outcome


def test_the_last_value_of_a_header_counts() -> None:
    assert header([("A", "1"), ("a", "2")], "a") == "2"
    assert header([], "a") is None
