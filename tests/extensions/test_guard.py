"""The network guard refuses whatever is not a public http(s) address."""

from __future__ import annotations

import pytest
from twisted.internet.error import DNSLookupError

from newsarchive.extensions import guard
from newsarchive.extensions.guard import Refused, check_url, is_public
from newsarchive.items import Outcome


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f.0.0.1/", "http://0177.0.0.1/",
        "http://10.0.0.1/", "http://192.168.1.1:8080/", "http://172.16.0.9/", "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/", "http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://[fe80::1]/", "http://[fc00::1]/",
        "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://224.0.0.1/", "http://100.64.0.1/",
        "http://localhost/", "http://printer.localhost/", "http://127.0.0.1./",
    ],
)  # fmt: skip
def test_a_literal_private_address_is_refused_in_every_spelling(url: str) -> None:
    with pytest.raises(Refused) as refused:
        check_url(url)
    assert refused.value.outcome is Outcome.PRIVATE_ADDRESS


@pytest.mark.parametrize("url", ["https://welcome.kaznu.kz/en/", "http://8.8.8.8/", "http://[2606:4700::1111]/", "https://1.kz/"])
def test_a_public_address_passes(url: str) -> None:
    check_url(url)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://host/x", "data:text/html,x", "javascript:alert(1)", "gopher://h/"])
def test_only_http_is_fetched(url: str) -> None:
    with pytest.raises(Refused) as refused:
        check_url(url)
    assert refused.value.outcome is Outcome.OUT_OF_SCOPE


def test_an_address_with_credentials_is_refused() -> None:
    with pytest.raises(Refused):
        check_url("https://www.kaznu.kz@evil.example/")


def test_an_address_that_cannot_be_split_is_refused_not_raised() -> None:
    with pytest.raises(Refused):
        check_url("http://[::1")


def test_a_name_that_resolves_to_a_private_address_is_refused() -> None:
    with pytest.raises(DNSLookupError):
        guard._refuse_private("10.1.2.3", "news.example")
    assert "10.1.2.3" in str(guard.refusal_of("news.example"))
    assert guard._refuse_private("93.184.216.34", "news.example") == "93.184.216.34"


def test_a_site_on_loopback_opens_its_own_host_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_allowed_hosts", set())
    guard.allow_private(["127.0.0.1:8000"])
    check_url("http://127.0.0.1:8000/news")
    with pytest.raises(Refused):
        check_url("http://127.0.0.2:8000/news")


def test_public_and_private_addresses_are_told_apart() -> None:
    assert is_public("8.8.8.8")
    assert not is_public("fe80::1%eth0")
    assert not is_public("::ffff:192.168.0.1")
