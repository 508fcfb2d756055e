"""The captures of one site, imported: each walks the line as in a crawl, and is kept with the time at which it was captured."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urljoin

from newsarchive.archive import crawls, frontier, importing, rechecks, settle, templates
from newsarchive.archive.importing import Admitted, Candidate
from newsarchive.archive.place import captures_folder
from newsarchive.archive.store import Job
from newsarchive.archive.writer import Writer
from newsarchive.captures.foreign import Answer, Spoilt, answer_at, origin_of
from newsarchive.captures.reader import read_record
from newsarchive.captures.records import Origin, uuid_of
from newsarchive.captures.recover import Orphan, recover, write_readme
from newsarchive.captures.writer import CaptureWriter
from newsarchive.errors import IntegrityError, WorkerError
from newsarchive.importing.plan import Finder, Wanted
from newsarchive.items import Fetched, Outcome, Reading, RecordRef, Repeat, State
from newsarchive.line import code_version
from newsarchive.outcomes import judge, of_cut, page_of, reserved
from newsarchive.sites.model import Site
from newsarchive.spiders.aliases import Aliases
from newsarchive.spiders.discovery import canonical_of, found_on, rows
from newsarchive.workers.pool import WorkerPool

SLICE = 40
"""Captures that are read side by side and stored together."""
SLICE_BYTES = 24 * 1024 * 1024
TELLING = frozenset({404, 410})
"""What an address may answer besides a page, or a redirect, that says something of it for good."""


class Desk:
    """What an import has once: the archive's writer, its capture file, the workers."""

    def __init__(self, db: Path, jobs: int) -> None:
        self.folder = captures_folder(db)
        self.captures = CaptureWriter(self.folder)
        self.writer = Writer(db, sync=self.captures.sync)
        self.pool = WorkerPool(jobs)
        self.orphans: list[Orphan] = recover(self.folder, lambda file: self.writer.call(crawls.known_offsets, file).result())
        write_readme(self.folder)

    def close(self) -> None:
        """Commit what waits, close the capture file, end the workers."""
        self.pool.close()
        try:
            if not self.writer.failed:
                self.writer.before(self.captures.close).result()
        finally:
            self.writer.close()


@dataclass(kw_only=True)
class Piece:
    """A capture on its way."""

    answer: Answer
    wanted: Any
    """Its address, for the frontier."""
    origin: Origin
    item: Fetched
    before: Reading | None = None


