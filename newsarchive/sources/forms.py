"""Forms of a page: what a browser would send of one, and where to."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

MAX_FIELDS = 400
_PRESSED = frozenset({"submit", "button", "image", "file", "reset", "password"})


def controls(form: HtmlElement) -> Iterator[tuple[HtmlElement, str, str]]:
    """The fields of a form that are sent where no button was pressed, each with its name and its value as the page has it; at most
    MAX_FIELDS."""
    found = 0
    for element in form.iter("input", "select", "textarea"):
        name = element.get("name")
        kind = (element.get("type") or "text").lower()
        if not name or element.get("disabled") is not None or kind in _PRESSED:
            continue
        if element.tag != "select" and kind in {"checkbox", "radio"} and element.get("checked") is None:
            continue
        found += 1
        if found > MAX_FIELDS:
            return
        yield element, name, _value(element, kind)


def _value(element: HtmlElement, kind: str) -> str:
    if element.tag == "select":
        options = list(element.iter("option"))
        picked = next((option for option in options if option.get("selected") is not None), options[0] if options else None)
        return "" if picked is None else str(picked.get("value", "".join(picked.itertext()).strip()))
    if element.tag == "textarea":
        return "".join(element.itertext())
    return element.get("value") or ("on" if kind in {"checkbox", "radio"} else "")


def action_of(form: HtmlElement) -> str:
    """Where a form is sent, as it is written; "" for the page it stands on."""
    return (form.get("action") or "").strip()


def method_of(form: HtmlElement) -> str:
    """get or post."""
    return (form.get("method") or "get").strip().lower()
