"""Charsets: right for header, meta, mark, neither, or lying."""

from __future__ import annotations

import codecs
import tomllib
from pathlib import Path

import pytest

from newsarchive.pages.charset import charset_of, to_text

TABLE = Path(__file__).parents[1] / "text" / "language_samples"
OTHERS = {
    "pl": "Rektor spotkał się z dziećmi i młodzieżą. Następnego dnia odbyła się uroczystość w Łodzi, a źródła podały więcej.",
    "cs": "Rektorka přivítala studenty. Příští týden začne přednáška o životním prostředí a může přijít každý člověk.",
    "el": "Ο πρύτανης συναντήθηκε με τους φοιτητές και μίλησε για το νέο πρόγραμμα σπουδών του πανεπιστημίου.",
    "he": "נשיא האוניברסיטה נפגש עם הסטודנטים ודיבר על תוכנית הלימודים החדשה.",
    "th": "อธิการบดีพบกับนักศึกษาและพูดถึงหลักสูตรใหม่ของมหาวิทยาลัย",
    "lt": "Universiteto rektorius susitiko su studentais ir pasakė, kad šiais metais bus įsteigta naujų laboratorijų už tūkstančius eurų.",
    "bg": "Ректорът се срещна със студентите и разказа за новата програма на университета през следващата година.",
}


def text_of(language: str) -> str:
    """Some sentences of a language, of our own."""
    if language in OTHERS:
        return OTHERS[language]
    bodies = tomllib.loads((TABLE / f"{language}.toml").read_text(encoding="utf-8"))["bodies"].split("\n")
    return " ".join(line for line in bodies[:5] if line)


def page(text: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html>\n<html><head>{head}<title>News</title></head>\n<body><div class='nav'><a href='/'>Home</a></div>\n"
        f"<h1>{text[:30]}</h1>\n<p>{text}</p>\n<script>var a = 1;</script>\n<p>Copyright 2021</p></body></html>"
    )


def header(charset: str | None) -> list[tuple[str, str]]:
    return [("Content-Type", "text/html" + (f"; charset={charset}" if charset else ""))]


WHO = {
    "windows-1251": ("ru", "uk", "bg"), "koi8-r": ("ru",), "koi8-u": ("uk",), "cp866": ("ru",), "iso-8859-5": ("ru",), "kz1048": ("kk",),
    "ptcp154": ("kk", "ky", "uz-Cyrl"),
    "windows-1252": ("de", "fr", "es", "pt"), "windows-1254": ("tr",), "windows-1250": ("pl", "cs"),
    "iso-8859-2": ("pl",),
    "windows-1257": ("lt",), "windows-1253": ("el",), "windows-1256": ("ar", "fa"), "windows-1255": ("he",),
    "tis-620": ("th",), "gb18030": ("zh",), "gbk": ("zh",), "big5": ("zh-Hant",), "shift_jis": ("ja",), "euc_jp": ("ja",),
    "iso2022_jp": ("ja",),
    "euc_kr": ("ko",), "utf-8": ("kk", "ru", "tr", "de", "zh", "ja", "ko", "ar", "uz", "az"),
}  # fmt: skip
ENCODED = [(charset, language) for charset, languages in WHO.items() for language in languages]
LIE = {"utf-8": "windows-1251", "windows-1251": "utf-8"}


@pytest.mark.parametrize(("charset", "language"), ENCODED)
@pytest.mark.parametrize("label", ["header", "meta", "neither", "header lies", "meta lies", "both lie"])
def test_a_page_is_read_in_the_charset_it_is_written_in(charset: str, language: str, label: str) -> None:
    lie = LIE.get(charset, "iso-8859-1")
    text = text_of(language).encode(charset, "ignore").decode(charset)
    meta = {"meta": charset, "header lies": charset, "meta lies": lie, "both lie": lie}.get(label)
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={meta}">' if meta else ""
    body = page(text, head).encode(charset)
    said = {"header": charset, "header lies": lie, "both lie": lie, "meta lies": charset}.get(label)
    assert text in to_text(body, header(said))


