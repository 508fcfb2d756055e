"""What invented news items are made of: people, places, topics and sentences in four languages. Nobody and nothing here is real."""

from __future__ import annotations

LANGUAGES = ("kk", "ru", "en", "uz")

SURNAMES = {
    # One name in the spellings that press offices mix; Kazakh, Russian, English (several), Uzbek.
    "dev": (
        ("Оразбек", "Оразбек", "Orazbek|Orazbeq", "Orazbek"), ("Сейтқали", "Сейткали", "Seitkali|Seytkaly", "Seytqali"),
        ("Досмағамбетов", "Досмагамбетов", "Dosmagambetov|Dosmaghambetov", "Dosmagambetov"), ("Нұрғалиева", "Нургалиева", "Nurgaliyeva|Nurgalieva", "Nurgaliyeva"),
        ("Кенжебаев", "Кенжебаев", "Kenzhebayev|Kenjebaev", "Kenjeboyev"), ("Әбдірахманова", "Абдрахманова", "Abdrakhmanova|Abdirahmanova", "Abdurahmonova"),
        ("Тілеуберген", "Тлеуберген", "Tleubergen|Tileubergen", "Tlevbergan"), ("Мұқанов", "Муканов", "Mukanov|Muqanov", "Muqanov"),
        ("Жұмаділова", "Жумадилова", "Zhumadilova|Jumadilova", "Jumadilova"), ("Бердіғожин", "Бердигожин", "Berdigozhin|Berdigojin", "Berdigojin"),
        ("Хасенов", "Хасенов", "Khassenov|Hasenov", "Hasanov"), ("Ысқақова", "Искакова", "Iskakova|Yskakova", "Isoqova"),
        ("Вернер", "Вернер", "Werner", "Verner"), ("Томпсон", "Томпсон", "Thompson", "Tompson"), ("Морозова", "Морозова", "Morozova", "Morozova"),
        ("Шарипов", "Шарипов", "Sharipov", "Sharipov"), ("Қалдыбаев", "Калдыбаев", "Kaldybayev|Qaldybaev", "Qaldiboyev"),
        ("Айтжанова", "Айтжанова", "Aitzhanova|Aytjanova", "Aytjanova"),
    ),
    "held": (
        ("Смағұлов", "Смагулов", "Smagulov|Smaghulov", "Smagulov"), ("Рахымжанова", "Рахимжанова", "Rakhimzhanova|Rahimjanova", "Rahimjonova"),
        ("Төлегенов", "Толегенов", "Tolegenov|Tulegenov", "To‘laganov"), ("Байжігіт", "Байжигит", "Baizhigit|Bayjigit", "Boyjigit"),
        ("Қонақбаева", "Конакбаева", "Konakbayeva|Qonaqbaeva", "Qo‘noqboyeva"), ("Ермеков", "Ермеков", "Yermekov|Ermekov", "Yermekov"),
        ("Сүлейменова", "Сулейменова", "Suleimenova|Suleymenova", "Sulaymonova"), ("Дүйсенбин", "Дюсенбин", "Dyusenbin|Duysenbin", "Dyusenbin"),
        ("Шоқанов", "Чоканов", "Chokanov|Shoqanov", "Cho‘qonov"), ("Лебедев", "Лебедев", "Lebedev", "Lebedev"), ("Ковальский", "Ковальский", "Kowalski|Kovalsky", "Kovalskiy"),
        ("Мартинес", "Мартинес", "Martinez", "Martines"), ("Уилсон", "Уилсон", "Wilson", "Uilson"), ("Фишер", "Фишер", "Fischer", "Fisher"),
        ("Ғабитова", "Габитова", "Gabitova|Ghabitova", "G‘abitova"), ("Нысанбай", "Нысанбай", "Nysanbai|Nysanbay", "Nisonboy"),
        ("Тоқтаров", "Токтаров", "Toktarov|Toqtarov", "To‘xtarov"), ("Елеусізова", "Елеусизова", "Yeleusizova|Eleusizova", "Yeleusizova"),
    ),
}  # fmt: skip
FIRST_NAMES = (
    ("Айбек", "Айбек", "Aibek", "Aybek"), ("Гүлмира", "Гульмира", "Gulmira", "Gulmira"), ("Ержан", "Ержан", "Yerzhan", "Yerjan"),
    ("Мәдина", "Мадина", "Madina", "Madina"), ("Санжар", "Санжар", "Sanzhar", "Sanjar"), ("Әсел", "Асель", "Assel", "Asel"),
    ("Данияр", "Данияр", "Daniyar", "Daniyor"), ("Петр", "Пётр", "Peter", "Pyotr"), ("Анна", "Анна", "Anna", "Anna"),
    ("Бауыржан", "Бауыржан", "Bauyrzhan", "Bauirjon"),
)  # fmt: skip
PLACES = {
    "dev": (
        ("Көкшетау", "Кокшетау", "Kokshetau", "Ko‘kshetov"), ("Талдықорған", "Талдыкорган", "Taldykorgan", "Taldiqo‘rg‘on"), ("Самарқанд", "Самарканд", "Samarkand", "Samarqand"),
        ("Варшава", "Варшава", "Warsaw", "Varshava"), ("Мюнхен", "Мюнхен", "Munich", "Myunxen"), ("Сеул", "Сеул", "Seoul", "Seul"), ("Қостанай", "Костанай", "Kostanay", "Qo‘stanay"),
        ("Бішкек", "Бишкек", "Bishkek", "Bishkek"), ("Анкара", "Анкара", "Ankara", "Anqara"), ("Барселона", "Барселона", "Barcelona", "Barselona"),
    ),
    "held": (
        ("Ақтау", "Актау", "Aktau", "Oqtov"), ("Петропавл", "Петропавловск", "Petropavl", "Petropavl"), ("Бұхара", "Бухара", "Bukhara", "Buxoro"), ("Прага", "Прага", "Prague", "Praga"),
        ("Лейпциг", "Лейпциг", "Leipzig", "Leypsig"), ("Осака", "Осака", "Osaka", "Osaka"), ("Жезқазған", "Жезказган", "Zhezkazgan", "Jezqazg‘an"),
        ("Баку", "Баку", "Baku", "Boku"), ("Ыстанбұл", "Стамбул", "Istanbul", "Istanbul"), ("Севилья", "Севилья", "Seville", "Sevilya"),
    ),
}  # fmt: skip
TOPICS = {
    "dev": (
        ("су сапасы", "качество воды", "water quality", "suv sifati"), ("жас дәрігерлер", "молодые врачи", "young doctors", "yosh shifokorlar"),
        ("шахмат турнирі", "шахматный турнир", "the chess tournament", "shaxmat turniri"), ("күн энергиясы", "солнечная энергия", "solar power", "quyosh energiyasi"),
        ("халық ертегілері", "народные сказки", "folk tales", "xalq ertaklari"), ("кітап жәрмеңкесі", "книжная ярмарка", "the book fair", "kitob yarmarkasi"),
        ("топырақ картасы", "карта почв", "a soil map", "tuproq xaritasi"), ("жазғы мектеп", "летняя школа", "the summer school", "yozgi maktab"),
    ),
    "held": (
        ("жел диірмендері", "ветряные мельницы", "wind mills", "shamol tegirmonlari"), ("балалар хоры", "детский хор", "the children's choir", "bolalar xori"),
        ("робот құрастыру", "сборка роботов", "building robots", "robot yasash"), ("көне қолжазбалар", "старинные рукописи", "old manuscripts", "qadimiy qo‘lyozmalar"),
        ("ара шаруашылығы", "пчеловодство", "bee keeping", "asalarichilik"), ("қысқы жүгіру", "зимний забег", "the winter run", "qishki yugurish"),
        ("домино кеші", "вечер домино", "an evening of dominoes", "domino kechasi"), ("құмыра жасау", "гончарное дело", "pottery", "kulolchilik"),
        ("желқайық", "парусники", "sailing boats", "yelkanli qayiqlar"), ("ребустар", "ребусы", "picture riddles", "rebuslar"),
    ),
}  # fmt: skip
FACTS = {
    # What may be told of an item; {p} a person, {c} a place, {n} a number, {d} a day, {t} the topic, {m} a sum. Several ways each.
    "who": {
        "kk": ("Жобаны {p} басқарады.", "{p} бұл істің басында тұр, деп хабарлады ұйымдастырушылар.", "Оған жауапты {p} екенін айтты."),
        "ru": ("Руководит проектом {p}.", "Во главе дела, как сообщили организаторы, стоит {p}.", "Ответственным назначен человек по имени {p}."),
        "en": ("The work is led by {p}.", "According to the organisers, {p} stands behind all of it.", "In charge of everything is {p}."),
        "uz": ("Loyihaga {p} rahbarlik qiladi.", "Tashkilotchilarga ko‘ra, bu ishning boshida {p} turibdi.", "Bunga mas’ul shaxs {p} hisoblanadi."),
    },
    "said": {
        "kk": ("«Біз мұны көптен күттік», – деді {p}.", "Ашылуында {p} сөз сөйледі."),
        "ru": ("«Мы давно этого ждали», — отметил при этом {p}.", "На открытии с речью выступил гость: {p}."),
        "en": ("\"We have waited long for this,\" said {p}.", "At the opening the guests heard {p} speak."),
        "uz": ("«Biz buni uzoq kutdik», dedi {p}.", "Ochilishda mehmonlar oldida {p} so‘zga chiqdi."),
    },
    "where": {
        "kk": ("Қонақтар {c} қаласынан келді.", "Келесі кездесу {c} қаласында өтеді."),
        "ru": ("Гости приехали из города {c}.", "Следующая встреча пройдёт в городе {c}."),
        "en": ("Guests arrived from {c}.", "The next meeting is to be held in {c}."),
        "uz": ("Mehmonlar {c} shahridan keldi.", "Navbatdagi uchrashuv {c} shahrida o‘tadi."),
    },
    "count": {
        "kk": ("Оған {n} адам қатысты.", "Барлығы {n} өтінім түсті.", "Тізімде {n} аты-жөн бар."),
        "ru": ("В нём приняли участие {n} человек.", "Всего поступило {n} заявок.", "В списке значится {n} имён."),
        "en": ("It was attended by {n} people.", "A total of {n} applications came in.", "There are {n} names on the list."),
        "uz": ("Unda {n} kishi qatnashdi.", "Hammasi bo‘lib {n} ariza tushdi.", "Ro‘yxatda {n} ism bor."),
    },
    "money": {
        "kk": ("Бұған {m} теңге бөлінді.", "Құны {m} теңгеге жетті."),
        "ru": ("На это выделено {m} тенге.", "Стоимость достигла {m} тенге."),
        "en": ("It received {m} tenge.", "The cost came to {m} tenge."),
        "uz": ("Bunga {m} tenge ajratildi.", "Qiymati {m} tengega yetdi."),
    },
    "when": {
        "kk": ("Қорытындысы {d} белгілі болады.", "Келесі кезең {d} басталады."),
        "ru": ("Итоги станут известны {d}.", "Следующий этап начнётся {d}."),
        "en": ("The results will be known on {d}.", "The next stage begins on {d}."),
        "uz": ("Natijalar {d} ma’lum bo‘ladi.", "Keyingi bosqich {d} boshlanadi."),
    },
    "topic": {
        "kk": ("Басты тақырып – {t}.", "Қатысушылар {t} туралы айтты."),
        "ru": ("Главная тема — {t}.", "Участники говорили о том, что такое {t}."),
        "en": ("The main subject was {t}.", "Those present talked about {t}."),
        "uz": ("Asosiy mavzu – {t}.", "Qatnashchilar {t} haqida gapirdi."),
    },
}  # fmt: skip
FILLERS = {
    "kk": (
        "Кездесу жылы лебізде өтті.", "Ұйымдастырушылар бәріне алғыс айтты.", "Студенттер сұрақтарын қойды.", "Залда бос орын болған жоқ.",
        "Бұл дәстүр бірнеше жылдан бері жалғасып келеді.", "Соңында қонақтар кітапхананы аралады.", "Жұмыс келесі айда да жалғасады.",
        "Үздіктерге сыйлық табысталды.", "Жастар үшін бұл маңызды қадам.", "Толық мәлімет факультет сайтында жарияланады.",
    ),
    "ru": (
        "Встреча прошла в тёплой обстановке.", "Организаторы поблагодарили всех собравшихся.", "Студенты задали свои вопросы.", "Свободных мест в зале не осталось.",
        "Эта традиция живёт уже не один год.", "В завершение гости осмотрели библиотеку.", "Работа будет продолжена в следующем месяце.",
        "Лучшим вручили подарки.", "Для молодёжи это важный шаг.", "Подробности появятся на сайте факультета.",
    ),
    "en": (
        "The mood was warm throughout.", "The organisers thanked everybody who had come.", "Students asked what they wanted to know.", "Not a seat was left in the hall.",
        "The custom has been kept up for some years now.", "In the end the visitors were shown the library.", "The work goes on next month.",
        "The best were given presents.", "For young people it is a step that matters.", "Details will be found on the faculty's pages.",
    ),
    "uz": (
        "Uchrashuv samimiy ruhda o‘tdi.", "Tashkilotchilar barchaga minnatdorchilik bildirdi.", "Talabalar savol berishdi.", "Zalda bo‘sh joy qolmadi.",
        "Bu an’ana bir necha yildan beri davom etmoqda.", "Yakunda mehmonlar kutubxonani ko‘rishdi.", "Ish keyingi oyda ham davom etadi.",
        "Eng yaxshilarga sovg‘alar topshirildi.", "Yoshlar uchun bu muhim qadam.", "Batafsil ma’lumot fakultet saytida chiqadi.",
    ),
}  # fmt: skip
RECTOR = {
    "kk": "Университет ректоры {r} қатысушыларды құттықтады.", "ru": "Ректор университета {r} поприветствовал участников.",
    "en": "The rector of the university, {r}, welcomed those who took part.", "uz": "Universitet rektori {r} qatnashchilarni tabrikladi.",
}
TITLES = {
    "kk": ("{t}: университетте жаңа кезең", "Университетте {t} талқыланды", "{c}: {t}"), "ru": ("{t}: новый этап в университете", "В университете обсудили: {t}", "{c}: {t}"),
    "en": ("{t}: a new stage at the university", "The university discusses {t}", "{c}: {t}"), "uz": ("{t}: universitetda yangi bosqich", "Universitetda {t} muhokama qilindi", "{c}: {t}"),
}  # fmt: skip
MONTHS = {
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "en": "January February March April May June July August September October November December".split(),
    "uz": "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr".split(),
}
MILLION = {"kk": "млн", "ru": "млн", "en": "million", "uz": "million"}
TENS = {
    "kk": {2: "жиырма", 3: "отыз", 4: "қырық", 5: "елу"}, "ru": {2: "двадцать", 3: "тридцать", 4: "сорок", 5: "пятьдесят"},
    "en": {2: "twenty", 3: "thirty", 4: "forty", 5: "fifty"}, "uz": {2: "yigirma", 3: "o‘ttiz", 4: "qirq", 5: "ellik"},
}  # fmt: skip
