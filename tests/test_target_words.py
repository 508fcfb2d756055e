"""What the address that an article redirects to says of itself."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from newsarchive.target_words import Says, says
from tests.cost import at_most

U = "https://www.u.example"


@pytest.mark.parametrize(
    "path",
    [
        "/404", "/404.html", "/404/", "/ru/404.php", "/errors/404", "/error404.aspx", "/404-error-page",
        "/page404.htm", "/en/page-not-found/",
        "/notfound", "/PageNotFound.aspx", "/NotFound/index.html", "/seite-nicht-gefunden", "/de/nicht-gefunden.html", "/page-introuvable",
        "/pagina-no-encontrada/", "/pagina-nao-encontrada", "/sayfa-bulunamadi", "/strona-nie-znaleziona", "/stranica-ne-naydena",
        "/ru/страница-не-найдена/", f"/{quote('бет-табылмады')}", "/сторінку-не-знайдено", "/页面/未找到", "/Error.aspx?status=404",
        "/errorpage.asp?404;http://u.example:80/news/7", "/oshibka-404/",
    ],
)  # fmt: skip
def test_a_page_for_what_is_not_found_is_known_by_its_address_in_many_languages(path: str) -> None:
    assert says(U + path, "/en/news/7/") is Says.NOTHING


@pytest.mark.parametrize(
    "path", ["/error", "/error.aspx?aspxerrorpath=/en/news/7/", "/Errors/index.html", "/fehler.php", "/ошибка", "/qate", "/hata/"]
)
def test_a_page_of_errors_is_told_from_one_for_what_is_not_found(path: str) -> None:
    assert says(U + path, "/en/news/7/") is Says.ERROR


@pytest.mark.parametrize(
    "path",
    ["/login", "/wp-login.php?redirect_to=x", "/user/sign-in/", "/cas/login?service=x", "/de/anmeldung", "/kirish/", "/showcaptcha",
     "/maintenance.html", "/go?back=/en/news/7/", "/cookies/consent"],
)  # fmt: skip
def test_a_wall_is_known_by_its_address(path: str) -> None:
    assert says(U + path, "/en/news/7/") is Says.WALL


def test_a_wall_may_be_a_host_of_its_own() -> None:
    assert says("https://sso.u.example/", "/en/news/7/") is Says.WALL


@pytest.mark.parametrize(
    "path",
    ["/en/news/404/", "/news/404", "/art/404", "/en/news/error-correction-course/", "/human-error", "/news/page-4", "/?p=404",
     "/page/2/", "/lost-and-found", "/not-found-in-books-the-story", "/news/404-students-graduated",
     "/en/removed-barriers", "/?error=none", "/item?code=404", "", "//["],
)  # fmt: skip
def test_an_article_that_tells_of_an_error_is_an_article(path: str) -> None:
    assert says(U + path, "/en/news/7/") is None


def test_hostile_addresses_take_no_time() -> None:
    with at_most(100):
        for text in ("/", "-", "404-", "error/", "?a=b&", "%", ";", "не-"):
            says(f"{U}/{text * 100_000}", "/en/news/7/")
