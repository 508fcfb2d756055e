"""Archives that are chosen from boxes of years and months."""

from __future__ import annotations

from tests.sources.made import listed

ROWS = "".join(f'<p><a href="/news/{n}">A title that is long enough {n}</a></p>' for n in range(9, 4, -1))


def box(name: str, options: list[str]) -> str:
    return f"<select name={name}>" + "".join(f"<option>{one}</option>" for one in options) + "</select>"


def chosen(form: str) -> list[tuple[str, object]]:
    return [(link.url.removeprefix("https://uni.example"), link.form) for link in listed(ROWS + form) if link.source == "archive"]


YEARS = box("god", ["2025", "2024", "2023"])


def test_each_year_of_a_form_is_an_archive_but_the_one_that_is_shown() -> None:
    asked = f"<form action='/news/'><input type=hidden name=sect value=3>{YEARS}</form>"
    assert chosen(asked) == [("/news/?sect=3&god=2024", None), ("/news/?sect=3&god=2023", None)]
    assert chosen(asked.replace("<form", "<form method=post")) == [
        ("/news/", (("sect", "3"), ("god", "2024"))), ("/news/", (("sect", "3"), ("god", "2023"))),
    ]  # fmt: skip


def test_each_posted_year_has_a_name_of_its_own() -> None:
    parts = [link.part for link in listed(f"{ROWS}<form method=post>{YEARS}</form>") if link.source == "archive"]
    assert parts == ["archive=2024-12", "archive=2023-12"]


def test_months_of_years_are_archives_up_to_today() -> None:
    words = "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr".split()
    for months in (words, [str(n) for n in range(1, 13)]):
        found = chosen(f"<form>{YEARS}{box('oy', months)}</form>")
        assert found[0] == (f"/news/?god=2025&oy={months[5]}", None)
        assert len(found) == 6 - 1 + 24


def test_other_forms_are_left_alone() -> None:
    assert chosen(f"<form method=post><input type=email name=mail>{YEARS}</form>") == []
    for asks in ("<textarea name=pro_sebe></textarea>", "<input name=fullname>", "<input type=text name=اسم>", "<input type=radio name=a value=1>"):
        assert chosen(f"<form method=post action='/news/'>{asks}{YEARS}</form>") == []
    for action in ("/reg.php", "/mezunlar/kayit", "/news/register", "/news/?do=vote"):
        assert chosen(f"<form method=post action='{action}'>{YEARS}</form>") == []
    months = box("m", [str(n) for n in range(1, 13)])
    assert chosen(f"<form method=post>{YEARS}{months}{box('faculty', ['A', 'B'])}</form>") == []
    assert chosen(f"<form>{box('course', ['1', '2', '3'])}</form>") == []
    assert chosen(f"<form>{YEARS}{box('birth_day', ['1', '2'])}</form>") == []
    assert chosen(f"<form>{box('nights', ['2024 and much more of it', '2025 and much more of it'])}</form>") == []


def test_the_form_of_the_list_itself_goes_before_another_with_years() -> None:
    other = f"<form action='/catalogue/'>{box('of', ['2025', '2024'])}</form>"
    assert chosen(f"{other}<form method=post action='?r=1'><input type=search name=q>{YEARS}</form>")[0][0] == "/news/?r=1"
