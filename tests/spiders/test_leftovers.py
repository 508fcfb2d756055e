"""What a crawl that died left in its WARC files is adopted: also a record that only names an earlier capture."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from newsarchive.archive import rechecks
from newsarchive.captures.recover import recover
from newsarchive.captures.writer import CaptureWriter
from newsarchive.items import Earlier, Fetched, Repeat, Sameness
from newsarchive.spiders.leftovers import Leftovers
from tests.captures.samples import item

BODY = "<p>Кітапхананың шатыры жөнделді.</p>".encode() * 9


class Services:
    """What a run asks of its services to adopt a capture."""

    def __init__(self, folder: Path, earlier: Earlier | None) -> None:
        self.folder, self.earlier = folder, earlier
        self.held: list[Fetched] = []

    async def call(self, function: object, *_: Any) -> Earlier | None:
        assert function is rechecks.by_id
        return self.earlier

    def hold(self, one: Fetched) -> None:
        self.held.append(one)


def adopted(folder: Path, how: Sameness, *, known: bool = True) -> tuple[Fetched | None, Repeat]:
    """An answer as a crawl captured it before it died, as the next one adopts it."""
    writer = CaptureWriter(folder)
    first = writer.append(item(1, BODY))
    repeat = Repeat(
        earlier=Earlier(ref=first, url=item().url, fetched_at="2021-04-20T09:30:15.123Z"), how=how,
        differing=("- 1", "+ 2") if how == "furniture" else (),
    )  # fmt: skip
    bodies = {"identical": BODY, "not_modified": b"", "furniture": BODY + b"<!-- -->"}
    one = item(1, bodies[how], status=304 if how == "not_modified" else 200)
    one.repeats = repeat
    writer.append(one)
    writer._abandon()
    (orphan,) = recover(folder, lambda _: {first.offset})
    site = SimpleNamespace(id="demo", crawl=SimpleNamespace(browser=True))
    run = SimpleNamespace(services=Services(folder, repeat.earlier if known else None), site=site, crawl=8)
    return asyncio.run(Leftovers(run)._adopt(orphan, None)), repeat  # type: ignore[arg-type]


@pytest.mark.parametrize("how", ["identical", "not_modified", "furniture"])
def test_a_repeat_walks_the_rest_of_the_line_as_what_it_is(tmp_path: Path, how: Sameness) -> None:
    found, repeat = adopted(tmp_path, how)
    assert found is not None
    assert found.repeats == repeat
    assert found.record is not None
    assert found.record.referred == repeat.earlier.ref
    assert found.record.payload_sha256
    assert (found.status, found.body) == ((304, b"") if how == "not_modified" else (200, BODY))
    assert found.unrendered is None
    assert found.adopted


def test_a_repeat_of_a_capture_that_is_not_there_is_asked_for_again(tmp_path: Path) -> None:
    found, _ = adopted(tmp_path, "identical", known=False)
    assert found is None
