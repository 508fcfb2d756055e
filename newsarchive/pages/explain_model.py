"""Why the model keeps or drops a line: which of what it knows of the line counts most, found by leaving it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from newsarchive.pages.body import Judged
from newsarchive.pages.body_model import BodyModel, Likelihoods, body_model
from newsarchive.pages.line_context import CONTEXT_NAMES, context
from newsarchive.pages.line_features import NAMES, features, words_of
from newsarchive.pages.lines import Box, Line

_PLACE = ("position", "weight_before", "prose_before", "prose_after", "from_title", "since_prose", "to_prose", "since_heading", "depth")
_AROUND = ("inside", "below", "since_first", "to_last", "past_last", "kept_before", "kept_after")
GROUPS: dict[str, tuple[str, ...]] = {
    "words": ("words_own", "words_parent", "words_least", "words_most", "words_sum"),
    "links": ("link_share", "links_0", "links_1", "links_2", "links_3", "group_links", "links_prev", "links_next", "anchors"),
    "sentences": ("weight", "prose", "sentences", "commas", "digits", "capitals", "ends_open", "ends_colon", "marks"),
    "repeated": ("repeated", "alike", "alike_weight", "alike_lines", "group_lines", "group_weight"),
    "mark_up": (*(name for name in NAMES if name.startswith("in_")), "heading", "item", "cell", "kind", "inline_marks"),
    "place": _PLACE + _AROUND,
    "around": ("kept_prev", "kept_next", "kept_near", "kept_around", "group_kept", "box_kept", "parent_kept"),
}
"""What is left out together."""
TELLING = 0.5
"""Log odds by which a group must count to be named."""
SPEAKING = 0.5
"""Log odds from which a class word is named."""


def model_reasons(judged: Judged, kept: set[int]) -> list[str]:
    """For each line of a page why it is kept or dropped.

    Args:
        judged: the page's lines.
        kept: indices of the lines that are kept.
    """
    if not judged.lines:
        return []
    model = body_model()
    effects = _effects(model, judged, kept)
    texts = [line for line in judged.lines if line.index in kept]
    first, last = (texts[0].index, texts[-1].index) if texts else (0, 0)
    reasons = []
    for line in judged.lines:
        chance = f"{100 * float(judged.likelihoods[line.index]):.0f} % likely"
        is_kept = line.index in kept
        named = sorted(GROUPS, key=lambda name: -effects[name][line.index])
        telling = [name for name in named if effects[name][line.index] >= TELLING][:2]
        said = [SAYINGS[name](line, is_kept, model, (first, last)) for name in telling]
        reasons.append(f"the model, {chance}: " + ("; ".join(one for one in said if one) or "everything a little"))
    return reasons


def _effects(model: BodyModel, judged: Judged, kept: set[int]) -> dict[str, NDArray[np.float64]]:
    """For each group how much it speaks for what was decided of each line: how far the log odds move when it is as in other lines."""
    own = features(judged.lines, judged.title, model.words)
    whole = np.concatenate([own, context(judged.lines, model.first.likelihoods(own))], axis=1)
    names = (*NAMES, *CONTEXT_NAMES)
    decided = np.array([line.index in kept for line in judged.lines])
    sign = np.where(decided, 1.0, -1.0)
    before = _log_odds(model.second.likelihoods(whole))
    found = {}
    for group, members in GROUPS.items():
        changed = whole.copy()
        for column in (names.index(name) for name in members if name in names):
            for side in (True, False):
                here, other = decided == side, decided != side
                if here.any():
                    changed[here, column] = np.median(whole[other, column]) if other.any() else 0.0
        found[group] = sign * (before - _log_odds(model.second.likelihoods(changed)))
    return found


def _log_odds(likelihoods: Likelihoods) -> NDArray[np.float64]:
    limited = np.clip(likelihoods, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(limited / (1 - limited)))


Saying = Callable[[Line, bool, BodyModel, tuple[int, int]], str]


def _words(line: Line, kept: bool, model: BodyModel, _: tuple[int, int]) -> str:
    wanted = 1 if kept else -1
    spoken: dict[str, float] = {}
    box: Box | None = line.box
    while box is not None:
        for word in words_of(box):
            weight = model.words.get(word, 0.0)
            if weight * wanted >= SPEAKING:
                spoken.setdefault(word, weight)
        box = box.parent
    telling = sorted(spoken, key=lambda word: (-abs(spoken[word]), word))[:3]
    return f"class words such as {', '.join(repr(word) for word in telling)}" if telling else ""


def _links(line: Line, kept: bool, *_: object) -> str:
    share = 100 * line.link_weight // max(line.weight, 1)
    around = 100 * line.box.link_weight // max(line.box.weight, 1)
    return "few links in it and around it" if kept else f"{max(share, around)} % of it are links" if share or around else "links around it"


def _sentences(line: Line, kept: bool, *_: object) -> str:
    return ("it reads like sentences" if line.prose else "its wording and length") if kept else "it does not read like sentences of a text"


def _repeated(line: Line, kept: bool, *_: object) -> str:
    return "it is not one of many alike" if kept else "one of many boxes alike"


def _mark_up(line: Line, *_: object) -> str:
    box: Box | None = line.box
    tags: Sequence[str] = ()
    while box is not None and len(tags) < 3:
        tags = (*tags, box.tag) if box.tag not in {"", "html", "body", "div"} else tags
        box = box.parent
    return f"its elements ({', '.join(tags)})" if tags else "its elements"


def _place(line: Line, kept: bool, _: BodyModel, text: tuple[int, int]) -> str:
    first, last = text
    if line.index < first:
        return "it stands before the text begins"
    if line.index > last:
        return "it stands after the last line of the text"
    return "its place within the text" if kept else "its place on the page"


def _around(_: Line, kept: bool, *__: object) -> str:
    return "the lines around it are kept" if kept else "the lines around it are dropped"


SAYINGS: dict[str, Saying] = {
    "words": _words, "links": _links, "sentences": _sentences, "repeated": _repeated, "mark_up": _mark_up, "place": _place,
    "around": _around,
}  # fmt: skip
