"""`sites check` on the farm: no alarm over healthy sites, and each planted fault named with its cause."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from tests.farm.faults import FAULTS, Fault, SmallWordPress, lead_to, self_signed
from tests.farm.harness import file_of, run
from tests.farm.model import Site
from tests.farm.server import running
from tests.farm.sites import OPEN

MOST_ARTICLES = 3
HEALTHY = [kind for kind in OPEN if kind().by_hand() is not None and not any(issubclass(fault.site, kind) for fault in FAULTS)]
"""Sites beside those that are broken later."""


def of_its_own(fault: Fault, number: int) -> Site:
    """The fault's site under an address and an id of its own, so that all can be broken at once."""
    return type(f"Broken{number}", (fault.site,), {"id": f"broken-{number}", "address": f"127.0.3.{number + 1}", "alias": ""})()


def site_file(site: Site) -> str:
    """A site file written by hand; that of WordPress names its feed too."""
    text = file_of(site)
    if isinstance(site, SmallWordPress):
        text = text.replace("\n[crawl]", f'\n[[sources]]\nkind = "feed"\nurl = "{site.origin}/feed/"\n[crawl]')
    return text


@dataclass
class Ran:
    """What was said of all sites, and how many requests the broken ones got."""

    healthy: CompletedProcess[str]
    healthy_json: dict[str, Any]
    broken: CompletedProcess[str]
    alone: CompletedProcess[str]
    """The broken ones, without an archive."""
    requests: dict[str, list[str]]


def crawled(folder: Path, sites: list[Site]) -> None:
    """Write the sites' files and crawl a few articles of each."""
    (folder / "sites").mkdir()
    for site in sites:
        (folder / "sites" / f"{site.id}.toml").write_text(site_file(site), encoding="utf-8")
    run(["crawl", *(site.id for site in sites), "--quiet", "--limit", str(MOST_ARTICLES), "--jobs", "4"], folder, 110)


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    """All sites are crawled and checked; then each fault is planted, and they are checked again."""
    folder = tmp_path_factory.mktemp("check")
    broken = [of_its_own(fault, number) for number, fault in enumerate(FAULTS)]
    sites = [*(kind() for kind in HEALTHY), *broken]
    names = [site.id for site in broken]
    with running(*sites), contextlib.ExitStack() as also:
        crawled(folder, sites)
        healthy = run(["sites", "check", *(site.id for site in sites), "--json"], folder, 110)
        for fault, site in zip(FAULTS, broken, strict=True):
            site.reset()
            if fault.tls:
                other = of_its_own(fault, int(site.id.rpartition("-")[2]))
                farm = also.enter_context(running(other, tls=self_signed(site.address, folder)))
                site.fault = lead_to(f"https://{site.address}:{farm.port}")
            else:
                site.fault = partial(fault.plant, site)
        done = run(["sites", "check", *names], folder, 110)
        requests = {site.id: [asked.path for asked in site.log] for site in broken}
        empty = tmp_path_factory.mktemp("alone")
        (folder / "sites").rename(empty / "sites")
        alone = run(["sites", "check", *names], empty, 110)
        assert not (empty / "archive.db").exists()
        yield Ran(healthy, json.loads(healthy.stdout), done, alone, requests)


def said_of(ident: str, said: str) -> str:
    """What a report says of one site."""
    lines = said.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"{ident} ("))
    end = next((n for n, line in enumerate(lines[start + 1 :], start + 1) if not line.startswith(" ")), len(lines))
    return "\n".join(lines[start:end])


def test_healthy_sites_raise_no_alarm(ran: Ran) -> None:
    assert [one["site"] for one in ran.healthy_json["sites"] if not one["good"]] == []
    assert ran.healthy.returncode == 0, ran.healthy.stderr
    assert ran.healthy_json["good"]


def test_a_healthy_source_says_how_new_it_is_and_how_much_of_it_is_known(ran: Ran) -> None:
    for site in ran.healthy_json["sites"]:
        assert site["sources"], site["site"]
        for source in site["sources"]:
            assert source["articles"] > 0
            assert 0 < source["known"] <= source["articles"]
    assert sum(source["newest"] is not None for site in ran.healthy_json["sites"] for source in site["sources"]) > 10


@pytest.mark.parametrize("number", range(len(FAULTS)), ids=[fault.name for fault in FAULTS])
def test_a_fault_is_named_with_its_cause(ran: Ran, number: int) -> None:
    said = said_of(f"broken-{number}", ran.broken.stdout)
    assert any(word in said.lower() for word in FAULTS[number].words), said
    assert " broke, " in said.splitlines()[0]
    assert ran.broken.returncode == 3


@pytest.mark.parametrize("number", range(len(FAULTS)), ids=[fault.name for fault in FAULTS])
def test_a_fault_is_named_without_an_archive_too(ran: Ran, number: int) -> None:
    said = said_of(f"broken-{number}", ran.alone.stdout)
    assert any(word in said.lower() for word in FAULTS[number].words), said
    assert ran.alone.returncode == 3


def test_each_source_is_asked_for_once_and_robots_first(ran: Ran) -> None:
    for name, paths in ran.requests.items():
        assert paths[0] == "/robots.txt", name
        assert len(paths) == len(set(paths)), name
        assert len(paths) <= 3, name
