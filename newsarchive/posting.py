"""What a request says that sends a form: its body and the type of that."""

from __future__ import annotations

from urllib.parse import urlencode


def form_body(form: tuple[tuple[str, str], ...]) -> bytes:
    """The body of a request that sends a form; of one field without a name, its value, which is JSON."""
    return form[0][1].encode() if is_json(form) else urlencode(form, errors="replace").encode()


def form_type(form: tuple[tuple[str, str], ...]) -> str:
    """The media type of that body."""
    return "application/json" if is_json(form) else "application/x-www-form-urlencoded"


def is_json(form: tuple[tuple[str, str], ...]) -> bool:
    """Whether what is sent is JSON."""
    return len(form) == 1 and form[0][0] == ""
