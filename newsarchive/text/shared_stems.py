"""Stems of common words of university news in several languages, those of one meaning in a line. The list is our own."""

COLUMNS = ("kk", "ru", "en", "uz", "ky", "tr")
TABLE = """
студент;студент;student;talaba;студент;öğrenci
мұғалім ұстаз;учител педагог;teacher;o'qituvchi;мугалим;öğretmen
оқытушы;преподават;lecturer;;окутуучу;öğretim
оқушы;школьник ученик;pupil schoolchild;o'quvchi;окуучу;
мектеп;школ;school;maktab;мектеп;okul
ғалым;учен учён;scientist scholar;olim;окумуштуу;bilim_insan
ғылым;наук научн;science scientific;fan ilm;илим;bilim
зерттеу;исследован;research study;tadqiqot;изилдөө;araştırma
зертхана;лаборатори;laborator;laboratoriya;лаборатория;laboratuvar
кітапхана;библиотек;librar;kutubxona;китепкана;kütüphane
кітап;книг книж;book;kitob;китеп;kitap
дәрігер;врач медик;doctor physician;shifokor;дарыгер;doktor hekim
аурухана емхана клиника;больниц клиник;hospital clinic;shifoxona;оорукана;hastane
денсаулық;здоров;health;sog'liq;ден_соолук;sağlık
су сулы;вод;water;suv;суу;su suyu
топырақ;почв;soil;tuproq;топурак;toprak
күн;солнечн солнц;solar sun;quyosh;күн;güneş
жел;ветр ветер;wind;shamol;шамал;rüzgar
мұздық мұз;ледник лед лёд;glacier ice;muz;мөңгү муз;buzul
өзен;рек речн;river;daryo;дарыя;nehir
тау таулы;гор горн;mountain;tog';тоо;dağ
орман ағаш;лес дерев;forest tree;o'rmon daraxt;токой дарак;orman ağaç
жануар;животн;animal;hayvon;жаныбар;hayvan
құс;птиц;bird;qush;куш;kuş
ара;пчел пчёл;bee bees;asalari;аары;arı
егін астық бидай;зерн урожа пшениц;grain harvest wheat crop;g'alla bug'doy;эгин буудай;buğday
ауыл;сел сельск деревн;village rural;qishloq;айыл;köy
қала;город;city town urban;shahar;шаар;şehir kent
ауа;воздух;air;havo;аба;hava
климат;климат;climate;iqlim;климат;iklim
экология;эколог;ecolog environment;ekolog;экология;çevre
энергия;энерг;energy power;energiya;энергия;enerji
мұнай;нефт;oil petroleum;neft;мунай;petrol
газ;газ;gas;gaz;газ;gaz
темір металл;металл желез;metal iron;metall temir;металл темир;metal demir
көпір;мост;bridge;ko'prik;көпүрө;köprü
жол;дорог;road;yo'l;жол;yol
құрылыс;строител;construct building;qurilish;курулуш;inşaat
ғимарат корпус;здани корпус;building campus;bino;имарат;bina
жатақхана;общежит;dormitor hostel;yotoqxona;жатакана;yurt
асхана;столов;canteen cafeteria;oshxona;ашкана;yemekhane
саябақ бақ;парк сад;park garden;bog'i bog'lar park;парк бак;park bahçe
мұражай музей;музе;museum;muzey;музей;müze
театр;театр;theatre theater;teatr;театр;tiyatro
концерт;концерт;concert;konsert;концерт;konser
хор;хор хоров;choir chorus;xor;хор;koro
ән әнші;песн певец певиц;song singer;qo'shiq;ыр;şarkı
би биші;танец танц;dance dancing;raqs;бий;dans
сурет;картин рисун;picture painting drawing;rasm;сүрөт;resim
фото фотосурет;фото;photo;foto;фото;fotoğraf
фильм кино;фильм кино;film cinema movie;film kino;фильм кино;film sinema
музыка;музык;music;musiqa;музыка;müzik
ертегі;сказк;tale fairy;ertak;жомок;masal
халық;народ;folk people nation;xalq;эл калк;halk
тарих;истори;histor;tarix;тарых;tarih
археолог қазба;археолог раскоп;archaeolog excavat;arxeolog;археолог;arkeolog kazı
қолжазба;рукопис;manuscript;qo'lyozma;колжазма;yazma
көне ежелгі ескі;стар древн;old ancient;qadim eski;эски байыркы;eski antik
монета тиын;монет;coin;tanga;тыйын монета;sikke madeni
тіл;язык;language;til;тил;dil
аударма;перевод;translat;tarjima;котормо;çeviri
сөздік;словар;dictionar;lug'at;сөздүк;sözlük
әдебиет;литератур;literatur;adabiyot;адабият;edebiyat
ақын өлең;поэт стих;poet poem;shoir she'r;акын ыр;şair şiir
жазушы;писател;writer;yozuvchi;жазуучу;yazar
журналист;журналист;journalis;jurnalist;журналист;gazeteci
газет;газет;newspaper;gazeta;газета;gazete
заң құқық;прав юрид закон;law legal right;huquq qonun;укук мыйзам;hukuk yasa
экономика;эконом;econom;iqtisod;экономика;ekonomi
қаржы;финанс;financ;moliya;каржы;mali finans
банк;банк;bank;bank;банк;banka
ақша теңге;деньг тенге;money tenge;pul;акча;para
кәсіпкер бизнес;предпринимат бизнес;entrepreneur business;tadbirkor biznes;ишкер бизнес;girişim iş
стартап;стартап;startup start_up;startap;стартап;girişim
компания;компани;compan;kompaniya;компания;şirket
зауыт фабрика;завод фабрик;factory plant;zavod fabrika;завод фабрика;fabrika
инженер;инженер;engineer;muhandis;инженер;mühendis
робот;робот;robot;robot;робот;robot
компьютер;компьютер;computer;kompyuter;компьютер;bilgisayar
бағдарламашы бағдарламалау;программис программиров;programm coding;dasturchi dasturlash;программист;yazılım
жасанды интеллект;искусственн интеллект;artificial intelligence;sun'iy;жасалма;yapay zeka
деректер дерек;данн;data;ma'lumot;маалымат;veri
цифрлық;цифров;digital;raqamli;санарип;dijital
ғарыш спутник;косм спутник;space satellite;kosmos sun'iy_yo'ldosh;космос спутник;uzay uydu
физика физик;физик;physic;fizika;физика;fizik
химия химик;хими;chemi;kimyo;химия;kimya
биология биолог;биолог;biolog;biologiya;биология;biyolog
математика математик;математик;mathemat;matematika;математика;matematik
география географ;географ;geograph;geografiya;география;coğraf
геолог;геолог;geolog;geolog;геолог;jeolog
медицина;медицин;medicin medical;tibbiyot;медицина;tıp
психолог;психолог;psycholog;psixolog;психолог;psikolog
философия;философ;philosoph;falsafa;философия;felsefe
олимпиада;олимпиад;olympiad;olimpiada;олимпиада;olimpiyat
жарыс сайыс;соревнован состязан;competition contest;musobaqa;жарыш мелдеш;yarışma
байқау конкурс;конкурс;contest competition;tanlov;сынак конкурс;yarışma
турнир;турнир;tournament;turnir;турнир;turnuva
чемпион;чемпион;champion;chempion;чемпион;şampiyon
жүгіру марафон;забег бег марафон;run running marathon race;yugurish marafon;жүгүрүү марафон;koşu maraton
футбол;футбол;football soccer;futbol;футбол;futbol
волейбол;волейбол;volleyball;voleybol;волейбол;voleybol
баскетбол;баскетбол;basketball;basketbol;баскетбол;basketbol
шахмат;шахмат;chess;shaxmat;шахмат;satranç
күрес;борьб;wrestl;kurash;күрөш;güreş
спорт;спорт;sport athlet;sport;спорт;spor
ойын;игр;game play;o'yin;оюн;oyun
жеңімпаз жеңіс;победит побед;winner victory won;g'olib g'alaba;жеңүүчү;kazanan
жүлде сыйлық марапат;приз наград преми;prize award;sovrin mukofot;байге сыйлык;ödül
медаль;медал;medal;medal;медаль;madalya
алтын;золот;gold;oltin;алтын;altın
күміс;серебр;silver;kumush;күмүш;gümüş
қола;бронз;bronze;bronza;коло;bronz
грант;грант;grant;grant;грант;hibe burs
шәкіртақы стипендия;стипенд;scholarship stipend;stipendiya;стипендия;burs
емтихан;экзамен;exam;imtihon;экзамен;sınav
сабақ;урок занят;lesson class;dars;сабак;ders
дәріс лекция;лекци;lecture;ma'ruza;лекция;konferans
семинар;семинар;seminar workshop;seminar;семинар;seminer
конференция;конференци;conference;konferensiya;конференция;konferans
форум;форум;forum;forum;форум;forum
көрме;выставк;exhibit;ko'rgazma;көргөзмө;sergi
жәрмеңке;ярмарк;fair;yarmarka;жарманке;fuar
фестиваль;фестивал;festival;festival;фестиваль;festival
мереке;праздн;holiday festiv celebrat;bayram;майрам;bayram
мерейтой жылдық;юбиле годовщин;anniversar jubilee;yubiley;маараке юбилей;yıldönümü
түлек;выпускник;graduate alumn;bitiruvchi;бүтүрүүчү;mezun
диплом;диплом;diploma;diplom;диплом;diploma
талапкер;абитуриент поступающ;applicant entrant;abituriyent;абитуриент;aday
қабылдау;прием приём;admission;qabul;кабыл;kabul
магистр;магистр;master;magistr;магистр;yüksek_lisans
докторант;докторант аспирант;doctoral phd;doktorant;докторант;doktora
профессор;профессор;professor;professor;профессор;profesör
декан;декан;dean;dekan;декан;dekan
ректор;ректор;rector president;rektor;ректор;rektör
факультет;факультет;facult;fakultet;факультет;fakülte
кафедра;кафедр;department chair;kafedra;кафедра;bölüm
институт;институт;institut;institut;институт;enstitü
орталық;центр;centre center;markaz;борбор;merkez
министр министрлік;министр министерств;minister ministry;vazir;министр;bakan
елші елшілік;посол посольств;ambassador embassy;elchi;элчи;büyükelçi
келісім шарт;соглаш договор;agreement contract;shartnoma kelishuv;келишим;anlaşma
меморандум;меморандум;memorandum;memorandum;меморандум;mutabakat
серіктес ынтымақтастық;партнер партнёр сотруднич;partner cooperat;hamkor;өнөктөш кызматташ;ortak işbirliği
делегация;делегаци;delegation;delegatsiya;делегация;heyet
қонақ;гост;guest visitor;mehmon;конок;konuk misafir
шетел;иностран зарубеж;foreign abroad;xorij;чет_эл;yabancı yurtdışı
халықаралық;международн;international;xalqaro;эл_аралык;uluslararası
алмасу;обмен;exchange;almashinuv;алмашуу;değişim
тәжірибе тағылымдама;практик стажиров;internship practice;amaliyot;практика;staj
жұмыс орны вакансия;ваканс работодат;job vacanc employ;ish;жумуш;iş ilan
жазғы жаз;летн лет;summer;yozgi yoz;жайкы;yaz
қысқы қыс;зимн зим;winter;qishki qish;кышкы;kış
көктем;весенн весн;spring;bahor;жаз_мезгил;ilkbahar
күзгі күз;осенн осен;autumn fall;kuzgi;күзгү;sonbahar
ерікті волонтер;волонтер волонтёр доброволь;volunteer;volontyor ko'ngilli;ыктыярчы;gönüllü
қайырымдылық;благотвор;charit donat;xayriya;кайрымдуулук;yardım hayır
донор қан;донор кров;donor blood;donor qon;донор кан;bağış kan
балалар бала;дет дети ребен;child;bola;бала;çocuk
жас жастар;молод;young youth;yosh;жаш;genç
ата_ана;родител;parent;ota_ona;ата_эне;ebeveyn veli
әйел;женщин;woman women;ayol;аял;kadın
ардагер;ветеран;veteran;veteran;ардагер;gazi
соғыс;войн;war;urush;согуш;savaş
өрт;пожар;fire;yong'in;өрт;yangın
жер_сілкін;землетряс;earthquake;zilzila;жер_титирөө;deprem
вакцина екпе;вакцин прививк;vaccin;vaksina emlash;вакцина;aşı
вирус;вирус;virus;virus;вирус;virüs
дәрі;лекарств препарат;drug medicine;dori;дары;ilaç
тамақ азық;питан продукт еда;food nutrition;oziq ovqat;тамак;gıda
көлік автомобиль;транспорт автомоб;transport car vehicle;transport avtomobil;унаа;araç ulaşım
ұшақ авиа;самолет самолёт авиа;aircraft plane aviation;samolyot avia;учак;uçak
поезд теміржол;поезд железнодорож;train railway;poyezd temir_yo'l;поезд;tren
карта;карт;map card;xarita;карта;harita
кеме диірмен;мельниц;mill;tegirmon;тегирмен;değirmen
өлшеу;измер;measur;o'lchash;өлчөө;ölçüm
өнертапқыш патент;изобрет патент;invent patent;ixtiro patent;ойлоп_тап патент;patent buluş
жоба;проект;project;loyiha;долбоор;proje
бағдарлама;программ;program;dastur;программа;program
рейтинг;рейтинг;ranking rating;reyting;рейтинг;sıralama
аккредитация;аккредит;accredit;akkreditatsiya;аккредитация;akredit
ереже;правил;rule regulation;qoida;эреже;kural
сайлау;выбор;election;saylov;шайлоо;seçim
кеңес;совет;council;kengash;кеңеш;konsey
кездесу;встреч;meeting met;uchrashuv;жолугушуу;toplantı görüşme
ашылу ашылды ашты;откры;open;ochil;ачыл;açıl
жабылу;закры;clos;yopil;жабыл;kapan
ремонт жөндеу;ремонт;repair renovat;ta'mir;оңдоо;onarım
сән;мод;fashion;moda;мода;moda
сәулет;архитект;architect;me'mor arxitektura;архитектура;mimar
туризм турист;туризм турист;touris;turizm;туризм;turizm
дін мешіт;религ мечет;relig mosque;din masjid;дин мечит;din cami
намыс этика жемқор;этик корруп;ethic corrupt;etika korrupsiya;коррупция;etik yolsuzluk
қауіпсіз;безопасн;safety security;xavfsiz;коопсуз;güvenlik
әскер;воен арми;military army;harbiy;аскер;askeri ordu
полиция;полици;police;politsiya;полиция;polis
сот;суд;court;sud;сот;mahkeme
ректорат әкімшілік;администрац;administration;ma'muriyat;администрация;yönetim
жиналыс мәжіліс;собран заседан;meeting assembly session;yig'ilish majlis;жыйын;toplantı
төраға;председател;chair;rais;төрага;başkan
мүше;член;member;a'zo;мүчө;üye
сарапшы;эксперт;expert;ekspert;эксперт;uzman
сессия;сесси;session;sessiya;сессия;oturum
тренинг;тренинг;training;trening;тренинг;eğitim
курс;курс;course;kurs;курс;kurs ders
сертификат куәлік;сертифик свидетельств;certificat;sertifikat;сертификат;sertifika
мамандық;специальност професси;profession specialt;mutaxassis kasb;адистик;meslek uzmanlık
маман;специалист;specialist professional;mutaxassis;адис;uzman
жұмысқа;трудоустр;employment hire;ishga;жумушка;istihdam
еңбек;труд;labour labor work;mehnat;эмгек;emek
шеберлік шебер;мастер;master craft skill;mahorat usta;чебер;usta
өнер;искусств;art;san'at;өнөр;sanat
мәдениет;культур;cultur;madaniyat;маданият;kültür
дәстүр;традиц обыча;tradition custom;an'ana;салт;gelenek
ұлттық ұлт;национальн нац;national nation;milliy;улуттук;milli ulus
тәуелсіздік;независим;independen;mustaqil;көз_каранды;bağımsız
конституция;конституц;constitution;konstitutsiya;конституция;anayasa
президент;президент;president;prezident;президент;cumhurbaşkan
үкімет;правительств;government;hukumat;өкмөт;hükümet
парламент депутат;парламент депутат;parliament deputy;parlament deputat;парламент депутат;milletvekil parlamento
әкім әкімдік;аким мэр;mayor governor;hokim;аким;vali
облыс;област;region oblast;viloyat;облус;bölge
аудан;район;district;tuman;район;ilçe
республика;республик;republic;respublika;республика;cumhuriyet
әлем дүние;мир миров;world global;dunyo jahon;дүйнө;dünya
еуропа;европ;europ;yevropa;европа;avrupa
азия;ази;asia;osiyo;азия;asya
америка;америк;america;amerika;америка;amerika
қытай;кита;china chinese;xitoy;кытай;çin
жапон;япон;japan;yapon;япон;japon
корей корея;коре;korea;koreya;корей;kore
түркия түрік;турц турец;turkey turkish;turkiya turk;түркия;türkiye
ресей орыс;росси русск;russia;rossiya rus;россия орус;rusya
герман неміс;герман немец;german;german nemis;герман;alman
француз франц;франц;french france;fransuz fransiya;француз;fransız fransa
британ ағылшын;британ англи;british english britain;britaniya ingliz;англис;ingiliz
өзбек;узбек;uzbek;o'zbek;өзбек;özbek
қырғыз;кыргыз киргиз;kyrgyz;qirg'iz;кыргыз;kırgız
қазақ;казах;kazakh;qozoq;казак;kazak
тәжірибе эксперимент;опыт эксперимент;experiment experience;tajriba eksperiment;тажрыйба;deney
сынақ;испытан тест;test trial;sinov;сыноо;deneme
құрал құрылғы;прибор устройств инструмент;device instrument tool;qurilma asbob;курал;cihaz araç
датчик сенсор;датчик сенсор;sensor;datchik sensor;датчик;sensör
материал;материал;material;material;материал;malzeme
нано;нано;nano;nano;нано;nano
ген генетика;ген генет;gene genetic;gen genetika;ген;gen
жасуша;клетк;cell;hujayra;клетка;hücre
қатерлі ісік;онколог рак;cancer oncolog;saraton;рак;kanser
жүрек;серд кардио;heart cardi;yurak;жүрөк;kalp kardi
көз;глаз;eye;ko'z;көз;göz
тіс стоматолог;стоматол зуб;dental dentist teeth;stomatolog tish;тиш;diş
операция;операц;operation surger;operatsiya;операция;ameliyat
емдеу;лечен;treat therapy;davola;дарылоо;tedavi
пациент науқас;пациент больн;patient;bemor;бейтап;hasta
түлкі қасқыр аң;звер волк;wolf fox beast;hayvon bo'ri;карышкыр;kurt
жылқы ат;лошад кон;horse;ot;жылкы;at
балық;рыб;fish;baliq;балык;balık
жеміс алма;фрукт яблок;fruit apple;meva olma;жемиш алма;meyve elma
гүл;цвет цвето;flower;gul;гүл;çiçek
бау көшет;саженц;sapling seedling;ko'chat;көчөт;fidan
қоқыс қалдық;отход мусор;waste garbage recycl;chiqindi;таштанды;atık çöp
су_тасқын су басу;наводнен паводок;flood;suv toshqini;суу_ташкын;sel
қар боран;снег мете;snow blizzard;qor;кар;kar
жаңбыр;дожд;rain;yomg'ir;жамгыр;yağmur
мұхит теңіз;море океан морск;sea ocean;dengiz okean;деңиз;deniz okyanus
көл;озер;lake;ko'l;көл;göl
дала шөл;степ пустын;steppe desert;cho'l dasht;талаа чөл;çöl bozkır
жұлдыз астроном;звезд астроном;star astronom;yulduz astronom;жылдыз;yıldız astronom
телескоп;телескоп;telescope;teleskop;телескоп;teleskop
аспан;неб;sky;osmon;асман;gökyüzü
дрон;дрон беспилот;drone unmanned;dron;дрон;dron insansız
бағдарламалық қосымша;приложен;application app;ilova;тиркеме;uygulama
сайт портал;сайт портал;website portal site;sayt portal;сайт;site portal
ғаламтор интернет;интернет;internet online;internet;интернет;internet
кибер;кибер;cyber;kiber;кибер;siber
видео;видео;video;video;видео;video
радио теледидар;радио телевид;radio television;radio televideniye;радио телевидение;radyo televizyon
бейнеролик ролик;ролик;clip;rolik;ролик;klip
шай;чай чайн;tea;choy;чай;çay
нан;хлеб;bread;non;нан;ekmek
ет сүт;мяс молок молоч;meat milk dairy;go'sht sut;эт сүт;et süt
киім;одежд;cloth dress;kiyim;кийим;giyim
сән дизайн;дизайн;design;dizayn;дизайн;tasarım
қағаз;бумаг бумаж;paper;qog'oz;кагаз;kağıt
тас;камн камен;stone;tosh;таш;taş
ағаш_ою оюлау ою;резьб;carv;o'ymakor;оюу;oyma
алаң стадион;стадион площад;stadium square;stadion maydon;стадион аянт;stadyum meydan
бассейн жүзу;бассейн плав;pool swim;basseyn suzish;бассейн сүзүү;havuz yüzme
шаңғы коньки;лыж конь;ski skat;chang'i konki;лыжа;kayak
велосипед;велосипед;bicycle cycling bike;velosiped;велосипед;bisiklet
теннис;теннис;tennis;tennis;теннис;tenis
бокс;бокс;box;boks;бокс;boks
дзюдо самбо каратэ;дзюдо самбо каратэ;judo sambo karate;dzyudo sambo karate;дзюдо самбо;judo sambo karate
жаттықтырушы;тренер;coach trainer;murabbiy;машыктыруучу;antrenör
команда құрама;команд сборн;team;jamoa;команда;takım
ұпай;очк балл;point score;ochko ball;упай;puan
ескерткіш мүсін;памятник скульптур;monument sculpture statue;yodgorlik haykal;эстелик;anıt heykel
естелік еске;памят;memory memorial commemorat;xotira;эскерүү;anma
сапар саяхат;поездк визит путешеств;trip visit travel journey;safar sayohat;сапар саякат;gezi ziyaret
экспедиция;экспедиц;expedition;ekspeditsiya;экспедиция;keşif
лагерь;лагер;camp;lager;лагерь;kamp
сауалнама;опрос анкет;survey poll questionnaire;so'rovnoma;сурамжылоо;anket
баға;цен оцен;price grade evaluat;baho narx;баа;fiyat değerlendir
бюджет;бюджет;budget;budjet;бюджет;bütçe
салық;налог;tax;soliq;салык;vergi
инвестиция;инвест;invest;investitsiya;инвестиция;yatırım
нарық сауда;рынок торгов;market trade;bozor savdo;базар соода;pazar ticaret
қауым қоғам;обществ;society communit public;jamiyat;коом;toplum
отбасы;сем;family;oila;үй_бүлө;aile
мүгедек ерекше;инвалид особ;disab special;nogiron;майып;engelli
құттықтау;поздрав;congratul;tabrik;куттук;kutlama
алғыс;благодар;thank gratitude;minnatdor tashakkur;ыраазы;teşekkür
хат;письм;letter;xat maktub;кат;mektup
сыйлау сый;подар дар;gift donate present;sovg'a hadya;белек;hediye
ашық есік;открыт двер;open door;ochiq eshik;ачык эшик;açık kapı
апта апталық;недел;week;hafta;жумалык апта;hafta
ай;месяц;month;oy;ай;ay
таң кеш түн түнгі;утр вечер ноч;morning evening night;tong kech tun;таң кеч түн;sabah akşam gece
сағат;час часов;hour watch clock;soat;саат;saat
"""
"""Stems of each column, apart by a blank; `a_b` is the word a and after it, or joined to it by a hyphen, one that begins with b."""
