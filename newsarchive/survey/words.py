"""Words by which universities call their news, and what beside it is none, in the languages they write in."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_NEWS = """
news latest-news newsroom stories all-news news-archive articles press-releases press-release media-centre press-center
жаңалықтар жаңалық жаналыктар новости новость новини новина навіны жаңылыктар кабарлар yangiliklar янгиликлар xabarlar хабарҳо ахбор мэдээ новине вести вијести
новини nachrichten aktuelles aktuell meldungen neuigkeiten pressemitteilungen nieuws actualités actualites actualité actus nouvelles noticias notícies noticies novas
novidades albisteak notizie novità comunicati aktualności aktualnosci wiadomości wiadomosci aktuality novinky zprávy zpravodajství spravodajstvo novice obvestila vijesti
novosti vesti lajme haberler haber duyuru-haber xəbərlər xeberler habarlar hírek hirek ştiri știri stiri noutăți noutati νέα ειδήσεις ანონსები სიახლეები ახალი-ამბები
նորություններ լուրեր nyheter nyheder uutiset ajankohtaista uudised ziņas jaunumi aktualitātes naujienos fréttir nuacht newyddion
أخبار الأخبار اخبار الاخبار آخر-الأخبار خبریں خبرها اخبار-دانشگاه חדשות समाचार সংবাদ খবর செய்திகள் വാർത്തകൾ วารสาร ข่าว ข่าวสาร ข่าวประชาสัมพันธ์ tin-tức tin-tuc tin-mới berita warta
新闻 新聞 要闻 新闻中心 新聞中心 新闻动态 学校要闻 综合新闻 校园新闻 校园快讯 新闻网 最新消息 ニュース お知らせ 最新情報 トピックス 新着情報 뉴스 소식 새소식 대학뉴스 보도자료 학교소식
novosti-universiteta zhanalyktar janalyqtar jańalyqtar news-and-events xinwen xwzx xyxw yaowen xwdt news_list newslist topics habari
"""
_LESS = """
media press blog stories magazine journal announcements announcement updates happenings chronicle gazette events-and-news медиа сми пресса пресс-центр
анонсы хроника события объявления хабарландырулар оқиғалар медиа-орталық баспасөз presse medien prensa imprensa stampa media-center basın medya duyurular tiedotteet
pressemeddelelser tisk média 媒体 媒体报道 公告 通知公告 通知 공지사항 プレスリリース الإعلام إعلانات e'lonlar хроніка події подій события-и-новости kronika
"""
_NOT = """
event events calendar vacancy vacancies job jobs career careers contact contacts about staff people faculty faculties department departments admission admissions apply
login signin register search sitemap rss privacy cookies gallery galleries photo photos video videos tag tags category author library partners
событие мероприятия афиша календарь вакансии контакты о-нас сотрудники кафедры абитуриентам поиск фотогалерея галерея видео теги байланыс іс-шаралар вакансиялар
veranstaltungen termine kontakt stellenangebote événements agenda emplois eventos empleo vagas contatto eventi wydarzenia kalendarz etkinlikler εκδηλώσεις ღონისძიებები agenda afisha イベント 행사 活动 活動 فعاليات iletişim тадбирлар tadbirlar
tenders tender procurement тендеры закупки тендерлер сатып-алу ihaleler ihale is-ilanlari iş-ilanları ilanlar etkinlik ausschreibungen ausschreibung
stellen stellenmarkt karriere jobboerse appels-d-offres marchés-publics recrutement offres-d-emploi licitaciones concursos licitações bandi gare lavora-con-noi
oferty-pracy praca przetargi zamówienia-publiczne kariéra pracovní-místa volná-místa oglasi javna-naročila natječaji konkursi állások pályázatok
вакансії закупівлі тендери події конкурсы 招聘 招聘信息 招标 招标公告 采购公告 採用情報 入札情報 채용 채용공고 입찰 입찰공고 행사안내 وظائف الوظائف مناقصات المناقصات مناقصه استخدام tuyển-dụng lowongan
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(_plain(word) for word in words.split())


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[-_/|:.,!»›>→+]+", " ", text.casefold()).split())


NEWS, LESS, NOT = _set(_NEWS), _set(_LESS), _set(_NOT)
_ALL = re.compile(
    r"\b(?:all|more|archive|see all|view all|все|барлық|архив|мұрағат|alle|mehr|tous?|toutes|plus|todas?|más|mais|tutte|wszystkie|tümü|"
    r"barcha|бардык|усі|всі|вся|όλα|περισσότερα|ყველა|მეტი|všechny|összes|meer|flere|mer|lisää|više|več|viac|více|więcej|devamı|ko'proq|көбірөөк|тағы|ещё|еще|больше|більше)\b|更多|全部|もっと|一覧|더보기|전체|المزيد|كل|همه",
    re.IGNORECASE,
)
_NO_SPACES = re.compile(r"[぀-ヿ㐀-鿿가-힯฀-๿]")


