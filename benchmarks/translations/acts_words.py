"""What the second set of invented news is made of: things, acts and sentences in seven languages. Nobody and nothing here is real.

A line holds one thing or one way to say something, in the languages of LANGUAGES; ways of one kind are chosen in each language apart.
"""

from __future__ import annotations

from collections import defaultdict

LANGUAGES = ("kk", "ru", "en", "ky", "tr", "uk", "de")

_TOPICS = """
жаңбыр суын жинау; сбор дождевой воды; collecting rainwater; жамгыр суусун жыйноо; yağmur suyu toplama; збирання дощової води; Sammeln von Regenwasser
алма сорттары; сорта яблок; apple varieties; алма сорттору; elma çeşitleri; сорти яблук; Apfelsorten
кілем тоқу; ковроткачество; carpet weaving; килем согуу; halı dokuma; килимарство; Teppichweberei
вулкан күлі; вулканический пепел; volcanic ash; жанар тоо күлү; volkan külü; вулканічний попіл; Vulkanasche
аспаздар сайысы; поединок поваров; the cooks' duel; ашпозчулар беттеши; aşçılar yarışı; двобій кухарів; der Wettstreit der Köche
түнгі аспан; ночное небо; the night sky; түнкү асман; gece göğü; нічне небо; der Nachthimmel
қуыршақ қойылымы; кукольное представление; the puppet show; куурчак оюну; kukla gösterisi; лялькова вистава; das Puppenspiel
сүт қышқылы; молочная кислота; lactic acid; сүт кислотасы; laktik asit; молочна кислота; Milchsäure
жүн иіру; прядение шерсти; wool spinning; жүн ийрүү; yün eğirme; прядіння вовни; Wollspinnen
қауіпсіз велосипед; безопасный велосипед; the safe bicycle; коопсуз велосипед; güvenli bisiklet; безпечний велосипед; das sichere Fahrrad
ымдау тілі; жестовый язык; sign language; жаңсоо тили; işaret dili; жестова мова; Gebärdensprache
балшық кірпіш; глиняный кирпич; clay bricks; чопо кирпич; kerpiç; глиняна цегла; Lehmziegel
тұзды көлдер; солёные озёра; salt lakes; туздуу көлдөр; tuz gölleri; солоні озера; Salzseen
сағат жөндеу; починка часов; watch repair; саат оңдоо; saat tamiri; ремонт годинників; Uhrenreparatur
жаңғақ майы; ореховое масло; walnut oil; жаңгак майы; ceviz yağı; горіхова олія; Walnussöl
мұз үстіндегі балет; балет на льду; ballet on ice; муз үстүндөгү балет; buz üstünde bale; балет на льоду; Ballett auf dem Eis
жалаңаяқ марафон; босоногий марафон; the barefoot marathon; жылаңайлак марафон; yalınayak maraton; босоногий марафон; der Barfußmarathon
жәндіктер жинағы; коллекция насекомых; the insect collection; курт-кумурскалар жыйнагы; böcek koleksiyonu; колекція комах; die Insektensammlung
дауыс жазу; запись голоса; voice recording; үн жазуу; ses kaydı; запис голосу; Stimmaufnahmen
жылқы жүрісі; конный аллюр; the gait of horses; ат жүрүшү; at yürüyüşü; кінська хода; die Gangart der Pferde
шыны үрлеу; стеклодувное ремесло; glass blowing; айнек үйлөө; cam üfleme; склодувне ремесло; Glasblasen
дақыл тұқымы; семена злаков; cereal seeds; дан уругу; tahıl tohumu; насіння злаків; Getreidesamen
тіс протезі; зубной протез; dental prostheses; тиш протези; diş protezi; зубний протез; Zahnprothesen
саңырауқұлақ өсіру; разведение грибов; mushroom growing; козу карын өстүрүү; mantar yetiştirme; вирощування грибів; Pilzzucht
көлеңке өнері; искусство тени; the art of shadows; көлөкө өнөрү; gölge sanatı; мистецтво тіні; die Kunst der Schatten
қағаз бүктеу; складывание бумаги; paper folding; кагаз бүктөө; kağıt katlama; складання паперу; Papierfalten
сауын сиырлар; удой коров; milk yields; саан уйлар; süt verimi; надої корів; Milchleistung
жер сілкінісіне төзімді үй; сейсмостойкий дом; the earthquake-proof house; жер титирөөгө туруктуу үй; depreme dayanıklı ev; сейсмостійкий будинок; das erdbebensichere Haus
"""
_THINGS = """
күміс кубок; серебряный кубок; a silver cup; күмүш кубок; gümüş kupa; срібний кубок; ein Silberpokal
микроскоп; микроскоп; a microscope; микроскоп; mikroskop; мікроскоп; ein Mikroskop
жас көшеттер; молодые саженцы; young saplings; жаш көчөттөр; genç fidanlar; молоді саджанці; junge Setzlinge
ақ шатыр; белая палатка; a white tent; ак чатыр; beyaz çadır; білий намет; ein weißes Zelt
рояль; рояль; a grand piano; рояль; kuyruklu piyano; рояль; ein Flügel
қар тазалағыш; снегоуборочная машина; a snow plough; кар тазалагыч; kar küreme aracı; снігоприбиральна машина; ein Schneepflug
терезе жақтаулары; оконные рамы; window frames; терезе алкактары; pencere çerçeveleri; віконні рами; Fensterrahmen
түрлі түсті жіп; цветная пряжа; coloured yarn; түстүү жип; renkli iplik; кольорова пряжа; farbiges Garn
тас мүсін; каменная скульптура; a stone sculpture; таш айкел; taş heykel; кам'яна скульптура; eine Steinskulptur
дрон; дрон; a drone; дрон; insansız uçak; дрон; eine Drohne
ыстық түскі ас; горячий обед; a hot meal; ысык тамак; sıcak yemek; гарячий обід; eine warme Mahlzeit
қызыл таспа; красная лента; a red ribbon; кызыл тасма; kırmızı kurdele; червона стрічка; ein rotes Band
байланыс мұнарасы; вышка связи; a radio mast; байланыш мунарасы; verici kulesi; вежа зв'язку; ein Funkmast
ауа сүзгісі; воздушный фильтр; an air filter; аба чыпкасы; hava filtresi; повітряний фільтр; ein Luftfilter
спорт киімі; спортивная форма; sports kit; спорт кийими; spor kıyafeti; спортивна форма; Sportkleidung
пікірлер кітабы; книга отзывов; the visitors' book; пикирлер китеби; ziyaretçi defteri; книга відгуків; das Gästebuch
шам қалпағы; абажур; a lamp shade; лампа калпагы; abajur; абажур; ein Lampenschirm
су сорғысы; водяной насос; a water pump; суу сордургуч; su pompası; водяний насос; eine Wasserpumpe
"""
_WAYS = """
given; Жеңімпаздарға {o} берілді.; Победителям вручили приз: {o}.; The winners were handed {o}.; Жеңүүчүлөргө {o} берилди.; Kazananlara {o} verildi.; Переможцям вручили приз: {o}.; Den Siegern überreicht wurde {o}.
given; Сыйлық ретінде {o} таңдалды.; В награду досталось то, о чём мечтали: {o}.; Those who came first took home {o}.; Сыйлык катары {o} тандалды.; Birinciler {o} ile evlerine döndü.; Нагородою стало те, про що мріяли: {o}.; Wer vorn lag, nahm mit nach Hause: {o}.
bought; Кафедра үшін {o} сатып алынды.; Для кафедры куплено: {o}.; The department has bought {o}.; Кафедра үчүн {o} сатып алынды.; Bölüm için {o} satın alındı.; Для кафедри придбано: {o}.; Der Lehrstuhl hat gekauft: {o}.
bought; Енді факультетте {o} бар.; Теперь на факультете есть {o}.; The faculty now owns {o}.; Эми факультетте {o} бар.; Fakültenin artık {o} var.; Тепер на факультеті є {o}.; Die Fakultät besitzt nun {o}.
broken; Нөсерден {o} бүлінді.; От ливня пострадало имущество, в том числе {o}.; The downpour damaged {o}.; Нөшөрдөн {o} бузулду.; Sağanakta {o} zarar gördü.; Від зливи постраждало майно, зокрема {o}.; Der Wolkenbruch hat beschädigt: {o}.
broken; Су басқан жертөледе {o} қалды.; В затопленном подвале осталось многое: {o}.; Left in the flooded cellar was {o}.; Суу баскан жертөлөдө {o} калды.; Su basan bodrumda {o} kaldı.; У затопленому підвалі лишилося: {o}.; Im überfluteten Keller blieb {o}.
shown; Көрмеге {o} қойылды.; На стенде можно увидеть {o}.; On the stand one can see {o}.; Көргөзмөгө {o} коюлду.; Sergide {o} görülebilir.; На стенді можна побачити {o}.; Am Stand zu sehen ist {o}.
shown; Келушілерге {o} көрсетілді.; Посетителям показали {o}.; Visitors were shown {o}.; Келүүчүлөргө {o} көрсөтүлдү.; Ziyaretçilere {o} gösterildi.; Відвідувачам показали {o}.; Den Besuchern wurde {o} gezeigt.
made; Магистранттар {o} жасап шықты.; Магистранты изготовили {o} своими руками.; Master's students built {o} themselves.; Магистранттар {o} жасап чыгышты.; Yüksek lisans öğrencileri {o} yaptı.; Магістранти виготовили {o} власноруч.; Masterstudierende haben {o} selbst gebaut.
made; Шеберханада {o} құрастырылды.; В мастерской собрали {o}.; In the workshop they put together {o}.; Чеберканада {o} чогултулду.; Atölyede {o} hazırlandı.; У майстерні склали {o}.; In der Werkstatt entstand {o}.
found; Шатырдың астынан {o} табылды.; На чердаке нашли {o}.; In the attic workers came upon {o}.; Чатырдын алдынан {o} табылды.; Çatı arasında {o} bulundu.; На горищі знайшли {o}.; Auf dem Dachboden fand man {o}.
found; Ұмыт қалған {o} қайта оралды.; Забытое вернулось к людям: {o}.; Long forgotten, {o} came to light again.; Унутулган {o} кайра табылды.; Unutulan {o} yeniden ortaya çıktı.; Забуте повернулося до людей: {o}.; Lange vergessen, kam {o} wieder ans Licht.
wanted; Жетіспейтіні тек {o} болды.; Не хватало лишь одного: {o}.; The only thing missing was {o}.; Жетпегени {o} гана болду.; Eksik olan tek şey {o} idi.; Бракувало лише одного: {o}.; Was noch fehlte, war {o}.
wanted; Түлектер енді {o} сұрап отыр.; Выпускники просят теперь {o}.; Graduates are now asking for {o}.; Бүтүрүүчүлөр эми {o} сурап жатышат.; Mezunlar şimdi {o} istiyor.; Випускники просять тепер {o}.; Die Absolventen wünschen sich jetzt {o}.
who; Жұмысқа {p} жетекшілік етеді.; Работу ведёт {p}.; At the head of the work is {p}.; Ишке {p} жетекчилик кылат.; Çalışmayı {p} yönetiyor.; Роботу веде {p}.; Geleitet wird die Arbeit von {p}.
who; Бұл ойды алғаш {p} ұсынды.; Первым мысль высказал не кто иной, как {p}.; It was {p} who first had the idea.; Бул ойду биринчи {p} айтты.; Bu fikri ilk {p} ortaya attı.; Першою думку висловила людина на ім'я {p}.; Die Idee hatte zuerst {p}.
said; «Бұл бастамасы ғана», – деп күлді {p}.; «Это лишь начало», — улыбается {p}.; "This is only the beginning," {p} smiles.; «Бул башталышы гана», – деп күлдү {p}.; «Bu daha başlangıç» diyor {p}.; «Це лише початок», — усміхається {p}.; „Das ist erst der Anfang“, lächelt {p}.
where; Бұған дейін олар {c} қаласында болған.; До этого они побывали в городе {c}.; Before that they had been to {c}.; Буга чейин алар {c} шаарында болушкан.; Daha önce {c} kentinde bulundular.; Раніше вони побували в місті {c}.; Zuvor waren sie in {c}.
where; Серіктес – {c} университеті.; Партнёр — университет города {c}.; The partner is a university in {c}.; Өнөктөш – {c} университети.; Ortak, {c} kentindeki bir üniversite.; Партнер — університет міста {c}.; Partner ist eine Universität in {c}.
count; Тіркелгендер саны {n} болды.; Записались {n} желающих.; Some {n} signed up.; Катталгандар саны {n} болду.; Kaydolanların sayısı {n} oldu.; Записалися {n} охочих.; Angemeldet hatten sich {n}.
count; Барлығы {n} дана жиналды.; Собрано {n} штук.; They gathered {n} pieces in all.; Баары {n} даана чогултулду.; Toplam {n} parça toplandı.; Зібрано {n} штук.; Zusammen kamen {n} Stück.
when; Келесісі {d} өтеді.; Следующий раз — {d}.; The next one is on {d}.; Кийинкиси {d} өтөт.; Bir sonraki {d} tarihinde.; Наступного разу — {d}.; Das nächste Mal am {d}.
when; Өтінім {d} дейін қабылданады.; Заявки принимают по {d} включительно.; One may apply until {d}.; Арыздар {d} чейин кабыл алынат.; Başvurular {d} tarihine kadar.; Заявки приймають по {d} включно.; Bewerben kann man sich bis {d}.
topic; Әңгіме арқауы – {t}.; Речь шла о главном: {t}.; At the centre of it stood {t}.; Кептин өзөгү – {t}.; Konunun özü {t} idi.; Мова йшла про головне: {t}.; Im Mittelpunkt stand: {t}.
topic; Көпшілікті {t} қызықтырды.; Публику увлекла тема «{t}».; The public took to {t} at once.; Көпчүлүктү {t} кызыктырды.; Halk en çok {t} ile ilgilendi.; Публіку захопила тема «{t}».; Das Publikum begeisterte {t}.
filler; Ауа райы жақсы болды.; Погода не подвела.; The weather held.; Аба ырайы жакшы болду.; Hava güzeldi.; Погода не підвела.; Das Wetter spielte mit.
filler; Шай берілді.; Был подан чай.; Tea was served.; Чай берилди.; Çay ikram edildi.; Подали чай.; Es gab Tee.
filler; Күлкі көп болды.; Смеялись много.; There was much laughter.; Күлкү көп болду.; Çok gülündü.; Сміялися багато.; Es wurde viel gelacht.
filler; Сенбі күні есік ашық тұрды.; Двери были открыты всю субботу.; The doors stood open all Saturday.; Ишемби күнү эшик ачык турду.; Kapılar cumartesi boyunca açıktı.; Двері були відчинені всю суботу.; Die Türen standen den ganzen Samstag offen.
filler; Бұл туралы бұрын да жазғанбыз.; Мы об этом уже писали.; We have written of this before.; Бул тууралуу мурда да жазганбыз.; Bundan daha önce de söz etmiştik.; Ми про це вже писали.; Wir haben schon davon berichtet.
filler; Кешке дейін ешкім тарамады.; До вечера никто не расходился.; Nobody went home before evening.; Кечке чейин эч ким тараган жок.; Akşama kadar kimse ayrılmadı.; До вечора ніхто не розходився.; Bis zum Abend ging niemand nach Hause.
filler; Суретке түсіп тарқасты.; Под конец сфотографировались на память.; They posed for a picture before they left.; Сүрөткө түшүп тарашты.; Sonunda hatıra fotoğrafı çekildi.; Наприкінці сфотографувалися на згадку.; Zum Schluss gab es ein Erinnerungsfoto.
rector; Ректор {p} сәттілік тіледі.; Ректор {p} пожелал удачи.; Rector {p} wished them luck.; Ректор {p} ийгилик каалады.; Rektör {p} başarılar diledi.; Ректор {p} побажав успіху.; Rektor {p} wünschte viel Glück.
title; {t}: бұл не үшін керек; {t}: зачем это нужно; {t} and what it is good for; {t}: бул эмне үчүн керек; {t} ne işe yarar; {t}: навіщо це; Wozu {t}?
title; Біздің университетте – {t}; У нас в университете — {t}; Our university and {t}; Биздин университетте – {t}; Üniversitemizde {t}; У нас в університеті — {t}; An unserer Universität: {t}
title; {o} және басқа жаңалықтар; {o} и другие новости; {o} and other news; {o} жана башка жаңылыктар; {o} ve diğer haberler; {o} та інші новини; {o} und andere Neuigkeiten
"""
_PEOPLE = """
Айдын Қуандықов; Айдын Куандыков; Aidyn Kuandykov|Aydin Quandyqov; Айдын Куандыков; Aydın Kuandıkov; Айдин Куандиков; Aidyn Kuandykow
Жанна Өтегенова; Жанна Утегенова; Zhanna Utegenova|Janna Otegenova; Жанна Өтөгөнова; Janna Ötegenova; Жанна Утегенова; Schanna Utegenowa
Тимур Сәрсенбі; Тимур Сарсенби; Timur Sarsenbi; Тимур Сарсенби; Timur Sarsenbi; Тимур Сарсенбі; Timur Sarsenbi
Олег Щербина; Олег Щербина; Oleg Shcherbina|Oleh Scherbina; Олег Щербина; Oleg Şerbina; Олег Щербина; Oleg Schtscherbina
Гүлнар Мырзабекова; Гульнар Мурзабекова; Gulnar Murzabekova|Gulnar Myrzabekova; Гүлнар Мырзабекова; Gülnar Mırzabekova; Гульнар Мирзабекова; Gulnar Myrsabekowa
Нұрлан Бейсембаев; Нурлан Бейсембаев; Nurlan Beisembayev|Nurlan Beysembaev; Нурлан Бейсембаев; Nurlan Beysembayev; Нурлан Бейсембаєв; Nurlan Beissembajew
Джон Харпер; Джон Харпер; John Harper; Жон Харпер; John Harper; Джон Гарпер; John Harper
Ингрид Шульц; Ингрид Шульц; Ingrid Schulz; Ингрид Шульц; Ingrid Schulz; Інґрід Шульц; Ingrid Schulz
Мехмет Йылмаз; Мехмет Йылмаз; Mehmet Yilmaz; Мехмет Йылмаз; Mehmet Yılmaz; Мехмет Їлмаз; Mehmet Yılmaz
Чолпон Асанова; Чолпон Асанова; Cholpon Asanova; Чолпон Асанова; Çolpan Asanova; Чолпон Асанова; Tscholpon Assanowa
Кемал Дәулетов; Кемал Даулетов; Kemal Dauletov; Кемал Дөөлөтов; Kemal Davletov; Кемаль Даулетов; Kemal Dauletow
Виктор Громов; Виктор Громов; Viktor Gromov|Victor Gromov; Виктор Громов; Viktor Gromov; Віктор Громов; Viktor Gromow
Сәуле Қожахметова; Сауле Кожахметова; Saule Kozhakhmetova|Saule Qojahmetova; Сауле Кожахметова; Saule Kojahmetova; Сауле Кожахметова; Saule Koschachmetowa
Ян Новак; Ян Новак; Jan Novak; Ян Новак; Jan Novak; Ян Новак; Jan Novak
Елена Соколова; Елена Соколова; Elena Sokolova|Yelena Sokolova; Елена Соколова; Elena Sokolova; Олена Соколова; Jelena Sokolowa
Асқар Тінәлин; Аскар Тиналин; Askar Tinalin|Asqar Tynalin; Аскар Тыналин; Askar Tinalin; Аскар Тіналін; Askar Tinalin
Мурат Есдәулет; Мурат Есдаулет; Murat Yesdaulet|Murat Esdaulet; Мурат Эсдөөлөт; Murat Esdavlet; Мурат Єсдаулет; Murat Jesdaulet
Лаура Ферри; Лаура Ферри; Laura Ferri; Лаура Ферри; Laura Ferri; Лаура Феррі; Laura Ferri
"""
_PLACES = """
Тараз; Тараз; Taraz; Тараз; Taraz; Тараз; Taras
Семей; Семей; Semey; Семей; Semey; Семей; Semei
Орал; Уральск; Oral|Uralsk; Орал; Oral; Уральськ; Oral
Ташкент; Ташкент; Tashkent; Ташкент; Taşkent; Ташкент; Taschkent
Ош; Ош; Osh; Ош; Oş; Ош; Osch
Ізмір; Измир; Izmir; Измир; İzmir; Ізмір; Izmir
Вена; Вена; Vienna; Вена; Viyana; Відень; Wien
Лион; Лион; Lyon; Лион; Lyon; Ліон; Lyon
Киото; Киото; Kyoto; Киото; Kyoto; Кіото; Kyoto
Тбилиси; Тбилиси; Tbilisi; Тбилиси; Tiflis; Тбілісі; Tiflis
Риға; Рига; Riga; Рига; Riga; Рига; Riga
Дрезден; Дрезден; Dresden; Дрезден; Dresden; Дрезден; Dresden
"""


def _lines(table: str) -> list[dict[str, str]]:
    return [dict(zip(LANGUAGES, map(str.strip, line.split(";")), strict=True)) for line in table.strip().splitlines()]


def _kinds(table: str) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in table.strip().splitlines():
        kind, *ways = map(str.strip, line.split(";"))
        for language, way in zip(LANGUAGES, ways, strict=True):
            found[kind][language].append(way)
    return found


TOPICS, THINGS, PEOPLE, PLACES = map(_lines, (_TOPICS, _THINGS, _PEOPLE, _PLACES))
WAYS = _kinds(_WAYS)
ACTS = ("given", "bought", "broken", "shown", "made", "found", "wanted")
MONTHS = {
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "en": "January February March April May June July August September October November December".split(),
    "ky": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(),
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split(),
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
}
THOUSANDS = {"kk": (" ", ""), "ru": (" ", "\u00a0", ""), "en": (",", ""), "ky": (" ", ""), "tr": (".",), "uk": (" ", "\u00a0"), "de": (".", "")}  # fmt: skip
