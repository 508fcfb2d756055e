"""Tests of archive/time_limit.py."""

from __future__ import annotations

import pytest

from newsarchive.archive import time_limit
from newsarchive.archive.time_limit import Patience


class Machine:
    """A clock and a disk that stand still until they are moved."""

    def __init__(self) -> None:
        self.now, self.reads = 100.0, 7

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine()
    monkeypatch.setattr(time_limit.time, "monotonic", made.monotonic)
    monkeypatch.setattr(time_limit, "read_from_disk", lambda: made.reads)
    return made


def test_what_only_calculates_has_its_seconds_and_no_more(machine: Machine) -> None:
    patience = Patience(1.0, 10.0)
    machine.now += 0.99
    assert not patience.is_over()
    machine.now += 0.02
    assert patience.is_over()


def test_what_waits_for_the_disk_goes_on_until_it_is_read(machine: Machine) -> None:
    patience = Patience(1.0, 10.0)
    for _ in range(40):
        machine.now += 0.1
        machine.reads += 3
        assert not patience.is_over()
    machine.now += time_limit.STILL + 0.01
    assert patience.is_over(), "nothing came from the disk for a while"


def test_the_disk_is_not_waited_for_longer_than_is_said(machine: Machine) -> None:
    patience = Patience(1.0, 3.0)
    machine.now += 3.01
    machine.reads += 1
    assert patience.is_over()
