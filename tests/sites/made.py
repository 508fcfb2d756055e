"""Addresses made from the patterns of a site file: what fits a family."""

from __future__ import annotations

import re
import string

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from newsarchive.sites.model import Articles

LETTERS = st.characters(codec="ascii", categories=["Ll", "Lu", "Nd", "Po", "Pd", "Sm", "Pc"])
PLAIN = st.characters(codec="ascii", categories=(), include_characters=string.ascii_lowercase + string.digits + "V_/.:?=&-")
ODD = re.compile(r"//|/\.{1,2}(?:/|$|\?)|#|[&=]$|&&|\?&|\?.*\?")
"""Dot segments, fragments, empty parameters: what a normal form does away with."""


def made(family: Articles, count: int, letters: st.SearchStrategy[str] = LETTERS) -> list[str]:
    """At most so many addresses that fit the pattern of a family, the same in every run."""
    found: list[str] = []

    @settings(max_examples=count, database=None, derandomize=True, deadline=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(st.from_regex(family.pattern, fullmatch=True, alphabet=letters))  # type: ignore[arg-type]
    def collect(url: str) -> None:
        assume(not ODD.search(url, 8) and len(url) < 300)
        found.append(url)

    collect()
    assert found
    return found
