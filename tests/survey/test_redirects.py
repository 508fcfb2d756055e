"""What it means that an address leads elsewhere."""

from __future__ import annotations

import pytest

from newsarchive.survey.redirects import Leads, leads, same_place
from tests.cost import at_most

NEWS = "https://www.uni.example/ru/novosti/"


@pytest.mark.parametrize(
    ("target", "meaning"),
    [
        ("https://www.uni.example/ru/press/news/", Leads.ELSEWHERE),
        ("https://news.uni.example/authors/", Leads.ELSEWHERE),
        ("https://www.uni.example/ru/blog/signals/", Leads.ELSEWHERE),
        ("https://www.uni.example/auth/?login=yes&backurl=%2Fru%2Fnovosti%2F", Leads.LOGIN),
        ("https://login.uni.example/?service=x", Leads.LOGIN),
        ("https://www.uni.example/wp-login.php?redirect_to=x", Leads.LOGIN),
        ("https://sso.uni.example/adfs/ls", Leads.LOGIN),
        ("https://www.uni.example/anmeldung.html", Leads.LOGIN),
        ("https://www.uni.example/giris/", Leads.LOGIN),
        ("https://www.uni.example/showcaptcha?d=1", Leads.WALL),
        ("https://www.uni.example/challenge?x=1", Leads.WALL),
        ("https://www.uni.example/404.html", Leads.NOTHING),
        ("https://www.uni.example/ru/page-not-found/", Leads.NOTHING),
        ("https://www.uni.example/maintenance/", Leads.ERROR),
        ("https://www.uni.example/", Leads.FRONT),
        ("https://www.uni.example/ru/", Leads.FRONT),
        ("https://www.uni.example/index.php", Leads.FRONT),
    ],
)
def test_the_target_says_what_a_redirect_means(target: str, meaning: Leads) -> None:
    assert leads(NEWS, target) is meaning


def test_what_the_address_says_itself_is_no_sign() -> None:
    assert leads("https://u.example/error-correction/errors/", "https://u.example/new/errors/") is Leads.ELSEWHERE


@pytest.mark.parametrize(
    "target",
    ["http://www.uni.example/ru/novosti", "https://uni.example/ru/novosti/", "https://www.uni.example/ru/novosti/index.php",
     "https://www.uni.example/ru/novosti/?PHPSESSID=6f0c1a2b3c4d5e6f7a8b"],
)  # fmt: skip
def test_another_spelling_is_the_same_place(target: str) -> None:
    assert same_place(NEWS, target)


@pytest.mark.parametrize("target", ["https://www.uni.example/novosti/", "https://news.uni.example/ru/novosti/", NEWS + "?page=2", "https://["])
def test_another_page_is_another_place(target: str) -> None:
    assert not same_place(NEWS, target)


def test_hostile_targets_take_no_time() -> None:
    with at_most(200):
        for char in ("/", "-", "log-", "ab", "?", "_"):
            leads(NEWS, "https://u.example/" + char * 200_000)
