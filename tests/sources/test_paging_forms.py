"""What may be posted at all."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from newsarchive.sources.paging_forms import called_pager, is_for_others, is_own, only_pages

LIST = "https://uni.example/ru/registration-news/"


@pytest.mark.parametrize(
    ("fields", "pages"),
    [
        ("<input type=hidden name=page value=1><select name=year></select>", True),
        ("<input name=searchKeyword><input name=gotoPage><button>2</button>", True),
        ("<input name=w placeholder='Поиск по новостям'>", True),
        ("<input type=search name=x>", True),
        ("<input name=research_interest>", False),
        ("<input name=keresztnev>", False),
        ("<input name=q required>", False),
        ("<input name=الاسم>", False),
        ("<textarea name=q></textarea>", False),
        ("<input type=checkbox name=agree>", False),
        ("<input type=hidden name=a>" * 2_000, False),
    ],
)
def test_a_form_only_pages_if_it_asks_its_visitor_for_no_more_than_a_search(fields: str, pages: bool) -> None:
    assert only_pages(document_fromstring(f"<form>{fields}</form>").find(".//form")) is pages


@pytest.mark.parametrize(
    "address",
    ["/Home/AddVisit", "/visitas/registrar", "/api/PageView", "/news/delete", "/x?do=subscribe", "/a/beğen", "/%D0%BE%D0%BF%D1%80%D0%BE%D1%81", "/poll.php",
     "/comment/list", "/views/add", "//[", "/SavePoll"],
)  # fmt: skip
def test_what_others_are_for_is_told_by_the_words_of_an_address(address: str) -> None:
    assert is_for_others(address, (), LIST)


@pytest.mark.parametrize("address", ["/views/ajax", "/Home/ViewMore", "/ru/registration-news/more", "/list.do", "/zapisi/load", "/x?do=list", "/бет/тізім"])
def test_what_asks_for_a_list_is_not_for_others(address: str) -> None:
    assert not is_for_others(address, (("action", "load_more"), ("mode", "list")), LIST)
    assert is_for_others(address, (("action", "my_subscribe"),), LIST)


def test_an_address_is_the_lists_own_if_it_is_the_same_path_or_below() -> None:
    assert all(is_own(one, LIST) for one in ("", "?page=2", "./", "page", "/ru/registration-news"))
    assert not any(is_own(one, LIST) for one in ("/", "../poll", "https://other.example/ru/registration-news/", "//["))


def test_a_pager_is_called_so_by_itself_or_shortly_above() -> None:
    tree = document_fromstring("<div class=pager><p><a id=a>2</a></p></div><p><a id=b>2</a></p>")
    assert [called_pager(one) for one in tree.iter("a")] == [True, False]
