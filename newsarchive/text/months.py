"""The names of the months in the languages university news is written in, and which month a printed word names.

Words are compared folded: case, accents, soft hyphens and Latin look-alikes inside Cyrillic words do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from newsarchive.text.fold import fold

# One string a month; all forms (nominative, the case used in dates, abbreviations, older or other spellings).
# fmt: off
MONTHS: dict[str, tuple[str, ...]] = {
    "kk": (
        "қаңтар қаң қантар", "ақпан ақп акпан", "наурыз нау", "сәуір сәу сауір", "мамыр мам", "маусым мау", "шілде шіл",
        "тамыз там", "қыркүйек қыр қырк", "қазан қаз", "қараша қар", "желтоқсан жел желт желтоксан",
    ),
    # the spellings of 2018 (á), 2021 (ä) and the apostrophe-free ones in use before
    "kk-Latn": (
        "qańtar qaŋtar qantar qañtar", "aqpan", "naýryz nauryz naurız", "sáýir säuır sáuir säuir sauir", "mamyr mamır",
        "maýsym mausym mausım", "shilde şılde şilde", "tamyz tamız", "qyrkúiek qyrküiek qırküyek qyrkuiek", "qazan",
        "qarasha qaraşa",
        "jeltoqsan želtoqsan",
    ),
    "ru": (
        "январь января янв", "февраль февраля фев февр", "март марта мар", "апрель апреля апр", "май мая", "июнь июня июн",
        "июль июля июл", "август августа авг", "сентябрь сентября сен сент", "октябрь октября окт", "ноябрь ноября ноя нояб",
        "декабрь декабря дек",
    ),
    "en": (
        "january jan", "february feb febr", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
        "september sep sept", "october oct", "november nov", "december dec",
    ),
    "ky": (
        "январь январы янв", "февраль февралы фев", "март марты мар", "апрель апрели апр", "май майы",
        "июнь июну июн", "июль июлу июл", "август августу авг", "сентябрь сентябры сен сент", "октябрь октябры окт",
        "ноябрь ноябры ноя", "декабрь декабры дек",
    ),
    "uz": (
        "yanvar yan январ янв", "fevral fev феврал фев", "mart mar март", "aprel apr апрел апр апрель", "may май",
        "iyun iyn июн июнь",
        "iyul iyl июл июль", "avgust avg август авг", "sentabr sentyabr sen sent сентябр сентябрь",
        "oktabr oktyabr okt октябр октябрь",
        "noyabr noy ноябр ноябрь", "dekabr dek декабр декабрь",
    ),
    "az": (
        "yanvar yan", "fevral fev", "mart mar", "aprel apr", "may", "iyun iyn", "iyul iyl", "avqust avq", "sentyabr sen",
        "oktyabr okt", "noyabr noy", "dekabr dek",
    ),
    "tr": (
        "ocak oca", "şubat şub", "mart mar", "nisan nis", "mayıs may", "haziran haz", "temmuz tem", "ağustos ağu", "eylül eyl",
        "ekim eki", "kasım kas", "aralık ara",
    ),
    "tk": (
        "ýanwar ýan", "fewral few", "mart", "aprel apr", "maý", "iýun",
        "iýul", "awgust awg", "sentýabr sen", "oktýabr okt", "noýabr noý", "dekabr dek",
    ),
    "tg": (
        "январ янв январи", "феврал фев феврали", "март марти", "апрел апр апрели", "май майи", "июн июни", "июл июли",
        "август авг августи", "сентябр сен сентябри", "октябр окт октябри", "ноябр ноя ноябри", "декабр дек декабри",
    ),
    "tt": (
        "гыйнвар", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
    ),
    "uk": (
        "січень січня січ", "лютий лютого лют", "березень березня бер", "квітень квітня кві квіт", "травень травня тра трав",
        "червень червня чер черв", "липень липня лип", "серпень серпня сер серп", "вересень вересня вер",
        "жовтень жовтня жов жовт",
        "листопад листопада лис лист", "грудень грудня гру груд",
    ),
    "be": (
        "студзень студзеня сту", "люты лютага лют", "сакавік сакавіка сак", "красавік красавіка кра", "май мая травень траўня",
        "чэрвень чэрвеня чэр", "ліпень ліпеня ліп", "жнівень жніўня жні", "верасень верасня вер", "кастрычнік кастрычніка кас",
        "лістапад лістапада ліс", "снежань снежня сне",
    ),
    "bg": (
        "януари яну", "февруари фев", "март", "април апр", "май", "юни", "юли", "август авг", "септември сеп септ",
        "октомври окт", "ноември ное", "декември дек",
    ),
    "mk": (
        "јануари јан", "февруари фев", "март мар", "април апр", "мај", "јуни јун", "јули јул", "август авг", "септември сеп",
        "октомври окт", "ноември ное", "декември дек",
    ),
    "sr": (
        "јануар јануара јан januar januara", "фебруар фебруара феб februar februara", "март марта мар mart marta",
        "април априла апр april aprila", "мај маја maj maja", "јун јуна juni jun juna", "јул јула jul jula",
        "август августа авг avgust avgusta",
        "септембар септембра сеп septembar septembra", "октобар октобра окт oktobar oktobra",
        "новембар новембра нов novembar novembra",
        "децембар децембра дец decembar decembra",
    ),
    "hr": (
        "siječanj siječnja sij", "veljača veljače velj", "ožujak ožujka ožu", "travanj travnja tra", "svibanj svibnja svi",
        "lipanj lipnja lip", "srpanj srpnja srp", "kolovoz kolovoza kol", "rujan rujna ruj", "listopad listopada lis",
        "studeni studenoga studenog stu", "prosinac prosinca pro",
    ),
    "sl": (
        "januar januarja jan", "februar februarja feb", "marec marca mar", "april aprila apr", "maj maja", "junij junija jun",
        "julij julija jul", "avgust avgusta avg", "september septembra sep", "oktober oktobra okt", "november novembra nov",
        "december decembra dec",
    ),
    "pl": (
        "styczeń stycznia sty", "luty lutego lut", "marzec marca mar", "kwiecień kwietnia kwi", "maj maja",
        "czerwiec czerwca cze",
        "lipiec lipca lip", "sierpień sierpnia sie", "wrzesień września wrz", "październik października paź",
        "listopad listopada lis",
        "grudzień grudnia gru",
    ),
    "cs": (
        "leden ledna led", "únor února úno", "březen března bře", "duben dubna dub", "květen května kvě", "červen června čvn",
        "červenec července čvc", "srpen srpna srp", "září zář", "říjen října říj", "listopad listopadu lis",
        "prosinec prosince pro",
    ),
    "sk": (
        "január januára jan", "február februára feb", "marec marca mar", "apríl apríla apr", "máj mája", "jún júna", "júl júla",
        "august augusta aug", "september septembra sep", "október októbra okt", "november novembra nov", "december decembra dec",
    ),
    "hu": (
        "január januári jan", "február februári febr", "március márciusi márc", "április áprilisi ápr", "május májusi máj",
        "június júniusi jún", "július júliusi júl", "augusztus augusztusi aug", "szeptember szeptemberi szept",
        "október októberi okt",
        "november novemberi nov", "december decemberi dec",
    ),
    "ro": (
        "ianuarie ian", "februarie feb febr", "martie mar", "aprilie apr", "mai", "iunie iun", "iulie iul", "august aug",
        "septembrie sept sep", "octombrie oct", "noiembrie nov noi", "decembrie dec",
    ),
    "de": (
        "januar jan jänner jän", "februar feb feber", "märz mär mrz", "april apr", "mai", "juni jun", "juli jul", "august aug",
        "september sep sept", "oktober okt", "november nov", "dezember dez",
    ),
    "nl": (
        "januari jan", "februari feb", "maart mrt", "april apr", "mei", "juni jun", "juli jul", "augustus aug",
        "september sep sept",
        "oktober okt", "november nov", "december dec",
    ),
    "sv": (
        "januari jan", "februari feb", "mars mar", "april apr", "maj", "juni jun", "juli jul", "augusti aug",
        "september sep sept",
        "oktober okt", "november nov", "december dec",
    ),
    "da": (
        "januar jan", "februar feb", "marts mar", "april apr", "maj", "juni jun", "juli jul", "august aug", "september sep sept",
        "oktober okt", "november nov", "december dec",
    ),
    "nb": (
        "januar jan", "februar feb", "mars mar", "april apr", "mai", "juni jun", "juli jul", "august aug", "september sep sept",
        "oktober okt", "november nov", "desember des",
    ),
    "is": (
        "janúar jan", "febrúar feb", "mars mar", "apríl apr", "maí", "júní jún", "júlí júl", "ágúst ágú", "september sep",
        "október okt", "nóvember nóv", "desember des",
    ),
    "fi": (
        "tammikuu tammikuuta", "helmikuu helmikuuta", "maaliskuu maaliskuuta", "huhtikuu huhtikuuta", "toukokuu toukokuuta",
        "kesäkuu kesäkuuta", "heinäkuu heinäkuuta", "elokuu elokuuta", "syyskuu syyskuuta", "lokakuu lokakuuta",
        "marraskuu marraskuuta", "joulukuu joulukuuta",
    ),
    "et": (
        "jaanuar jaan", "veebruar veebr", "märts", "aprill apr", "mai", "juuni", "juuli", "august aug", "september sept",
        "oktoober okt", "november nov", "detsember dets",
    ),
    "lv": (
        "janvāris janvārī janv", "februāris februārī febr", "marts martā", "aprīlis aprīlī apr", "maijs maijā",
        "jūnijs jūnijā jūn",
        "jūlijs jūlijā jūl", "augusts augustā aug", "septembris septembrī sept", "oktobris oktobrī okt", "novembris novembrī nov",
        "decembris decembrī dec",
    ),
    "lt": (
        "sausis sausio saus", "vasaris vasario vas", "kovas kovo kov", "balandis balandžio bal", "gegužė gegužės geg",
        "birželis birželio birž", "liepa liepos liep", "rugpjūtis rugpjūčio rugp", "rugsėjis rugsėjo rugs", "spalis spalio spal",
        "lapkritis lapkričio lapkr", "gruodis gruodžio gruod",
    ),
    "fr": (
        "janvier janv", "février févr fév", "mars", "avril avr", "mai", "juin", "juillet juil", "août aoû", "septembre sept sep",
        "octobre oct", "novembre nov", "décembre déc",
    ),
    "es": (
        "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul", "agosto ago",
        "septiembre setiembre sep sept set", "octubre oct", "noviembre nov", "diciembre dic",
    ),
    "pt": (
        "janeiro jan", "fevereiro fev", "março mar", "abril abr", "maio mai", "junho jun", "julho jul", "agosto ago",
        "setembro set", "outubro out", "novembro nov", "dezembro dez",
    ),
    "it": (
        "gennaio gen", "febbraio feb", "marzo mar", "aprile apr", "maggio mag", "giugno giu", "luglio lug", "agosto ago",
        "settembre set sett", "ottobre ott", "novembre nov", "dicembre dic",
    ),
    "ca": (
        "gener gen", "febrer febr", "març", "abril abr", "maig", "juny", "juliol jul", "agost ag", "setembre set", "octubre oct",
        "novembre nov", "desembre des",
    ),
    "el": (
        "ιανουάριος ιανουαρίου ιαν", "φεβρουάριος φεβρουαρίου φεβ", "μάρτιος μαρτίου μαρ", "απρίλιος απριλίου απρ",
        "μάιος μαΐου μάι",
        "ιούνιος ιουνίου ιουν", "ιούλιος ιουλίου ιουλ", "αύγουστος αυγούστου αυγ", "σεπτέμβριος σεπτεμβρίου σεπ",
        "οκτώβριος οκτωβρίου οκτ", "νοέμβριος νοεμβρίου νοε", "δεκέμβριος δεκεμβρίου δεκ",
    ),
    "hy": (
        "հունվար հունվարի", "փետրվար փետրվարի", "մարտ մարտի", "ապրիլ ապրիլի", "մայիս մայիսի", "հունիս հունիսի", "հուլիս հուլիսի",
        "օգոստոս օգոստոսի", "սեպտեմբեր սեպտեմբերի", "հոկտեմբեր հոկտեմբերի", "նոյեմբեր նոյեմբերի", "դեկտեմբեր դեկտեմբերի",
    ),
    "ka": (
        "იანვარი იანვარს", "თებერვალი თებერვალს", "მარტი მარტს", "აპრილი აპრილს", "მაისი მაისს", "ივნისი ივნისს", "ივლისი ივლისს",
        "აგვისტო აგვისტოს", "სექტემბერი სექტემბერს", "ოქტომბერი ოქტომბერს", "ნოემბერი ნოემბერს", "დეკემბერი დეკემბერს",
    ),
    "ar": (
        "يناير كانون_الثاني جانفي", "فبراير شباط فيفري", "مارس آذار", "أبريل إبريل نيسان أفريل", "مايو أيار ماي",
        "يونيو يونيه حزيران جوان", "يوليو يوليه تموز جويلية", "أغسطس آب أوت", "سبتمبر أيلول", "أكتوبر تشرين_الأول",
        "نوفمبر تشرين_الثاني", "ديسمبر كانون_الأول",
    ),
    "fa": (
        "ژانویه", "فوریه", "مارس", "آوریل", "مه می", "ژوئن", "ژوئیه جولای", "اوت آگوست", "سپتامبر", "اکتبر", "نوامبر", "دسامبر",
    ),
    "ur": (
        "جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر",
    ),
    "he": ("ינואר", "פברואר", "מרץ מרס", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר"),
    "hi": (
        "जनवरी जन", "फरवरी फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर सितम्बर", "अक्टूबर अक्तूबर",
        "नवंबर नवम्बर",
        "दिसंबर दिसम्बर",
    ),
    "bn": ("জানুয়ারি জানুয়ারী", "ফেব্রুয়ারি ফেব্রুয়ারী", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর",
           "ডিসেম্বর"),
    "th": (
        "มกราคม ม.ค.", "กุมภาพันธ์ ก.พ.", "มีนาคม มี.ค.", "เมษายน เม.ย.", "พฤษภาคม พ.ค.", "มิถุนายน มิ.ย.", "กรกฎาคม ก.ค.",
        "สิงหาคม ส.ค.", "กันยายน ก.ย.", "ตุลาคม ต.ค.", "พฤศจิกายน พ.ย.", "ธันวาคม ธ.ค.",
    ),
    "id": (
        "januari jan", "februari feb", "maret mar", "april apr", "mei", "juni jun", "juli jul", "agustus agu agt",
        "september sep",
        "oktober okt", "november nov nopember", "desember des",
    ),
    "ms": ("januari jan", "februari feb", "mac", "april apr", "mei", "jun", "julai jul", "ogos", "september sep", "oktober okt",
           "november nov", "disember dis"),
    "sw": ("januari jan", "februari feb", "machi mac", "aprili apr", "mei", "juni jun", "julai jul", "agosti ago", "septemba sep",
           "oktoba okt", "novemba nov", "desemba des"),
    "sq": ("janar", "shkurt", "mars", "prill", "maj", "qershor", "korrik", "gusht", "shtator", "tetor", "nëntor", "dhjetor"),
    "eu": ("urtarrila urtarrilaren", "otsaila otsailaren", "martxoa martxoaren", "apirila apirilaren", "maiatza maiatzaren",
           "ekaina ekainaren", "uztaila uztailaren", "abuztua abuztuaren", "iraila irailaren", "urria urriaren",
           "azaroa azaroaren", "abendua abenduaren"),
    "gl": ("xaneiro", "febreiro", "marzo", "abril", "maio", "xuño", "xullo", "agosto", "setembro", "outubro",
           "novembro", "decembro"),
}
# fmt: on
"""Gregorian months by BCP 47 code; "_" stands for a space inside a name."""

JALALI_MONTHS: tuple[str, ...] = (
    "فروردین حمل",
    "اردیبهشت ثور",
    "خرداد جوزا",
    "تیر سرطان",
    "مرداد اسد",
    "شهریور سنبله",
    "مهر میزان",
    "آبان عقرب",
    "آذر قوس",
    "دی جدی",
    "بهمن دلو",
    "اسفند حوت",
)
"""Months of the Solar Hijri calendar in Iran, and after them those in Afghanistan."""

RELATED: dict[str, tuple[str, ...]] = {
    "kk": ("kk", "kk-Latn"),
    "no": ("nb",),
    "nn": ("nb",),
    "bs": ("hr", "sr"),
    "prs": ("fa",),
    "ps": ("ur",),
}
"""Where a language's own tables are more than, or other than, the one under its code."""

