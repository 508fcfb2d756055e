"""Small corrections are told from additions, cuts and rewrites; noise and losses from edits."""

from __future__ import annotations

import pytest

from newsarchive.edits.judge import judge
from newsarchive.edits.kinds import Said
from newsarchive.edits.losses import removed_notice
from tests.cost import at_most

TEXTS = {
    "en": "The senate of the university met on Monday and spoke about the library, its readers and its roof.\n\n"
    "The rector said that the work would begin in May. Forty students had asked for it in a letter.\n\n"
    "The chair of the council thanked the donors, and closed the meeting with a walk through the old reading room.",
    "kk": "Университет сенаты дүйсенбіде жиналып, кітапхана, оның оқырмандары мен шатыры туралы сөйлесті.\n\n"
    "Ректор жұмыс мамырда басталатынын айтты. Бұл туралы қырық студент хатпен өтінген болатын.\n\n"
    "Кеңес төрағасы демеушілерге алғыс айтып, жиынды ескі оқу залын аралаумен аяқтады.",
    "ru": "Сенат университета собрался в понедельник и обсудил библиотеку, её читателей и крышу.\n\n"
    "Ректор сказал, что работы начнутся в мае. Сорок студентов просили об этом в письме.\n\n"
    "Председатель совета поблагодарил дарителей и завершил заседание прогулкой по старому читальному залу.",
    "zh": "大学评议会星期一开会，讨论了图书馆、读者和屋顶的问题。\n\n校长说工程将于五月开始。四十名学生曾写信要求修缮。\n\n理事会主席感谢捐赠者，并带领大家参观了旧阅览室。",
    "ar": "اجتمع مجلس الجامعة يوم الاثنين وناقش المكتبة وقراءها وسقفها.\n\nقال رئيس الجامعة إن العمل سيبدأ في مايو. وكان أربعون طالبا قد طلبوا ذلك في رسالة."
    "\n\nوشكر رئيس المجلس المتبرعين، واختتم الاجتماع بجولة في قاعة القراءة القديمة.",
}  # fmt: skip
LANGUAGES = sorted(TEXTS)
MORE = {
    "en": "The building will be closed to visitors from June until the end of September.", "zh": "该建筑将从六月起关闭，直到九月底才重新向公众开放。",
    "kk": "Ғимарат маусымнан қыркүйектің соңына дейін келушілер үшін жабық болады.",
    "ru": "Здание будет закрыто для посетителей с июня до конца сентября этого года.",
    "ar": "وسيغلق المبنى أمام الزوار من يونيو حتى نهاية سبتمبر من هذا العام.",
}  # fmt: skip


def said(text: str, title: str = "A title", **more: str) -> Said:
    return Said(title=title, text=text, **more)