class Taking:
    """The import of one file for one site, as one crawl of the ledger."""

    def __init__(self, site: Site, desk: Desk, name: str, sha256: str) -> None:
        self.desk, self.name, self.sha256 = desk, name, sha256
        self.outcomes: Counter[str] = Counter()
        self.left: Counter[str] = Counter()
        self.spoilt: list[str] = []
        ask = desk.writer.call
        aliases = Aliases()
        for url, target in ask(frontier.aliases, site.id).result():
            aliases.note(url, target)
        self.site = aliases.apply(site)
        learned = ask(templates.newest, site.id).result()
        self.template = learned.template if learned is not None else None
        self.crawl = ask(
            crawls.start, site=site.id, digest=site.digest, definition=site.definition, code_version=code_version(),
            options={"import": {"file": name, "sha256": sha256}},
        ).result()  # fmt: skip
        desk.pool.warm_up("newsarchive.line:warm_up", site)
        desk.pool.warm().result()

    def finish(self, reason: str) -> None:
        """End it."""
        if not self.desk.writer.failed:
            self.desk.writer.call(crawls.finish, self.crawl, reason=reason).result()

    def adopt(self, finder: Finder) -> None:
        """Take up what an import that was killed had written, and not stored."""
        for orphan in [one for one in self.desk.orphans if one.site == self.site.id]:
            found = orphan.found
            if found.origin is None or found.record_type not in {"response", "revisit"}:
                continue
            link = finder.link(found.capture.url, listing=found.kind == "listing")
            earlier = self.desk.writer.call(rechecks.by_id, found.refers_to).result() if found.refers_to else None
            if link is None or (found.record_type == "revisit" and earlier is None):
                continue
            ref = orphan.ref if earlier is None else replace(orphan.ref, referred=earlier.ref)
            capture = read_record(self.desk.folder, ref)
            answer = Answer(status=capture.status, headers=capture.headers, body=capture.body, flags=capture.flags)
            piece = self._piece(answer, link[1].url, capture.fetched_at, found.origin, link[1])
            if piece is not None:
                piece.item.repeats = Repeat(earlier=earlier, how="identical") if earlier is not None else None
                self._take([piece], written={piece.origin.id: ref})
            self.desk.orphans.remove(orphan)

    def run(self, wanted: Iterable[Wanted], file: BinaryIO) -> Iterator[int]:
        """Take these; gives how many more are done, slice by slice."""
        chosen: list[Piece] = []
        size = done = 0
        for one in wanted:
            done += 1
            try:
                answer = answer_at(file, one.body) if one.body is not None else self._held(one)
            except (Spoilt, IntegrityError) as error:
                self.spoilt.append(f"{one.entry.url[:200]} at byte {(one.body or one.entry).offset:,}: {error}")
                continue
            if answer is None:
                self.left["the record with the body is not there"] += 1
                continue
            piece = self._piece(answer, one.entry.url, one.entry.date, origin_of(one.entry, self.name, self.sha256), one.link)
            if piece is None:
                continue
            full = len(chosen) >= SLICE or size + len(answer.body) > SLICE_BYTES
            if full or any(piece.wanted.url == other.wanted.url for other in chosen):
                self._take(chosen)
                yield done
                chosen, size, done = [], 0, 0
            chosen.append(piece)
            size += len(answer.body)
        self._take(chosen)
        yield done

    def _held(self, one: Wanted) -> Answer | None:
        """What a revisit record names that is not in its file, from the archive; None where that has it not."""
        entry = one.entry
        named = importing.named_by(uuid_of(entry.refers_to), entry.url, entry.refers_to_date)
        earlier = self.desk.writer.call(named).result()
        if earlier is None:
            return None
        capture = read_record(self.desk.folder, earlier.ref)
        return Answer(status=capture.status, headers=capture.headers, body=capture.body, flags=capture.flags)

    def _piece(self, answer: Answer, url: str, date: Any, origin: Origin, link: Any) -> Piece | None:
        [wanted], _ = rows([link], self.site, 0)
        location = next((value for name, value in answer.headers if name.lower() == "location"), None)
        redirected = location is not None and 300 <= answer.status < 400
        if not (200 <= answer.status < 300 or redirected or answer.status in TELLING):
            self.left["an answer that says nothing of the page"] += 1
            return None
        item = Fetched(
            site=self.site.id, crawl=self.crawl, row=0, url=url, kind=wanted.kind, source=wanted.source, requested_at=date,
            received_at=date, status=answer.status, headers=answer.headers, body=answer.body, flags=answer.flags, sent=False,
            redirect_to=_target(url, str(location)) if redirected else None,
        )  # fmt: skip
        return Piece(answer=answer, wanted=wanted, origin=origin, item=item)

    def _take(self, pieces: list[Piece], written: dict[str, RecordRef] | None = None) -> None:
        """Read, judge and store what is not held yet."""
        if not pieces:
            return
        candidates = [
            Candidate(
                capture=one.origin.id, url=one.item.url, fetched_at=one.item.received_at, status=one.answer.status,
                payload_sha256=hashlib.sha256(one.item.body).hexdigest(), wanted=one.wanted,
            ) for one in pieces
        ]  # fmt: skip
        admitted = self.desk.writer.call(importing.admit, self.site.id, self.crawl, candidates).result()
        taken: list[tuple[Piece, Future[Reading] | None]] = []
        for piece, found in zip(pieces, admitted, strict=True):
            if not isinstance(found, Admitted):
                self.left[found] += 1
                continue
            item, row = piece.item, found.row
            item.row, item.rank, item.hints, item.known, item.part = row.id, row.rank, row.hints, row.known, row.part
            item.record = (written or {}).get(piece.origin.id)
            if item.record is None and found.earlier is not None and self.site.crawl.keep_rechecks != "all":
                item.repeats = Repeat(earlier=found.earlier, how="identical")
            taken.append((piece, self._read(item)))
        stored = []
        for piece, reading in taken:
            self._judge(piece, reading)
            stored.append(self.desk.writer.put(self._job(piece), now=piece is taken[-1][0]))
        for future in stored:
            self.outcomes[str(future.result().outcome)] += 1

    def _read(self, item: Fetched) -> Future[Reading] | None:
        if item.status is None or not 200 <= item.status < 300 or of_cut(item) is not None:
            return None
        state = State(template=self.template, telling=False)
        return self.desk.pool.submit("newsarchive.line:read", item.as_capture(), self.site, state, group=self.site.id, needed=True)

    def _judge(self, piece: Piece, reading: Future[Reading] | None) -> None:
        """Fill what reading, capture and judgement say, in the order of a crawl's pipelines."""
        item = piece.item
        if reading is not None:
            try:
                item.reading = reading.result()
            except WorkerError as error:
                item.outcome, item.reason = Outcome(error.outcome), error.message
        if item.reading is not None and item.known and item.reading.outcome is None:
            piece.before = self._before(item, item.reading)
        refused = reserved(item, self.site)
        if refused is not None:
            item.outcome, item.reason, item.reading = Outcome.RESERVED, refused, None
        else:
            if item.record is None:
                item.record = self.desk.writer.before(self.desk.captures.append, item, piece.origin).result()
            if item.reading is not None:
                item.reading.capture_id = item.record.capture_id
        if item.outcome is None:
            item.outcome, item.reason = judge(item)
        item.page = page_of(item)
        if item.outcome is None and item.reading is not None:
            item.reading.canonical_url = canonical_of(item.reading, self.site)
        item.let_go()

    def _before(self, item: Fetched, reading: Reading) -> Reading | None:
        """Today's reading of what is shown, where other code, another site file or template had read it."""
        digest = self.template["digest"] if self.template is not None else None
        held = self.desk.writer.call(settle.to_read_again, item.row, reading.extractor, self.site.digest, digest).result()
        if held is None:
            return None
        try:
            before = replace(read_record(self.desk.folder, held.ref), hints=held.hints)
            found: Reading = self.desk.pool.submit(
                "newsarchive.line:read", before, self.site, State(template=self.template), group=self.site.id, needed=True
            ).result()
        except (IntegrityError, WorkerError):
            return None
        return found

    def _job(self, piece: Piece) -> Job:
        wanted, refused = found_on(piece.item, self.site)
        return Job(
            item=piece.item, discovered=wanted, refused=refused, shared_numbers=self.site.shared_numbers,
            trap_pages=self.site.crawl.trap_pages, before=piece.before,
        )  # fmt: skip


def _target(url: str, location: str) -> str | None:
    """The absolute address that a redirect leads to; None where it names none."""
    try:
        return urljoin(url, location.encode("latin-1", "replace").decode("utf-8", "replace").strip()) if len(location) <= 8192 else None
    except ValueError:
        return None
