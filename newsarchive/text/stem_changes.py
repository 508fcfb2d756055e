"""What Snowball's stemmers leave apart though it is one word: vowels that come and go, verbs of several stems, nouns of their own."""

from __future__ import annotations

import re

from newsarchive.text.slavic_stems import without_fleeting

_PREFIXES = "вз|воз|во|в|вы|до|за|изо|из|ис|на|над|недо|низ|обо|об|о|ото|от|пере|подо|под|по|пре|при|про|разо|раз|рас|со|с|у|"
_VERBS = (
    "вести вёл вела вело вели ведёт веду ведут ведена ведено ведены ведён ведший вела", "нести нёс несла несло несли несёт несут несён несена несено",
    "крыть крыл крыла крыло крыли кроет кроют крыт крыта крыто крыты", "йти шёл шла шло шли йдёт йдут дёт дут йден йдена йдено йдены",
    "брать брал брала брало брали берёт берут бран брана брано браны", "звать звал звала звали зовёт зовут зван звана звано званы",
    "дать дал дала дало дали даст дадут дан дана дано даны", "стать стал стала стало стали станет станут",
    "нять нял няла няло няли мет мут нимет нимут йму ймёт ймут нят нята нято няты", "писать писал писала писали пишет пишут писан писана писано",
    "казать казал казала казало казали кажет кажут казан казано казаны", "мочь мог могла могло могли может могут",
    "расти рос росла росло росли растёт растут", "ехать ехал ехала ехали едет едут", "чать чал чала чало чали чнёт чнут чат чата чато чаты",
    "сказать сказал сказала сказали скажет скажут", "слать слал слала слали шлёт шлют слан слана слано",
    "здать здал здала здали здаст здадут здан здана здано зданы",
)
_NOUNS = {
    "ru": (
        "день дня дню днём дне дни дней дням днями днях", "время времени временем времена времён временам временами временах",
        "имя имени именем имена имён именам именами", "мать матери матерью матерей матерям", "дочь дочери дочерью дочерей дочерям",
        "человек люди людей людям людьми людях", "ребёнок дети детей детям детьми детях", "сон сна сну сном сне сны снов снами снах",
        "друг друга друзья друзей друзьям друзьями", "сын сына сыновья сыновей сыновьям", "отец отца отцу отцом отцы отцов",
    ),
    "en": (
        "child children", "man men", "woman women", "person people persons", "foot feet", "tooth teeth", "mouse mice", "life lives", "half halves",
        "leaf leaves", "wife wives", "win won", "teach taught", "hold held", "begin began begun", "write wrote written", "give gave given",
        "take took taken", "speak spoke spoken", "become became", "build built", "bring brought", "find found", "lead led", "meet met", "make made",
        "know knew known", "grow grew grown", "show showed shown", "choose chose chosen", "go went gone", "come came", "see saw seen",
        "run ran", "buy bought", "think thought", "send sent", "spend spent", "leave left", "keep kept", "say said", "tell told", "get got",
        "draw drew drawn", "rise rose risen", "fall fell fallen", "break broke broken", "seek sought", "understand understood", "analysis analyses",
        "criterion criteria", "phenomenon phenomena", "thesis theses", "curriculum curricula", "alumnus alumni",
    ),
    "de": ("haus häuser hauses häusern", "gewinnen gewann gewonnen gewinnt", "geben gab gegeben gibt", "nehmen nahm genommen nimmt"),
}  # fmt: skip


def _folded(forms: str) -> list[str]:
    return forms.replace("ё", "е").split()


_OF_NOUN = {language: {form: _folded(forms)[0] for forms in groups for form in _folded(forms)} for language, groups in _NOUNS.items()}
_OF_VERB = {form: _folded(forms)[0] for forms in _VERBS for form in _folded(forms)}
_RUSSIAN_VERB = re.compile(f"({_PREFIXES})({'|'.join(sorted(_OF_VERB, key=lambda one: (-len(one), one)))})(?:ся|сь)?")
_FRENCH_PLURAL = re.compile("(?<=.{4})ent$")


def changed(stem: str, word: str, language: str) -> frozenset[str]:
    """The stem of a word in small letters, and what it is in other forms of the word."""
    found = {stem}
    if language == "ru":
        stem, word = stem.replace("ё", "е"), word.replace("ё", "е")
        found = {stem, without_fleeting(stem, "ое")}
        if len(stem) > 5 and stem.endswith(("ова", "ева")):
            found.add(stem[:-3])
        verb = _RUSSIAN_VERB.fullmatch(word)
        if verb is not None and len(word) > 3:
            found.add(f"{verb[1]}+{_OF_VERB[verb[2]]}")
    elif language == "fr":
        found.add(_FRENCH_PLURAL.sub("", stem))
    noun = _OF_NOUN.get(language, {}).get(word)
    return frozenset(found if noun is None else {*found, f"+{noun}"})
