"""Whether a capture would be read by other code, with another site file, template or hints than it last was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from newsarchive import line
from newsarchive.inputs import of_hints
from newsarchive.items import Claim
from newsarchive.sites.model import Site


def is_stale(extractor: str | None, inputs: Mapping[str, Any], hints: Sequence[Claim], site: Site, template: str | None) -> bool:
    """Whether reading a capture today depends on something else than its last reading did.

    Args:
        extractor: which code read it last; None where none did.
        inputs: what else that reading depended on.
        hints: what lists and feeds say of it now. A text that one of them gave is forgotten once the page was read, and counts not.
        site: today's definition.
        template: digest of today's template.
    """
    told = [list(one) for one in inputs.get("hints", ()) if one[0] != "body"]
    return (
        extractor != line.code_version() or inputs.get("site") != site.digest or inputs.get("template") != template
        or told != of_hints([claim for claim in hints if claim.field != "body"])
    )  # fmt: skip
