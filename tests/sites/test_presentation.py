"""What in an address says nothing of what stands there."""

from __future__ import annotations

import pytest

from newsarchive.sites.presentation import without_visit


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("http://u.example/list?sid=c4ca4238a0b92382", "http://u.example/list"),
        ("http://u.example/i.php?PHPSESSID=ab12&p=news&s=2", "http://u.example/i.php?p=news&s=2"),
        ("http://u.example/a?z=1&utm_source=x&a=%D0%B0&redirect=%2Fb", "http://u.example/a?z=1&a=%D0%B0"),
        ("http://u.example/spip.php?rubrique3&jsessionid=A1", "http://u.example/spip.php?rubrique3"),
        ("http://u.example/list?sid=17", "http://u.example/list?sid=17"),
        ("http://u.example/list", "http://u.example/list"),
    ],
)
def test_an_address_is_kept_as_written_but_for_the_visit_it_was_seen_on(url: str, plain: str) -> None:
    assert without_visit(url) == plain
