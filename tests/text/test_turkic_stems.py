"""Forms of one word come to one key, and words that look like forms of each other do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsarchive.text.turkic_stems import azerbaijani_keys, kazakh_keys, kyrgyz_keys, uzbek_keys

KAZAKH = """
университет: университеттің университетте университетке университеті университетінің университетінде
университет: университеттер университеттері университеттен университетпен университетін университетіміз университеттегі
студент: студенттер студенттің студенттерге студенттері студенттермен студентке студенттерінің студенттерді студенттен
ғалым: ғалымдар ғалымы ғалымының ғалымдары ғалымдардың ғалымға ғалымдармен ғалымдарымыз
кітап: кітабы кітаптар кітаптың кітабында кітапты кітаптан кітапқа кітаптары
халық: халқы халықтың халқының халыққа халықты халқына халықпен
орын: орны орында орынға орнында орындар орнын орыннан
бала: балалар баланың баласы балаларға баласының балаларымыз балаға баладан
қала: қалада қаланың қалалар қаласы қаласында қалаға қаласының қаладағы қалалардың
Алматы: Алматыда Алматының Алматыға Алматыдан Алматыдағы
мектеп: мектебі мектептер мектептің мектепте мектебінде мектепке
оқу: оқуды оқуға оқиды оқыды оқыған оқып оқуы оқуда
жазу: жазды жазады жазған жазып жазуға жазса жазбады жазатын
келу: келді келеді келген келіп келсе келмеді келуі келетін келмейді
бастау: бастады бастайды бастаған бастап бастауы бастамады бастайтын
ашу: ашты ашады ашқан ашып ашуға ашуы
өту: өтті өтеді өткен өтіп өтуі өтпеді өтетін
қатысу: қатысты қатысады қатысқан қатысып қатысуға қатысуы
жыл: жылы жылдың жылға жылда жылғы жылдары жылдар жылдан
ел: елде елге елдің елі елінің елдер елдерімен еліміз елімізде еліміздің
үй: үйі үйде үйге үйінің үйінде үйлер
ректор: ректоры ректордың ректорға ректорлар ректорының
конференция: конференцияға конференциясы конференцияның конференциялар конференцияда конференциясында
технология: технологиялар технологиялары технологияның технологияларды технологияға
ғылым: ғылымның ғылымға ғылымда ғылымы ғылымдар
білім: білімнің білімге білімді білімі білімін
мұғалім: мұғалімдер мұғалімнің мұғалімі мұғалімге мұғалімдердің
Қазақстан: Қазақстанның Қазақстанда Қазақстанға Қазақстаннан Қазақстандағы
министр: министрі министрдің министрлер министрге министрінің
жұмыс: жұмысы жұмыстар жұмысын жұмысқа жұмыстың жұмыстары жұмыстарын
қызмет: қызметі қызметін қызметке қызметтің қызметтер
адам: адамдар адамның адамға адамы адамдардың
алма: алмалар алманың алмаға алмасы
бал: балды балдың балға
қалам: қаламы қаламның қаламмен
мақала: мақалалар мақаласы мақаланың мақалада
іс: істер ісі ісінің іске істің
ауыз: аузы ауызға аузында
тарих: тарихы тарихтың тарихта тарихын
сот: соттар соттың сотқа
"""
KYRGYZ = """
университет: университеттин университетте университетке университети
университет: университетинин университетинде университеттер университеттери университеттен
студент: студенттер студенттердин студентке студенттери студенттерге студенттин
окуу: окууга окууда окуунун окууну
окуучу: окуучулар окуучунун окуучуларга окуучулардын
жазуу: жазды жазган жазып жазат жазса жазууга жазбайт жазуусу
келүү: келди келген келип келет келсе келбейт келүүгө
бала: баланын балага балабыз баласы
мектеп: мектеби мектептер мектептин мектепте мектепке
китеп: китеби китептер китептин китепке китепте
эл: элдин элге элде эли элдер элибиз
шаар: шаары шаардын шаарга шаарда шаарлар шаардагы шаарында
өлкө: өлкөнүн өлкөгө өлкөдө өлкөлөр өлкөсү өлкөбүз өлкөлөрдүн
мугалим: мугалимдер мугалимдин мугалимге мугалими мугалимдери
илим: илимдин илимге илими илимде
билим: билимдин билимге билими билимин
жыл: жылы жылдын жылга жылда жылдар жылдан
конференция: конференцияга конференциясы конференциянын конференцияда
Кыргызстан: Кыргызстандын Кыргызстанда Кыргызстанга Кыргызстандагы
Бишкек: Бишкектин Бишкекте Бишкекке Бишкектеги
министр: министри министрдин министрлер министрге
жумуш: жумушу жумуштар жумушун жумушка жумуштун
болуу: болду болгон болуп болот болсо болбойт
көрүү: көрдү көргөн көрүп көрөт көрсө
доктор: доктору докторлор доктордун докторго докторлору
кызмат: кызматы кызматтын кызматка кызматтар
тил: тили тилдин тилге тилдер тилде тилинде
орун: орунга
"""
UZBEK = """
universitet: universitetning universitetda universiteti universitetining universitetlar universitetga universitetidan universitetimiz
talaba: talabalar talabaning talabalari talabalarning talabaga talabasi
o'qituvchi: o'qituvchilar o'qituvchining o'qituvchilari
kitob: kitobi kitoblar kitobning kitobda
shahar: shahri shaharda shaharning shaharlar
o'qish: o'qidi o'qigan o'qiydi o'qib o'qishga
bo'lish: bo'ldi bo'lgan bo'ladi bo'lib bo'lsa
ilm: ilmning
konferensiya: konferensiyada konferensiyasi konferensiyaning konferensiyalar
olim: olimlar olimi olimlarning
yil: yili yilda yilning yillar
"""
AZERBAIJANI = """
tələbə: tələbələr tələbənin tələbələrin tələbələri tələbəyə
universitet: universitetin universitetdə universitetinin universitetindən
universitet: universitetə universiteti universitetlər universitetində universitetimiz
müəllim: müəllimlər müəllimi müəllimin müəllimləri
konfrans: konfransda konfransın konfransa konfranslar konfransı
ölkə: ölkənin ölkəmizdə ölkələr ölkədə ölkəsi
keçirilmək: keçirildi keçirilib keçirilir keçiriləcək keçirilmişdir
kitab: kitabı kitablar kitabın
şəhər: şəhərində şəhərin şəhərdə şəhəri
alim: alimlər alimi alimlərin
təhsil: təhsilin təhsildə təhsili
"""
ALL = [(KAZAKH, kazakh_keys), (KYRGYZ, kyrgyz_keys), (UZBEK, uzbek_keys), (AZERBAIJANI, azerbaijani_keys)]


def groups(table: str) -> list[tuple[str, list[str]]]:
    return [(base, forms.split()) for base, _, forms in (line.lower().partition(": ") for line in table.strip().splitlines())]


Keys = Callable[[str], frozenset[str]]


@pytest.mark.parametrize(("base", "forms", "keys"), [(*group, keys) for table, keys in ALL for group in groups(table)])
def test_forms_of_a_word_share_a_key(base: str, forms: list[str], keys: Keys) -> None:
    assert [form for form in forms if not keys(form) & keys(base)] == []


@pytest.mark.parametrize(("table", "keys"), ALL)
def test_different_words_share_none(table: str, keys: Keys) -> None:
    bases = sorted({base for base, _ in groups(table)})
    assert [(one, other) for one in bases for other in bases if one < other and keys(one) & keys(other)] == []


@pytest.mark.parametrize(
    ("name", "other"),
    [("алматы", "алма"), ("қатар", "қа"), ("компьютер", "компью"), ("доллар", "дол"), ("лидер", "ли"), ("өзбекстан", "өзбекс")],
)
def test_what_breaks_the_rules_of_sound_is_no_ending(name: str, other: str) -> None:
    assert not kazakh_keys(name) & kazakh_keys(other)


def test_any_text_has_a_key_and_a_long_one_takes_no_long_time() -> None:
    for word in ("", "а", "ьь", "ларлар", "latin", "中国", "дың" * 20_000, "ында" * 20_000):
        assert all(keys(word) for _, keys in ALL)


@pytest.mark.parametrize(("word", "other"), [("теңіз", "те"), ("орындайды", "ор"), ("ақтарып", "ақ"), ("енді", "ену")])
def test_no_kazakh_stem_of_two_letters_is_left_that_is_no_known_word(word: str, other: str) -> None:
    assert not kazakh_keys(word) & kazakh_keys(other)


@pytest.mark.parametrize(("word", "other"), [("оқыды", "оқу"), ("өзінің", "өз"), ("етті", "ету"), ("судың", "су"), ("елге", "ел")])
def test_known_kazakh_words_of_two_letters_have_their_forms(word: str, other: str) -> None:
    assert kazakh_keys(word) & kazakh_keys(other)

