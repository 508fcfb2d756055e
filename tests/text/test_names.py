"""Names of authors out of bylines, meta elements and descriptions."""

from __future__ import annotations

import pytest

from newsarchive.text.names import authors_named, compact, is_organisation, is_person, labelled, names_in
from tests.cost import at_most


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Автор: Айгерим Сапарова", ["Айгерим Сапарова"]),
        ("Авторы: А. Сапарова, Ержан Омаров", ["А. Сапарова", "Ержан Омаров"]),
        ("Мәтін: Айгүл Серікқызы", ["Айгүл Серікқызы"]),
        ("Текст: Анна Иванова, фото: Пётр Смирнов", ["Анна Иванова"]),
        ("Материал подготовила Мария Ким", ["Мария Ким"]),
        ("By Jane Doe", ["Jane Doe"]),
        ("Written by: Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("Von Birgit Maier", ["Birgit Maier"]),
        ("Autoren Jens Kurz und Jutta Lang", ["Jens Kurz", "Jutta Lang"]),
        ("Par Émilie Durand", ["Émilie Durand"]),
        ("Por José Pérez Galdós y Ana Ruiz Soler", ["José Pérez Galdós", "Ana Ruiz Soler"]),
        ("Yazan: Ayşe Yılmaz", ["Ayşe Yılmaz"]),
        ("作者：李明", ["李明"]),
        ("记者 张三 李四", ["张三", "李四"]),
        ("文/张三 图/李四", ["张三"]),
        ("（记者 王小明）", ["王小明"]),
        ("بقلم: سارة أحمد", ["سارة أحمد"]),
        ("来源：新闻中心", []),
        ("Фото: Пётр Смирнов", []),
        ("Source: Press office", []),
        ("Views: 123", []),
        ("Jane Doe, Featured Co-Editor", ["Jane Doe"]),
        ("Jane Doe, who edits the paper", []),
        ("Author: 12.04.2024", []),
        ("By the end of the year the dormitory will open", []),
        ("Von Null auf Hundert", []),
        ("By signing up for our services", []),
    ],
)
def test_a_labelled_line_names_its_authors_and_nobody_else(line: str, names: list[str]) -> None:
    assert authors_named([line]) == names


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("Jane Doe, Staff Writer", ["Jane Doe"]),
        ("Jane Doe | The Daily Campus", ["Jane Doe"]),
        ("Jane Doe and John Roe, Campus Weekly", ["Jane Doe", "John Roe"]),
        ("Jane Doe, John Roe", ["Jane Doe", "John Roe"]),
        ("Jane Doe; John Roe & Mary Major", ["Jane Doe", "John Roe", "Mary Major"]),
        ("Jane Doe MS, RDN, LD", ["Jane Doe"]),
        ("Jane Doe, Ph.D.", ["Jane Doe"]),
        ("By Jane Doe | February 28, 2023", ["Jane Doe"]),
        ("Jane Doe (Faculty of Arts)", ["Jane Doe"]),
        ("Jane Doe, jane@example.edu", ["Jane Doe"]),
        ("سلمى الجابري، كريم بن ناصر", ["سلمى الجابري", "كريم بن ناصر"]),
        ("부산=김민수 기자", ["김민수"]),
        ("wordpressadmin", []),
        ("أبوظبي", []),
        ("Jane Berlin", ["Jane Berlin"]),
        ("By Department of Chemistry and Jane Doe", ["Department of Chemistry", "Jane Doe"]),
        ("Press Office and Jane Doe", ["Press Office", "Jane Doe"]),
        ("Faculty of Law, Jane Doe and John Roe", ["Faculty of Law", "Jane Doe", "John Roe"]),
        ("Пресс-центр университета и Анна Иванова", ["Пресс-центр университета", "Анна Иванова"]),
        ("Химия факультеті және Айгүл Серікқызы", ["Химия факультеті", "Айгүл Серікқызы"]),
        ("Fizik Bölümü ve Ayşe Yılmaz", ["Fizik Bölümü", "Ayşe Yılmaz"]),
        ("Institut für Physik und Birgit Maier", ["Institut für Physik", "Birgit Maier"]),
        ("Department of Physics and Applied Mathematics", ["Department of Physics and Applied Mathematics"]),
        ("Faculty of Law and Political Science", ["Faculty of Law and Political Science"]),
        ("School of Film and Visual Culture", ["School of Film and Visual Culture"]),
        ("Institut für Physik und Technische Chemie", ["Institut für Physik und Technische Chemie"]),
        ("Кафедра теории и методики обучения", ["Кафедра теории и методики обучения"]),
        ("Fizik ve Uzay Bilimleri Bölümü", ["Fizik ve Uzay Bilimleri Bölümü"]),
        ("Prof. Dr. Klaus Müller", ["Klaus Müller"]),
        ("Айгерим Сапарова, студентка 3 курса", ["Айгерим Сапарова"]),
        ("Jane Doe and The Associated Press", ["Jane Doe"]),
        ("Associated Press", ["Associated Press"]),
        ("Кафедра неорганической химии", ["Кафедра неорганической химии"]),
        ("Баспасөз қызметі", ["Баспасөз қызметі"]),
        ("Office of Communications and Marketing", ["Office of Communications and Marketing"]),
        ("Пресс-служба", ["Пресс-служба"]),
        ("admin", []),
        ("Администратор", []),
        ("管理员", []),
        ("https://www.facebook.com/jane.doe", []),
        ("@janedoe", []),
        ("Share", []),
        ("", []),
    ],
)
def test_names_come_without_roles_employers_and_addresses(raw: str, names: list[str]) -> None:
    assert names_in(raw) == names


def test_what_is_said_to_be_no_author_is_passed_over() -> None:
    assert names_in("Campus Today | Jane Doe", not_names={"Campus Today"}) == ["Jane Doe"]
    assert names_in("Campus Today", not_names={"Campus Today"}) == []


def test_persons_and_offices_are_told_apart() -> None:
    assert is_person("Айгерим Сапарова")
    assert is_person("Ludwig van Beethoven")
    assert not is_person("the end of the year")
    assert not is_person("Press Office")
    assert is_organisation("Press Office")
    assert is_organisation("Химия факультеті")
    assert not is_organisation("Jane Doe")


def test_spellings_of_one_name_compare_equal() -> None:
    assert compact("JANE  DOE") == compact("Jane Doe")
    assert compact("The Campus") == compact("Campus")


def test_a_line_without_a_label_is_no_byline() -> None:
    assert labelled("Jane Doe won the prize") is None


@pytest.mark.parametrize("unit", ["a ", "By ", "(", ", ", "Автор: ", "and ", "| ", "— "])
def test_long_lines_are_read_in_no_time(unit: str) -> None:
    with at_most(100):
        names_in(unit * 100_000)
        labelled(unit * 100_000)
