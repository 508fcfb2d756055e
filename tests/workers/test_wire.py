"""Messages between processes are bounded in time and size."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from newsarchive.workers.wire import LARGEST, LENGTH, Wire, pack


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def test_a_message_arrives_as_it_was_sent(ends: tuple[socket.socket, socket.socket]) -> None:
    message = ("done", {"text": "Қазақша мәтін", "body": b"\x00" * 3_000_000})
    sender = threading.Thread(target=Wire(ends[0]).send, args=(pack(message), 10))
    sender.start()
    assert Wire(ends[1]).receive(10) == message
    sender.join()


def test_a_message_that_drips_is_late_as_a_whole(ends: tuple[socket.socket, socket.socket]) -> None:
    def drip() -> None:
        try:
            ends[0].sendall(LENGTH.pack(1000))
            for _ in range(1_200):
                ends[0].sendall(b"x")
                time.sleep(0.05)
        except OSError:
            return

    dripping = threading.Thread(target=drip)
    dripping.start()
    with pytest.raises(TimeoutError):
        Wire(ends[1]).receive(0.3)
    assert dripping.is_alive(), "it did not wait for the end of the message"
    ends[1].close()
    dripping.join()


def test_a_receiver_that_never_reads_does_not_hold_the_sender(ends: tuple[socket.socket, socket.socket]) -> None:
    with pytest.raises(TimeoutError):
        Wire(ends[0]).send(pack(b"x" * 10_000_000), 0.3)


def test_the_other_ends_death_is_an_end_of_file(ends: tuple[socket.socket, socket.socket]) -> None:
    ends[0].sendall(LENGTH.pack(1000) + b"half")
    ends[0].close()
    with pytest.raises(EOFError):
        Wire(ends[1]).receive(5)


def test_a_message_that_claims_to_be_huge_is_not_believed(ends: tuple[socket.socket, socket.socket]) -> None:
    ends[0].sendall(LENGTH.pack(LARGEST + 1))
    with pytest.raises(EOFError):
        Wire(ends[1]).receive(5)


def test_what_is_too_large_or_cannot_be_pickled_is_refused_before_it_is_sent() -> None:
    with pytest.raises(ValueError, match="bytes large"):
        pack(b"x" * (LARGEST + 1))
    with pytest.raises(ValueError, match="cannot travel"):
        pack(lambda: None)
