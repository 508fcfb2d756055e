"""Properties of the whole cleaner: what is no residue comes out unchanged, residue goes, and cleaning twice is cleaning once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.text.clean import clean


@dataclass(frozen=True, repr=False)
class Tongue:
    """Prose of one language without any residue, and residue in it."""

    code: str
    title: str
    first: tuple[str, ...]
    """First sentences, with a place or a day in running text."""
    later: tuple[str, ...]
    subheads: tuple[str, ...]
    items: tuple[str, ...]
    last: tuple[str, ...]
    """Short last paragraphs."""
    front: tuple[str, ...]
    end: tuple[str, ...]

    def __repr__(self) -> str:
        return self.code


TONGUES = (
    Tongue(
        code="en",
        title="University opens a laboratory for glaciers",
        first=(
            "On 20 April the university opened a laboratory.",
            "20 April 2022 was the day on which it all began.",
            "Almaty has a new laboratory since Wednesday.",
            "Almaty, 20 April – the laboratory is open for all to see.",
            "ALMATY is proud of its glaciers, and so is the university.",
            "April 20, 2022 will be remembered in Almaty.",
            "News travels fast: the laboratory is open.",
            "Home is where the ice is, said the dean.",
            "The Department of Geography – the oldest of all – has moved.",
            "UNESCO – the agency that lists the glaciers – sent a letter.",
            "By 2025 Anna Lee will have drilled forty cores.",
            "Views of the glacier were shown to 300 guests.",
            "Today the laboratory opened its doors.",
        ),
        later=(
            "“We read also the layers of dust,” said Dr. Lee, who came on 3 May 2021 at 10:15.",
            "Read also the book of the expedition, which the library lends to all.",
            "Whoever wants to join writes to ice@uni.example before 5 May 2022, and the office will answer.",
            "Call +7 727 377 33 33 on weekdays if you want to see it.",
            "Photo of the week was a picture of the students on the ice.",
            "The source: a spring at 3,200 m. It feeds two rivers.",
            "Share prices of the firm rose by 5.5 % after the talk.",
            "More news from the summit will follow, the dean promised.",
            "Dr. Smith (AA) and A. B. Omarov measured 1,234 samples; none was lost.",
            "None of them had been there before.",
            "Copyright law, too, was a topic: who owns a core of ice?",
            "The text by Anna Lee won a prize.",
        ),
        subheads=("What comes next", "Dust and ice", "Questions and answers", "Department of Ice", "The road of Anna Lee", "Next steps:"),
        items=(
            "a drill of 200 m",
            "Date: 25 April, time: 15:00",
            "two sledges",
            "Image: 1920 x 1080",
            "Credit: 5 ECTS",
            "tel aviv",
            "Home",
        ),
        last=("The rest is silence.", "It goes on.", "“See you!”", "The laboratory is open from 9:00 to 18:00.", "Admission is free."),
        front=(
            "- Main page - News",
            "Home > News > Laboratory",
            "20.04.2022 10:15",
            "Views: 12",
            "By Anna Lee",
            "Author: A. Lee | Source: KazNU",
            "Published: 20 April 2022 | 3 min read",
            "University opens a laboratory for glaciers",
            "University opens a laboratory for glaciers | Al-Farabi University",
            "ALMATY. 20 April. Press center -",
            "LONDON (AP) —",
            "Share on Facebook",
        ),
        end=(
            "Share: Facebook | VK",
            "Views: 123",
            "Other news\n\nStudents won a prize",
            "Read also: Students won a prize",
            "Department of Geography\nice@uni.example",
            "Photo: Anna Lee",
            "Tags: ice, dust",
            "None",
            "Photo credit:",
            "All rights reserved",
            "Follow us on Instagram",
            "Related Articles\n\nA new rector\n\n12.04.2021",
        ),
    ),
    Tongue(
        code="ru",
        title="Университет открыл лабораторию ледников",
        first=(
            "20 апреля в Алматы открылась лаборатория.",
            "Алматы. 20 апреля в КазНУ открылась лаборатория.",
            "20 апреля 2022 г. в университете прошла встреча.",
            "В понедельник, 20 апреля, открылась лаборатория.",
            "Главная новость недели – открытие лаборатории.",
            "Новости науки доходят быстро: лаборатория открыта.",
            "КазНУ – это 16 факультетов и одна лаборатория льда.",
            "Кафедра географии (КГ) – старейшая в университете.",
            "Астана и Алматы ждали этого дня с 12.05.2021.",
            "Сегодня ректор открыл лабораторию.",
            "Просмотров у ролика было 12 000 за день.",
        ),
        later=(
            "«Мы читаем также слои пыли», – сказал А.Б. Омаров, приехавший 3 мая 2021 г. в 10:15.",
            "Читайте также книгу экспедиции, её выдаёт библиотека.",
            "Желающие пишут на ice@uni.example до 5 мая 2022 года, и отдел ответит.",
            "По телефону +7 727 377 33 33 можно записаться на экскурсию.",
            "Фото выставки показали в библиотеке.",
            "Источник: родник на высоте 3200 м. Он питает две реки.",
            "Поделиться опытом приехали 300 гостей из 12 стран.",
            "Другие новости встречи, по словам декана, появятся позже.",
            "Автор книги – профессор кафедры – передал её в дар.",
            "Тел-Авив и Ташкент прислали поздравления.",
        ),
        subheads=("Что дальше", "Лёд и пыль", "Вопросы и ответы", "Кафедра льда", "Путь Анны Ли", "Следующие шаги:"),
        items=("бур на 200 м", "Дата: 25 апреля, время: 15:00", "двое саней", "Видео: до 5 минут", "Фото: до 3 работ", "Главная"),
        last=("Продолжение следует.", "До встречи!", "Вход свободный.", "Лаборатория открыта с 9:00 до 18:00.", "Так и живём."),
        front=(
            "- Главная - Новости",
            "Главная > Новости > Лаборатория",
            "20.04.2022",
            "Опубликовано: 20 апреля 2022 г.",
            "Просмотров: 12",
            "Автор: А. Нурланова",
            "Время чтения: 5 мин.",
            "20.04.2022 | Просмотров: 12",
            "Университет открыл лабораторию ледников",
            "УНИВЕРСИТЕТ ОТКРЫЛ ЛАБОРАТОРИЮ ЛЕДНИКОВ",
            "АЛМАТЫ. 20 апреля. Пресс-центр -",
            "Бишкек, 25.10.25. /Кабар/.",
            "Версия для печати",
        ),
        end=(
            "Поделиться: VK | Telegram",
            "Просмотров: 123",
            "Другие новости\n\nСтуденты победили",
            "Читайте также: Студенты победили",
            "Пресс-служба КазНУ\nТел.: +7 (727) 377-33-33",
            "Фото: А. Омаров",
            "Теги: лёд, пыль",
            "None",
            "Фото:",
            "Все права защищены",
            "Автор: А. Нурланова",
            "Подписывайтесь на наш канал!",
        ),
    ),
    Tongue(
        code="kk",
        title="Университет мұздықтар зертханасын ашты",
        first=(
            "20 сәуірде Алматыда зертхана ашылды.",
            "2022 жылғы 20 сәуірде университетте жиын өтті.",
            "Алматыда 20 сәуір күні зертхана ашылды.",
            "АСТАНА мен Алматы бұл күнді күтті.",
            "Басты жаңалық – зертхананың ашылуы.",
            "Бүгін ректор зертхананы ашты.",
            "Жаңалықтар тез тарайды: зертхана ашық.",
            "ҚазҰУ – елдің ең үлкен университеті.",
            "География кафедрасы (ГК) – ең көне кафедра.",
        ),
        later=(
            "«Біз шаң қабаттарын да оқимыз», – деді 2021 жылғы 3 мамырда сағат 10:15-те келген А.Б. Омаров.",
            "Тілек білдірушілер 2022 жылдың 5 мамырына дейін ice@uni.example мекенжайына жазады, бөлім жауап береді.",
            "Сурет көрмесі кітапханада өтті.",
            "Дереккөз: 3200 м биіктіктегі бұлақ. Ол екі өзенді қоректендіреді.",
            "Бөлісу мәдениеті туралы 300 қонақ сөйледі.",
            "Автор кітабын кафедраға сыйлады.",
            "Оқи отырып, студенттер жұмыс істейді.",
        ),
        subheads=("Алда не күтіп тұр", "Мұз бен шаң", "Сұрақтар мен жауаптар", "Мұз кафедрасы", "Келесі қадамдар:"),
        items=("200 метрлік бұрғы", "Күні: 25 сәуір, уақыты: 15:00", "екі шана", "Сурет: 3 жұмысқа дейін", "Басты бет"),
        last=("Жалғасы бар.", "Кездескенше!", "Кіру тегін.", "Зертхана 9:00-ден 18:00-ге дейін ашық."),
        front=(
            "- Басты бет - Жаңалықтар",
            "Басты бет / Жаңалықтар",
            "20 сәуір 2022 ж.",
            "Жарияланды: 20.04.2022",
            "12 рет қаралды",
            "Автор: А. Нұрланова",
            "Университет мұздықтар зертханасын ашты",
            "АСТАНА. 8 қазан. ҚазАқпарат -",
            "АЛМАТЫ. 20 сәуір. Баспасөз орталығы –",
            "Basty bet > Jańalyqtar",
            "Басты бет » Жаңалықтар » Зертхана",
        ),
        end=(
            "Бөлісу: Facebook | VK",
            "Қаралды: 123",
            "Басқа жаңалықтар\n\nСтуденттер жеңді",
            "Тағы оқыңыз: Студенттер жеңді",
            "География факультеті\nice@uni.example",
            "Сурет: А. Омаров",
            "Тегтер: мұз, шаң",
            "None",
            "Сурет:",
            "Барлық құқықтар қорғалған",
        ),
    ),
    Tongue(
        code="uz",
        title="Universitet muzliklar laboratoriyasini ochdi",
        first=(
            "20-aprel kuni Toshkentda laboratoriya ochildi.",
            "Oʻzbekiston Milliy universiteti laboratoriya ochdi.",
            "Bugun rektor oʻquv binosini ochdi.",
        ),
        later=(
            "«Biz chang qatlamlarini ham o‘qiymiz», – dedi A.B. Omarov.",
            "Xohlovchilar ice@uni.example manziliga yozadi, bo'lim javob beradi.",
            "Manba: 3200 m balandlikdagi buloq. U ikki daryoni to’ydiradi.",
        ),
        subheads=("Keyin nima bo‘ladi", "Muz va chang"),
        items=("200 metrlik burg‘u", "ikkita chana"),
        last=("Davomi bor.", "Kirish bepul."),
        front=(
            "Bosh sahifa > Yangiliklar",
            "20.04.2022",
            "Ko‘rishlar soni: 77",
            "Muallif: A. Karimov",
            "Universitet muzliklar laboratoriyasini ochdi",
            "Toshkent, 20-aprel. Matbuot xizmati –",
            "TOSHKENT, 20-aprel. /UzA/.",
        ),
        end=(
            "Do'stlar bilan ulashish",
            "Boshqa yangiliklar\n\nTalabalar g‘olib",
            "Matbuot xizmati\npress@uni.example",
            "Surat muallifi: A. Karimov",
            "Barcha huquqlar himoyalangan",
        ),
    ),
    Tongue(
        code="tr",
        title="Üniversite buzul laboratuvarını açtı",
        first=(
            "20 Nisan'da Ankara'da laboratuvar açıldı.",
            "Anadolu Üniversitesi (AÜ) yeni binasını açtı.",
            "Bugün rektör laboratuvarı açtı.",
            "Tarih: bu dersin adı yeter.",
        ),
        later=(
            "“Tozu da okuyoruz,” dedi Dr. Kaya.",
            "İsteyenler 5 Mayıs 2022'ye kadar ice@uni.example adresine yazar, ofis yanıtlar.",
            "Kaynak: 3200 m'de bir pınar. İki ırmağı besler.",
        ),
        subheads=("Sırada ne var", "Buz ve toz"),
        items=("200 metrelik matkap", "iki kızak"),
        last=("Devamı gelecek.", "Giriş ücretsizdir."),
        front=(
            "Ana Sayfa » Haberler",
            "Yayın tarihi: 20.04.2022",
            "Okunma: 5",
            "Yazar: Ayşe Kaya",
            "Üniversite buzul laboratuvarını açtı",
            "BAYBURT (AA) -",
        ),
        end=("Paylaş", "Diğer haberler\n\nÖğrenciler kazandı", "Fotoğraf: Ayşe Kaya", "Tüm hakları saklıdır."),
    ),
    Tongue(
        code="de",
        title="Universität eröffnet ein Labor für Gletscher",
        first=(
            "Am 20. April hat die Universität ein Labor eröffnet.",
            "Berlin hat seit Mittwoch ein neues Labor.",
            "Start frei für das Labor der Universität.",
            "20. April 2022 heißt der Tag, an dem alles begann.",
        ),
        later=(
            "„Wir lesen auch den Staub“, sagte Dr. Lee am 3. Mai 2021.",
            "Wer mitmachen will, schreibt bis 5. Mai an ice@uni.example oder ruft an.",
            "Bild und Ton kamen aus dem Labor.",
            "Quelle: ein Bach auf 3200 m. Er speist zwei Flüsse.",
            "Teilen macht Freude, fand auch der Dekan.",
        ),
        subheads=("Wie es weitergeht", "Eis und Staub", "Tag der offenen Tür"),
        items=("ein Bohrer von 200 m", "zwei Schlitten", "Foto: bis zu 3 Arbeiten"),
        last=("Fortsetzung folgt.", "Der Eintritt ist frei."),
        front=(
            "Startseite > Aktuelles",
            "20. April 2022, 14:30 Uhr",
            "Aufrufe: 17",
            "Autorin: Anna Schmidt",
            "Universität eröffnet ein Labor für Gletscher",
            "BERLIN (dpa) -",
        ),
        end=(
            "Auf Facebook teilen",
            "Weitere Meldungen\n\nStudierende gewinnen",
            "(Bild: Anna Schmidt)",
            "Text: Anna Schmidt, Foto: Ben Roth",
            "Alle Rechte vorbehalten",
        ),
    ),
    Tongue(
        code="es",
        title="La universidad abre un laboratorio de glaciares",
        first=(
            "El 20 de abril la universidad abrió un laboratorio.",
            "Madrid tiene un laboratorio desde el miércoles.",
            "Inicio feliz tuvo el laboratorio.",
        ),
        later=(
            "«También leemos el polvo», dijo la Dra. Ruiz el 3 de mayo de 2021.",
            "Quien quiera venir escribe a ice@uni.example antes del 5 de mayo y recibe respuesta.",
            "Fuente: un manantial a 3200 m. Alimenta dos ríos.",
            "Compartir es vivir, dijo el decano.",
        ),
        subheads=("Lo que viene", "Hielo y polvo"),
        items=("un taladro de 200 m", "dos trineos"),
        last=("Continuará.", "La entrada es libre."),
        front=(
            "Inicio > Noticias",
            "Publicado el 20 de abril de 2022",
            "Visitas: 300",
            "Autor: Ana Ruiz",
            "La universidad abre un laboratorio de glaciares",
            "MADRID (EFE) –",
        ),
        end=(
            "Compartir en WhatsApp",
            "Otras noticias\n\nEstudiantes ganan",
            "Texto: Ana Ruiz / Foto: Juan Vega",
            "Todos los derechos reservados",
        ),
    ),
    Tongue(
        code="zh",
        title="大学成立冰川实验室并举行揭牌仪式",
        first=(
            "4月20日，学校成立冰川实验室。",
            "2022年4月20日下午，实验室揭牌仪式举行。",
            "首页上的消息传得很快。",
            "新闻学院的学生来到实验室。",
        ),
        later=(
            "“我们也读尘土，”李教授说。",
            "有意者请于5月5日前发邮件至ice@uni.example报名，学校将回复。",
            "来源于高山的水养育了两条河。",
            "分享经验的有300名嘉宾。",
        ),
        subheads=("下一步", "冰与尘"),
        items=("一台钻机", "两副雪橇"),
        last=("会议圆满结束。", "欢迎参加！"),
        front=(
            "当前位置: 网站首页 >> 学校新闻 >> 正文",
            "来源：新闻网 作者：张三 日期：2022-04-20 点击：[12]",
            "发布时间：2022年4月20日",
            "大学成立冰川实验室并举行揭牌仪式",
            "浏览次数：123",
        ),
        end=(
            "分享到：微信 微博",
            "【打印】【关闭】",
            "上一篇：学生获奖",
            "责任编辑：李四",
            "（文/张三 图/李四）",
            "摄影：张三",
            "版权所有",
        ),
    ),
    Tongue(
        code="ar",
        title="الجامعة تفتتح مختبرا للأنهار الجليدية",
        first=("افتتحت الجامعة في 20 أبريل مختبرا جديدا.", "الرئيسية في الخبر أن المختبر مفتوح."),
        later=("وقال العميد: نقرأ أيضا طبقات الغبار.", "من يرغب يكتب إلى ice@uni.example قبل 5 مايو وسيرد المكتب عليه."),
        subheads=("ما التالي", "الجليد والغبار"),
        items=("مثقاب طوله 200 متر", "زلاجتان"),
        last=("والبقية تأتي.", "الدخول مجاني."),
        front=("الرئيسية > الأخبار", "تاريخ النشر: 2022-04-20", "المشاهدات: 12", "الجامعة تفتتح مختبرا للأنهار الجليدية"),
        end=("مشاركة", "أخبار أخرى\n\nفوز الطلاب", "جميع الحقوق محفوظة"),
    ),
    Tongue(
        code="kk-Latn",
        title="Ýnıversıtet muzdyqtar zerthanasyn ashty",
        first=("20 sáýirde Almatyda zerthana ashyldy.", "Búgin rektor zerthanany ashty.", "Jańalyqtar tez taraıdy."),
        later=("«Biz shań qabattaryn da oqımyz», – dedi A.B. Omarov.", "Tilek bildirýshiler ice@uni.example mekenjaıyna jazady."),
        subheads=("Alda ne kútip tur", "Muz ben shań"),
        items=("200 metrlik burǵy", "eki shana"),
        last=("Jalǵasy bar.", "Kirý tegin."),
        front=(
            "Basty bet > Jańalyqtar",
            "Bastı bet / Jańalıqtar",
            "20.04.2022",
            "Ýnıversıtet muzdyqtar zerthanasyn ashty",
            "ASTANA. 8 qazan. QazAqparat -",
        ),
        end=("press@uni.example", "Facebook | VK", "None"),
    ),
    Tongue(
        code="kk-Arab",
        title="ۋنيۆەرسيتەت مۇزدىقتار زەرتحاناسىن اشتى",
        first=("20 ساۋىردە الماتىدا زەرتحانا اشىلدى.", "بۇگىن رەكتور زەرتحانانى اشتى."),
        later=("ءبىز شاڭ قاباتتارىن دا وقيمىز، دەدى وماروۆ.",),
        subheads=("الدا نە كۇتىپ تۇر",),
        items=("ەكى شانا", "بۇرعى"),
        last=("جالعاسى بار.",),
        front=("باستى بەت > جاڭالىقتار", "20.04.2022", "ۋنيۆەرسيتەت مۇزدىقتار زەرتحاناسىن اشتى"),
        end=("Facebook | VK", "None"),
    ),
    Tongue(
        code="ky",
        title="Университет мөңгүлөр лабораториясын ачты",
        first=("20-апрелде Бишкекте лаборатория ачылды.", "Бүгүн ректор лабораторияны ачты.", "Бишкек бул күндү күттү."),
        later=("«Биз чаң катмарларын да окуйбуз», – деди А.Б. Омаров.", "Каалоочулар ice@uni.example дарегине 5-майга чейин жазат."),
        subheads=("Андан ары эмне болот", "Муз жана чаң"),
        items=("200 метрлик бургу", "эки чана"),
        last=("Уландысы бар.", "Кирүү акысыз."),
        front=(
            "Башкы бет > Жаңылыктар",
            "Жарыяланды: 20.04.2022",
            "Көрүүлөр: 12",
            "Автору: А. Асанов",
            "Бишкек, 25.10.25. /Кабар/.",
            "Университет мөңгүлөр лабораториясын ачты",
        ),
        end=("Бөлүшүү: Facebook", "Башка жаңылыктар\n\nСтуденттер жеңди", "Сүрөт: А. Асанов", "Бардык укуктар корголгон"),
    ),
    Tongue(
        code="fr",
        title="L’université ouvre un laboratoire des glaciers",
        first=(
            "Le 20 avril, l’université a ouvert un laboratoire.",
            "Paris, le 20 avril, était en fête.",
            "Partager, voilà le mot du jour.",
        ),
        later=(
            "« Nous lisons aussi la poussière », dit la professeure.",
            "Pour venir, on écrit à ice@uni.example avant le 5 mai et l’on reçoit une réponse.",
            "Photo de famille : tous y étaient. Ils rient.",
        ),
        subheads=("La suite", "Glace et poussière"),
        items=("un foret de 200 m", "deux traîneaux"),
        last=("À suivre.", "L’entrée est libre."),
        front=(
            "Accueil > Actualités",
            "Publié le 20 avril 2022",
            "Vues : 12",
            "Auteur : Anne Petit",
            "PARIS (AFP) –",
            "L’université ouvre un laboratoire des glaciers",
        ),
        end=("Partager sur Facebook", "À lire aussi : Des étudiants gagnent", "Crédit photo : Anne Petit", "Tous droits réservés"),
    ),
)
BY_CODE = {tongue.code: tongue for tongue in TONGUES}
LANGUAGES = tuple(BY_CODE)
tongues = pytest.mark.parametrize("tongue", TONGUES, ids=LANGUAGES)


@st.composite
def bodies(draw: st.DrawFn, tongue: Tongue) -> str:
    """A body of paragraphs, subheads and lists, without residue."""
    gap = "" if tongue.code == "zh" else " "
    paragraph = st.lists(st.sampled_from(tongue.later), min_size=1, max_size=4).map(gap.join)
    entries = st.lists(st.sampled_from(tongue.items), min_size=2, max_size=5).map(lambda items: "\n".join(f"- {item}" for item in items))
    blocks = [gap.join([draw(st.sampled_from(tongue.first)), *draw(st.lists(st.sampled_from(tongue.later), max_size=2))])]
    for kind in draw(st.lists(st.sampled_from(["prose", "prose", "list", "subhead"]), max_size=5)):
        if kind == "subhead":
            blocks.append(draw(st.sampled_from(tongue.subheads)))
        blocks.append(draw(entries if kind == "list" else paragraph))
    blocks.append(draw(st.one_of(paragraph, st.sampled_from(tongue.last), entries)))
    return "\n\n".join(blocks)


@tongues
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_body_free_of_residue_comes_out_unchanged(tongue: Tongue, data: st.DataObject) -> None:
    body = data.draw(bodies(tongue))
    cleaned = clean(body, title=tongue.title, languages=LANGUAGES)
    assert cleaned.text == body
    assert (cleaned.removed, cleaned.contacts, cleaned.dateline, cleaned.bylines) == ([], [], None, ())


@tongues
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_body_with_residue_before_and_after_it_comes_out_alone(tongue: Tongue, data: st.DataObject) -> None:
    body = data.draw(bodies(tongue))
    front = data.draw(st.lists(st.sampled_from(tongue.front), max_size=3, unique=True))
    end = data.draw(st.lists(st.sampled_from(tongue.end), max_size=3, unique=True))
    # A dateline stands before its sentence, everything else on a line of its own; a list under a heading ends the page.
    front.sort(key=is_dateline)
    end.sort(key=lambda piece: "\n\n" in piece)
    if sum(map(is_dateline, front)) > 1:
        front.pop()
    text = "\n\n".join(front) + (" " if front and is_dateline(front[-1]) else "\n\n") + "\n\n".join([body, *end])
    assert clean(text, title=tongue.title, languages=LANGUAGES).text == body


def is_dateline(piece: str) -> bool:
    return piece.endswith(("-", "–", "—", "/."))


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_cleaning_twice_is_cleaning_once(data: st.DataObject) -> None:
    every = [
        piece
        for tongue in TONGUES
        for part in (tongue.front, tongue.first, tongue.later, tongue.subheads, tongue.last, tongue.end)
        for piece in part
    ]
    pieces = data.draw(st.lists(st.one_of(st.sampled_from(every), st.text(max_size=30)), max_size=12))
    text = data.draw(st.sampled_from(["\n", "\n\n", " "])).join(pieces)
    title = data.draw(st.sampled_from([None, *(tongue.title for tongue in TONGUES)]))
    once = clean(text, title=title, languages=LANGUAGES)
    again = clean(once.text, title=title, languages=LANGUAGES)
    assert (again.text, again.removed) == (once.text, [])
