"""Character references that stand in the text."""

from __future__ import annotations

import pytest

from newsarchive.text.entities import decode_entities


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("a&nbsp;b", "a\u00a0b"),
        ("КазНУ &amp;laquo;жаңалық&amp;raquo;", "КазНУ «жаңалық»"),
        ("Universit&auml;t &amp;ndash; caf&amp;eacute;", "Universität – café"),
        ("大学&amp;amp;nbsp;新闻", "大学\u00a0新闻"),
        ("o&rsquo;quv", "o’quv"),
        ("&amp;laquo;x&amp;raquo;", "«x»"),
        ("&amp;amp;quot;", '"'),
        ("R&amp;D", "R&D"),
        ("&#8220;x&#8221;", "“x”"),
    ],
)
def test_leftover_references_are_decoded(text: str, decoded: str) -> None:
    assert decode_entities(text) == decoded


@pytest.mark.parametrize("text", ["R&D", "&lt;b&gt;", "a & b; c", "AT&T;"])
def test_code_and_plain_ampersands_stay(text: str) -> None:
    assert decode_entities(text) == text