def kinds(old: str, new: str) -> tuple[str, ...] | str | None:
    found = judge(said(old), said(new))
    return found.loss or (found.edit.kinds if found.edit else None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_kind_of_edit_is_told_in_any_language(language: str) -> None:
    text = TEXTS[language]
    second = text.split("\n\n")[1]
    assert kinds(text, f"{text}\n\n{MORE[language]}") == ("addition",)
    assert kinds(f"{text}\n\n{MORE[language]}", text) == ("cut",)
    assert kinds(text, text.replace(second, MORE[language] + " " + MORE[language])) == ("rewrite",)
    changed = {"en": ("May", "June"), "kk": ("мамырда", "маусымда"), "ru": ("мае", "июне"), "zh": ("五月", "六月"), "ar": ("مايو", "يونيو")}
    assert kinds(text, text.replace(*changed[language])) == ("correction",)


def test_single_words_replaced_in_many_places_are_a_correction_and_a_paragraph_replaced_is_a_rewrite() -> None:
    text = TEXTS["en"] * 2
    assert kinds(text, text.replace("library", "theatre").replace("May", "June").replace("rector", "dean")) == ("correction",)
    assert kinds(text, text.replace("and closed the meeting with a walk through the old reading room", MORE["en"])) == ("rewrite",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_breaks_off_in_a_sentence_is_a_loss_and_one_that_ends_with_one_is_a_cut(language: str) -> None:
    text = TEXTS[language]
    end = len(text) - 8
    assert "middle of a sentence" in str(kinds(text, text[:end].rstrip("。. ")))
    assert "middle of a sentence" in str(kinds(text, text[:end].rstrip("。. ") + "…"))
    shorter = f"{text}\n\n{MORE[language]}"
    assert kinds(shorter, text) == ("cut",)


def test_the_last_line_of_a_list_may_be_taken_out() -> None:
    text = TEXTS["en"] + "\n\n- the roof of the library\n- the cellar"
    assert kinds(text, text.rpartition("\n")[0]) == ("correction",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_far_shorter_text_is_a_loss(language: str) -> None:
    assert "characters where the one before has" in str(kinds(TEXTS[language], TEXTS[language].split("\n\n")[0]))


NOTICES = (
    "This article has been removed.", "The content you requested was taken down by the administrator.", "Материал удалён.", "Новость снята с публикации.",
    "Материал жойылды.", "Жаңалық алып тасталды.", "Материал өчүрүлгөн.", "Maqola o‘chirilgan.", "Haber yayından kaldırıldı.", "Xəbər silinib.",
    "Der Artikel wurde leider entfernt.", "L'article a été supprimé.", "La noticia ha sido eliminada.", "A notícia foi removida.",
    "L'articolo è stato rimosso.", "Artykuł został usunięty.", "Článek byl odstraněn.", "Матеріал видалено.", "该文章已被删除。", "内容已下线", "この記事は削除されました。",
    "삭제된 게시물입니다.", "تم حذف هذا المحتوى", "این مطلب حذف شده است", "Bài viết này đã bị xóa", "Artikel ini telah dihapus.", "Το άρθρο έχει αφαιρεθεί.",
    "הכתבה הוסרה.", "หน้านี้ถูกลบ",
)  # fmt: skip


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_that_the_content_was_removed_is_a_loss_however_short_the_article_was(notice: str) -> None:
    short = "Открыт приём заявок на стипендию имени академика Сатпаева."[: max(len(notice), 30)]
    assert str(kinds(short, notice)).startswith("it says")


@pytest.mark.parametrize(
    "text",
    [
        "Ақпарат алынған көз: университеттің баспасөз қызметі.", "Forty trees were removed by the owner of the park before the storm came.",
        "Статья о сенате вышла в газете, документ подписан ректором.", "The page was removed from the manuscript in 1712, and found again.",
        "图书馆删除了旧的目录卡片。", "Das Bild wurde entfernt, der Rahmen blieb.",
    ],
)
def test_words_that_only_look_like_a_notice_are_none(text: str) -> None:
    assert removed_notice(text) is None


def test_news_about_something_that_was_removed_are_no_notice() -> None:
    text = TEXTS["en"]
    assert kinds(text, text + " The article was removed from the bill.") == ("addition",)


def test_title_and_text_are_told_apart() -> None:
    found = judge(said(TEXTS["en"], "One title"), said(TEXTS["en"].replace("May", "June"), "Another title"))
    assert found.edit is not None
    assert found.edit.kinds == ("title", "correction")
    assert (found.edit.told, round(found.edit.kept, 3), found.edit.added, found.edit.removed) == ("title, correction", 0.982, 1, 1)


@pytest.mark.parametrize(
    ("before", "after", "source", "kinds"),
    [
        ("2021-04-20", "2021-04-21", "page", ("date",)), ("2021-04-20", "2021-04-21T10:00:00+06:00", "json-ld", ("date",)),
        ("2021-04-20T08:00:00+06:00", "2021-04-20", "json-ld", None), ("2021-04-20", "2021-04-21", "dateline+neighbours", None),
        ("2021-04-20", "2021-04-21", "relative", None), ("2021-04-20", "2021-04-21", "sitemap", None), ("2021-04-20", "2021-05", "page", None), ("2026-03-01", "2026-03-02", "meta", None),
    ],
)  # fmt: skip
def test_another_day_is_an_edit_only_where_the_page_itself_names_one_that_is_not_the_day_of_the_fetch(
    before: str, after: str, source: str, kinds: tuple[str, ...] | None
) -> None:
    old = said(TEXTS["en"], published=before, published_source=source, fetched="2026-03-01T12:00:00Z")
    new = said(TEXTS["en"], published=after, published_source=source, fetched="2026-03-02T12:00:00Z")
    found = judge(old, new)
    assert (found.edit.kinds if found.edit else None) == kinds


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Көрілім саны: 120", "Көрілім саны: 1 204"), ("👁 9", "👁 12"), ("阅读 99", "阅读 100"), ("Ogledi: 7", "Ogledi: 19"),
    ],
)  # fmt: skip
def test_a_counter_that_went_on_is_no_edit(before: str, after: str) -> None:
    text = TEXTS["ru"]
    assert kinds(f"{text}\n\n{before}", f"{text}\n\n{after}") is None
    assert kinds(f"{before}\n\n{text}", f"{after}\n\n{text}") is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Seats left: 20", "Seats left: 12"), ("There were 120 guests.", "There were 130 guests."),
        ("Call 2-25-33", "Call 2-26-33"), ("Stipends for 12 students of the faculty", "Stipends for 14 students of the faculty"),
    ],
)
def test_figures_of_the_article_itself_are_an_edit(before: str, after: str) -> None:
    text = TEXTS["en"]
    assert kinds(f"{text}\n\n{before}", f"{text}\n\n{after}") == ("correction",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_layout_and_kinds_of_marks_are_no_edit(language: str) -> None:
    text = TEXTS[language] + '\n\n"It is done" - said the rector\'s office...'
    restyled = text.replace("\n\n", "\n").replace('"It is done" -', "«It is done» —").replace("'", "’").replace("...", "…").replace(" ", "\u00a0")
    assert kinds(text, restyled) is None


@pytest.mark.parametrize(
    ("old", "new"), [("1\n", "2\n"), ("a ", "b "), ("字", "学"), ("x. ", "x, "), ("The senate met on a day. ", "The senat met on no day. ")]
)
def test_texts_as_long_as_books_are_judged_without_whoever_stores_them_waiting(old: str, new: str) -> None:
    size = 600_000
    with at_most(600):
        before, after = old * (size // len(old)), new * (size // len(new))
        assert kinds(before, after) is not None
        assert kinds(before, before + " ") is None
        assert kinds(before, before[: size // 3]) is not None


def test_a_title_whose_end_a_listing_leaves_off_is_the_same_title() -> None:
    text, title = TEXTS["kk"], "Кітапхана жаңа шатырға ие болады, ал оқырмандар оқу залына оралады"
    assert judge(said(text, title), said(text, title[:40] + "…")).edit is None
    assert judge(said(text, title[:40] + "..."), said(text, title)).edit is None
    edited = judge(said(text, title), said(text, title[:40])).edit
    assert edited is not None
    assert edited.kinds == ("title",)
