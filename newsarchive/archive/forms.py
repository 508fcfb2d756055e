"""How values are written in the archive's columns: times, claims, and text that SQLite can take."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from newsarchive.items import Claim


def iso(moment: datetime) -> str:
    """A time as stored: UTC, to the millisecond, with Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def now_text() -> str:
    """The present moment as stored."""
    return iso(datetime.now(UTC))


def as_json(value: Any) -> str | None:
    """Compact JSON with sorted keys; None for what is empty."""
    return storable(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))) if value else None


def encode_hints(hints: Sequence[Claim]) -> str | None:
    """Claims as JSON; None for none."""
    if not hints:
        return None
    claims = [{name: value for name, value in asdict(claim).items() if value is not None} for claim in hints]
    return storable(json.dumps(claims, ensure_ascii=False))


def decode_hints(text: object) -> tuple[Claim, ...]:
    """The claims of `encode_hints`."""
    return tuple(Claim(**{"value": None, **claim}) for claim in json.loads(str(text))) if text else ()


def encode_form(form: Sequence[tuple[str, str]] | None) -> str | None:
    """The fields of a form as JSON; None for none."""
    return storable(json.dumps(list(form), ensure_ascii=False, separators=(",", ":"))) if form is not None else None


def decode_form(text: object) -> tuple[tuple[str, str], ...] | None:
    """The fields of `encode_form`."""
    return tuple((str(name), str(value)) for name, value in json.loads(str(text))) if text else None


def storable(text: str) -> str:
    """The text with lone surrogates, which are no characters and have no UTF-8 form, as the replacement character."""
    return text if is_unicode(text) else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def is_unicode(text: str) -> bool:
    """Whether a text has a UTF-8 form."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