# Case endings that may follow a month's name (сәуірде, апрелда, Nisan'da, აპრილს): tried only where the bare word is no month.
_ENDING = re.compile(
    r"(?:['’ʼʻ]?(?:ынан|інен|ында|інде|ының|інің|ына|іне|ындағы|індегі|дағы|дегі|тағы|тегі|дың|дің|тың|тің|да|де|та|те|ға|ге|"
    r"қа|ке|нан|нен|дан|ден|тан|тен|ы|і|"
    r"инде|унда|үндө|дагы|деги|ндагы|ним|дин|нин|ның|нинг|"
    r"ining|idagi|ida|ının|inin|unun|ünün|ında|inde|unda|ünde|daki|deki|taki|teki|dagi|da|de|ta|te|ning|ni|dan|den|tan|ten|ı|i|u|ü|y))$"
)


def _words(forms: str) -> Iterable[str]:
    return (fold(form.replace("_", " ")).rstrip(".") for form in forms.split())


@cache
def _table(language: str) -> dict[str, int | None]:
    """Folded word -> month; None where one language uses a form for two months."""
    table: dict[str, int | None] = {}
    for code in RELATED.get(language, (language,)):
        for number, forms in enumerate(MONTHS.get(code, ()), 1):
            for word in _words(forms):
                table[word] = number if table.get(word, number) == number else None
    return table


