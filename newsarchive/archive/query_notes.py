"""What is said of a query that was not read as it was written: a sentence, and for pages in other languages its key and what it names."""

from __future__ import annotations


class Note(str):
    """A sentence in English, which names itself."""

    key: str
    """By which other languages know it."""
    values: dict[str, object]
    """What it speaks of."""

    def __new__(cls, key: str, text: str, **values: object) -> Note:
        """A note.

        Args:
            text: the sentence, with the values in braces.
        """
        note = super().__new__(cls, text.format(**{name: f"{one:,}" if isinstance(one, int) else one for name, one in values.items()}))
        note.key, note.values = key, values
        return note
