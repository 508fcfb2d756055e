"""Whether the body of an answer is kept: what was refused, cut off, held or never seen is, whatever else."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from newsarchive.archive import rechecks
from newsarchive.errors import IntegrityError
from newsarchive.items import Capture, Earlier, Fetched, Outcome, Reading, RecordRef, Repeat
from newsarchive.pipelines.repeat import RepeatPipeline
from newsarchive.spiders.furniture import Furniture
from tests.captures.samples import item as answered

BODY = b"<p>the page</p>"
DIGEST = hashlib.sha256(BODY).hexdigest()
WHOLE = RecordRef(
    capture_id="first", file="a.warc.gz", offset=1, length=2, record_type="response", payload_sha256=DIGEST, block_sha256=DIGEST
)
BEFORE = Earlier(ref=WHOLE, url=answered().url, fetched_at="2020-01-01T00:00:00.000Z")


class Archive:
    """What the services answer, without an archive, a pool or a file."""

    def __init__(
        self, earlier: Earlier | None = BEFORE, *, same: bool = True, lines: tuple[str, ...] | None = None, keep: str = "changed"
    ) -> None:
        self.answers: dict[object, object] = {
            rechecks.last_whole: earlier, rechecks.same_bytes: earlier, rechecks.says_the_same: same,
        }  # fmt: skip
        self.lines = lines
        self.compared = 0
        run = SimpleNamespace(leased={1: None}, left=SimpleNamespace(alone=set()), is_stopping=lambda: True)
        run.furniture = Furniture(run)  # type: ignore[arg-type]
        self.sites = {"demo": SimpleNamespace(crawl=SimpleNamespace(keep_rechecks=keep))}
        self.runs = {7: run}
        self.folder = None

    async def call(self, function: object, *_: Any) -> object:
        return self.answers[function]

    def compare(self, *_: Any) -> object:
        self.compared += 1
        done: asyncio.Future[tuple[str, ...] | None] = asyncio.get_running_loop().create_future()
        done.set_result(self.lines)
        return done


def whole_record(folder: object, ref: RecordRef) -> Capture:
    return replace(answered(), body=BODY).as_capture()


def damaged_record(folder: object, ref: RecordRef) -> Capture:
    raise IntegrityError("its bytes are others")


def decided(archive: Archive, one: Fetched, monkeypatch: pytest.MonkeyPatch, read_record: Any = whole_record) -> Repeat | None:
    pipeline = RepeatPipeline.__new__(RepeatPipeline)
    pipeline.services, pipeline.stats = archive, None  # type: ignore[assignment]
    monkeypatch.setattr("newsarchive.pipelines.repeat.read_record", read_record)
    return asyncio.run(pipeline.process_item(one)).repeats


def known(body: bytes = BODY, rendered: bytes | None = None) -> Fetched:
    one = replace(answered(body=body), known=True, received_at=datetime(2020, 6, 1, tzinfo=UTC), rendered=rendered)
    one.reading = Reading(capture_id="", url=one.url, text="the page")
    return one


def test_equal_bytes_and_changed_furniture_are_repeats(monkeypatch: pytest.MonkeyPatch) -> None:
    assert decided(Archive(), known(), monkeypatch) == Repeat(earlier=BEFORE, how="identical")
    lines = ("- 1", "+ 2")
    assert decided(Archive(lines=lines), known(b"other"), monkeypatch) == Repeat(earlier=BEFORE, how="furniture", differing=lines)
    assert decided(Archive(lines=None), known(b"other"), monkeypatch) is None


def test_an_answer_is_kept_whole_where_the_capture_that_it_repeats_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    for body in (BODY, b"other"):
        assert decided(Archive(lines=()), known(body), monkeypatch) is not None
        assert decided(Archive(lines=()), known(body), monkeypatch, damaged_record) is None


@pytest.mark.parametrize(
    "more",
    [
        {"outcome": Outcome.READ_TIMEOUT}, {"outcome": Outcome.READ_CRASHED}, {"flags": ("truncated",)}, {"status": 206},
        {"unrendered": "no browser"}, {"reading": Reading(capture_id="", url="", outcome=Outcome.HOSTILE)}, {"form": (("a", "b"),)},
        {"reading": Reading(capture_id="", url="", outcome=Outcome.SOFT_404)}, {"known": False},
    ],
)  # fmt: skip
def test_what_was_refused_or_is_not_whole_or_not_known_is_kept(more: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    one = known()
    for name, value in more.items():
        setattr(one, name, value)
    assert decided(Archive(lines=()), one, monkeypatch) is None


def test_a_page_that_reads_differently_or_was_never_kept_is_kept_and_not_even_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    for archive in (Archive(same=False, lines=()), Archive(None, lines=())):
        assert decided(archive, known(b"other"), monkeypatch) is None
        assert archive.compared == 0


def test_the_site_file_may_have_all_kept_or_one_a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    assert decided(Archive(keep="all"), known(), monkeypatch) is None
    assert decided(Archive(keep="yearly"), known(), monkeypatch) is not None
    late = known()
    late.received_at = datetime(2021, 3, 1, tzinfo=UTC)
    assert decided(Archive(keep="yearly"), late, monkeypatch) is None


def test_an_equal_body_that_a_browser_shows_otherwise_is_no_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    assert decided(Archive(lines=None), known(rendered=b"<p>shown</p>"), monkeypatch) is None
    shown = replace(BEFORE, ref=replace(WHOLE, rendered=replace(WHOLE, payload_sha256=hashlib.sha256(b"<p>shown</p>").hexdigest())))
    found = decided(Archive(shown), known(rendered=b"<p>shown</p>"), monkeypatch)
    assert found is not None
    assert found.how == "identical"


def test_a_listing_is_told_by_its_bytes_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    listing = known()
    listing.kind = "listing"
    assert decided(Archive(), listing, monkeypatch) is not None
    listing.body, listing.repeats = b"other", None
    assert decided(Archive(None, lines=()), listing, monkeypatch) is None


def counted(*rows: int) -> tuple[Furniture, Any]:
    run = SimpleNamespace(leased={1: None, 2: None}, left=SimpleNamespace(alone=set()), is_stopping=lambda: False)
    furniture = Furniture(run)  # type: ignore[arg-type]
    for row in rows:
        furniture.add(row, (5, row + 100))
    return furniture, run


def test_blocks_are_counted_once_a_page_and_its_own_do_not_count() -> None:
    furniture, _ = counted(1, 2, 2, 3)
    assert furniture.pages == 3
    assert furniture.shared(9, (5, 101)) == {5}
    assert furniture.shared(1, (5, 101)) == frozenset(), "two others are not enough"
    furniture.add(4, (5,))
    assert furniture.shared(1, (5, 101)) == {5}


def test_an_answer_waits_for_other_pages_but_not_when_all_that_is_under_way_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    async def wait() -> list[bool]:
        furniture, run = counted()
        monkeypatch.setattr("newsarchive.spiders.furniture.LOOK_AGAIN", 0.001)
        first = asyncio.ensure_future(furniture.more(1, 0))
        await asyncio.sleep(0)
        for row in (3, 4, 5):
            furniture.add(row, (1,))
        found = [await first, await furniture.more(1, 0)]
        del run.leased[2]
        found.append(await furniture.more(1, 3))
        run.left.alone.add(1)
        return [*found, await furniture.more(1, 3)]

    assert asyncio.run(wait()) == [True, True, False, False]
