"""Answers that are worse than what is held: far shorter, cut off in a sentence, a notice that the content was removed."""

from __future__ import annotations

import re
from collections.abc import Callable

from newsarchive.edits.kinds import Said
from newsarchive.edits.words import BOOK, plain

WORSE = 0.7
"""A text shorter than this share of the one before it is held, not shown in its place."""
SHORT = 600
"""Characters of a text beyond which a notice in it is news."""
CUT_ENDS = 40
"""Characters at the end of a text that was cut off which may be a call to read on, or half a word."""
BEGINNING = 60
"""Characters at the beginning of a text by which it is known again."""
ENOUGH = 20
"""Characters of a text below which its end says nothing."""
SENTENCE_ENDS = frozenset(".!?。！？｡؟۔։।॥:;\"')]」』）")

REMOVED = re.compile(
    r"(?:content|article|page|post|publication|material|item|story|press release|document|video)"
    r" (?:(?:you (?:are looking for|requested)|requested) )?"
    r"(?:has been|have been|was|is|were) (?:permanently |temporarily )?(?:removed|deleted|taken down|withdrawn|unpublished|hidden)"
    r"(?! from (?:the|a|its|his|her|our) )|"
    r"(?:removed|taken down|deleted) by (?:the |an? )?(?:administrator|moderator)|"
    r"(?:материал|новость|публикация|статья|запись|страница|документ|контент|информация|текст|содержимое)"
    r"(?: была?| было)? (?:удал[её]н[ао]?|снята? с публикации|скрыт[ао]?|больше не доступ\w+|более не доступ\w+)|"
    r"(?:матеріал|новину|публікацію|статтю|сторінку|запис|контент) (?:було )?(?:видалено|знято з публікації|приховано)|"
    r"(?:материал|жаңалық|мақала|жарияланым|жазба|бет|мазмұн|ақпарат)\w{0,4} (?:жойыл(?:ды|ған)|өшіріл(?:ді|ген)|алып тасталды|алынып"
    r" тасталды|жасырыл(?:ды|ған))|"
    r"(?:материал|жаңылык|макала|барак)\w{0,4} (?:өчүрүл(?:дү|гөн)|алынып салын(?:ды|ган))|"
    r"(?:material|maqola|yangilik|sahifa|xabar)\w{0,3} (?:o.?chiril(?:di|gan)|olib tashlan(?:di|gan))|"
    r"(?:материал|мақола|янгилик|саҳифа)\w{0,3} (?:ўчирил(?:ди|ган)|олиб ташлан(?:ди|ган))|"
    r"(?:içerik|haber|sayfa|yazı) (?:yayından )?(?:kaldırıl(?:dı|mıştır)|silin(?:di|miştir))|"
    r"(?:məzmun|xəbər|səhifə|material) (?:silin(?:ib|di|mişdir)|çıxarıl(?:ıb|dı))|"
    r"(?:inhalt|artikel|beitrag|seite|meldung)(?: \w+)? (?:wurde|ist)(?: \w+){0,2} (?:entfernt|gelöscht|zurückgezogen)|"
    r"(?:contenu|article|page|publication|actualité) (?:a|ont) été (?:supprimé|retiré|effacé|dépublié)e?s?|"
    r"(?:contenido|artículo|página|noticia|publicación|entrada) (?:ha sido|fue) (?:eliminad|retirad|borrad|suprimid)[oa]|"
    r"(?:conteúdo|artigo|página|notícia|publicação) (?:foi|foram) (?:removid|excluíd|apagad|retirad)[oa]|"
    r"(?:contenuto|articolo|pagina|notizia) (?:è stat[oa] )?(?:rimoss|cancellat|eliminat)[oa]|"
    r"(?:inhoud|artikel|pagina|bericht) (?:is|werd)(?: \w+)? verwijderd|"
    r"(?:treść|artykuł|strona|wiadomość|materiał)(?: został[ao]?)? usunięt[aoye]|"
    r"(?:obsah|článek|stránka|článok)(?: byl[ao]?| bol[ao]?) (?:odstraněn|smazán|odstránen|zmazan)[aoýá]?|"
    r"(?:a )?(?:tartalmat|cikket|oldalt|hírt) (?:eltávolították|törölték)|"
    r"(?:conținutul|articolul|pagina) a fost (?:șters|eliminat|retras)ă?|"
    r"(?:съдържанието|статията|страницата|новината) (?:беше|е) (?:премахнат|изтрит)[аo]?|"
    r"(?:sadržaj|članak|stranica|vijest) (?:je )?(?:uklonjen|obrisan)a?|"
    r"(?:innehållet|artikeln|sidan) har tagits bort|(?:innholdet|artikkelen|siden) (?:er|har blitt) (?:fjernet|slettet)|"
    r"(?:indholdet|artiklen|siden) er (?:fjernet|slettet)|(?:sisältö|artikkeli|sivu) on poistettu|"
    r"(?:sisu|artikkel|leht) on (?:eemaldatud|kustutatud)|(?:saturs|raksts|lapa) ir (?:dzēst|noņemt)[sa]|"
    r"(?:turinys|straipsnis|puslapis) (?:buvo )?pašalint[ai]s?|"
    r"(?:το περιεχόμενο|το άρθρο|η σελίδα) (?:έχει )?(?:αφαιρέθηκε|αφαιρεθεί|διαγράφηκε|διαγραφεί)|"
    r"(?:התוכן|הכתבה|העמוד|הדף) (?:הוסר|נמחק)ה?|(?:კონტენტი|სტატია|გვერდი) წაშლილია|(?:նյութը|հոդվածը|էջը) (?:հեռացվել|ջնջվել) է|"
    r"(?:nội dung|bài viết|trang)(?: này)? đã bị (?:xóa|xoá|gỡ)|(?:konten|artikel|halaman|berita)(?: ini)? (?:telah|sudah) dihapus|"
    r"(?:kandungan|artikel|halaman) (?:telah )?dipadam|(?:เนื้อหา|บทความ|หน้า)(?:นี้)?ถูก(?:ลบ|นำออก)|"
    r"(?:सामग्री|लेख|पृष्ठ) (?:को )?हटा(?:या गया| दी गई| दिया गया)|(?:বিষয়বস্তু|নিবন্ধ)(?:টি)? সরানো হয়েছে|"
    r"(?:内容|文章|新闻|新聞|信息|页面|頁面|帖子|稿件|該文|该文)(?:因[^。]{0,12})?(?:已|已经|已經|已被)(?:被)?(?:作者|管理员)?(?:自行)?"
    r"(?:删除|刪除|移除|下线|下線|撤下|撤回|屏蔽)|"
    r"(?:記事|ページ|コンテンツ|内容|投稿)は?(?:既に|すでに)?(?:削除|非公開に)(?:されました|されています|いたしました)|"
    r"(?:게시물|게시글|기사|글|페이지|콘텐츠)(?:이|가|은|는)? ?(?:이미 )?(?:삭제|비공개)(?:되었|됐|된|처리)|삭제된 (?:게시물|게시글|글|페이지)|"
    r"(?:تم|تمت) (?:حذف|إزالة) (?:هذا |هذه )?(?:المحتوى|المقال|الخبر|الصفحة|المنشور)|"
    r"(?:محتوا|مطلب|خبر|صفحه)(?:ی)? (?:مورد نظر )?(?:حذف|برداشته) شده|(?:مواد|مضمون|صفحہ) ہٹا دیا گیا",
    re.IGNORECASE,
)
"""Words by which a page says that what stood there was taken away."""


