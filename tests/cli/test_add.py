"""`sites add` of what is there already."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.cli.add import checked
from newsarchive.errors import UsageError
from tests.program import run


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://www.uzh.ch/", "uzh"), ("news.mit.edu", "mit"), ("http://KAZNU.kz/en/", "kaznu"), ("https://old.nuu.uz/x", "nuu_uz"),
    ],
    ids=["its front page", "a host of its news", "an alias of a host", "a former host"],
)  # fmt: skip
def test_a_university_of_the_catalogue_is_named_before_anything_is_asked(tmp_path: Path, address: str, site: str) -> None:
    arguments = ["sites", "add", address, "--proxy", "http://127.0.0.1:9", "--db", str(tmp_path / "a.db")]
    done = run(*arguments)
    assert done.returncode == 2
    assert f"the site '{site}' (unverified)" in done.stderr
    assert f"sites enable {site}" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "address",
    ["mailto:rector@u.example", "javascript:alert(1)", "tel:+77", "data:text/html,x", "about:blank", "ftp://u.example/", "http:u.example",
     "https:/u.example", "view-source:http://u.example/"],
)  # fmt: skip
def test_what_is_no_address_of_a_website_is_told_so(address: str) -> None:
    with pytest.raises(UsageError, match="no address of a website") as raised:
        checked(address)
    assert "https://" in raised.value.advice


def test_hosts_with_ports_are_addresses_and_user_names_are_refused() -> None:
    assert checked("u.example:8080/x") == "https://u.example:8080/x"
    assert checked("localhost:8471") == "https://localhost:8471/"
    for address in ("user@u.example", "user:word@u.example", "https://user:word@u.example/"):
        with pytest.raises(UsageError, match="user name"):
            checked(address)
