"""Words that stand in the same pairs more often than by chance are taken for each other's counterparts."""

from __future__ import annotations

import random

from newsarchive.archive.translation_lexicon import Lexicon, Told

PAIRS = [("ліс", "Wald"), ("хор", "Chor"), ("килим", "Teppich"), ("бджола", "Biene")]


def told(tongue: str, *words: str) -> Told:
    return Told(tongue, frozenset(words))


def pairs(seed: int = 1) -> list[tuple[Told, Told]]:
    """Forty pairs of one or two subjects each, with words that all of them have and words at random."""
    chance = random.Random(seed)
    found = []
    for _ in range(40):
        subjects = chance.sample(PAIRS, chance.choice((1, 2)))
        one = told("uk", "новина", *(subject[0] for subject in subjects), f"у{chance.randrange(9)}")
        found.append((one, told("de", "Nachricht", *(subject[1] for subject in subjects), f"d{chance.randrange(9)}")))
    return found


def test_counterparts_speak_for_a_pair_and_others_against_it() -> None:
    lexicon = Lexicon(pairs())
    for word, counterpart in PAIRS:
        right = lexicon.adds(told("uk", word), told("de", counterpart))
        wrong = [lexicon.adds(told("uk", word), told("de", other)) for _, other in PAIRS if other != counterpart]
        assert right > 0.3 > 0 > max(wrong)


def test_what_stands_in_all_of_them_and_what_was_never_seen_says_nothing() -> None:
    lexicon = Lexicon(pairs())
    assert lexicon.adds(told("uk", "новина"), told("de", "Nachricht")) == 0
    assert lexicon.adds(told("uk", "вітер"), told("de", "Wind")) == 0
    assert lexicon.adds(told("uk", "ліс"), told("pl", "Wald")) == 0
    assert Lexicon([]).adds(told("uk", "ліс"), told("de", "Wald")) == 0


def test_the_order_of_pairs_and_of_their_sides_does_not_matter() -> None:
    found = pairs(2)
    turned = [pair[::-1] for pair in random.Random(3).sample(found, len(found))]
    one, other = Lexicon(found), Lexicon(turned)  # type: ignore[arg-type]
    for mine, theirs in found:
        assert one.adds(mine, theirs) == other.adds(theirs, mine)


def test_what_is_learned_of_one_pair_alone_is_nothing() -> None:
    lexicon = Lexicon([(told("uk", "ліс", "хор"), told("de", "Wald", "Chor"))])
    assert lexicon.adds(told("uk", "ліс"), told("de", "Wald")) == 0
