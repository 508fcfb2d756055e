"""The one thread that writes the archive. Items are committed in batches; everything else waits its turn behind them."""

from __future__ import annotations

import queue
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from newsarchive.archive.database import connect, explain, transaction
from newsarchive.archive.store import Job, store
from newsarchive.errors import ArchiveError
from newsarchive.items import Fetched

T = TypeVar("T")

BATCH_ITEMS = 50
BATCH_SECONDS = 1.0
"""A batch is committed when it holds BATCH_ITEMS, or this long after its first item."""


@dataclass
class _Task:
    """One thing for the thread to do: a store job, or a call inside or outside of a transaction."""

    future: Future[Any]
    job: Job | None = None
    call: Callable[..., Any] | None = None
    arguments: tuple[Any, ...] = ()
    keywords: dict[str, Any] = field(default_factory=dict)
    transacted: bool = True
    now: bool = False


class Writer:
    """Owns the archive's connection for writing.

    Args:
        path: the archive; made and migrated where needed.
        sync: called before each commit that stores items, so that the WARC stands on disk before the row that names it.

    Raises:
        ArchiveError: the archive cannot be opened.
    """

    def __init__(self, path: Path, sync: Callable[[], None]) -> None:
        self.path = path
        self._sync = sync
        self._queue: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._connection = connect(path, for_long=True)
        self._fault: ArchiveError | None = None
        self._closed = False
        self._door = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="archive-writer", daemon=True)
        self._thread.start()

    @property
    def failed(self) -> bool:
        """Whether a write failed; nothing more is accepted then."""
        return self._fault is not None

    def put(self, job: Job, *, now: bool = False) -> Future[Fetched]:
        """Queue an item for the next batch; done once the transaction that holds it is committed.

        Args:
            now: end the batch with this item instead of waiting for more.
        """
        return self._add(_Task(Future(), job=job, now=now))

    def call(self, function: Callable[..., T], *arguments: Any, **keywords: Any) -> Future[T]:
        """Commit the batch, then run function(connection, ...) in a transaction of its own."""
        return self._add(_Task(Future(), call=function, arguments=arguments, keywords=keywords))

    def before(self, function: Callable[..., T], *arguments: Any) -> Future[T]:
        """Run function(...) on this thread, outside of any transaction: appends to the WARC stand in order with the commits."""
        return self._add(_Task(Future(), call=function, arguments=arguments, transacted=False))

    def close(self) -> None:
        """Commit what waits, close the connection, end the thread."""
        with self._door:
            if self._closed:
                return
            self._closed = True
            self._queue.put(None)
        self._thread.join()
        self._connection.close()

    def _add(self, task: _Task) -> Future[Any]:
        # What was handed over is done: a waiter that is cancelled cannot take it back, only stop waiting.
        task.future.set_running_or_notify_cancel()
        with self._door:
            if self._closed:
                task.future.set_exception(ArchiveError("The archive was closed already."))
            elif self._fault is not None:
                task.future.set_exception(self._fault)
            else:
                self._queue.put(task)
        return task.future

    def _run(self) -> None:
        batch: list[_Task] = []
        deadline = 0.0
        while True:
            try:
                task = self._queue.get(timeout=max(deadline - time.monotonic(), 0.0) if batch else None)
            except queue.Empty:
                batch = self._commit(batch)
                continue
            if task is None:
                self._commit(batch)
                return
            if task.job is not None:
                if not batch:
                    deadline = time.monotonic() + BATCH_SECONDS
                batch.append(task)
            else:
                if task.transacted:
                    batch = self._commit(batch)
                self._do(task)
            if len(batch) >= BATCH_ITEMS or task.now or (batch and time.monotonic() >= deadline):
                batch = self._commit(batch)

    def _commit(self, batch: list[_Task]) -> list[_Task]:
        if not batch:
            return []
        try:
            self._refuse_after_fault()
            self._sync()
            with transaction(self._connection):
                store(self._connection, [task.job for task in batch if task.job is not None])
        except Exception as error:  # noqa: BLE001 - whatever it is, it belongs to those who wait for the batch
            self._fail(batch, error)
        else:
            for task in batch:
                assert task.job is not None
                task.future.set_result(task.job.item)
        return []

    def _do(self, task: _Task) -> None:
        assert task.call is not None
        try:
            self._refuse_after_fault()
            if task.transacted:
                with transaction(self._connection):
                    result = task.call(self._connection, *task.arguments, **task.keywords)
            else:
                result = task.call(*task.arguments, **task.keywords)
        except Exception as error:  # noqa: BLE001 - whatever it is, it belongs to those who wait for the batch
            self._fail([task], error)
        else:
            task.future.set_result(result)

    def _refuse_after_fault(self) -> None:
        if self._fault is not None:
            raise self._fault

    def _fail(self, tasks: list[_Task], error: Exception) -> None:
        """Hand the error on. What concerns the archive itself stops all further writing: a half-written crawl must not go on."""
        if isinstance(error, sqlite3.Error) and not isinstance(error, sqlite3.ProgrammingError):
            error = explain(self.path, error)
        elif isinstance(error, OSError):
            error = ArchiveError(
                f"The archive's folder cannot be written: {error.strerror}.", "Make room; what is acknowledged is stored."
            )
        if isinstance(error, ArchiveError):
            self._fault = self._fault or error
        for task in tasks:
            task.future.set_exception(error)
