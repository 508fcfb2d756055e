"""Where an export or a report is written: under its name only when it is complete, and never over the archive."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from newsarchive.archive.place import is_part_of
from newsarchive.disk import sync_folder
from newsarchive.errors import ArchiveError, UsageError
from newsarchive.exports.scratch import hidden, hold, scratch, sweep

DESCRIPTORS = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}
DESCRIPTOR = re.compile(r"/(?:dev|proc/self)/fd/([0-9]{1,6})")
BUFFER = 1 << 20
REMEDIES = {
    errno.ENOSPC: "Make room", errno.EDQUOT: "Make room", errno.EFBIG: "Make room", errno.ENOENT: "Make the folder first",
    errno.EACCES: "Make it writable", errno.EPERM: "Make it writable", errno.EROFS: "Make it writable",
}  # fmt: skip
"""What helps where a file cannot be written, beside another file."""


@contextlib.contextmanager
def written(output: Path | None, db: Path, option: str) -> Iterator[BinaryIO]:
    """A file to write to, which takes its name when the block ends well; what stood there before stands until then.

    A link is followed. Pipes, devices and open descriptors are written as they are.

    Args:
        output: None for stdout.
        db: the archive, which is never written over.
        option: how the user named the file, for the message.

    Raises:
        UsageError: the file is part of the archive.
        ArchiveError: the file, or stdout, cannot be written.
        BrokenPipeError: whoever read stdout went away.
    """
    number = _descriptor(output)
    name = "The output" if output is None else str(output)
    try:
        if number is not None:
            with os.fdopen(os.dup(number), "wb", buffering=BUFFER) as file:
                yield file
            return
        assert output is not None
        if is_part_of(output, db):
            raise UsageError(f"{output} is part of the archive and is not written over.", f"Name another file with {option}.")
        target = Path(os.path.realpath(output))
        if target.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        if target.exists() and not target.is_file() and not target.is_dir():
            with open(os.open(target, os.O_WRONLY | os.O_CLOEXEC), "wb", buffering=BUFFER) as file:
                yield file
            return
        with _complete(target) as file:
            yield file
    except BrokenPipeError:
        if number != 1:
            raise ArchiveError(f"{name} cannot be written: whoever read it went away.", f"Name another file with {option}.") from None
        raise
    except OSError as error:
        raise _unwritable(name, error, f"{'a' if output is None else 'another'} file with {option}") from error


def is_place(output: Path | None) -> bool:
    """Whether something stands under this name when it is written: no pipe, no device, no open descriptor."""
    if output is None or _descriptor(output) is not None:
        return False
    target = Path(os.path.realpath(output))
    return not target.exists() or target.is_file() or target.is_dir()


@contextlib.contextmanager
def folder_written(output: Path, db: Path, option: str) -> Iterator[Path]:
    """A new folder to write into, which takes its name when the block ends well.

    Raises:
        UsageError: there is something in that folder already, or it is part of the archive.
        ArchiveError: it cannot be written.
    """
    if is_part_of(output, db):
        raise UsageError(f"{output} is part of the archive and is not written over.", f"Name another folder with {option}.")
    target = Path(os.path.realpath(output))
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{output} is there already.", f"Name a new folder, or a file that ends in .zip, with {option}.")
    try:
        with scratch(target.parent) as beside:
            yield beside
            sync_folder(beside)
            os.sync()
            beside.replace(target)
    except OSError as error:
        raise _unwritable(str(output), error, f"another folder with {option}") from error


def _unwritable(name: str, error: OSError, other: str) -> ArchiveError:
    """What is said where an output cannot be written.

    Args:
        other: what may be named instead.
    """
    remedy = REMEDIES.get(error.errno or 0)
    advice = f"{remedy}, or name {other}." if remedy else f"Name {other}."
    return ArchiveError(f"{name} cannot be written: {error.strerror or error}.", advice)


def _descriptor(output: Path | None) -> int | None:
    if output is None:
        return 1
    found = DESCRIPTOR.fullmatch(str(output))
    return int(found[1]) if found else DESCRIPTORS.get(str(output))


@contextlib.contextmanager
def _complete(target: Path) -> Iterator[BinaryIO]:
    """A new file that replaces the target in the end, with its permissions or, for a new one, those of the umask.

    It has no name until it is whole, where the file system knows such files: whoever kills the process leaves nothing behind.
    """
    sweep(target.parent)
    beside = hidden(target.parent)
    try:
        handle, named = os.open(target.parent, os.O_WRONLY | os.O_TMPFILE | os.O_CLOEXEC, 0o666), False
    except OSError:
        handle, named = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666), True
    try:
        with os.fdopen(handle, "wb", buffering=BUFFER) as file:
            hold(handle)
            if target.exists():
                os.fchmod(handle, stat.S_IMODE(target.stat().st_mode))
            yield file
            file.flush()
            os.fsync(handle)
            if not named:
                _name(handle, beside)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _name(handle: int, path: Path) -> None:
    """Give a file that has no name one."""
    descriptors = os.open("/proc/self/fd", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.link(str(handle), path, src_dir_fd=descriptors, follow_symlinks=True)
    finally:
        os.close(descriptors)
