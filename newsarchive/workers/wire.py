"""Messages between the pool and a worker: pickled, with their length in front, and bounded in time and size.

multiprocessing's Connection waits without end for the rest of a message once its first byte is there; this does not.
"""

from __future__ import annotations

import pickle
import socket
import struct
import time
from collections.abc import Callable
from typing import Any

LENGTH = struct.Struct("!Q")
LARGEST = 64 * 1024 * 1024
"""Bytes of the largest message: far above any page or reading, so that no page can fill the main process."""


class Wire:
    """One end of the connection. The other end's death is an EOFError or OSError, a late message a TimeoutError."""

    def __init__(self, end: socket.socket) -> None:
        self._socket = end

    def send(self, message: bytes, limit: float | None = None) -> None:
        """Send what `pack` made, within `limit` seconds."""
        self._socket.settimeout(limit)
        self._socket.sendall(LENGTH.pack(len(message)) + message)

    def receive(self, limit: float | None = None, longer: Callable[[], float] | None = None) -> Any:
        """The next message, if all of it arrives within `limit` seconds.

        Args:
            limit: seconds to wait; None for any time.
            longer: asked whenever the time is over: how many seconds more to wait, or 0.

        Raises:
            EOFError: the other end is closed.
            TimeoutError: it did not arrive in time.
        """
        deadline = None if limit is None else _Deadline(limit, longer)
        size = LENGTH.unpack(self._exactly(LENGTH.size, deadline))[0]
        if size > LARGEST:
            raise EOFError(f"a message of {size} bytes")
        # Both ends are our own code; the pipe is open to nobody else.
        return pickle.loads(self._exactly(size, deadline))  # noqa: S301

    def close(self) -> None:
        """Close this end; the other end reads the end of the stream."""
        self._socket.close()

    def _exactly(self, size: int, deadline: _Deadline | None) -> bytearray:
        data = bytearray(size)
        view = memoryview(data)
        while view:
            self._socket.settimeout(None if deadline is None else deadline.left())
            try:
                read = self._socket.recv_into(view)
            except TimeoutError:
                continue
            if not read:
                raise EOFError
            view = view[read:]
        return data


class _Deadline:
    def __init__(self, limit: float, longer: Callable[[], float] | None) -> None:
        self._at = time.monotonic() + limit
        self._longer = longer

    def left(self) -> float:
        """Seconds left. Raises TimeoutError where none are."""
        left = self._at - time.monotonic()
        if left <= 0:
            left = self._longer() if self._longer is not None else 0.0
            if left <= 0:
                raise TimeoutError
            self._at = time.monotonic() + left
        return left


def pack(message: object) -> bytes:
    """A message as bytes.

    Raises:
        ValueError: it cannot be pickled, or is larger than LARGEST.
    """
    try:
        data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    except (pickle.PickleError, AttributeError, TypeError, RecursionError) as error:
        raise ValueError(f"it cannot travel between processes: {error}") from error
    if len(data) > LARGEST:
        raise ValueError(f"it is {len(data):,} bytes large; at most {LARGEST:,} may travel between processes")
    return data
