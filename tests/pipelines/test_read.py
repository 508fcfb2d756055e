"""What an answer is read as: nothing rests on an earlier answer that is damaged."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from types import SimpleNamespace

import pytest

from newsarchive.errors import IntegrityError
from newsarchive.items import Capture, Earlier, Outcome, RecordRef, Repeat
from newsarchive.pipelines.read import ReadPipeline
from tests.captures.samples import item as answered

HELD = Earlier(
    ref=RecordRef(capture_id="c", file="f", offset=0, length=9, record_type="response", payload_sha256="", block_sha256=""),
    url=answered().url, fetched_at="2026-01-01T08:00:00.000Z",
)  # fmt: skip


@pytest.mark.parametrize("damaged", [True, False])
def test_a_304_says_nothing_where_what_is_held_is_damaged(damaged: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_record(folder: object, ref: RecordRef) -> Capture:
        if damaged:
            raise IntegrityError("its bytes are others")
        return answered().as_capture()

    monkeypatch.setattr("newsarchive.pipelines.read.read_record", read_record)
    pipeline = ReadPipeline.__new__(ReadPipeline)
    pipeline.services, pipeline.stats = SimpleNamespace(folder=None), None  # type: ignore[assignment]
    one = replace(answered(body=b""), status=304, repeats=Repeat(earlier=HELD, how="not_modified"))
    asyncio.run(pipeline.process_item(one))
    assert (one.outcome, one.is_not_modified) == ((Outcome.SERVER_ERROR, False) if damaged else (None, True))
