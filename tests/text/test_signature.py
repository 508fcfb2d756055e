"""What stands under a text: department, e-mail, telephone."""

from __future__ import annotations

import pytest

from newsarchive.text.signature import split_signature

BODY = "The forum was opened by the rector.\n\nIt lasted two days."


@pytest.mark.parametrize(
    ("signature", "contacts"),
    [
        ("Department of History\n\nhistory@kaznu.kz", ["Department of History", "history@kaznu.kz"]),
        ("Химия факультеті\nchem@kaznu.kz", ["Химия факультеті", "chem@kaznu.kz"]),
        ("Пресс-служба КазНУ\nТел.: +7 (727) 377-33-33, вн. 1234", ["Пресс-служба КазНУ", "Тел.: +7 (727) 377-33-33, вн. 1234"]),
        ("Faculty of Law, law@kaznu.kz", ["Faculty of Law", "law@kaznu.kz"]),
        ("ҚазҰУ баспасөз қызметі", ["ҚазҰУ баспасөз қызметі"]),
        ("Айгүл Нұрланова\nБаспасөз қызметі\npress@kaznu.kz", ["Айгүл Нұрланова", "Баспасөз қызметі", "press@kaznu.kz"]),
        ("Байланыс үшін:\npress@kaznu.kz", ["Байланыс үшін:", "press@kaznu.kz"]),
        ("Matbuot xizmati\npress@uni.example", ["Matbuot xizmati", "press@uni.example"]),
        ("Basın Müdürlüğü\nTel: 0312 210 20 00", ["Basın Müdürlüğü", "Tel: 0312 210 20 00"]),
        ("Pressestelle der Universität\npresse@uni.example", ["Pressestelle der Universität", "presse@uni.example"]),
        ("联系电话：010-6275-1234", ["联系电话：010-6275-1234"]),
        ("Contact: press(at)uni.example", ["Contact: press(at)uni.example"]),
    ],
)
def test_a_signature_becomes_contacts(signature: str, contacts: list[str]) -> None:
    assert split_signature(f"{BODY}\n\n{signature}") == (BODY, contacts)


def test_a_signature_glued_to_the_last_sentence_is_split_off() -> None:
    assert split_signature("Ректор выступил. Пресс-служба КазНУ press@kaznu.kz") == (
        "Ректор выступил.",
        ["Пресс-служба КазНУ", "press@kaznu.kz"],
    )


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\nПо вопросам участия пишите на press@kaznu.kz до 20 апреля.",
        f"{BODY}\n\nStudents visited the library.",
        f"{BODY}\n\nISBN: 978-3-16-148410-0",
        f"{BODY}\n\nБИН 990-140-000-123",
        f"{BODY}\n\nНаселение 1 234 567",
        f"{BODY}\n\nWeitere Auskunft gibt Anna Roth in der Leitstelle unter Tel. 0238 59743 (roth@uni.example).",
        f"{BODY}\n\n有意者请于5月5日前发邮件至ice@uni.example报名，学校将回复。",
        f"{BODY}\n\nWer kommen will, schreibt an ice@uni.example.",
        f"{BODY}\n\nТілек білдірушілер ice@uni.example мекенжайына жазады.",
        f"{BODY}\n\nПо телефону +7 727 377 33 33 можно записаться.",
        f"{BODY}\n\nThe faculty was founded in 1934 and has 12 departments.",
        "Пресс-служба КазНУ\npress@kaznu.kz",
        "Departments\n\n" + "\n".join(f"Department {number}, d{number}@kaznu.kz" for number in range(30)),
        "",
    ],
)
def test_sentences_directories_and_a_text_that_is_only_a_signature_stay(text: str) -> None:
    assert split_signature(text) == (text, [])
