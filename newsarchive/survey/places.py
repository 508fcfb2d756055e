"""Where a university stands, by its address: country, time zone, the order of its dates. Where that says nothing, neither do we."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from newsarchive.sites.date_orders import usual_order

_COUNTRY_OF = {"uk": "GB", "edu": "US", "gov": "US", "mil": "US", "su": None, "eu": None, "xn--p1ai": "RU", "xn--80ao21a": "KZ"}


def country_of(host: str) -> str | None:
    """The country of a host's top-level domain, ISO 3166-1; None where it is none's."""
    name = host.partition(":")[0].rstrip(".")
    top = name.rpartition(".")[2].lower()
    if top in _COUNTRY_OF:
        return _COUNTRY_OF[top]
    return top.upper() if top.upper() in _zones() else None


def zone_of(country: str | None) -> str | None:
    """The time zone of a country that has only one; None for the others."""
    zones = _zones().get(country or "", ())
    return zones[0] if len(zones) == 1 else None


@lru_cache(maxsize=1)
def _zones() -> dict[str, tuple[str, ...]]:
    """The zones of each country that matter today: those of zone1970.tab of the time zone database."""
    found: dict[str, list[str]] = {}
    text = (resources.files("tzdata") / "zoneinfo" / "zone1970.tab").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            countries, _, zone, *_ = line.split("\t")
            for country in countries.split(","):
                found.setdefault(country, []).append(zone)
    own = {"KZ": ["Asia/Almaty"], "UZ": ["Asia/Tashkent"], "CN": ["Asia/Shanghai"], "DE": ["Europe/Berlin"], "UA": ["Europe/Kyiv"]}
    return {country: tuple(zones) for country, zones in {**found, **own}.items()}


def order_of(dates: Sequence[str], country: str | None, languages: Sequence[str]) -> tuple[str, str]:
    """The order of day and month in a site's numeric dates, and why.

    Args:
        dates: dates as its listings print them.
    """
    first = second = year = 0
    for date in dates:
        parts = [int(part) for part in re.findall(r"\d+", date)[:3]]
        if len(parts) < 3 or not re.search(r"\d\s?[./-]\s?\d", date):
            continue
        if parts[0] > 999:
            year += 1
        elif parts[0] > 12:
            first += 1
        elif parts[1] > 12:
            second += 1
    if second and second > first:
        return "MDY", f"{second} dates of its listings have a second figure above 12"
    if first and first >= second:
        return "DMY", f"{first} dates of its listings have a first figure above 12"
    if year and not first and not second:
        return "YMD", f"{year} dates of its listings begin with the year"
    usual = usual_order(languages, country)
    return usual, f"usual{f' in {country}' if country else ''}; its listings show no date that tells"
