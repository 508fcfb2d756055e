"""Lists of other articles under or inside the text: "Other news", "Читайте также", 上一篇."""

from __future__ import annotations

import re

from newsarchive.text.fold import fold
from newsarchive.text.phrases import phrases

_HEADINGS = phrases(
    "other news|more news|latest news|recent news|related news|related articles|related stories|related posts|related content|"
    "read also|also read|read more|read next|see also|you may also like|you might also like|recommended|recommended articles|"
    "most read|most popular|popular news|more from|more stories|more on this topic|latest articles|recent posts|top news|"
    "другие новости|ещё новости|последние новости|свежие новости|похожие новости|похожие статьи|похожие материалы|"
    "похожие записи|новости по теме|по теме|материалы по теме|читайте также|читать также|смотрите также|смотреть также|"
    "читайте по теме|рекомендуем|рекомендуем почитать|вам может быть интересно|вас может заинтересовать|популярные новости|"
    "популярное|другие материалы|также по теме|новости раздела|басқа жаңалықтар|соңғы жаңалықтар|ұқсас жаңалықтар|"
    "тағы да оқыңыз|тағы оқыңыз|тағы оқи отырыңыз|оқи отырыңыз|сондай-ақ оқыңыз|сонымен қатар оқыңыз|осы тақырыпта|"
    "тақырып бойынша|танымал жаңалықтар|өзге жаңалықтар|басқа да жаңалықтар|ұсынамыз|қосымша оқыңыз|башка жаңылыктар|"
    "акыркы жаңылыктар|окшош жаңылыктар|дагы окуңуз|ошондой эле окуңуз|boshqa yangiliklar|so'nggi yangiliklar|"
    "so‘nggi yangiliklar|oxirgi yangiliklar|o'xshash yangiliklar|mavzuga oid|mavzuga oid yangiliklar|shuningdek o'qing|"
    "shuningdek, o'qing|бошқа янгиликлар|сўнгги янгиликлар|мавзуга оид|diğer haberler|ilgili haberler|son haberler|"
    "benzer haberler|bunlar da ilginizi çekebilir|ilginizi çekebilir|öne çıkan haberler|digər xəbərlər|son xəbərlər|"
    "oxşar xəbərlər|інші новини|останні новини|схожі новини|читайте також|дивіться також|новини за темою|weitere meldungen|"
    "weitere nachrichten|weitere news|weitere artikel|weitere beiträge|mehr zum thema|das könnte sie auch interessieren|"
    "das könnte dich auch interessieren|ähnliche artikel|ähnliche beiträge|verwandte artikel|auch interessant|lesen sie auch|"
    "autres actualités|à lire aussi|lire aussi|articles similaires|articles liés|sur le même sujet|dernières actualités|"
    "voir aussi|otras noticias|noticias relacionadas|últimas noticias|también te puede interesar|lea también|"
    "te puede interesar|artículos relacionados|más noticias|outras notícias|notícias relacionadas|leia também|leia mais|"
    "veja também|mais notícias|artigos relacionados|altre notizie|notizie correlate|leggi anche|ultime notizie|"
    "articoli correlati|inne aktualności|zobacz także|zobacz również|przeczytaj także|czytaj także|czytaj też|"
    "powiązane artykuły|další zprávy|související články|čtěte také|相关新闻|相关阅读|相关文章|相关链接|相關新聞|最新新闻|"
    "热门新闻|推荐阅读|延伸阅读|更多新闻|上一篇|下一篇|"
    "上一条|下一条|上一則|下一則|関連記事|関連リンク|関連ニュース|前の記事|次の記事|おすすめ記事|最新ニュース|관련기사|"
    "관련뉴스|관련글|이전글|다음글|최신뉴스|أخبار ذات صلة|اقرأ أيضا|اقرأ أيضًا|"
    "أخبار أخرى|مواضيع ذات صلة|اخبار مرتبط|مطالب مرتبط|مطالب مشابه|tin liên quan|tin khác|related links|önceki haber|"
    "sonraki haber|предыдущая новость|следующая новость|previous article|next article|previous post|next post|алдыңғы жаңалық|"
    "келесі жаңалық|lue myös|lue seuraavaksi|lue lisää|lisää aiheesta|suosittelemme|läs också|läs även|läs mer|fler nyheter|les også|"
    "les mer|flere nyheter|læs også|læs mere|flere artikler|lees ook|lees verder|lees meer|meer nieuws|gerelateerde artikelen|olvassa el|"
    "olvassa még|kapcsolódó cikkek|további hírek|čítajte tiež|prečítajte si|přečtěte si také|mohlo by vás zajímat|citește și|citiți și|"
    "pročitajte i|pročitajte još|povezane vijesti|povezane vesti|прочетете още|още новини|вижте още|διαβάστε επίσης|διαβάστε ακόμα|"
    "σχετικά άρθρα|lexo edhe|lexo gjithashtu|baca juga|berita terkait|xem thêm|bài viết liên quan"
)
_POINTERS = _HEADINGS | phrases(
    "related|related video|related reads|related reading|more|learn more|see|watch|watch also|up next|don't miss|"
    "смотрите|подробнее|подробнее об этом|по теме|связанные новости|ранее|ранее по теме|толығырақ|қараңыз|бұған дейін|"
    "batafsil|batafsilroq|tavsiya etamiz|mavzuga doir|ilgili|ilgili haber|zum thema|mehr dazu|mehr|lesen sie dazu|en savoir plus|"
    "lire la suite|más información|relacionado|saiba mais|relacionada|correlati|więcej|相关|关联阅读|参考阅读|اقرأ المزيد|طالع أيضا"
)
"""What announces another article's title on the same line; alone on a line it may be anything."""
_AMBIGUOUS = phrases(
    "more|see|watch|mehr|ilgili|ранее|смотрите|подробнее|толығырақ|қараңыз|learn more|więcej|бұған дейін|相关|batafsil|related"
)
"""Of these, what may introduce a sentence of the text, too: only a title follows, not a sentence."""
LABELS = 4
"""Headings of this kind in one text from which on they are labels."""
_INLINE_LIMIT = 220
_TITLE_LIMIT = 250
_DECORATION = " \t:：.…!?—–-»«>|•▪■◆【】[]()"
_MARK = re.compile(r"[:：]")


