"""Loading site files: the built-in catalogue and a user's own folder; all faults of a file at once."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from newsarchive.errors import SiteFileError, UsageError
from newsarchive.sites.faults import faults_of
from newsarchive.sites.model import Site


def catalogue_folder() -> Path:
    """The folder of the built-in site files."""
    return Path(__file__).parent / "catalogue"


def parse_site(text: str, path: Path) -> Site:
    """The site a TOML text describes.

    Args:
        path: where the text stands; its name (without .toml) must be the site's id.

    Raises:
        SiteFileError: with every fault of the file: key, value, and what was expected.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SiteFileError(str(path), [f"it is not TOML: {error}"]) from error
    faults: list[str] = []
    if "definition" in data:
        faults.append("definition: no such key")
        del data["definition"]
    if path.suffix == ".toml" and data.get("id") != path.stem:
        faults.append(f"id = {data.get('id')!r}: expected {path.stem!r}, as the file is named")
    try:
        site = Site.model_validate({**data, "definition": text})
    except ValidationError as error:
        faults += faults_of(error, data)
    if faults:
        raise SiteFileError(str(path), faults)
    return site


@lru_cache(maxsize=512)
def _read(path: Path, changed: int, size: int) -> Site:
    """A site file, read once as long as it stays the same."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SiteFileError(str(path), [f"it is not UTF-8: {error}"]) from error
    return parse_site(text, path)


def read_site(path: Path) -> Site:
    """The site of a file.

    Raises:
        SiteFileError: the file has faults.
        UsageError: there is no such file.
    """
    try:
        status = path.stat()
        return _read(path, status.st_mtime_ns, status.st_size)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error


def site_paths(*folders: Path) -> dict[str, Path]:
    """Site ids and their files; a user's file wins over a built-in one of the same id."""
    found: dict[str, Path] = {}
    for folder in (catalogue_folder(), *folders):
        if folder.is_dir():
            found.update({path.stem: path for path in sorted(folder.glob("*.toml"))})
    return found


def readable_sites(*folders: Path) -> tuple[dict[str, Site], list[SiteFileError | UsageError]]:
    """Every site whose file is good, and what is wrong with the others: for looking up whose an address is, which must not fail over
    another site's file."""
    sites: dict[str, Site] = {}
    faults: list[SiteFileError | UsageError] = []
    for ident, path in sorted(site_paths(*folders).items()):
        try:
            sites[ident] = read_site(path)
        except (SiteFileError, UsageError) as error:
            faults.append(error)
    return sites, faults


def load_site(ident: str, *folders: Path) -> Site:
    """One site.

    Raises:
        UsageError: unknown; names the nearest id.
        SiteFileError: its file has faults.
    """
    paths = site_paths(*folders)
    if ident not in paths:
        raise unknown_site(ident, paths)
    return read_site(paths[ident])


def load_sites(idents: Iterable[str], *folders: Path) -> tuple[dict[str, Site], list[SiteFileError | UsageError]]:
    """Some sites, and what is wrong with the files of the others, which keeps nothing from these."""
    found: dict[str, Site] = {}
    faults: list[SiteFileError | UsageError] = []
    for ident in idents:
        try:
            found[ident] = load_site(ident, *folders)
        except (SiteFileError, UsageError) as error:
            faults.append(error)
    return found, faults


def unknown_site(ident: str, known: Iterable[str]) -> UsageError:
    """What to say of an id that is none, with the nearest that is one."""
    near = difflib.get_close_matches(ident, sorted(known), 1)
    hint = f"Did you mean {near[0]!r}?" if near else "See 'newsarchive sites list'."
    return UsageError(f"There is no site {ident!r}.", hint)
