"""What all tables of a site file have in common, and the kinds of text that stand in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any

from cssselect import HTMLTranslator, SelectorError
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[A-Za-z]{3})?(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    r"(-[a-wyz0-9](-[A-Za-z0-9]{2,8})+)*(-x(-[A-Za-z0-9]{1,8})+)?"
)
"""A language tag that is well formed by RFC 5646: language, then script, region, variants and extensions in this order."""
COUNTRY = re.compile(r"[A-Z]{2}")
IDENT = re.compile(r"[a-z][a-z0-9_-]{0,39}")
ADDRESS = re.compile(r"https?://[^/]")
PROXY = re.compile(r"http://[^/]+")
LABEL = r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?"
HOST = re.compile(rf"(?=.{{1,253}}(:|$)){LABEL}(\.{LABEL})*\.?(:\d{{1,5}})?|\[[0-9a-f:.]+\](:\d{{1,5}})?")


class Part(BaseModel):
    """A table of a site file: unknown keys are faults, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Found = list[tuple[tuple[str | int, ...], Any, str]]
"""Faults: the place below what is checked, the value there, and what was expected."""


class Faults(ValueError):
    """Faults that one check found in several places at once. Raised by validators, and written out by `faults`."""

    def __init__(self, found: Found) -> None:
        self.found = found
        super().__init__("; ".join(expected for _, _, expected in found))


def _language(code: str) -> str:
    if not LANGUAGE.fullmatch(code):
        raise ValueError("a BCP 47 language such as kk, ru, zh")
    return code


def _host(host: str) -> str:
    if not HOST.fullmatch(host):
        raise ValueError("a host name in small letters, with :port where it is not the usual one")
    return host


def _css(selector: str) -> str:
    try:
        HTMLTranslator().css_to_xpath(selector)
    except SelectorError as error:
        raise ValueError(f"a CSS selector ({error})") from error
    return selector


def _http(url: str) -> str:
    if not ADDRESS.match(url):
        raise ValueError("an address that begins with http:// or https://")
    return url


def _regex(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"a regular expression ({error})") from error
    return pattern


def _fits(form: re.Pattern[str], expected: str) -> Callable[[str], str]:
    """A check that a text has a form, which says in words what was expected."""

    def check(text: str) -> str:
        if not form.fullmatch(text):
            raise ValueError(expected)
        return text

    return check


def as_list(value: Any) -> Any:
    """One text as a list of one."""
    return [value] if isinstance(value, str) else value


Language = Annotated[str, AfterValidator(_language)]
Host = Annotated[str, AfterValidator(_host)]
Css = Annotated[str, AfterValidator(_css)]
CssList = Annotated[tuple[Css, ...], BeforeValidator(as_list)]
Url = Annotated[str, AfterValidator(_http)]
Regex = Annotated[str, AfterValidator(_regex)]
Country = Annotated[str, AfterValidator(_fits(COUNTRY, "a country in two capital letters (ISO 3166-1), such as KZ"))]
Ident = Annotated[str, AfterValidator(_fits(IDENT, "at most 40 small letters, digits, - and _, of which the first is a letter"))]
Proxy = Annotated[str, AfterValidator(_fits(PROXY, "http:// and the proxy's host, with its port and without a path"))]
