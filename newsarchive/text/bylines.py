"""Lines that tell about the article instead of being it: dates, views, authors, sharing, printing, going back.

A line counts only if it says nothing else; and only lines at the very front or the very end are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsarchive.text.date_shapes import find_shapes, prepare
from newsarchive.text.date_words import is_year_word, names_week_day
from newsarchive.text.fold import fold
from newsarchive.text.phrases import alternatives, phrases

_LONGEST = 200
_MOST_LINES = 30
"""More such lines than this on end are no byline but the text."""


_VIEWS = alternatives(
    "views|view|hits|page views|total views|reads|number of views|просмотров|просмотры|просмотра|просмотр|количество "
    "просмотров|кол-во просмотров|число просмотров|"
    "прочитано|прочтений|қаралды|қаралым|қаралым саны|қаралымдар|көрілім|көрілді|көру саны|рет қаралды|рет көрілді|рет оқылды|"
    "оқылды|көрсетілім|көрүүлөр|көрүү|көрүлгөн|"
    "жолу көрүлдү|көрүлдү|ko'rishlar|ko‘rishlar|ko'rishlar soni|ko'rilgan|ko'rildi|marta ko'rildi|marta o'qildi|кўришлар|"
    "кўрилди|okunma|okunma sayısı|görüntülenme|"
    "görüntülenme sayısı|kez okundu|baxış|baxış sayı|oxunub|aufrufe|zugriffe|lesezeit|vues|lectures|visitas|lecturas|vistas|"
    "visualizações|acessos|leituras|"
    "visualizzazioni|letture|wyświetleń|odsłon|переглядів|перегляди|点击|点击数|点击量|点击次数|浏览|浏览数|浏览量|浏览次数|"
    "阅读|阅读量|阅读数|阅读次数|访问次数|瀏覽|點閱|"
    "조회|조회수|閲覧数|المشاهدات|مشاهدة|بازدید|تعداد بازدید|lượt xem|үзсэн"
)
_READING_TIME = alternatives(
    "reading time|read time|min read|minute read|minutes read|mins read|время чтения|на чтение|оқу уақыты|мин оқу|o'qish vaqti|"
    "okuma süresi|dk okuma|lesezeit|"
    "min lesezeit|temps de lecture|min de lecture|tiempo de lectura|min de lectura|tempo de leitura|min de leitura|minuti di "
    "lettura"
)
_SHARE = alternatives(
    "share|share this|share on|share this page|share this article|share this story|share this post|share with|share with "
    "friends|share on social media|share via|"
    "поделиться|поделиться в соцсетях|поделиться в социальных сетях|поделиться новостью|поделиться ссылкой|поделитесь|"
    "поделитесь с друзьями|рассказать друзьям|"
    "бөлісу|достарыңызбен бөлісіңіз|бөлісіңіз|әлеуметтік желіде бөлісу|әлеуметтік желілерде бөлісу|бөлүшүү|досторуңуз менен "
    "бөлүшүңүз|ulashish|ulashing|do'stlar bilan ulashish|"
    "улашиш|paylaş|bu haberi paylaş|sosyal medyada paylaş|paylaşın|paylaşmaq|teilen|seite teilen|artikel teilen|beitrag teilen|"
    "auf facebook teilen|partager|partager sur|"
    "partager cet article|compartir|compartir en|comparte|compártelo|compartilhar|compartilhe|partilhar|condividi|condividi su|"
    "udostępnij|podziel się|поділитися|поширити|"
    "sdílet|zdieľať|podijeli|megosztás|distribuie|jaa|dela|del|分享|分享到|分享至|分享本文|转发|一键分享|シェア|シェアする|"
    "공유|공유하기|مشاركة|شارك|اشتراک "
    "گذاری|اشتراک‌گذاری|chia sẻ|แชร์|bagikan|"
    "tweet|retweet|like|follow us|save|bookmark|copy link|copy url|copy|скопировать ссылку|копировать ссылку|сілтемені көшіру|"
    "link kopieren|copier le lien|copiar enlace|复制链接|нравится"
)
_NETWORKS = alternatives(
    "facebook|fb|twitter|x|vk|вк|vkontakte|вконтакте|вконтакт|telegram|телеграм|whatsapp|whats app|linkedin|linked in|"
    "instagram|odnoklassniki|одноклассники|ok|ok.ru|"
    "viber|pinterest|youtube|tiktok|weibo|wechat|微信|微博|新浪微博|qq|qq空间|qq好友|line|reddit|messenger|threads|bluesky|"
    "mastodon|xing|"
    "skype|tumblr|mail.ru|мой мир|livejournal|"
    "email|e-mail|mail|google+|google plus|rss|pocket|flipboard|kakaotalk|카카오톡|페이스북|트위터|네이버|블로그|лайк|imo|sms|"
    "signal|feedly"
)
_JOINERS = alternatives("on|in|via|to|by|with|в|на|и|and|und|et|y|e|via|mit|auf|per|sur|en|em|su|или|or|және|ve|with friends")
_TOOLS = alternatives(
    "print|print this|print page|print version|print this page|printer friendly|pdf|download pdf|send by email|email this|send "
    "to a friend|версия для печати|печать|распечатать|"
    "на печать|отправить другу|отправить по почте|басып шығару|басып шығару нұсқасы|басып шыгаруу|chop etish|чоп этиш|yazdır|"
    "yazdir|drucken|seite drucken|imprimer|imprimir|"
    "stampa|drukuj|друк|версія для друку|打印|打印本页|打印此页|关闭|关闭窗口|关闭本页|收藏|收藏本页|加入收藏|返回|返回列表|"
    "返回顶部|字体|大|中|小|印刷|인쇄|프린트|목록|목록으로|목록보기|"
    "طباعة|چاپ|"
    "back|go back|back to news|back to list|back to all news|back to top|all news|more news|next|previous|prev|older|newer|"
    "назад|назад к списку|назад в раздел|к списку новостей|вернуться|"
    "вернуться назад|вернуться к списку|вернуться к новостям|возврат к списку|все новости|наверх|вперед|вперёд|предыдущая|"
    "следующая|предыдущая новость|следующая новость|"
    "артқа|артқа қайту|кері қайту|тізімге оралу|барлық жаңалықтар|келесі|алдыңғы|артка|бардык жаңылыктар|кийинки|мурунку|"
    "orqaga|ortga|barcha yangiliklar|keyingi|oldingi|"
    "geri|geri dön|tüm haberler|önceki|sonraki|zurück|zurück zur übersicht|zur übersicht|alle meldungen|alle news|nach oben|"
    "retour|retour à la liste|volver|volver atrás|voltar|"
    "torna indietro|powrót|wstecz|все новини|一覧へ戻る|一覧に戻る|戻る|前へ|次へ|이전|다음|read more|подробнее|читать далее|"
    "толығырақ|батафсил|"
    "batafsil|devamı|"
    "увеличить шрифт|размер шрифта|font size|шрифт|слушать|listen|прослушать|listen to this article|translate|comments|no "
    "comments|0 comments|комментарии|"
    "комментариев нет|нет комментариев|пікірлер|пікір жоқ|пікір қалдыру|leave a comment|оставить комментарий|yorum yap"
)
_PUBLISHED = alternatives(
    "published|published on|published at|publish date|publication date|date published|date of publication|posted|posted on|"
    "posted at|last updated|last modified|updated|updated on|modified|"
    "опубликовано|опубликован|дата публикации|размещено|добавлено|обновлено|изменено|дата обновления|жарияланды|жарияланған|"
    "жарияланған күні|жарияланған уақыты|жаңартылды|"
    "жарыяланды|жарыяланган күнү|e'lon qilingan|e'lon qilindi|joylangan sana|chop etilgan|chop etilgan sana|эълон қилинган|"
    "yayınlanma|yayınlanma tarihi|yayın tarihi|güncelleme|güncellenme tarihi|"
    "güncelleme tarihi|haber tarihi|eklenme tarihi|dərc olunub|veröffentlicht|veröffentlicht am|erschienen am|aktualisiert|"
    "zuletzt aktualisiert|publié|publié le|mis à jour le|publicado|publicado el|"
    "publicado em|fecha de publicación|data de publicação|atualizado em|pubblicato|pubblicato il|data di pubblicazione|"
    "opublikowano|data publikacji|опубліковано|дата публікації|"
    "发布时间|发布日期|发表时间|更新时间|更新日期|發布日期|發佈日期|更新日|掲載日|公開日|投稿日|등록일|작성일|게시일|تاريخ "
    "النشر|تاریخ انتشار"
)
_ATTRIBUTION = alternatives(
    "author|authors|by|written by|posted by|source|category|section|rubric|text|photo|editor|автор|авторы|источник|рубрика|"
    "раздел|категория|текст|фото|редактор|дереккөз|дереккөзі|бөлім|"
    "айдар|санаты|мәтін|сурет|автору|булак|muallif|manba|bo'lim|yazar|kaynak|haber|kategori|müəllif|mənbə|autor|autorin|quelle|"
    "kategorie|auteur|fuente|fonte|autore|categoria|kategoria|źródło|"
    "автори|джерело|date|time|дата|время|күні|уақыты|sana|tarih|datum|fecha|data|来源|作者|日期|时间|编辑|责任编辑|责编|审核|"
    "审稿|供稿|供图|摄影|撰稿|通讯员|"
    "文|图|文字|图片|信息来源|稿源|發布單位|"
    "作成者|投稿者|작성자|글쓴이|출처|كاتب|المصدر|نویسنده|منبع|tags|теги|метки|тегтер|ключевые слова|keywords|关键词|标签|"
    "id|номер|комментарии|пікірлер|comments"
)
_STRONG_ATTRIBUTION = phrases(
    "author|authors|by|written by|posted by|автор|авторы|авторы текста|автору|muallif|yazar|müəllif|autor|autorin|auteur|"
    "autore|作者|来源|责任编辑|작성자|글쓴이|نویسنده|كاتب"
)

_VALUE_VIEWS = r"[\[(]?\s*\d[\d .,]*(?:[kкм]\b|тыс\.?|раз[а]?|рет|times|мин\.?|min\.?|дк|dk|次)?\s*[\])]?"
_COUNTER = re.compile(
    rf"(?:{_VIEWS}|{_READING_TIME})\s*[:：\-–]?\s*{_VALUE_VIEWS}|{_VALUE_VIEWS}\s*[-–]?\s*(?:{_VIEWS}|{_READING_TIME})|"
    rf"[👁🕔🕒⏱]\s*[\d .]+"
)
_ACTION = re.compile(rf"(?:{_SHARE}|{_TOOLS}|{_NETWORKS})(?![^\W_])")
_FILLER = re.compile(rf"(?:(?:{_JOINERS})(?![^\W_])|[\s|/\\,;:.!()\[\]【】•·\-–—+<>«»←→↑▲⇐⇒&＋：\u200d\ufe0f]|\d{{1,6}}(?!\d))+")
_PUBLISHED_LINE = re.compile(rf"(?:{_PUBLISHED})(?:\s+(?:on|at|am|le|el|em|il))?\s*[:：\-–]?\s*")
_LABEL = re.compile(rf"(?:{_PUBLISHED}|{_VIEWS}|{_ATTRIBUTION})\s*[:：]")
_BY = re.compile(r"(?:By|BY|Par|Por|Von) (?:Dr\.? |Prof\.? )?[A-ZÀ-Þ][\w.'’-]+(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|da|van|von|bin|al)){1,4}")
_TRAIL = " \t|/,;:.!()[]【】•·-–—："


_SOURCES = phrases("来源")
_BETWEEN = re.compile(r"\s*(?:[,;/&、，；]|\s(?:and|и|және|und|et|y|e|va|ve)\s)\s*")


def authors_named(lines: Sequence[str]) -> list[str]:
    """The names in lines that say who wrote the article (`Автор: Айгерим Сапарова, Ержан Омаров`, `By Jane Doe`)."""
    names: list[str] = []
    for line in (" ".join(line.split()) for line in lines):
        by = _BY.fullmatch(line)
        label, colon, value = line.replace("：", ":").partition(":")
        if by is not None:
            names += _BETWEEN.split(line.split(" ", 1)[1])
        elif colon and fold(label).strip() in _STRONG_ATTRIBUTION - _SOURCES:
            names += _BETWEEN.split(value.strip(_TRAIL))
    kept = (name.strip(_TRAIL) for name in names)
    return list(dict.fromkeys(name for name in kept if 2 <= len(name) <= 80 and len(name.split()) <= 5 and not re.search(r"\d", name)))


def is_counter(line: str) -> bool:
    """A view counter or a reading time, and nothing else (`Просмотров: 1 234`, `3 min read`)."""
    return len(line) <= 60 and _COUNTER.fullmatch(fold(line).strip(" |•·")) is not None


def is_action(line: str) -> bool:
    """Only words to click on: sharing, printing, going back (`Поделиться: Facebook | VK | Telegram`)."""
    if len(line) > _LONGEST:
        return False
    folded = fold(line).strip()
    at, actions = 0, 0
    while at < len(folded):
        match = _ACTION.match(folded, at)
        if match is not None:
            actions += 1
        else:
            match = _FILLER.match(folded, at)
        if match is None or match.end() == at:
            return False
        at = match.end()
    return actions > 0 and folded not in ("x", "ok", "line", "like", "大", "中", "小", "文", "图", "in", "e", "y")


def is_date_line(line: str, languages: Sequence[str]) -> bool:
    """Dates and nothing else, labelled as those of publication or not (`Опубликовано: 20.04.2022 10:15`)."""
    if len(line) > 100 or not any(map(str.isdigit, line)):
        return False
    match = _PUBLISHED_LINE.match(fold(line))
    text = prepare(line)
    shapes = [one for one in find_shapes(text, languages, "DMY") if one.year is not None and one.day is not None]
    if not shapes:
        return False
    rest, end = "", 0
    for one in shapes:
        rest += text[end : one.start] + " "
        end = one.end
    rest += text[end:]
    if match is not None:
        rest = _PUBLISHED_LINE.sub(" ", fold(rest))
    words = re.findall(
        r"[^\W\d_]+", re.sub(r"\b\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?|\bT\d\d|\d\dZ\b", " ", rest, flags=re.IGNORECASE)
    )
    return all(
        names_week_day(word) or is_year_word(word) or fold(word) in ("в", "at", "um", "uhr", "a", "la", "saat", "h") for word in words
    )


def is_byline(line: str, languages: Sequence[str]) -> bool:
    """Labelled facts about the article run together (`来源: ... 日期: ... 点击: 12`), or its author (`By Ann Lee`)."""
    if len(line) > _LONGEST:
        return False
    labels = list(_LABEL.finditer(fold(line.replace("：", ": "))))
    if labels and labels[0].start() == 0:
        named = {label.group().rstrip(":： ") for label in labels}
        telling = sum(1 for name in named if name not in _ONLY_EVENT)
        if len(named) >= 2 and telling >= 1 and not _ends_sentence(line):
            return True
        return len(named) == 1 and bool(named & _STRONG_ATTRIBUTION) and len(line) <= 80 and not _ends_sentence(line)
    return _BY.fullmatch(line.strip(_TRAIL)) is not None


_ONLY_EVENT = phrases("date|time|дата|время|күні|уақыты|sana|tarih|datum|fecha|data|日期|时间|text|текст|мәтін|文|图|category|категория")
"""Labels an announcement has too ("Date: ... Time: ..."): they alone make no byline."""


def _ends_sentence(line: str) -> bool:
    return re.search(r"[^\W\d_]{3,}[.!?]$", line.rstrip()) is not None and len(line) > 60


def strip_front(text: str, languages: Sequence[str]) -> tuple[str, list[str]]:
    """Take such lines off the front of a tidy text. What would leave nothing is left alone."""
    lines = text.split("\n")
    taken: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        if line:
            if not (is_counter(line) or is_action(line) or is_date_line(line, languages) or is_byline(line, languages)):
                break
            taken.append(line)
            if len(taken) > _MOST_LINES:
                return text, []
        at += 1
    return ("\n".join(lines[at:]), taken) if taken and at < len(lines) else (text, [])


def strip_end(text: str, languages: Sequence[str]) -> tuple[str, list[str]]:
    """Take counters, dates of publication and words to click on off the end; an author's name there stays."""
    lines = text.split("\n")
    taken: list[str] = []
    while lines:
        line = lines[-1].strip()
        if line:
            if not (
                is_counter(line)
                or is_action(line)
                or (_PUBLISHED_LINE.match(fold(line)) and is_date_line(line, languages))
                or _is_invitation(line)
            ):
                break
            taken.append(line)
            if len(taken) > _MOST_LINES:
                return text, []
        lines.pop()
    taken.reverse()
    return ("\n".join(lines).rstrip(), taken) if taken and lines else (text, [])


_INVITATION = re.compile(
    fold(
        r"(?:follow us (?:on|in)|subscribe to|join us on|stay tuned|подписывайтесь на|подпишитесь на|читайте нас в|следите за "
        r"(?:нами|новостями)|присоединяйтесь к нам|"
        r"біздің (?:парақша|телеграм|инстаграм)|бізге жазылыңыз|біздің әлеуметтік желі|бизге жазылыңыз|bizni kuzating|bizga "
        r"obuna|takip edin|bizi takip|folgen sie uns|suivez[- ]nous|"
        r"síguenos|siga a|siga[- ]nos|seguici|підписуйтесь|扫一扫|长按二维码|关注我们)"
    )
)


def _is_invitation(line: str) -> bool:
    """An invitation to follow the university elsewhere, a line of its own."""
    return len(line) <= _LONGEST and _INVITATION.match(fold(line)) is not None and re.search(r"[.!?] \w", line) is None
