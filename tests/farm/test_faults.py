"""Each planted fault breaks what it says and nothing else."""

from __future__ import annotations

import http.client
import ssl
from functools import partial
from pathlib import Path

import pytest

from tests.farm.faults import FAULTS, Fault, SmallBitrix, SmallHugo, SmallWordPress, lead_to, self_signed
from tests.farm.model import Answer, Ask, Site
from tests.farm.server import running

SECTIONS: dict[type[Site], str] = {SmallHugo: "/aktuelles/", SmallBitrix: "/press/news/", SmallWordPress: "/feed/"}
every_fault = pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])


def broken(fault: Fault) -> tuple[Site, Answer]:
    site = fault.site()
    site.fault = partial(fault.plant, site)
    return site, site.serve(Ask.of(SECTIONS[fault.site]))


@every_fault
def test_a_fault_changes_an_answer_and_the_truth_stays(fault: Fault) -> None:
    site, answer = broken(fault)
    if not fault.tls and fault.name != "robots forbids":
        assert answer.body != fault.site().answer(Ask.of(SECTIONS[fault.site])).body
    assert site.key_at(next(iter(site.truth.values())).path)
    if fault.name != "bot wall":
        assert site.serve(Ask.of("/")).status == 200


def test_there_are_ten_kinds_or_more() -> None:
    assert len({fault.name for fault in FAULTS}) >= 10


def fault_named(name: str) -> Fault:
    return next(fault for fault in FAULTS if fault.name == name)


def test_a_moved_section_works_at_its_new_path_with_links_of_its_own() -> None:
    site, answer = broken(fault_named("moved"))
    assert (answer.status, answer.headers["Location"]) == (301, "/meldungen/")
    listing = site.serve(Ask.of("/meldungen/"))
    assert listing.kind == "listing"
    assert isinstance(listing.body, str)
    assert "/aktuelles/" not in listing.body
    new = next(iter(site.truth.values())).path.replace("/aktuelles", "/meldungen")
    assert f'href="{new}"' in listing.body
    assert site.serve(Ask.of(new)).kind == "article"
    home = site.serve(Ask.of("/")).body
    assert isinstance(home, str)
    assert 'href="/meldungen/"' in home


def test_a_redesign_has_other_addresses_and_no_class_of_the_old_one() -> None:
    site, listing = broken(fault_named("redesigned"))
    one = next(iter(site.truth.values()))
    assert isinstance(listing.body, str)
    assert f'href="/novosti/{one.key}/"' in listing.body
    assert "detail.php" not in listing.body
    assert "news-item" not in listing.body
    assert site.serve(Ask.of(one.path)).status == 404
    new = site.serve(Ask.of(f"/novosti/{one.key}/"))
    assert (new.kind, new.key) == ("article", one.key)


def test_an_empty_listing_keeps_its_frame_and_loses_its_rows() -> None:
    _, listing = broken(fault_named("empty listing"))
    assert isinstance(listing.body, str)
    assert listing.status == 200
    assert "detail.php" not in listing.body
    assert "footer" in listing.body


def test_a_certificate_of_the_sites_own_is_refused_by_whoever_verifies(tmp_path: Path) -> None:
    site, other = SmallHugo(), SmallHugo()
    with running(site) as farm, running(other, tls=self_signed(site.address, tmp_path)) as secret:
        site.fault = lead_to(f"https://{site.address}:{secret.port}")
        plain = http.client.HTTPConnection(site.address, farm.port, timeout=5)
        plain.request("GET", "/aktuelles/?a=b")
        assert plain.getresponse().headers["Location"] == f"https://{site.address}:{secret.port}/aktuelles/?a=b"
        with pytest.raises(ssl.SSLCertVerificationError):
            http.client.HTTPSConnection(site.address, secret.port, timeout=5, context=ssl.create_default_context()).request("GET", "/")
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection(site.address, secret.port, timeout=5, context=trusting)
        connection.request("GET", "/aktuelles/")
        assert connection.getresponse().status == 200