@cache
def _everywhere() -> dict[str, int | None]:
    """Every word of every table; None where languages disagree (`listopad` is October in Croatian, November in Polish)."""
    table: dict[str, int | None] = {}
    for language in MONTHS:
        for word, number in _table(language).items():
            table[word] = number if table.get(word, number) == number else None
    return table


@cache
def beginnings(length: int) -> frozenset[str]:
    """So many letters from the beginning of every month's name in the tables, folded."""
    return frozenset(word[:length] for word in _everywhere())


_PERSIAN = str.maketrans("يىك", "ییک")
"""Letters as an Arabic keyboard writes them in Persian words."""


@cache
def _jalali() -> dict[str, int]:
    return {word.translate(_PERSIAN): number for number, forms in enumerate(JALALI_MONTHS, 1) for word in _words(forms)}


def _look(word: str, languages: tuple[str, ...]) -> int | None:
    answers = {_table(code)[word] for code in languages if word in _table(code)}
    if answers:
        return answers.pop() if len(answers) == 1 else None
    if word in _table("en"):
        return _table("en")[word]
    return _everywhere().get(word) if len(word) > 3 else None


@lru_cache(maxsize=4096)
def _month_of(word: str, languages: tuple[str, ...]) -> int | None:
    word = fold(word).rstrip(".")
    found = _look(word, languages)
    if found is None and word.startswith("ב"):  # Hebrew writes "in April" as one word
        return _look(word[1:], languages)
    if found is None and len(word) > 4:
        bare = _ENDING.sub("", word)
        if bare != word and len(bare) > 2:
            return _look(bare, languages)
    return found


def month_of(word: str, languages: Sequence[str]) -> int | None:
    """Which Gregorian month a printed word names (1-12), or None.

    The languages given decide, then English; a word of four letters or more that none of them has is taken from the
    others if they all agree. A word that means two months (`listopad` when both Croatian and Polish are given) is None.
    """
    return _month_of(word, known_languages(languages))


def jalali_month_of(word: str) -> int | None:
    """Which month of the Solar Hijri calendar a Persian or Dari word names (1-12), or None."""
    return _jalali().get(fold(word).translate(_PERSIAN))


def known_languages(languages: Sequence[str]) -> tuple[str, ...]:
    """The codes with a month table among the given BCP 47 codes, scripts and regions dropped (`pt-BR` is `pt`)."""
    return _known(tuple(languages))


@lru_cache(maxsize=256)
def _known(languages: tuple[str, ...]) -> tuple[str, ...]:
    codes = dict.fromkeys(code if code in MONTHS else code.split("-", 1)[0].lower() for code in languages)
    return tuple(code for code in codes if code in MONTHS or code in RELATED)