_STEMS = (
    "жаңалық", "жаналык", "новост", "новин", "навін", "жаңылык", "кабарла", "yangilik", "янгилик", "xəbər", "haber", "актуальн", "aktualn",
    "aktuell", "wiadomo", "noticia", "notíci", "notizi", "nyhet", "uutis", "ajankohtais", "hírek", "știri", "actualit", "naujien", "jaunum",
    "uudis", "мэдээ", "сиахле", "სიახლ", "ειδήσ", "janalyq", "jańalyq", "zhanalyk", "вијест", "вест",
)  # fmt: skip
"""How words for news begin that are bent."""
_INSIDE = ("新闻", "新聞", "要闻", "ニュース", "新着", "뉴스", "소식", "ข่าว", "ข่าวสาร", "ዜና", "သတင်း", "أخبار", "اخبار", "الخبر", "tin tức", "समाचार", "সংবাদ")


def _bent(words: list[str]) -> bool:
    return any(word.startswith(_STEMS) and len(word) < 18 for word in words)


def says_news(text: str) -> float:
    """How far the words of a link name the news of a site: 0 for not at all, 1 where they say nothing else."""
    plain = _plain(text)
    if not plain or len(plain) > 60:
        return 0.0
    if plain in NEWS:
        return 1.0
    if plain in LESS:
        return 0.5
    words = plain.split()
    if _NO_SPACES.search(plain):
        found = [word for word in NEWS if len(word) > 1 and _NO_SPACES.search(word) and word in plain]
        return 0.8 if found and len(plain) <= 12 else 0.0
    score = 0.0
    if len(words) <= 5 and not NOT.isdisjoint(words) and NEWS.isdisjoint(words) and not _bent(words):
        return -0.5
    if len(words) <= 6:
        score = 0.7 if not NEWS.isdisjoint(words) or _bent(words) or any(one in plain for one in _INSIDE) else 0.3 if not LESS.isdisjoint(words) else 0.0
        if score and _ALL.search(plain):
            score += 0.15
    return score


def address_says_news(url: str) -> float:
    """How far an address names the news of a site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return 0.0
    names = [_plain(re.sub(r"\.\w{2,5}$", "", unquote(segment))) for segment in parts.path.split("/") if segment]
    names += [_plain(value) for value in re.findall(r"=([^&=]{3,40})", unquote(parts.query))]
    names += [label for label in (parts.hostname or "").split(".")[:-2] if label not in {"www", "web"}]
    best = 0.0
    for name in names:
        if name in NEWS:
            best = max(best, 1.0)
        elif name in LESS:
            best = max(best, 0.5)
        elif not NEWS.isdisjoint(name.split()):
            best = max(best, 0.7)
        elif name in NOT:
            best = min(best, 0.0) - 0.5
    return best


def leads_to_all(text: str) -> bool:
    """Whether the words of a link promise more of what stands beside it: "All news", "Show more"."""
    return len(text) <= 60 and _ALL.search(text) is not None


_PARTS = re.compile(
    r"facult|fakult|факульт|facolt|facultad|faculdad|wydzia|tiedekun|teaduskon|karok|\bkar\b|σχολ[έήώ]|τμήμα|ფაკულტეტ|ֆակուլտետ|كلي(?:ة|ات)|دانشکده|dekan|декан"
    r"|institut|інститут|институт|instytut|intézet|инстит|ինստիտուտ|ინსტიტუტ|معهد|معاهد|پژوهشکده|department|départ|departament|dipartiment|кафедр|katedr|tanszék"
    r"|\bschools?\b|\bcolleges?\b|école|escuel|escol|scuol|zentren|centr(?:es|os|ums)\b|fachbereich|bölüm|enstitü|yüksekokul|\bkhoa\b|\bviện\b|jurusan|prodi\b"
    r"|мектеп|бөлім|fakultet|факультет|学院|學院|学部|學部|研究科|院系|학과|학부|대학원|단과대|คณะ|विभाग|संकाय|structure|struktur|структур|құрылым"
    r"|jednost(?:ki|ek)|\bunits?\b|подраздел|підрозділ|бөлімше|birimler|unidades|unités|einrichtung|academics|akademik|وحدات|الأقسام|機構|机构|組織|조직",
    re.IGNORECASE,
)


def names_parts(text: str) -> bool:
    """Whether a link's words are those for a part of a university, a faculty or an institute: these are looked at before others."""
    return 0 < len(text) <= 120 and _PARTS.search(text) is not None
