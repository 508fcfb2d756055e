"""What a reading depends on beside its capture and our code, as it names it: two readings of one capture with equal inputs are equal."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from newsarchive.items import Claim, State


def inputs_of(digest: str, hints: Sequence[Claim], state: State) -> dict[str, object]:
    """The inputs of a reading.

    Args:
        digest: of the site's definition.
        hints: the claims it was given.
        state: what the archive knew.
    """
    inputs: dict[str, object] = {"site": digest}
    if state.neighbours:
        inputs["neighbours"] = [[one.number, one.published] for one in state.neighbours]
    if state.template is not None:
        inputs["template"] = state.template.get("digest")
    if hints:
        inputs["hints"] = of_hints(hints)
    return inputs


def of_hints(hints: Sequence[Claim]) -> list[list[object]]:
    """What the inputs say of claims: field, value and source of each; of a whole text its digest."""
    return [[claim.field, _short(claim), claim.source] for claim in hints]


def _short(claim: Claim) -> object:
    return hashlib.sha256(str(claim.value).encode("utf-8", "replace")).hexdigest() if claim.field == "body" else claim.value
