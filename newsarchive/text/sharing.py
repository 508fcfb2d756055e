"""Words to click on - sharing, printing, going back - and invitations to follow the university elsewhere."""

from __future__ import annotations

import re

from newsarchive.text.fold import fold
from newsarchive.text.phrases import alternatives

_LONGEST = 200

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
    "공유|공유하기|مشاركة|شارك|شاركها|شارك على|شارك الخبر|شارك هذا الخبر|שתף|שתפו|शेयर करें|اشتراک "
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
    "signal|feedly|фейсбук|твиттер|ватсап|вотсап|вайбер|инстаграм|"
    "فيسبوك|فيس بوك|تويتر|إكس|واتساب|واتس اب|واتس آب|تلغرام|تليجرام|تيليجرام|انستغرام|إنستغرام|انستجرام|لينكد إن|لينكدإن|يوتيوب|ماسنجر|"
    "تيك توك|سناب شات|البريد الإلكتروني|فیسبوک|توییتر|تلگرام|واتساپ|اینستاگرام|لینکدین|"
    "פייסבוק|טוויטר|וואטסאפ|טלגרם|フェイスブック|ツイッター|はてなブックマーク|फेसबुक|ट्विटर|व्हाट्सएप"
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
    "arkadaşına gönder|arkadaşa gönder|sayfayı yazdır|haberi yazdır|dosta göndər|досқа жіберу|доска жөнөтүү|do'stga yuborish|надіслати другу|"
    "weiterempfehlen|seite empfehlen|envoyer à un ami|enviar a un amigo|enviar para um amigo|invia a un amico|poleć znajomemu|"
    "أرسل لصديق|أرسل إلى صديق|ارسال به دوستان|친구에게 보내기|推荐给朋友|友達に教える|"
    "увеличить шрифт|размер шрифта|font size|шрифт|слушать|listen|прослушать|listen to this article|translate|comments|no "
    "comments|0 comments|комментарии|"
    "comment|комментарий|комментария|комментариев|kommentare|kommentar|commentaires|commentaire|comentarios|comentario|comentários|"
    "comentário|commenti|commento|yorum|تعليقات|تعليق|评论|комментариев нет|нет комментариев|пікірлер|пікір жоқ|пікір қалдыру|leave a comment|оставить комментарий|yorum yap"
)

_ACTION = re.compile(rf"(?:{_SHARE}|{_TOOLS}|{_NETWORKS})(?![^\W_])")
_FILLER = re.compile(rf"(?:(?:{_JOINERS})(?![^\W_])|[\s|/\\,;:.!()\[\]【】•·\-–—+<>«»←→↑▲⇐⇒&＋：\u200d\ufe0f]|\d{{1,6}}(?!\d))+")
_WORDS_OF_TEXT = frozenset(("x", "ok", "line", "like", "大", "中", "小", "文", "图", "in", "e", "y"))
"""Words that alone on a line may be anything."""
_INVITATION = re.compile(
    fold(
        r"(?:follow us (?:on|in)|subscribe to|join us on|stay tuned|sign up for (?:our|the|my) |(?:please )?subscribe (?:today|now|here)|"
        r"get the latest .{0,60}(?:inbox|newsletter)|click here to (?:subscribe|sign up)|"
        r"(?:did you )?(?:like|enjoy(?:ed)?) (?:this|the|our) (?:story|article|post)|share (?:it|this) with|"
        r"подписывайтесь на|подпишитесь на|читайте нас в|следите за (?:нами|новостями)|присоединяйтесь к нам|"
        r"понравилась (?:статья|новость)|поделитесь с друзьями|оформите подписку|"
        r"біздің (?:парақша|телеграм|инстаграм)|бізге жазылыңыз|бізге жазылып|біздің әлеуметтік желі|біздің арнамызға|"
        r"бизге жазылыңыз|bizni kuzating|bizga obuna|kanalimizga (?:obuna|a'zo)|"
        r"takip edin|bizi takip|bültenimize|folgen sie uns|abonnieren sie|jetzt abonnieren|suivez[- ]nous|abonnez[- ]vous|"
        r"inscrivez-vous à (?:notre|la) (?:newsletter|lettre)|síguenos|suscríbete|suscríbase|siga a|siga[- ]nos|inscreva-se|assine |"
        r"seguici|iscriviti|підписуйтесь|obserwuj nas|zapisz się|扫一扫|长按二维码|关注我们|欢迎关注|フォロー|تابعونا|اشترك في)"
    )
)
_SENTENCES = re.compile(r"(?<=[.!?。！？]) +(?=\w)")


def is_action(line: str) -> bool:
    """Only words to click on (`Поделиться: Facebook | VK | Telegram`)."""
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
    return actions > 0 and folded not in _WORDS_OF_TEXT


def is_invitation(line: str) -> bool:
    """An invitation to follow, to subscribe or to share, a line of its own; a question may lead to it."""
    if len(line) > _LONGEST:
        return False
    sentences = _SENTENCES.split(line.strip("*•- "))
    inviting = [_INVITATION.match(fold(sentence)) is not None for sentence in sentences]
    return any(inviting) and all(invites or sentence.endswith("?") for invites, sentence in zip(inviting, sentences, strict=True))