def loss(old: Said, new: Said) -> str | None:
    """Why an answer is worse than the text before it, for a person; None where it is not."""
    if not old.text:
        return None
    notice = removed_notice(new.text, old.text)
    if notice is not None:
        return f"it says {notice!r}"
    length, before = len(new.text or ""), len(old.text)
    if length < WORSE * before:
        return f"its text has {length} characters where the one before has {before}"
    if is_cut_off(old.text, new.text or ""):
        return "its text ends in the middle of a sentence that goes on in the one before"
    return None


def removed_notice(text: str | None, old: str | None = None) -> str | None:
    """The words by which a short text says that the content was removed; None also where it still begins as the one before."""
    if not text or len(text) > SHORT:
        return None
    found = REMOVED.search(text)
    if found is None or (old is not None and plain(old[: 4 * BEGINNING])[:BEGINNING] in plain(text)):
        return None
    return found[0]


def is_cut_off(old: str, new: str) -> bool:
    """Whether a text is the beginning of the one before it and breaks off in the middle of a sentence, with or without dots and a call
    to read on. What ends with a line, or a sentence, was shortened by somebody."""
    normal = plain if len(old) <= BOOK else _squashed
    before, after = _lines(old, normal), _lines(new, normal)
    count = len(after)
    if not after or count > len(before) or sum(map(len, after)) < ENOUGH or after[:-1] != before[: count - 1]:
        return False
    whole, last = before[count - 1], after[-1]
    dots = last.find("...", max(len(last) - CUT_ENDS, 0))
    begun = last[:dots].rstrip(" [(") if dots >= 0 else last
    if not begun or len(begun) >= len(whole) or not whole.startswith(begun):
        return False
    if dots >= 0:
        return not whole[len(begun):].lstrip().startswith("...")
    return begun[-1] not in SENTENCE_ENDS


def _squashed(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str, normal: Callable[[str], str]) -> list[str]:
    return [line for line in map(normal, text.split("\n")) if line]
