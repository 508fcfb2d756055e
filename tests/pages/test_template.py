"""What is learned of a site from several of its pages, and how a page is read by it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from html import escape

import numpy as np
import pytest

from newsarchive.pages.lines import Line, lines_of
from newsarchive.pages.parse import parse
from newsarchive.pages.template import Template, template_of
from newsarchive.pages.template_apply import apply, read_lines
from newsarchive.pages.template_learn import learn
from newsarchive.pages.template_sample import Sample, order_told, sample

WORDS = "бүгін университет жаңа зертхана ашты students met the rector ученые провели опыт 大学 研究 laboratorio nuevo".split()


def sentences(number: int, count: int) -> list[str]:
    """Paragraphs that no two pages share."""
    chance = random.Random(number)
    return [" ".join(chance.choices(WORDS, k=14)).capitalize() + f" {number}-{place}." for place in range(count)]


def page(number: int, *, count: int = 4, after: str = "", topic: str = "") -> str:
    body = "".join(f"<p>{one}</p>" for one in sentences(number, count))
    return (
        f"<html><body class='post-{number} {topic}'><div id='top'><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul>"
        f"</div><div class='story'><h1>Headline of {escape(sentences(number, 1)[0][:20])} {number}</h1>"
        f"<div class='when'>{number}.05.2024</div><div class='text'>{body}"
        f"<p>The university was founded in 1934 and has nine faculties, where people learn.</p></div>{after}</div>"
        f"<div class='side'><p>{sentences(number + 500, 1)[0]}</p></div></body></html>"
    )


def lines(html: str) -> list[Line]:
    tree = parse(html)
    assert tree is not None
    return lines_of(tree)


def judged(found: list[Line], wrong: Callable[[Line], float | None] = lambda line: None) -> np.ndarray:
    """A judge that is right of nearly everything: text and the fixed line are likely, all else is not."""
    values = []
    for line in found:
        given = wrong(line)
        values.append(given if given is not None else 0.95 if "div.text" in line.box.path and line.prose else 0.05)
    return np.array(values)


def seen(html: str, name: str, **more: str) -> Sample:
    found = lines(html)
    title = next((line.index for line in found if line.box.tag == "h1"), None)
    date = next((line.index for line in found if "when" in line.box.path), None)
    return sample(found, judged(found), title=title, date=date, page=name, **more)


def learned(count: int = 6, **more: str) -> Template:
    template = learn([seen(page(number, **more), str(number)) for number in range(1, count + 1)])
    assert template is not None
    return template


def test_two_pages_teach_nothing_and_three_do() -> None:
    samples = [seen(page(number), str(number)) for number in (1, 2, 3)]
    assert learn(samples[:2]) is None
    assert learn(samples) is not None


def test_one_page_seen_thrice_is_one_page() -> None:
    assert learn([seen(page(1), "same")] * 3) is None


def test_the_text_is_kept_and_the_fixed_line_in_it_is_not() -> None:
    found = apply(learned(), lines(page(40)))
    assert [line.text for line in found.kept] == sentences(40, 4)
    assert found.misfit is None
    assert found.missing == ()


def test_places_of_title_and_date_are_learned() -> None:
    found = apply(learned(), lines(page(40)))
    assert found.places["title"].text.endswith(" 40")
    assert found.places["date"].text == "40.05.2024"


def test_a_title_is_found_though_no_page_knew_its_own() -> None:
    samples = []
    for number in range(1, 6):
        found = lines(page(number))
        samples.append(sample(found, judged(found), page=str(number)))
    template = learn(samples)
    assert template is not None
    assert apply(template, lines(page(40))).places["title"].text.endswith(" 40")


def test_the_order_of_the_samples_says_nothing() -> None:
    samples = [seen(page(number), str(number)) for number in range(1, 9)]
    first = learn(samples)
    random.Random(3).shuffle(samples)
    second = learn(samples)
    assert first is not None
    assert second is not None
    assert first.to_json() == second.to_json()


def test_a_template_is_the_same_after_it_was_stored() -> None:
    template = learned()
    stored = json.loads(json.dumps(template.to_json()))
    again = Template.from_json(stored)
    assert again is not None
    assert again.to_json() == template.to_json()
    assert [line.text for line in apply(again, lines(page(40))).kept] == sentences(40, 4)
    assert template_of(stored) is template_of(stored)
    assert template_of({}) is None
    assert Template.from_json({**stored, "version": 0}) is None


def test_sample_and_template_are_small() -> None:
    assert len(json.dumps(seen(page(1, count=30), "1"))) < 4000
    assert len(json.dumps(learned().to_json())) < 4000


def test_known_furniture_is_not_even_read() -> None:
    tree = parse(page(40))
    assert tree is not None
    template = learned()
    read = read_lines(tree, template)
    assert "Home" in [line.text for line in lines(page(40))]
    assert "Home" not in [line.text for line in read]
    assert [line.text for line in apply(template, read).kept] == sentences(40, 4)


def test_words_of_one_topic_do_not_make_a_layout_of_their_own() -> None:
    samples = [seen(page(number, topic=f"category-{number // 2}"), str(number)) for number in range(1, 9)]
    template = learn(samples)
    assert template is not None
    assert len(template.layouts) == 1
    assert apply(template, lines(page(40, topic="category-sport"))).misfit is None


def test_a_judge_that_errs_on_some_pages_is_outvoted() -> None:
    samples = []
    for number in range(1, 11):
        found = lines(page(number))
        wrong = judged(found, lambda line, n=number: 0.8 if "side" in line.box.path and n < 4 else None)
        samples.append(sample(found, wrong, page=str(number)))
    template = learn(samples)
    assert template is not None
    assert [line.text for line in apply(template, lines(page(40))).kept] == sentences(40, 4)


def test_a_paragraph_judged_as_article_on_every_page_and_the_same_on_each_is_furniture() -> None:
    cookie = "<div class='note'><p>We use cookies here, and by going on you agree to our rules on cookies.</p></div>"
    samples = []
    for number in range(1, 6):
        found = lines(page(number, after=cookie))
        wrong = judged(found, lambda line: 0.99 if "note" in line.box.path else None)
        samples.append(sample(found, wrong, page=str(number)))
    template = learn(samples)
    assert template is not None
    assert not [line for line in apply(template, lines(page(40, after=cookie))).kept if "cookies" in line.text]


def test_lists_between_paragraphs_are_text_where_the_judge_is_of_two_minds() -> None:
    def with_list(number: int) -> str:
        items = "".join(f"<li>{item}</li>" for item in items_of(number))
        return page(number).replace("</p><p>", f"</p><ul>{items}</ul><p>", 1)

    def items_of(number: int) -> list[str]:
        return [" ".join(random.Random(number * place).choices(WORDS, k=4)) for place in (7, 11)]

    samples = []
    for number in range(1, 6):
        found = lines(with_list(number))
        doubt = judged(found, lambda line: 0.3 if line.box.tag == "li" and "text" in line.box.path else None)
        samples.append(sample(found, doubt, page=str(number)))
    template = learn(samples)
    assert template is not None
    assert set(items_of(40)) < {line.text for line in apply(template, lines(with_list(40))).kept}


def test_a_label_that_stands_on_most_pages_drops_its_line() -> None:
    samples = []
    for number in range(1, 9):
        source = f"</div><p>Source: office {number % 5} abc{number}</p><div class='side'"
        found = lines(page(number).replace("</div><div class='side'", source))
        wrong = judged(found, lambda line: 0.9 if line.text.startswith("Source") else None)
        samples.append(sample(found, wrong, page=str(number)))
    template = learn(samples)
    assert template is not None
    html = page(40).replace("</div><div class='side'", "</div><p>Source: quite another office</p><div class='side'")
    assert not [line for line in apply(template, lines(html)).kept if line.text.startswith("Source")]


def test_a_date_glued_to_the_first_paragraph_is_taken_off() -> None:
    def glued(number: int) -> str:
        return page(number).replace("<div class='text'><p>", f"<div class='text'><p><span>{number}.05.2024</span> ")

    samples = [seen(glued(number), str(number)) for number in range(1, 7)]
    template = learn(samples)
    assert template is not None
    assert apply(template, lines(glued(40))).kept[0].text == sentences(40, 4)[0]
    assert apply(template, lines(page(41))).kept[0].text == sentences(41, 4)[0]


def test_mirrored_articles_are_not_taken_for_furniture() -> None:
    samples = [seen(page(number), str(number)) for number in range(1, 5)]
    samples += [seen(page(number), f"mirror of {number}") for number in range(1, 5)]
    template = learn(samples)
    assert template is not None
    assert [line.text for line in apply(template, lines(page(2))).kept] == sentences(2, 4)


@pytest.mark.parametrize("shape", ["short", "strange"])
def test_a_page_that_does_not_fit_says_why(shape: str) -> None:
    template = learned(8)
    if shape == "short":
        html = page(40, count=1).replace(sentences(40, 1)[0], "Too short.")
        assert "under a quarter" in str(apply(template, lines(html)).misfit)
    else:
        sections = "".join(f"<section class='x'><p>{one}</p></section>" for one in sentences(3, 5))
        found = apply(template, lines(f"<html><body><main>{sections}</main></body></html>"))
        assert "stands where none stood" in str(found.misfit)
        assert found.missing == ("title", "date")


def other(number: int) -> str:
    body = "".join(f"<p>{one}</p>" for one in sentences(number, 5))
    return (
        f"<html><body><header class='hd'><a href='/'>Start</a></header><main><h2 class='t'>Title {number} of it all</h2>"
        f"<article class='a'>{body}</article></main><footer class='f'><p>Address of the office, street and town, telephone.</p></footer>"
        "</body></html>"
    )


def new_sample(number: int, day: str) -> Sample:
    found = lines(other(number))
    return sample(found, np.array([0.95 if "article" in line.box.path else 0.05 for line in found]), page=f"new {number}", fetched=day)


def test_a_new_layout_is_learned_beside_the_old_one_from_three_pages() -> None:
    old = [seen(page(number), str(number), fetched=f"2026-01-{number:02}") for number in range(1, 9)]
    new = [new_sample(number, f"2026-03-{number:02}") for number in (21, 22, 23)]
    template = learn([*old, *new])
    assert template is not None
    assert [(layout.pages, layout.since, layout.until) for layout in template.layouts] == [
        (8, "2026-01-01", "2026-01-08"), (3, "2026-03-21", "2026-03-23"),
    ]  # fmt: skip
    assert [line.text for line in apply(template, lines(other(30))).kept] == sentences(30, 5)
    assert [line.text for line in apply(template, lines(page(40))).kept] == sentences(40, 4)
    assert apply(template, lines(other(30))).layout != apply(template, lines(page(40))).layout


def endless(number: int) -> str:
    """A page whose next two stories follow in full, each behind the same row of links."""
    more = "".join(f"<div class='text'>{''.join(f'<p>{one}</p>' for one in sentences(number + step, 4))}</div>" for step in (1, 2))
    return page(number, after=f"<div class='share'>Бөлісу <a href='#'>Telegram</a></div>{more}")


def test_the_next_stories_in_full_are_dropped_though_they_stand_in_boxes_like_its_own() -> None:
    samples = []
    for number in range(1, 25):
        found = lines(endless(number))
        samples.append(sample(found, judged(found), page=str(number)))
    template = learn(samples)
    assert template is not None
    assert [line.text for line in apply(template, lines(endless(40))).kept] == sentences(40, 4)


def test_a_day_that_all_pages_name_and_none_shows_is_stale_and_the_place_of_those_shown_is_the_date() -> None:
    def told(number: int, day: str) -> Sample:
        found = lines(page(number))
        shown = next(line.index for line in found if "when" in line.box.path)
        return sample(found, judged(found), shown=shown, told=day, page=str(number))

    template = learn([told(number, "2020-05-01") for number in range(1, 7)])
    assert template is not None
    found = apply(template, lines(page(40)))
    assert found.stale_day is not None
    assert found.places["date"].text == "40.05.2024"
    differing = learn([told(number, f"2020-05-{number:02}") for number in range(1, 7)])
    assert differing is not None
    assert apply(differing, lines(page(40))).stale_day is None
    assert "date" not in apply(differing, lines(page(40))).places


def following(number: int, heading: str = "<h3>Das könnte Sie auch interessieren</h3>") -> str:
    """A page on which the first paragraphs of two other pages follow its text, marked like it."""
    others = "".join(f"<p>{sentences(1 + (number + step) % 12, 1)[0]}</p>" for step in (3, 5))
    return page(number).replace("where people learn.</p></div>", f"where people learn.</p>{heading}{others}</div>")


def test_what_follows_a_line_after_which_pages_go_on_to_other_stories_is_dropped() -> None:
    samples = []
    for number in range(1, 13):
        found = lines(following(number))
        believed = judged(found, lambda line: 0.97 if line.text.startswith("Das könnte") else None)
        samples.append(sample(found, believed, page=str(number)))
    template = learn(samples)
    assert template is not None
    assert [line.text for line in apply(template, lines(following(40))).kept] == sentences(40, 4)
    assert [line.text for line in apply(template, lines(following(3))).kept] == sentences(3, 4)


def test_a_subheading_that_every_page_has_is_no_such_line() -> None:
    def headed(number: int) -> str:
        return page(number).replace("</p><p>", "</p><h3>Hintergrund</h3><p>", 1)

    samples = [seen(headed(number), str(number)) for number in range(1, 13)]
    template = learn(samples)
    assert template is not None
    assert [line.text for line in apply(template, lines(headed(40))).kept] == sentences(40, 4)


def test_where_the_judge_is_deceived_on_every_page_the_text_is_what_differs() -> None:
    purposes = [f"We value your privacy and use cookies for the purpose number {one} of our long list." for one in "abcdefgh"]
    paragraphs = "".join(f"<p>{one}</p>" for one in purposes)
    samples = []
    for number in range(1, 6):
        html = page(number).replace("<div class='story'>", f"<main class='consent'>{paragraphs}</main><div class='story'>")
        found = lines(html)
        wrong = np.array([0.99 if "consent" in line.box.path else 0.2 if line.prose else 0.05 for line in found])
        samples.append(sample(found, wrong, page=str(number)))
    template = learn(samples)
    assert template is not None
    html = page(40).replace("<div class='story'>", f"<main class='consent'>{paragraphs}</main><div class='story'>")
    assert [line.text for line in apply(template, lines(html)).kept] == sentences(40, 4)


def test_notices_that_differ_in_figures_alone_stay() -> None:
    def notice(number: int) -> str:
        said = [f"On day {number} of the month the library opens at {number} and closes at 1{number} for {one}." for one in WORDS[:4]]
        return page(number).replace(f"<p>{sentences(number, 4)[0]}</p>", "".join(f"<p>{one}</p>" for one in said))

    template = learn([seen(notice(number), str(number)) for number in range(1, 9)])
    assert template is not None
    kept = [line.text for line in apply(template, lines(notice(40))).kept]
    assert sum(text.startswith("On day 40") for text in kept) == 4


@pytest.mark.parametrize(
    ("days", "order"), [(("14/05/2024", "03/05/2024", "22/06/2024"), "DMY"), (("05/14/2024", "05/03/2024", "06/22/2024"), "MDY")]
)
def test_the_order_of_day_and_month_is_learned_from_days_past_the_twelfth(days: tuple[str, ...], order: str) -> None:
    samples = [seen(page(number).replace(f"{number}.05.2024", days[number % 3]), str(number)) for number in range(1, 7)]
    template = learn(samples)
    assert template is not None
    assert template.layouts[0].order == order
    assert apply(template, lines(page(40))).order == order


@pytest.mark.parametrize(
    ("line", "day", "order"),
    [
        ("작성일 24-05-03 조회 1234회", "2024-05-03", None),
        ("24.05.24", "2024-05-24", None),
        ("24.05.24", None, None),
        ("25.05.24", "2024-05-25", "DMY"),
        ("5/25/24", "2024-05-25", "MDY"),
        ("5/25/2024", None, "MDY"),
        ("2024. 05. 25.", "2024-05-25", None),
    ],
)
def test_two_figures_of_a_year_are_no_day_that_tells_an_order(line: str, day: str | None, order: str | None) -> None:
    assert order_told(line, day) == order


def test_a_page_without_a_day_where_its_site_shows_one_has_none() -> None:
    template = learned(9)
    assert apply(template, lines(page(40))).undated is False
    bare = apply(template, lines(page(40).replace("<div class='when'>40.05.2024</div>", "")))
    assert bare.undated is True
    assert bare.missing == ("date",)
