"""Keys of addresses, as other web archives make them."""

from __future__ import annotations

import pytest

from newsarchive.captures.surt import key_of


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://u.example", "example,u)/"),
        ("https://www.News.Example:443/News/One/", "example,news)/news/one"),
        ("http://welcome.u.example/kz/сөз?q=%D0%B0&b=2&a=1", "example,u,welcome)/kz/%d1%81%d3%a9%d0%b7?a=1&b=2&q=%d0%b0"),
        ("http://u.example:8080/a//b/../c/./d/?", "example,u:8080)/a/c/d"),
        ("http://127.0.0.1:8000/news/3", "1,0,0,127:8000)/news/3"),
        ("http://u.example/a%20b/%7Ec%252F?x=%20y+z", "example,u)/a%20b/~c?x=%20y+z"),
        ("http://münchen.example/ü#top", "example,xn--mnchen-3ya)/%c3%bc"),
        ("http://www2.u.example/INDEX.PHP?PHPSESSID=0123456789abcdef0123456789abcdef&id=3", "example,u)/index.php?id=3"),
        ("http://user:pw@u.example/a?x[]=2&x[]=1", "example,u)/a?x[]=1&x[]=2"),
        ("http://u.example/%E0%A4%A?b=&a", "example,u)/%e0%a4%25a?a&b="),
        ("http://u.example:port/a", "example,u)/a"),
    ],
)  # fmt: skip
def test_an_address_is_found_under_its_key(url: str, key: str) -> None:
    assert key_of(url) == key