@pytest.mark.parametrize("language", ["kk", "ru", "en", "zh", "ar"])
@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE])
def test_a_byte_order_mark_decides_and_is_not_left_in_the_text(mark: bytes, language: str) -> None:
    names = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be", codecs.BOM_UTF32_LE: "utf-32-le"}
    html = page(text_of(language), '<meta charset="windows-1251">')
    assert to_text(mark + html.encode(names[mark]), header("koi8-r")) == html


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("language", ["kk", "en", "ru"])
def test_utf_16_is_seen_without_its_mark(charset: str, language: str) -> None:
    html = page(text_of(language)[:200])
    assert to_text(html.encode(charset), header(None)) == html


def test_a_mark_of_utf_8_before_a_page_that_is_not_is_passed_over() -> None:
    html = page(text_of("ru"))
    assert to_text(codecs.BOM_UTF8 + html.encode("cp1251"), header(None)) == html


def test_a_declaration_after_the_first_kilobytes_is_seen() -> None:
    head = f"<!-- {'x' * 3000} --><script>{'y' * 20_000}</script><meta charset='koi8-r'>"
    assert charset_of(page("Мир", head).encode("koi8-r"), header(None))[0] == "koi8-r"


def test_a_declaration_in_a_comment_or_a_script_is_none() -> None:
    for head in ("<!-- <meta charset='koi8-r'> -->", "<script>document.write(\"<meta charset='koi8-r'>\")</script>"):
        assert charset_of(page("Мир и труд", head + '<meta charset="windows-1251">').encode("cp1251"), header(None))[0] == "cp1251"


def test_latin_1_means_windows_1252() -> None:
    html = page("“Où est l’École ?” – 5 €")
    assert to_text(html.encode("cp1252"), header("iso-8859-1")) == html


def test_turkish_is_not_read_as_icelandic_though_the_label_says_so() -> None:
    html = page("Öğrencilerimiz Şırnak'ta yarıştı, İzmir'e dönüyor")
    assert to_text(html.encode("cp1254"), header("iso-8859-1")) == html


def test_a_page_that_hardly_tells_is_read_as_it_is_labelled() -> None:
    assert charset_of(b"<p>\xa9 2021</p>", header("windows-1251"))[0] == "cp1251"
    assert charset_of("<p>Café</p>".encode("cp1252"), header("iso-8859-15"))[0] == "iso8859-15"


def test_one_broken_character_does_not_make_utf_8_something_else() -> None:
    body = page(text_of("kk")).encode()
    position = body.rindex("қ".encode())
    text = to_text(body[: position + 1] + b"<b>" + body[position + 2 :], header("windows-1251"))
    assert text.count("\ufffd") <= 2
    assert text_of("kk")[:40] in text
    assert text_of("kk")[:40] in to_text(body[: body.index(b"</p>") - 1], header("windows-1251"))


@pytest.mark.parametrize("charset", ["cp1252", "cp1251"])
@pytest.mark.parametrize("language", ["kk", "ru", "de", "tr", "zh", "ja"])
def test_utf_8_that_was_misread_and_written_again_is_read_aright(charset: str, language: str) -> None:
    html = page(text_of(language))
    misread = "".join(bytes([byte]).decode(charset, "replace").replace("\ufffd", chr(byte)) for byte in html.encode())
    assert text_of(language)[:60] in to_text(misread.encode(), header("utf-8"))


def test_good_utf_8_is_never_mended() -> None:
    for language in ("kk", "ru", "fr", "pt", "uk", "uz", "zh", "ar"):
        html = page(text_of(language) + " ТІРІ MENÜ“ Ã¢")
        assert to_text(html.encode(), header("utf-8")) == html


def test_nonsense_still_becomes_text() -> None:
    for body in (b"", b"\xff\xfe", b"\x00" * 100, bytes(range(256)) * 20, b"<p>\x1b$B\x1b</p>", b"\xef\xbb\xbf\xff\xff"):
        assert isinstance(to_text(body, [("Content-Type", "text/html; charset=no-such-thing")]), str)


