"""What a further answer of a known article's address means: the same, an edit, or a worse answer."""

from __future__ import annotations

from dataclasses import dataclass

from newsarchive.edits.kinds import Edit, Said, edit_of, is_redated
from newsarchive.edits.losses import loss
from newsarchive.edits.noise import same_title, same_words


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What an answer means; where there is neither edit nor loss, it says the same."""

    edit: Edit | None = None
    loss: str | None = None
    """Why it is worse than what is held."""


def judge(old: Said, new: Said) -> Judgement:
    """Compare two states of an article that were read by the same means."""
    if old.text != new.text:
        lost = loss(old, new)
        if lost is not None:
            return Judgement(loss=lost)
    if same_title(old.title, new.title) and same_words(old.text, new.text) and not is_redated(old, new):
        return Judgement()
    edit = edit_of(old, new)
    return Judgement(edit=edit if edit.kinds else None)
