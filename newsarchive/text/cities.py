"""Cities that newspapers print alone before a dash, in capitals, as a whole dateline (`TEHRAN – `, `АЛМАТЫ – `)."""

from __future__ import annotations

from newsarchive.text.fold import fold
from newsarchive.text.phrases import phrases

_CITIES = phrases(
    "almaty|astana|nur-sultan|shymkent|karaganda|bishkek|osh|tashkent|toshkent|samarkand|samarqand|dushanbe|ashgabat|baku|bakı|"
    "tbilisi|yerevan|moscow|moskva|st. petersburg|saint petersburg|kazan|kyiv|kiev|lviv|minsk|warsaw|warszawa|kraków|prague|praha|"
    "budapest|bucharest|bucurești|sofia|belgrade|beograd|zagreb|sarajevo|vienna|wien|berlin|hamburg|munich|münchen|köln|frankfurt|"
    "bonn|leipzig|dresden|stuttgart|zurich|zürich|geneva|genève|bern|basel|paris|lyon|marseille|toulouse|strasbourg|brussels|"
    "bruxelles|amsterdam|the hague|london|edinburgh|dublin|oxford|manchester|copenhagen|stockholm|oslo|helsinki|tallinn|riga|vilnius|"
    "rome|roma|milan|milano|torino|napoli|bologna|vatican city|madrid|barcelona|sevilla|valencia|lisbon|lisboa|porto|athens|ankara|"
    "istanbul|i̇stanbul|izmir|jerusalem|tel aviv|cairo|beirut|damascus|amman|baghdad|tehran|kabul|islamabad|karachi|lahore|new delhi|"
    "mumbai|kolkata|chennai|dhaka|kathmandu|colombo|beijing|shanghai|hong kong|taipei|tokyo|kyoto|osaka|seoul|busan|ulaanbaatar|"
    "bangkok|hanoi|ho chi minh city|jakarta|manila|singapore|kuala lumpur|sydney|melbourne|canberra|auckland|wellington|dubai|"
    "abu dhabi|doha|riyadh|kuwait city|rabat|tunis|algiers|nairobi|lagos|accra|addis ababa|cape town|johannesburg|new york|"
    "washington|boston|chicago|los angeles|san francisco|seattle|houston|dallas|atlanta|philadelphia|detroit|cleveland|miami|denver|"
    "las vegas|toronto|ottawa|montreal|montréal|vancouver|mexico city|ciudad de méxico|havana|la habana|bogotá|caracas|lima|quito|"
    "santiago|buenos aires|montevideo|são paulo|rio de janeiro|brasília|"
    "алматы|астана|нұр-сұлтан|нур-султан|шымкент|қарағанды|караганда|ақтөбе|актобе|атырау|өскемен|павлодар|тараз|түркістан|семей|"
    "бишкек|ош|ташкент|тошкент|самарканд|самарқанд|душанбе|ашхабад|баку|тбилиси|ереван|москва|санкт-петербург|казань|новосибирск|"
    "томск|омск|екатеринбург|уфа|улан-батор|улаанбаатар|киев|київ|львів|харків|одеса|минск|мінськ|белград|софия|лондон|париж|"
    "берлин|пекин|токио|вашингтон|нью-йорк|"
    "أبوظبي|دبي|الشارقة|القاهرة|الإسكندرية|الرياض|جدة|الدوحة|بيروت|دمشق|بغداد|الرباط|مسقط|المنامة|الخرطوم|صنعاء|طهران|تهران"
)


def is_city(name: str) -> bool:
    """Whether this is such a city."""
    return fold(name) in _CITIES
