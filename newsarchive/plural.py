"""Numbers with their nouns, for people."""


def number_of(number: int, one: str, many: str | None = None) -> str:
    """`1 article`, `2,000 articles`; the plural where it is not made with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
