"""What can come of reading a ZIP file that somebody else made."""

import lzma
import zipfile
import zlib

DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError,
    NotImplementedError,  # a method of packing, or a version, that is not known here
    RuntimeError,  # encrypted
)  # fmt: skip
"""What opening it and reading a part of it raise where it is damaged, encrypted, or packed as nobody packs; zipfile gives
them no base of their own."""
