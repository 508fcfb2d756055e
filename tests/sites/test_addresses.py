"""One article, one canonical address, whatever way it was written."""

from __future__ import annotations

import pytest

from newsarchive.sites.addresses import asked, canonical, normalise, read_address, scope_fault
from newsarchive.sites.load import load_site
from newsarchive.sites.model import Articles, Site

KAZNU = load_site("kaznu")
ONE = "https://welcome.kaznu.kz/kz/3/news/one/24686/"


@pytest.mark.parametrize(
    "url",
    [
        "https://welcome.kaznu.kz/kz/3/news/one/24686", "http://WWW.KAZNU.KZ/kz/3/news/one/24686/", "https://kaznu.kz/kz/3/news/one/24686/",
        "https://welcome.kaznu.kz:443/kz/3/news/one/24686/?utm_source=x&utm_medium=y", "https://welcome.kaznu.kz./kz/3/news/one/24686/",
        "https://welcome.kaznu.kz/kz/3/news/one/24686/?print=1", "https://welcome.kaznu.kz/kz/3/news/one/24686/#comments",
        "https://welcome.kaznu.kz/kz/3//news/./one/24686/?fbclid=1&amp;amp;gclid=2", "https://welcome.kaznu.kz/kz/3/news/one/%324686/",
    ],
)  # fmt: skip
def test_all_spellings_of_an_article_have_one_canonical_form(url: str) -> None:
    assert canonical(url, KAZNU) == ONE


def test_the_query_that_says_which_language_is_kept() -> None:
    assert canonical("https://farabi.university/news/7103?utm_source=x&lang=kz", KAZNU) == "https://farabi.university/news/7103?lang=kz"


def test_an_address_says_number_and_language_and_how_the_variants_are_made() -> None:
    address = read_address(ONE, KAZNU)
    assert address is not None
    assert (address.number, address.language) == (24686, "kk")
    assert address.variants["ru"] == "https://welcome.kaznu.kz/ru/3/news/one/24686/"


def test_normalising_twice_changes_nothing_more() -> None:
    for url in ("HTTP://a.B/%7Ex/../y?b=2&a=1#z", "http://қазақ.example/ә?q=ә", "https://x.example", "http://x.example/a%2Fb?c=%20"):
        assert normalise(normalise(url)) == normalise(url)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://welcome.kaznu.kz/x", "javascript:alert(1)", "https://evil.example/kz/3/news/one/1", "https://a:b@welcome.kaznu.kz/",
        "https://welcome.kaznu.kz:8443/kz/3/news/one/1", "https://welcome.kaznu.kz/" + "a" * 3000, "https://welcome.kaznu.kz/\x07",
        "http://[::1", "https://welcome.kaznu.kz:99999/",
    ],
)  # fmt: skip
def test_what_is_out_of_scope_is_named_and_never_raises(url: str) -> None:
    assert scope_fault(url, KAZNU)


def test_what_is_in_scope_has_no_fault() -> None:
    assert scope_fault(ONE, KAZNU) is None


ANY = KAZNU.model_copy(
    update={"articles": (Articles(pattern="https?://.*"),), "hosts": ("u.example",), "listings": (), "definition": "any"}
)


@pytest.mark.parametrize(
    ("found", "key"),
    [
        ("http://u.example/story?b=2&a=1", "http://u.example/story?a=1&b=2"),
        ("http://u.example/?12345", "http://u.example/?12345="),
        ("http://u.example/a?ref=home?ref=home", "http://u.example/a?ref=home%3Fref%3Dhome"),
        ("http://u.example/a?q=x%20y&find=", "http://u.example/a?find=&q=x+y"),
        ("http://u.example/a?utm_source=(direct)", "http://u.example/a"),
    ],
)
def test_an_address_is_asked_as_it_was_written_and_known_by_its_canonical_form(found: str, key: str) -> None:
    assert canonical(found, ANY) == key
    assert asked(found, ANY) == found


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        ("HTTP://U.example:80/a/../b c#top", "http://u.example/bc"),
        ("http://u.example/новости?q=жаңа", "http://u.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?q=%D0%B6%D0%B0%D2%A3%D0%B0"),
        ("http://u.example/a?id=7&amp;print=1", "http://u.example/a?id=7"),
    ],
)
def test_what_was_written_wrongly_is_put_right_before_it_is_asked(found: str, wanted: str) -> None:
    assert asked(found, ANY) == wanted


def test_a_family_with_a_template_is_asked_by_it() -> None:
    assert asked("https://www.kaznu.kz/kz/3/news/one/24686?utm_source=x", KAZNU) == "https://welcome.kaznu.kz/kz/3/news/one/24686/"


def test_a_parameter_called_like_the_way_back_that_names_no_address_is_kept() -> None:
    assert canonical("http://u.example/a?ref=2024-17&back=cover", ANY) == "http://u.example/a?back=cover&ref=2024-17"


def test_a_storys_number_is_no_session() -> None:
    assert canonical("http://u.example/modules.php?name=News&sid=1234", ANY).endswith("?name=News&sid=1234")
    assert canonical("http://u.example/a?sid=0123456789abcdef0123", ANY) == "http://u.example/a"


