"""What the second set of invented news is made of: things, acts and sentences in fourteen languages. Nobody and nothing here is real.

A line holds one thing or one way to say something, in the languages of LANGUAGES; ways of one kind are chosen in each language apart.
"""

from __future__ import annotations

from collections import defaultdict

LANGUAGES = ("kk", "ru", "en", "ky", "tr", "uk", "de", "fr", "es", "zh", "it", "pl", "ar", "ja")

_TOPICS = """
жаңбыр суын жинау; сбор дождевой воды; collecting rainwater; жамгыр суусун жыйноо; yağmur suyu toplama; збирання дощової води; Sammeln von Regenwasser; la récupération de l'eau de pluie; la recogida de agua de lluvia; 雨水收集; la raccolta dell'acqua piovana; zbieranie deszczówki; تجميع مياه الأمطار; 雨水の収集
алма сорттары; сорта яблок; apple varieties; алма сорттору; elma çeşitleri; сорти яблук; Apfelsorten; les variétés de pommes; las variedades de manzanas; 苹果品种; le varietà di mele; odmiany jabłek; أصناف التفاح; りんごの品種
кілем тоқу; ковроткачество; carpet weaving; килем согуу; halı dokuma; килимарство; Teppichweberei; le tissage de tapis; el tejido de alfombras; 地毯编织; la tessitura dei tappeti; tkanie dywanów; نسج السجاد; 絨毯織り
вулкан күлі; вулканический пепел; volcanic ash; жанар тоо күлү; volkan külü; вулканічний попіл; Vulkanasche; les cendres volcaniques; las cenizas volcánicas; 火山灰; la cenere vulcanica; popiół wulkaniczny; الرماد البركاني; 火山灰
аспаздар сайысы; поединок поваров; the cooks' duel; ашпозчулар беттеши; aşçılar yarışı; двобій кухарів; der Wettstreit der Köche; le duel des cuisiniers; el duelo de cocineros; 厨师对决; il duello dei cuochi; pojedynek kucharzy; مبارزة الطهاة; 料理人対決
түнгі аспан; ночное небо; the night sky; түнкү асман; gece göğü; нічне небо; der Nachthimmel; le ciel nocturne; el cielo nocturno; 夜空; il cielo notturno; nocne niebo; سماء الليل; 夜空
қуыршақ қойылымы; кукольное представление; the puppet show; куурчак оюну; kukla gösterisi; лялькова вистава; das Puppenspiel; le spectacle de marionnettes; la función de títeres; 木偶戏; lo spettacolo di marionette; przedstawienie lalkowe; عرض الدمى; 人形劇
сүт қышқылы; молочная кислота; lactic acid; сүт кислотасы; laktik asit; молочна кислота; Milchsäure; l'acide lactique; el ácido láctico; 乳酸; l'acido lattico; kwas mlekowy; حمض اللبن; 乳酸
жүн иіру; прядение шерсти; wool spinning; жүн ийрүү; yün eğirme; прядіння вовни; Wollspinnen; le filage de la laine; el hilado de la lana; 羊毛纺线; la filatura della lana; przędzenie wełny; غزل الصوف; 羊毛紡ぎ
қауіпсіз велосипед; безопасный велосипед; the safe bicycle; коопсуз велосипед; güvenli bisiklet; безпечний велосипед; das sichere Fahrrad; le vélo en sécurité; la bicicleta segura; 安全骑行; la bicicletta sicura; bezpieczny rower; الدراجة الآمنة; 安全な自転車
ымдау тілі; жестовый язык; sign language; жаңсоо тили; işaret dili; жестова мова; Gebärdensprache; la langue des signes; la lengua de señas; 手语; la lingua dei segni; język migowy; لغة الإشارة; 手話
балшық кірпіш; глиняный кирпич; clay bricks; чопо кирпич; kerpiç; глиняна цегла; Lehmziegel; les briques d'argile; los ladrillos de barro; 土坯砖; i mattoni di argilla; gliniane cegły; الطوب الطيني; 粘土の煉瓦
тұзды көлдер; солёные озёра; salt lakes; туздуу көлдөр; tuz gölleri; солоні озера; Salzseen; les lacs salés; los lagos salados; 盐湖; i laghi salati; słone jeziora; البحيرات المالحة; 塩湖
сағат жөндеу; починка часов; watch repair; саат оңдоо; saat tamiri; ремонт годинників; Uhrenreparatur; la réparation de montres; la reparación de relojes; 钟表修理; la riparazione di orologi; naprawa zegarków; إصلاح الساعات; 時計の修理
жаңғақ майы; ореховое масло; walnut oil; жаңгак майы; ceviz yağı; горіхова олія; Walnussöl; l'huile de noix; el aceite de nuez; 核桃油; l'olio di noci; olej z orzechów; زيت الجوز; くるみ油
мұз үстіндегі балет; балет на льду; ballet on ice; муз үстүндөгү балет; buz üstünde bale; балет на льоду; Ballett auf dem Eis; le ballet sur glace; el ballet sobre hielo; 冰上芭蕾; il balletto sul ghiaccio; balet na lodzie; الباليه على الجليد; 氷上バレエ
жалаңаяқ марафон; босоногий марафон; the barefoot marathon; жылаңайлак марафон; yalınayak maraton; босоногий марафон; der Barfußmarathon; le marathon pieds nus; el maratón descalzo; 赤足马拉松; la maratona a piedi nudi; maraton boso; ماراثون الحفاة; 裸足マラソン
жәндіктер жинағы; коллекция насекомых; the insect collection; курт-кумурскалар жыйнагы; böcek koleksiyonu; колекція комах; die Insektensammlung; la collection d'insectes; la colección de insectos; 昆虫收藏; la collezione di insetti; kolekcja owadów; مجموعة الحشرات; 昆虫コレクション
дауыс жазу; запись голоса; voice recording; үн жазуу; ses kaydı; запис голосу; Stimmaufnahmen; l'enregistrement de la voix; la grabación de la voz; 录音; la registrazione della voce; nagrywanie głosu; تسجيل الصوت; 声の録音
жылқы жүрісі; конный аллюр; the gait of horses; ат жүрүшү; at yürüyüşü; кінська хода; die Gangart der Pferde; l'allure des chevaux; el paso de los caballos; 马的步态; l'andatura dei cavalli; chód koni; مشية الخيول; 馬の歩き方
шыны үрлеу; стеклодувное ремесло; glass blowing; айнек үйлөө; cam üfleme; склодувне ремесло; Glasblasen; le soufflage du verre; el soplado de vidrio; 吹制玻璃; la soffiatura del vetro; dmuchanie szkła; نفخ الزجاج; 吹きガラス
дақыл тұқымы; семена злаков; cereal seeds; дан уругу; tahıl tohumu; насіння злаків; Getreidesamen; les semences de céréales; las semillas de cereales; 谷物种子; i semi dei cereali; nasiona zbóż; بذور الحبوب; 穀物の種
тіс протезі; зубной протез; dental prostheses; тиш протези; diş protezi; зубний протез; Zahnprothesen; les prothèses dentaires; las prótesis dentales; 假牙; le protesi dentarie; protezy zębowe; تركيبات الأسنان; 義歯
саңырауқұлақ өсіру; разведение грибов; mushroom growing; козу карын өстүрүү; mantar yetiştirme; вирощування грибів; Pilzzucht; la culture des champignons; el cultivo de setas; 蘑菇栽培; la coltivazione dei funghi; hodowla grzybów; زراعة الفطر; きのこ栽培
көлеңке өнері; искусство тени; the art of shadows; көлөкө өнөрү; gölge sanatı; мистецтво тіні; die Kunst der Schatten; l'art des ombres; el arte de las sombras; 影子艺术; l'arte delle ombre; sztuka cienia; فن الظل; 影の芸術
қағаз бүктеу; складывание бумаги; paper folding; кагаз бүктөө; kağıt katlama; складання паперу; Papierfalten; le pliage du papier; la papiroflexia; 折纸; la piegatura della carta; składanie papieru; طي الورق; 折り紙
сауын сиырлар; удой коров; milk yields; саан уйлар; süt verimi; надої корів; Milchleistung; le rendement des vaches laitières; el rendimiento lechero; 奶牛产奶量; la resa delle mucche da latte; mleczność krów; إنتاج حليب الأبقار; 乳牛の搾乳量
жер сілкінісіне төзімді үй; сейсмостойкий дом; the earthquake-proof house; жер титирөөгө туруктуу үй; depreme dayanıklı ev; сейсмостійкий будинок; das erdbebensichere Haus; la maison parasismique; la casa antisísmica; 抗震房屋; la casa antisismica; dom odporny na trzęsienia ziemi; البيت المقاوم للزلازل; 耐震住宅
"""
_THINGS = """
күміс кубок; серебряный кубок; a silver cup; күмүш кубок; gümüş kupa; срібний кубок; ein Silberpokal; une coupe en argent; una copa de plata; 银杯; una coppa d'argento; srebrny puchar; كأس فضية; 銀のカップ
микроскоп; микроскоп; a microscope; микроскоп; mikroskop; мікроскоп; ein Mikroskop; un microscope; un microscopio; 显微镜; un microscopio; mikroskop; مجهر; 顕微鏡
жас көшеттер; молодые саженцы; young saplings; жаш көчөттөр; genç fidanlar; молоді саджанці; junge Setzlinge; de jeunes plants; plantones; 树苗; giovani piantine; młode sadzonki; شتلات صغيرة; 苗木
ақ шатыр; белая палатка; a white tent; ак чатыр; beyaz çadır; білий намет; ein weißes Zelt; une tente blanche; una carpa blanca; 白色帐篷; una tenda bianca; biały namiot; خيمة بيضاء; 白いテント
рояль; рояль; a grand piano; рояль; kuyruklu piyano; рояль; ein Flügel; un piano à queue; un piano de cola; 三角钢琴; un pianoforte a coda; fortepian; بيانو كبير; グランドピアノ
қар тазалағыш; снегоуборочная машина; a snow plough; кар тазалагыч; kar küreme aracı; снігоприбиральна машина; ein Schneepflug; un chasse-neige; un quitanieves; 扫雪车; uno spazzaneve; pług śnieżny; كاسحة ثلج; 除雪車
терезе жақтаулары; оконные рамы; window frames; терезе алкактары; pencere çerçeveleri; віконні рами; Fensterrahmen; des cadres de fenêtres; marcos de ventana; 窗框; cornici di finestre; ramy okienne; إطارات النوافذ; 窓枠
түрлі түсті жіп; цветная пряжа; coloured yarn; түстүү жип; renkli iplik; кольорова пряжа; farbiges Garn; du fil coloré; hilo de colores; 彩色纱线; filo colorato; kolorowa przędza; خيوط ملونة; 色糸
тас мүсін; каменная скульптура; a stone sculpture; таш айкел; taş heykel; кам'яна скульптура; eine Steinskulptur; une sculpture en pierre; una escultura de piedra; 石雕; una scultura di pietra; kamienna rzeźba; تمثال حجري; 石の彫刻
дрон; дрон; a drone; дрон; insansız uçak; дрон; eine Drohne; un drone; un dron; 无人机; un drone; dron; طائرة مسيرة; ドローン
ыстық түскі ас; горячий обед; a hot meal; ысык тамак; sıcak yemek; гарячий обід; eine warme Mahlzeit; un repas chaud; un almuerzo caliente; 热腾腾的午餐; un pasto caldo; gorący obiad; وجبة ساخنة; 温かい昼食
қызыл таспа; красная лента; a red ribbon; кызыл тасма; kırmızı kurdele; червона стрічка; ein rotes Band; un ruban rouge; una cinta roja; 红丝带; un nastro rosso; czerwona wstążka; شريط أحمر; 赤いリボン
байланыс мұнарасы; вышка связи; a radio mast; байланыш мунарасы; verici kulesi; вежа зв'язку; ein Funkmast; un pylône radio; una torre de telecomunicaciones; 通信塔; un traliccio radio; wieża radiowa; برج اتصالات; 通信塔
ауа сүзгісі; воздушный фильтр; an air filter; аба чыпкасы; hava filtresi; повітряний фільтр; ein Luftfilter; un filtre à air; un filtro de aire; 空气滤清器; un filtro dell'aria; filtr powietrza; مرشح هواء; エアフィルター
спорт киімі; спортивная форма; sports kit; спорт кийими; spor kıyafeti; спортивна форма; Sportkleidung; une tenue de sport; un uniforme deportivo; 运动服; una divisa sportiva; strój sportowy; ملابس رياضية; スポーツウェア
пікірлер кітабы; книга отзывов; the visitors' book; пикирлер китеби; ziyaretçi defteri; книга відгуків; das Gästebuch; un livre d'or; un libro de visitas; 留言簿; un libro degli ospiti; księga gości; سجل الزوار; 芳名帳
шам қалпағы; абажур; a lamp shade; лампа калпагы; abajur; абажур; ein Lampenschirm; un abat-jour; una pantalla de lámpara; 灯罩; un paralume; abażur; غطاء مصباح; ランプの笠
су сорғысы; водяной насос; a water pump; суу сордургуч; su pompası; водяний насос; eine Wasserpumpe; une pompe à eau; una bomba de agua; 水泵; una pompa dell'acqua; pompa wodna; مضخة مياه; 水ポンプ
"""
_WAYS = """
given; Жеңімпаздарға {o} берілді.; Победителям вручили приз: {o}.; The winners were handed {o}.; Жеңүүчүлөргө {o} берилди.; Kazananlara {o} verildi.; Переможцям вручили приз: {o}.; Den Siegern überreicht wurde {o}.; Les gagnants ont reçu {o}.; A los ganadores se les entregó {o}.; 获奖者得到了{o}。; Ai vincitori è stato consegnato {o}.; Zwycięzcom wręczono {o}.; تسلم الفائزون {o}.; 優勝者には{o}が贈られた。
given; Сыйлық ретінде {o} таңдалды.; В награду досталось то, о чём мечтали: {o}.; Those who came first took home {o}.; Сыйлык катары {o} тандалды.; Birinciler {o} ile evlerine döndü.; Нагородою стало те, про що мріяли: {o}.; Wer vorn lag, nahm mit nach Hause: {o}.; Les premiers sont rentrés chez eux avec {o}.; Los primeros se llevaron a casa {o}.; 第一名把{o}带回了家。; I primi hanno portato a casa {o}.; Najlepsi wrócili do domu, mając {o}.; عاد الأوائل إلى بيوتهم ومعهم {o}.; 一位の人たちは{o}を持ち帰った。
bought; Кафедра үшін {o} сатып алынды.; Для кафедры куплено: {o}.; The department has bought {o}.; Кафедра үчүн {o} сатып алынды.; Bölüm için {o} satın alındı.; Для кафедри придбано: {o}.; Der Lehrstuhl hat gekauft: {o}.; La chaire a acheté {o}.; El departamento ha comprado {o}.; 教研室购买了{o}。; Il dipartimento ha acquistato {o}.; Katedra kupiła {o}.; اشترى القسم {o}.; 学科は{o}を購入した。
bought; Енді факультетте {o} бар.; Теперь на факультете есть {o}.; The faculty now owns {o}.; Эми факультетте {o} бар.; Fakültenin artık {o} var.; Тепер на факультеті є {o}.; Die Fakultät besitzt nun {o}.; La faculté possède désormais {o}.; La facultad ya tiene {o}.; 学院现在有了{o}。; La facoltà possiede ora {o}.; Wydział ma teraz {o}.; صار لدى الكلية الآن {o}.; 学部には今や{o}がある。
broken; Нөсерден {o} бүлінді.; От ливня пострадало имущество, в том числе {o}.; The downpour damaged {o}.; Нөшөрдөн {o} бузулду.; Sağanakta {o} zarar gördü.; Від зливи постраждало майно, зокрема {o}.; Der Wolkenbruch hat beschädigt: {o}.; L'averse a endommagé {o}.; El aguacero dañó {o}.; 暴雨损坏了{o}。; Il temporale ha danneggiato {o}.; Ulewa uszkodziła {o}.; أتلفت الأمطار الغزيرة {o}.; 豪雨で{o}が壊れた。
broken; Су басқан жертөледе {o} қалды.; В затопленном подвале осталось многое: {o}.; Left in the flooded cellar was {o}.; Суу баскан жертөлөдө {o} калды.; Su basan bodrumda {o} kaldı.; У затопленому підвалі лишилося: {o}.; Im überfluteten Keller blieb {o}.; Dans la cave inondée est resté {o}.; En el sótano inundado quedó {o}.; 被淹的地下室里还留着{o}。; Nella cantina allagata è rimasto {o}.; W zalanej piwnicy pozostało {o}.; بقي في القبو المغمور {o}.; 水浸しの地下室に{o}が残された。
shown; Көрмеге {o} қойылды.; На стенде можно увидеть {o}.; On the stand one can see {o}.; Көргөзмөгө {o} коюлду.; Sergide {o} görülebilir.; На стенді можна побачити {o}.; Am Stand zu sehen ist {o}.; Sur le stand, on peut voir {o}.; En el puesto se puede ver {o}.; 展台上可以看到{o}。; Allo stand si può vedere {o}.; Na stoisku można zobaczyć {o}.; يمكن في الجناح رؤية {o}.; 展示台では{o}が見られる。
shown; Келушілерге {o} көрсетілді.; Посетителям показали {o}.; Visitors were shown {o}.; Келүүчүлөргө {o} көрсөтүлдү.; Ziyaretçilere {o} gösterildi.; Відвідувачам показали {o}.; Den Besuchern wurde {o} gezeigt.; On a montré aux visiteurs {o}.; A los visitantes se les mostró {o}.; 向参观者展示了{o}。; Ai visitatori è stato mostrato {o}.; Zwiedzającym pokazano {o}.; عُرض على الزوار {o}.; 来場者に{o}が披露された。
made; Магистранттар {o} жасап шықты.; Магистранты изготовили {o} своими руками.; Master's students built {o} themselves.; Магистранттар {o} жасап чыгышты.; Yüksek lisans öğrencileri {o} yaptı.; Магістранти виготовили {o} власноруч.; Masterstudierende haben {o} selbst gebaut.; Les étudiants de master ont fabriqué {o} de leurs mains.; Los alumnos de máster construyeron {o} con sus manos.; 硕士生亲手制作了{o}。; Gli studenti magistrali hanno costruito {o} con le proprie mani.; Magistranci sami zbudowali {o}.; صنع طلاب الماجستير {o} بأيديهم.; 大学院生が{o}を自分たちで作った。
made; Шеберханада {o} құрастырылды.; В мастерской собрали {o}.; In the workshop they put together {o}.; Чеберканада {o} чогултулду.; Atölyede {o} hazırlandı.; У майстерні склали {o}.; In der Werkstatt entstand {o}.; À l'atelier, on a assemblé {o}.; En el taller montaron {o}.; 在车间组装了{o}。; In officina hanno montato {o}.; W warsztacie złożono {o}.; رُكّب في الورشة {o}.; 工房で{o}を組み立てた。
found; Шатырдың астынан {o} табылды.; На чердаке нашли {o}.; In the attic workers came upon {o}.; Чатырдын алдынан {o} табылды.; Çatı arasında {o} bulundu.; На горищі знайшли {o}.; Auf dem Dachboden fand man {o}.; Au grenier, des ouvriers ont trouvé {o}.; En el desván los obreros encontraron {o}.; 工人在阁楼里发现了{o}。; In soffitta gli operai hanno trovato {o}.; Na strychu robotnicy znaleźli {o}.; عثر العمال في العلية على {o}.; 屋根裏で作業員が{o}を見つけた。
found; Ұмыт қалған {o} қайта оралды.; Забытое вернулось к людям: {o}.; Long forgotten, {o} came to light again.; Унутулган {o} кайра табылды.; Unutulan {o} yeniden ortaya çıktı.; Забуте повернулося до людей: {o}.; Lange vergessen, kam {o} wieder ans Licht.; Longtemps oublié, le voici revenu : {o}.; Olvidado durante años, ha vuelto a la luz: {o}.; 被遗忘多年之后，{o}重见天日。; A lungo dimenticato, è tornato alla luce: {o}.; Długo zapomniane, znów ujrzało światło: {o}.; بعد نسيان طويل ظهر من جديد {o}.; 長く忘れられていた{o}が再び姿を現した。
wanted; Жетіспейтіні тек {o} болды.; Не хватало лишь одного: {o}.; The only thing missing was {o}.; Жетпегени {o} гана болду.; Eksik olan tek şey {o} idi.; Бракувало лише одного: {o}.; Was noch fehlte, war {o}.; Il ne manquait qu'une chose : {o}.; Solo faltaba una cosa: {o}.; 唯一缺少的是{o}。; Mancava una cosa sola: {o}.; Brakowało tylko jednego: {o}.; لم ينقص إلا {o}.; 足りないのは{o}だけだった。
wanted; Түлектер енді {o} сұрап отыр.; Выпускники просят теперь {o}.; Graduates are now asking for {o}.; Бүтүрүүчүлөр эми {o} сурап жатышат.; Mezunlar şimdi {o} istiyor.; Випускники просять тепер {o}.; Die Absolventen wünschen sich jetzt {o}.; Les diplômés réclament maintenant {o}.; Los egresados piden ahora {o}.; 毕业生们现在想要{o}。; I laureati chiedono ora {o}.; Absolwenci proszą teraz o {o}.; يطلب الخريجون الآن {o}.; 卒業生は今、{o}を求めている。
who; Жұмысқа {p} жетекшілік етеді.; Работу ведёт {p}.; At the head of the work is {p}.; Ишке {p} жетекчилик кылат.; Çalışmayı {p} yönetiyor.; Роботу веде {p}.; Geleitet wird die Arbeit von {p}.; {p} dirige les travaux.; El trabajo lo dirige {p}.; 这项工作由{p}主持。; Il lavoro è guidato da {p}.; Pracami kieruje {p}.; يقود العمل {p}.; この仕事を率いるのは{p}。
who; Бұл ойды алғаш {p} ұсынды.; Первым мысль высказал не кто иной, как {p}.; It was {p} who first had the idea.; Бул ойду биринчи {p} айтты.; Bu fikri ilk {p} ortaya attı.; Першою думку висловила людина на ім'я {p}.; Die Idee hatte zuerst {p}.; C'est {p} qui en a eu l'idée.; La idea fue de {p}.; 最先提出这个想法的是{p}。; L'idea è stata di {p}.; Na pomysł wpadł pierwszy {p}.; كان {p} أول من طرح الفكرة.; 最初に思いついたのは{p}だった。
said; «Бұл бастамасы ғана», – деп күлді {p}.; «Это лишь начало», — улыбается {p}.; "This is only the beginning," {p} smiles.; «Бул башталышы гана», – деп күлдү {p}.; «Bu daha başlangıç» diyor {p}.; «Це лише початок», — усміхається {p}.; „Das ist erst der Anfang“, lächelt {p}.; « Ce n'est que le début », sourit {p}.; «Esto es solo el comienzo», sonríe {p}.; {p}笑着说：“这只是开始。”; «È solo l'inizio», sorride {p}.; „To dopiero początek”, uśmiecha się {p}.; «هذه مجرد البداية»، يبتسم {p}.; 「これは始まりにすぎない」と{p}は笑う。
where; Бұған дейін олар {c} қаласында болған.; До этого они побывали в городе {c}.; Before that they had been to {c}.; Буга чейин алар {c} шаарында болушкан.; Daha önce {c} kentinde bulundular.; Раніше вони побували в місті {c}.; Zuvor waren sie in {c}.; Auparavant, ils étaient allés à {c}.; Antes habían estado en {c}.; 在此之前他们去过{c}。; Prima erano stati a {c}.; Wcześniej byli w mieście {c}.; كانوا قبل ذلك في {c}.; その前は{c}を訪れていた。
where; Серіктес – {c} университеті.; Партнёр — университет города {c}.; The partner is a university in {c}.; Өнөктөш – {c} университети.; Ortak, {c} kentindeki bir üniversite.; Партнер — університет міста {c}.; Partner ist eine Universität in {c}.; Le partenaire est une université de {c}.; El socio es una universidad de {c}.; 合作伙伴是{c}的一所大学。; Il partner è un'università di {c}.; Partnerem jest uniwersytet w mieście {c}.; الشريك جامعة في {c}.; 提携先は{c}の大学である。
count; Тіркелгендер саны {n} болды.; Записались {n} желающих.; Some {n} signed up.; Катталгандар саны {n} болду.; Kaydolanların sayısı {n} oldu.; Записалися {n} охочих.; Angemeldet hatten sich {n}.; {n} personnes se sont inscrites.; Se inscribieron {n} personas.; 共有{n}人报名。; Si sono iscritte {n} persone.; Zapisało się {n} osób.; سجّل {n} شخصا.; {n}人が申し込んだ。
count; Барлығы {n} дана жиналды.; Собрано {n} штук.; They gathered {n} pieces in all.; Баары {n} даана чогултулду.; Toplam {n} parça toplandı.; Зібрано {n} штук.; Zusammen kamen {n} Stück.; On en a réuni {n} en tout.; En total se reunieron {n} piezas.; 一共收集了{n}件。; In tutto ne hanno raccolti {n}.; Zebrano razem {n} sztuk.; جُمعت {n} قطعة.; 全部で{n}点が集まった。
when; Келесісі {d} өтеді.; Следующий раз — {d}.; The next one is on {d}.; Кийинкиси {d} өтөт.; Bir sonraki {d} tarihinde.; Наступного разу — {d}.; Das nächste Mal am {d}.; La prochaine fois, ce sera le {d}.; La próxima vez será el {d}.; 下一次在{d}举行。; La prossima volta sarà il {d}.; Następny raz: {d}.; الموعد القادم {d}.; 次回は{d}に行われる。
when; Өтінім {d} дейін қабылданады.; Заявки принимают по {d} включительно.; One may apply until {d}.; Арыздар {d} чейин кабыл алынат.; Başvurular {d} tarihine kadar.; Заявки приймають по {d} включно.; Bewerben kann man sich bis {d}.; Les candidatures sont ouvertes jusqu'au {d}.; Se admiten solicitudes hasta el {d}.; 报名截止日期为{d}。; Ci si può candidare fino al {d}.; Zgłoszenia przyjmujemy do {d}.; تُقبل الطلبات حتى {d}.; 応募は{d}まで受け付ける。
topic; Әңгіме арқауы – {t}.; Речь шла о главном: {t}.; At the centre of it stood {t}.; Кептин өзөгү – {t}.; Konunun özü {t} idi.; Мова йшла про головне: {t}.; Im Mittelpunkt stand: {t}.; Au cœur des échanges : {t}.; En el centro de todo estuvo esto: {t}.; 话题的中心是{t}。; Al centro di tutto c'era questo: {t}.; W centrum uwagi: {t}.; كان محور الحديث {t}.; 話題の中心は{t}だった。
topic; Көпшілікті {t} қызықтырды.; Публику увлекла тема «{t}».; The public took to {t} at once.; Көпчүлүктү {t} кызыктырды.; Halk en çok {t} ile ilgilendi.; Публіку захопила тема «{t}».; Das Publikum begeisterte {t}.; Le public s'est passionné pour {t}.; Al público le entusiasmó {t}.; 观众对{t}很感兴趣。; Il pubblico si è appassionato: {t}.; Publiczność zachwyciło to: {t}.; شدّ الجمهور {t}.; 観客は{t}に夢中になった。
filler; Ауа райы жақсы болды.; Погода не подвела.; The weather held.; Аба ырайы жакшы болду.; Hava güzeldi.; Погода не підвела.; Das Wetter spielte mit.; Le temps était au beau.; El tiempo acompañó.; 天气很好。; Il tempo è stato clemente.; Pogoda dopisała.; كان الطقس جميلا.; 天気にも恵まれた。
filler; Шай берілді.; Был подан чай.; Tea was served.; Чай берилди.; Çay ikram edildi.; Подали чай.; Es gab Tee.; On a servi du thé.; Se sirvió té.; 现场准备了茶水。; È stato offerto il tè.; Podano herbatę.; قُدّم الشاي.; お茶が振る舞われた。
filler; Күлкі көп болды.; Смеялись много.; There was much laughter.; Күлкү көп болду.; Çok gülündü.; Сміялися багато.; Es wurde viel gelacht.; On a beaucoup ri.; Hubo muchas risas.; 笑声不断。; Si è riso molto.; Było dużo śmiechu.; كثر الضحك.; 笑いが絶えなかった。
filler; Сенбі күні есік ашық тұрды.; Двери были открыты всю субботу.; The doors stood open all Saturday.; Ишемби күнү эшик ачык турду.; Kapılar cumartesi boyunca açıktı.; Двері були відчинені всю суботу.; Die Türen standen den ganzen Samstag offen.; Les portes sont restées ouvertes tout le samedi.; Las puertas estuvieron abiertas todo el sábado.; 整个星期六大门敞开。; Le porte sono rimaste aperte tutto il sabato.; Drzwi były otwarte całą sobotę.; ظلت الأبواب مفتوحة طوال السبت.; 土曜日は一日中扉が開いていた。
filler; Бұл туралы бұрын да жазғанбыз.; Мы об этом уже писали.; We have written of this before.; Бул тууралуу мурда да жазганбыз.; Bundan daha önce de söz etmiştik.; Ми про це вже писали.; Wir haben schon davon berichtet.; Nous en avions déjà parlé.; Ya habíamos escrito sobre ello.; 我们以前报道过此事。; Ne avevamo già scritto.; Pisaliśmy już o tym.; كتبنا عن هذا من قبل.; 以前にもお伝えした。
filler; Кешке дейін ешкім тарамады.; До вечера никто не расходился.; Nobody went home before evening.; Кечке чейин эч ким тараган жок.; Akşama kadar kimse ayrılmadı.; До вечора ніхто не розходився.; Bis zum Abend ging niemand nach Hause.; Personne n'est parti avant le soir.; Nadie se fue antes de la noche.; 直到晚上大家才散去。; Nessuno è andato via prima di sera.; Nikt nie wyszedł przed wieczorem.; لم يغادر أحد قبل المساء.; 夕方まで誰も帰らなかった。
filler; Суретке түсіп тарқасты.; Под конец сфотографировались на память.; They posed for a picture before they left.; Сүрөткө түшүп тарашты.; Sonunda hatıra fotoğrafı çekildi.; Наприкінці сфотографувалися на згадку.; Zum Schluss gab es ein Erinnerungsfoto.; À la fin, on a pris une photo souvenir.; Al final se hicieron una foto de recuerdo.; 最后大家合影留念。; Alla fine una foto ricordo.; Na koniec zrobiono pamiątkowe zdjęcie.; وفي الختام التُقطت صورة تذكارية.; 最後に記念写真を撮った。
rector; Ректор {p} сәттілік тіледі.; Ректор {p} пожелал удачи.; Rector {p} wished them luck.; Ректор {p} ийгилик каалады.; Rektör {p} başarılar diledi.; Ректор {p} побажав успіху.; Rektor {p} wünschte viel Glück.; Le recteur {p} leur a souhaité bonne chance.; El rector {p} les deseó suerte.; 校长{p}祝大家好运。; Il rettore {p} ha augurato buona fortuna.; Rektor {p} życzył powodzenia.; تمنى لهم رئيس الجامعة {p} التوفيق.; {p}学長が幸運を祈った。
title; {t}: бұл не үшін керек; {t}: зачем это нужно; {t} and what it is good for; {t}: бул эмне үчүн керек; {t} ne işe yarar; {t}: навіщо це; Wozu {t}?; {t} : à quoi bon ?; {t}: para qué sirve; {t}有什么用; A che cosa serve: {t}; Po co komu {t}; {t} وفائدته; {t}は何の役に立つか
title; Біздің университетте – {t}; У нас в университете — {t}; Our university and {t}; Биздин университетте – {t}; Üniversitemizde {t}; У нас в університеті — {t}; An unserer Universität: {t}; Dans notre université, {t}; En nuestra universidad: {t}; 我校的{t}; Nella nostra università: {t}; Na naszym uniwersytecie: {t}; في جامعتنا: {t}; 本学の{t}
title; {o} және басқа жаңалықтар; {o} и другие новости; {o} and other news; {o} жана башка жаңылыктар; {o} ve diğer haberler; {o} та інші новини; {o} und andere Neuigkeiten; {o} et autres nouvelles; {o} y otras noticias; {o}及其他新闻; {o} e altre notizie; {o} i inne wiadomości; {o} وأخبار أخرى; {o}ほかのニュース
"""
_PEOPLE = """
Айдын Қуандықов; Айдын Куандыков; Aidyn Kuandykov|Aydin Quandyqov; Айдын Куандыков; Aydın Kuandıkov; Айдин Куандиков; Aidyn Kuandykow; Aïdyn Kouandykov; Aidín Kuandykov; 艾登·库安德科夫; Ajdyn Kuandykov; Ajdyn Kuandykow; أيدين كوانديكوف; アイディン・クアンディコフ
Жанна Өтегенова; Жанна Утегенова; Zhanna Utegenova|Janna Otegenova; Жанна Өтөгөнова; Janna Ötegenova; Жанна Утегенова; Schanna Utegenowa; Janna Outegenova; Zhanna Utegenova; 让娜·乌捷格诺娃; Zhanna Utegenova; Żanna Utegenowa; جانا أوتيغينوفا; ジャンナ・ウテゲノワ
Тимур Сәрсенбі; Тимур Сарсенби; Timur Sarsenbi; Тимур Сарсенби; Timur Sarsenbi; Тимур Сарсенбі; Timur Sarsenbi; Timour Sarsenbi; Timur Sarsenbi; 铁木尔·萨尔森比; Timur Sarsenbi; Timur Sarsenbi; تيمور سارسنبي; ティムール・サルセンビ
Олег Щербина; Олег Щербина; Oleg Shcherbina|Oleh Scherbina; Олег Щербина; Oleg Şerbina; Олег Щербина; Oleg Schtscherbina; Oleg Chtcherbina; Oleg Scherbina; 奥列格·谢尔比纳; Oleg Shcherbina; Oleh Szczerbyna; أوليغ شيربينا; オレグ・シチェルビナ
Гүлнар Мырзабекова; Гульнар Мурзабекова; Gulnar Murzabekova|Gulnar Myrzabekova; Гүлнар Мырзабекова; Gülnar Mırzabekova; Гульнар Мирзабекова; Gulnar Myrsabekowa; Goulnar Mourzabekova; Gulnar Murzabekova; 古丽娜尔·穆尔扎别科娃; Gulnar Murzabekova; Gulnar Murzabekowa; غولنار مورزابيكوفا; グルナル・ムルザベコワ
Нұрлан Бейсембаев; Нурлан Бейсембаев; Nurlan Beisembayev|Nurlan Beysembaev; Нурлан Бейсембаев; Nurlan Beysembayev; Нурлан Бейсембаєв; Nurlan Beissembajew; Nourlan Beïssembaïev; Nurlán Beisembáyev; 努尔兰·别伊先巴耶夫; Nurlan Beisembayev; Nurłan Bejsembajew; نورلان بيسمباييف; ヌルラン・ベイセンバエフ
Джон Харпер; Джон Харпер; John Harper; Жон Харпер; John Harper; Джон Гарпер; John Harper; John Harper; John Harper; 约翰·哈珀; John Harper; John Harper; جون هاربر; ジョン・ハーパー
Ингрид Шульц; Ингрид Шульц; Ingrid Schulz; Ингрид Шульц; Ingrid Schulz; Інґрід Шульц; Ingrid Schulz; Ingrid Schulz; Ingrid Schulz; 英格丽德·舒尔茨; Ingrid Schulz; Ingrid Schulz; إنغريد شولتز; イングリッド・シュルツ
Мехмет Йылмаз; Мехмет Йылмаз; Mehmet Yilmaz; Мехмет Йылмаз; Mehmet Yılmaz; Мехмет Їлмаз; Mehmet Yılmaz; Mehmet Yılmaz; Mehmet Yilmaz; 穆罕默德·耶尔马兹; Mehmet Yilmaz; Mehmet Yilmaz; محمد يلماز; メフメト・ユルマズ
Чолпон Асанова; Чолпон Асанова; Cholpon Asanova; Чолпон Асанова; Çolpan Asanova; Чолпон Асанова; Tscholpon Assanowa; Tcholpon Assanova; Cholpón Asanova; 乔尔蓬·阿萨诺娃; Cholpon Asanova; Czołpon Asanowa; تشولبون أسانوفا; チョルポン・アサノワ
Кемал Дәулетов; Кемал Даулетов; Kemal Dauletov; Кемал Дөөлөтов; Kemal Davletov; Кемаль Даулетов; Kemal Dauletow; Kemal Daouletov; Kemal Daulétov; 凯末尔·道列托夫; Kemal Dauletov; Kemal Dauletow; كمال داوليتوف; ケマル・ダウレトフ
Виктор Громов; Виктор Громов; Viktor Gromov|Victor Gromov; Виктор Громов; Viktor Gromov; Віктор Громов; Viktor Gromow; Viktor Gromov; Víktor Grómov; 维克托·格罗莫夫; Viktor Gromov; Wiktor Gromow; فيكتور غروموف; ヴィクトル・グロモフ
Сәуле Қожахметова; Сауле Кожахметова; Saule Kozhakhmetova|Saule Qojahmetova; Сауле Кожахметова; Saule Kojahmetova; Сауле Кожахметова; Saule Koschachmetowa; Saoule Kojakhmetova; Saule Kozhajmétova; 萨乌列·科扎赫梅托娃; Saule Kozhakhmetova; Saule Kożachmetowa; ساولي كوجاخميتوفا; サウレ・コジャフメトワ
Ян Новак; Ян Новак; Jan Novak; Ян Новак; Jan Novak; Ян Новак; Jan Novak; Jan Novak; Jan Novak; 扬·诺瓦克; Jan Novak; Jan Novak; يان نوفاك; ヤン・ノヴァーク
Елена Соколова; Елена Соколова; Elena Sokolova|Yelena Sokolova; Елена Соколова; Elena Sokolova; Олена Соколова; Jelena Sokolowa; Elena Sokolova; Yelena Sokolova; 叶莲娜·索科洛娃; Elena Sokolova; Jelena Sokołowa; إيلينا سوكولوفا; エレナ・ソコロワ
Асқар Тінәлин; Аскар Тиналин; Askar Tinalin|Asqar Tynalin; Аскар Тыналин; Askar Tinalin; Аскар Тіналін; Askar Tinalin; Askar Tinaline; Askar Tinalin; 阿斯卡尔·季纳林; Askar Tinalin; Askar Tinalin; أسكار تينالين; アスカル・ティナリン
Мурат Есдәулет; Мурат Есдаулет; Murat Yesdaulet|Murat Esdaulet; Мурат Эсдөөлөт; Murat Esdavlet; Мурат Єсдаулет; Murat Jesdaulet; Mourat Iesdaoulet; Murat Yesdaulet; 穆拉特·叶斯达乌列特; Murat Yesdaulet; Murat Jesdaulet; مراد إيسداوليت; ムラト・エスダウレト
Лаура Ферри; Лаура Ферри; Laura Ferri; Лаура Ферри; Laura Ferri; Лаура Феррі; Laura Ferri; Laura Ferri; Laura Ferri; 劳拉·费里; Laura Ferri; Laura Ferri; لاورا فيري; ラウラ・フェリ
"""
_PLACES = """
Тараз; Тараз; Taraz; Тараз; Taraz; Тараз; Taras; Taraz; Taraz; 塔拉兹; Taraz; Taraz; تاراز; タラズ
Семей; Семей; Semey; Семей; Semey; Семей; Semei; Semeï; Semey; 塞米伊; Semej; Semej; سيمي; セメイ
Орал; Уральск; Oral|Uralsk; Орал; Oral; Уральськ; Oral; Oural; Oral; 乌拉尔斯克; Oral; Uralsk; أورال; オラル
Ташкент; Ташкент; Tashkent; Ташкент; Taşkent; Ташкент; Taschkent; Tachkent; Taskent; 塔什干; Tashkent; Taszkent; طشقند; タシケント
Ош; Ош; Osh; Ош; Oş; Ош; Osch; Och; Osh; 奥什; Osh; Osz; أوش; オシ
Ізмір; Измир; Izmir; Измир; İzmir; Ізмір; Izmir; Izmir; Esmirna; 伊兹密尔; Smirne; Izmir; إزمير; イズミル
Вена; Вена; Vienna; Вена; Viyana; Відень; Wien; Vienne; Viena; 维也纳; Vienna; Wiedeń; فيينا; ウィーン
Лион; Лион; Lyon; Лион; Lyon; Ліон; Lyon; Lyon; Lyon; 里昂; Lione; Lyon; ليون; リヨン
Киото; Киото; Kyoto; Киото; Kyoto; Кіото; Kyoto; Kyoto; Kioto; 京都; Kyoto; Kioto; كيوتو; 京都
Тбилиси; Тбилиси; Tbilisi; Тбилиси; Tiflis; Тбілісі; Tiflis; Tbilissi; Tiflis; 第比利斯; Tbilisi; Tbilisi; تبليسي; トビリシ
Риға; Рига; Riga; Рига; Riga; Рига; Riga; Riga; Riga; 里加; Riga; Ryga; ريغا; リガ
Дрезден; Дрезден; Dresden; Дрезден; Dresden; Дрезден; Dresden; Dresde; Dresde; 德累斯顿; Dresda; Drezno; دريسدن; ドレスデン
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
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "zh": [f"{month}月" for month in range(1, 13)],
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(),
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split(),
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
    "ja": [f"{month}月" for month in range(1, 13)],
}
THOUSANDS = {
    "kk": (" ", ""), "ru": (" ", "\u00a0", ""), "en": (",", ""), "ky": (" ", ""), "tr": (".",), "uk": (" ", "\u00a0"), "de": (".", ""),
    "fr": ("\u202f", "\u00a0", " "), "es": (".", " ", ""), "zh": (",", ""), "it": (".", ""), "pl": ("\u00a0", " "), "ar": (",", ""), "ja": (",", ""),
}  # fmt: skip
DAYS = {"en": "{month} {day}", "ky": "{day}-{month}", "de": "{day}. {month}", "es": "{day} de {month}", "zh": "{month}{day}日", "ja": "{month}{day}日"}
"""How a language writes a day, where that is not day and month."""
