"""Words to click on, and invitations."""

from __future__ import annotations

import pytest

from newsarchive.text.sharing import is_action, is_invitation


@pytest.mark.parametrize(
    "line",
    [
        "Share: Facebook | VK | Telegram",
        "Share on Facebook",
        "Поделиться",
        "Поделиться в социальных сетях: ВКонтакте, Одноклассники",
        "Бөлісу: Facebook VK",
        "Достарыңызбен бөлісіңіз",
        "Do‘stlar bilan ulashish",
        "【打印】【关闭】",
        "分享到：微信 微博",
        "Paylaş",
        "Auf Facebook teilen",
        "Compartir en WhatsApp",
        "Partager cet article",
        "مشاركة",
        "← Назад",
        "Версия для печати",
        "一覧へ戻る",
    ],
)
def test_words_to_click_on_are_actions(line: str) -> None:
    assert is_action(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share your results with the jury",
        "Facebook opened an office",
        "X",
        "Line",
        "Назад в прошлое пути нет",
        "Бөлісу экономикасы",
        "Teilen macht Freude",
        "分享经验",
        "...",
        "",
    ],
)
def test_words_of_the_text_are_not(line: str) -> None:
    assert not is_action(line)


@pytest.mark.parametrize(
    "line",
    [
        "Follow us on Instagram",
        "Подписывайтесь на наш канал!",
        "Біздің парақшамызға жазылыңыз",
        "Takip edin: @universite",
        "Folgen Sie uns auf Mastodon",
        "扫一扫 关注我们",
        "Want to keep up? Subscribe to our newsletter.",
        "Like this story? Share it with a friend!",
        "Get the latest updates right in your inbox. Subscribe to our newsletter.",
        "Понравилась статья? Поделитесь с друзьями!",
        "Suscríbete a nuestro boletín",
        "Abonnez-vous à notre lettre",
        "تابعونا على تويتر",
    ],
)
def test_an_invitation_to_follow_is_an_invitation(line: str) -> None:
    assert is_invitation(line)


@pytest.mark.parametrize(
    "line",
    [
        "Follow us on a walk. It begins at noon and ends at the museum.",
        "Students follow us on the way",
        "Will the students come? The dean hopes so.",
        "Subscribe to our view? The dean does. He said so at the opening.",
        "Он подписывайтесь на газету не говорил",
        "Біздің университет ашылды",
    ],
)
def test_sentences_are_not(line: str) -> None:
    assert not is_invitation(line)