SHOWN = KAZNU.model_copy(
    update={
        "articles": (Articles(pattern=r"https://www\.u\.example/news/[a-z0-9-]+/?", example=("https://www.u.example/news/x",)),),
        "hosts": ("www.u.example",), "aliases": {}, "listings": (), "definition": "shown",
    }
)  # fmt: skip


@pytest.mark.parametrize(
    "url",
    [
        "http://www.u.example/news/opening", "https://u.example/news/opening",
        "http://m.u.example/news/opening", "//WWW.U.EXAMPLE./news/opening",
        "https://amp.u.example:443/news/opening", "https://www.u.example/news/opening/amp", "https://www.u.example/amp/news/opening",
        "https://www.u.example/news/opening/print", "https://www.u.example/print/news/opening?fontsize=2",
        "https://www.u.example/m/news/opening",
        "https://www.u.example/news/opening?m=1", "https://www.u.example/news/opening?view=mobile&utm_id=7",
        "https://www.u.example/news/opening?outputType=amp", "https://www.u.example/news/opening?tmpl=component&print=1",
        "https://www.u.example/(S(lit3py55t21z5v55vlm25s55))/news/opening", "https://www.u.example/news/opening;JSESSIONID=abc",
        "https://www.u.example/sid-4f2a9c0be8d177aa/news/opening", "https://www.u.example/news/opening?sid=4f2a9c0be8d177aa01",
        "https://www.u.example/news/opening?utm_source=a&amp;amp;utm_medium=b", "https://www.u.example/news/opening?fbclid=1&#38;gclid=2",
        "https://www.u.example/news/opening?inheritRedirect=false&redirect=https%3A%2F%2Fwww.u.example%2Fnews%3Fcur%3D3",
        "https://www.u.example/news/opening?p_l_back_url=%2Fhome&p_l_back_url_title=Home", "https://www.u.example/news/opening?returnUrl=/news",
        "https://www.u.example/news/open%69ng", "https://www.u.example/news/opening#!/top", "https://www.u.example/x/../news/opening",
    ],
)  # fmt: skip
def test_every_presentation_of_an_article_is_that_article(url: str) -> None:
    address = f"https:{url}" if url.startswith("//") else url
    assert scope_fault(address, SHOWN) is None
    assert canonical(address, SHOWN) == "https://www.u.example/news/opening"


def test_what_is_encoded_twice_is_read_once_and_a_percent_stays_one() -> None:
    twice = "https://u.example/%25D0%25BD%25D0%25BE%25D0%25B2%25D0%25BE%25D1%2581%25D1%2582%25D1%258C"
    assert canonical(twice, ANY) == canonical("https://u.example/новость", ANY)
    assert canonical("https://u.example/100%25-online", ANY) == "https://u.example/100%25-online"


@pytest.mark.parametrize("url", ["http://www.u.example/news/opening", "http://m.u.example/news/opening?utm_source=x"])
def test_it_is_asked_in_the_scheme_in_which_it_was_written(url: str) -> None:
    assert asked(url, SHOWN).startswith("http://www.u.example/news/opening")


@pytest.mark.parametrize(
    "url",
    [
        "https://www.u.example/news/print", "https://www.u.example/news?m=april", "https://other.example/news/opening",
        "https://u.example.org/",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_presentation_is_left_alone(url: str) -> None:
    assert canonical(url, SHOWN) == url or scope_fault(url, SHOWN) is not None


def test_a_parameter_that_is_dropped_from_articles_still_counts_the_pages_of_a_list() -> None:
    site = Site.model_validate({
        "id": "board", "status": "invented", "names": {"ko": "한빛대학교"}, "languages": ["ko"], "hosts": ["u.example"],
        "drop_query": ["page", "from"], "articles": [{"pattern": r"https://u\.example/board\?no=(?P<number>\d+)"}],
        "listings": [{"url": "https://u.example/board"}],
    })  # fmt: skip
    assert canonical("https://u.example/board?no=7&page=3", site) == "https://u.example/board?no=7"
    assert canonical("https://u.example/board?page=3&from=x", site) == "https://u.example/board?page=3"


@pytest.mark.parametrize("name", ["bet", "stranica", "page_id_all", "to_page", "go_page", "page_no", "current_page", "b_start"])
def test_whatever_counts_the_pages_of_a_list_counts_them_where_it_is_dropped_from_articles(name: str) -> None:
    site = Site.model_validate({
        "id": "board", "status": "invented", "names": {"kk": "Дала университеті"}, "languages": ["kk"], "hosts": ["u.example"],
        "drop_query": [name], "articles": [{"pattern": r"https://u\.example/board\?no=(?P<number>\d+)"}],
        "listings": [{"url": "https://u.example/board"}],
    })  # fmt: skip
    assert canonical(f"https://u.example/board?no=7&{name}=3", site) == "https://u.example/board?no=7"
    assert canonical(f"https://u.example/board?{name}=3", site) == f"https://u.example/board?{name}=3"