def is_heading(line: str) -> bool:
    """A line that announces other articles and says nothing else."""
    return len(line) <= 60 and fold(line).strip(_DECORATION) in _HEADINGS


def _is_pointer(line: str) -> bool:
    """One line with announcement and title (`Читайте также: ...`, `上一篇：...`)."""
    if len(line) > _INLINE_LIMIT:
        return False
    head, colon, tail = line.replace("：", ":").partition(":")
    label = fold(head).strip(_DECORATION) if colon and tail.strip() and len(head) <= 60 else ""
    return label in _POINTERS and not (label in _AMBIGUOUS and (tail.rstrip().endswith((".", "。", "!", "…")) or not _begins_title(tail)))


def _begins_title(tail: str) -> bool:
    """Whether what follows the colon begins as a headline does, and is longer than a name."""
    bare = tail.strip().lstrip("«“\"„'")
    return bare[:1].isalpha() and not bare[0].islower() and (len(bare.split()) >= 4 or len(bare) >= 25)


def strip_related(text: str) -> tuple[str, list[str]]:
    """Take pointers to other articles out of a tidy text.

    A heading takes everything under it along if that is a list of titles and teasers. Otherwise, with prose going on below,
    only the heading goes. What would leave nothing stays.
    """
    lines = text.split("\n")
    if not any(_MARK.search(line) or len(line) <= 60 for line in lines):
        return text, []
    kept: list[str] = []
    taken: list[str] = []
    letters = 0
    # "Read more" under every item of a list is the label of a link, and what follows it the next item.
    headings = [is_heading(line) for line in lines]
    labels = sum(headings) >= LABELS
    for at, line in enumerate(lines):
        if line and letters and headings[at]:
            taken.append(line.strip())
            below = [] if labels else lines[at + 1 :]
            if not labels and _is_list(below):
                taken.extend(one.strip() for one in below if one.strip())
                break
        elif line and letters and _is_pointer(line):
            taken.append(line.strip())
        else:
            kept.append(line)
            letters += len(line)
    return ("\n".join(kept).strip("\n"), taken) if taken else (text, [])


def _is_list(below: list[str]) -> bool:
    """Titles, dates and teasers. A paragraph longer than a teaser, more sentences than titles, or a line that introduces
    what follows it are prose going on."""
    filled = [line.rstrip() for line in below if line.strip()]
    if any(line.endswith((":", "：")) and not is_heading(line) for line in filled):
        return False
    sentences = [line for line in filled if len(line) > 80 and line.endswith((".", "!", "?", "。", "»", "”"))]
    return len(sentences) * 2 <= len(filled) and not any(len(line) > _TITLE_LIMIT for line in sentences)
