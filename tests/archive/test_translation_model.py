"""What clues speak for two articles being translations, and what against it."""

from __future__ import annotations

from typing import Any

from newsarchive.archive.forms import as_json
from newsarchive.archive.translation_clues import side_of
from newsarchive.archive.translation_model import NOWHERE, Side, lies, says, support, undeclared, undone, worth


def side(key: int, tongue: str, **clues: Any) -> Side:
    return side_of((key, "demo", tongue, 1, f"http://u.example/{key}", str(key), as_json({"letters": 900, **clues})))


def adds(one: Side, other: Side) -> float:
    return support(one, other, NOWHERE)[0]


def test_what_a_title_speaks_of_counts_in_the_other_text_too_and_a_title_without_it_says_little_against_it() -> None:
    kazakh = side(1, "kk-Cyrl", title=["=7", "msr"], concepts=["7", "9"])
    in_title = side(2, "ru-Cyrl", title=["=7", "rtm"], concepts=["7", "30"])
    in_text = side(3, "ru-Cyrl", title=["=30", "rtm"], concepts=["7", "30"])
    nowhere = side(4, "ru-Cyrl", title=["=30", "rtm"], concepts=["30", "31"])
    found = [adds(kazakh, other) for other in (in_title, in_text, nowhere)]
    assert found == sorted(found, reverse=True)
    assert found[0] - found[2] > 1
    assert "subjects" in support(kazakh, in_title, NOWHERE)[1]
    assert kazakh.clues["title"] == {"msr"}


def test_a_number_that_one_text_leaves_out_speaks_more_against_a_pair_than_a_name() -> None:
    plain = {"names": ["srbv", "tkrv"], "numbers": ["3500"]}
    one = side(1, "kk-Cyrl", **plain)
    same = adds(one, side(2, "ru-Cyrl", **plain))
    without_name = adds(one, side(3, "ru-Cyrl", names=["srbv"], numbers=["3500"]))
    without_number = adds(one, side(4, "ru-Cyrl", names=["srbv", "tkrv"]))
    other_number = adds(one, side(5, "ru-Cyrl", names=["srbv", "tkrv"], numbers=["4700"]))
    assert same > without_name > without_number > other_number
    assert support(one, side(6, "ru-Cyrl", **plain), NOWHERE) == support(side(6, "ru-Cyrl", **plain), one, NOWHERE)


def test_texts_whose_titles_speak_of_other_things_contradict_each_other_where_they_name_little() -> None:
    one = side(1, "kk-Cyrl", names=["srbv"], numbers=["3500"], title=["=7"], concepts=["7", "9", "11"])
    other = side(2, "ru-Cyrl", names=["lvnk"], numbers=["4700"], title=["=50"], concepts=["50", "51", "52"])
    assert says(one, other, adds(one, other)) == -1
    assert says(side(3, "kk-Cyrl", concepts=["7"]), side(4, "ru-Cyrl", concepts=["50"]), -5.0) == 0


def test_what_a_site_declares_wrongly_nearly_always_speaks_against_a_pair() -> None:
    lying, unsure, right = (worth("number", agreed=agreed, contradicted=wrong) for agreed, wrong in ((1, 20), (10, 10), (20, 1)))
    assert lying < 0 == unsure < right
    assert lies(1, 20)
    assert lies(10, 10)
    assert not lies(20, 1)


def test_where_a_site_declares_well_a_contradiction_must_be_stronger() -> None:
    right, unsure, lying = (undone(agreed=agreed, contradicted=wrong) for agreed, wrong in ((60, 1), (2, 1), (20, 20)))
    assert right < unsure == lying < 0


def test_where_numbers_are_believed_another_number_is_another_item() -> None:
    assert undeclared({"number", "hreflang"}) < undeclared({"hreflang"}) < undeclared(set()) == 0


def test_that_a_language_without_a_dictionary_has_no_subjects_says_nothing() -> None:
    plain = {"names": ["srbv", "tkrv"]}
    one = side(1, "kk-Cyrl", **plain, title=["=7"], concepts=["7", "9", "11"])
    assert adds(one, side(2, "uk-Cyrl", **plain)) == adds(side(3, "kk-Cyrl", **plain), side(2, "uk-Cyrl", **plain))
    assert adds(one, side(4, "ru-Cyrl", **plain, title=["=50"], concepts=["50", "51"])) < adds(one, side(2, "uk-Cyrl", **plain))
