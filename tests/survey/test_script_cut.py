"""Of a script that part is kept that asks for further articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsarchive.survey.script_cut import DEEPEST_LINE, cut, laid_out
from newsarchive.survey.write import in_lines
from tests.cost import in_step

BUNDLE = (
    "!function(e){var t=1,n=e('#list');e('.menu').click(function(){e(this).toggleClass('open')});function next(o){return o+1}"
    "e('.more').on('click',function(i){t=next(t);e.post('/more',{page:t,'k':'a;b}'},function(a){n.append(a)})});e('.foo').hide()}(jQuery);"
)


def test_of_a_bundle_what_asks_is_kept_with_what_it_uses_in_lines() -> None:
    inside = next(cut(BUNDLE))
    assert inside.splitlines() == [
        "var t=1,n=e('#list');", "function next(o){return o+1}",
        "e('.more').on('click',function(i){t=next(t);e.post('/more',{page:t,'k':'a;b}'},function(a){n.append(a)})});",
    ]  # fmt: skip


def test_what_is_written_in_lines_stays_so_without_what_else_the_file_does() -> None:
    script = "/* Theme 1.2 */\nlet page = 1\nfunction open(menu) {\n  menu.show()\n}\n// news\nfunction more() {\n  fetch(`/n?p=${page++}`)\n}\n"
    assert list(cut(script)) == ["let page = 1\nfunction more() {\n  fetch(`/n?p=${page++}`)\n}"]


def test_each_request_is_tried_alone_before_all_together() -> None:
    script = "var a = 1;\nvar b = 2;\nfunction like(n) { $.post('/like', {n, a}) }\nfunction more() { $.post('/more', {b}) }\nfunction menu() {}"
    like, more, both = cut(script)
    assert like == "var a = 1;\nfunction like(n) { $.post('/like', {n, a}) }"
    assert more == "var b = 2;\nfunction more() { $.post('/more', {b}) }"
    assert both == script.removesuffix("\nfunction menu() {}")


def test_a_long_line_is_laid_out_in_several() -> None:
    lines = laid_out(f"function more(a){{var b='{'x' * 100};}}';$.post('/more',{{page:a}},function(r){{show(r)}})}}").splitlines()
    assert lines == ["function more(a){", f"  var b='{'x' * 100};}}';", "  $.post('/more',{", "    page:a", "  },function(r){", "    show(r)", "  })", "}"]


SCRIPTS: list[Callable[[int], str]] = [
    lambda size: "(" * size, lambda size: "}" * size, lambda size: "function(){" * (size // 10) + "fetch('/a')",
    lambda size: "a=1;" * (size // 5) + "fetch(a)", lambda size: "'" * (size // 5 * 2 + 1),
]  # fmt: skip


@pytest.mark.parametrize("made", SCRIPTS)
def test_any_script_is_cut_in_a_time_that_grows_with_its_length_alone(made: Callable[[int], str]) -> None:
    in_step(made, lambda script: list(cut(script)), 8_000)
    in_step(made, laid_out, 8_000)
    assert all(len(part) < 8_000 for part in cut(made(8_000)))


def test_a_line_in_very_many_blocks_is_moved_in_so_far_and_no_further() -> None:
    in_step(lambda size: "{" * size, laid_out, 2_000)
    assert max(len(line) - len(line.lstrip()) for line in laid_out("{" * 500).splitlines()) == 2 * DEEPEST_LINE


def test_a_script_stands_in_a_site_file_in_lines_where_toml_can_have_it() -> None:
    assert in_lines("let a = 'b';\n\tfetch(a)") == "'''\nlet a = 'b';\n    fetch(a)\n'''"
    for other in ("fetch('/a')", "a = '''\nb", "a\nb = 'c'", "a\n\u202eb"):
        assert "\n" not in in_lines(other)
