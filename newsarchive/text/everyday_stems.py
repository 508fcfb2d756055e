"""The dictionary's second part (`shared_words`): stems of everyday words, which stand in news of any subject. The list is our own.

Columns as in `shared_stems`: Kazakh, Russian, English, Uzbek, Kyrgyz, Turkish; stems apart by a blank, `a_b` two words that follow each
other.
"""

from __future__ import annotations

EVERYDAY = """
берілді табыстал тапсыр;вруч переда;;topshir berildi;берилди тапшыр;verildi sundu
сатып;покуп купл куплен приобрет;buy bought purchas acquir;sotib;сатып;satın
сату сатылым;прода;sell sold sale;sotuv sotish;сатуу;satış
қарыз несие;кредит долг займ;loan credit debt;qarz kredit;насыя карыз;kredi borç
табыл тапты;найд нашл находк обнаруж;found discover uncover;topildi topdi;табылды тапты;bulundu buldu keşf
жоғал;потер пропа утрат;lost lose missing;yo'qol;жоголду жогот;kayıp kaybol
жасал жасады жасап;сдела изготов созда;made built creat produc;yasal yasadi yarat;жасал жасады жасап;yapıldı yaptı üret
құрастыр;собра сборк монтаж;assembl;yig'il yig'ish;чогулт кура;topla montaj
бүлін зақым;полом слома поврежд постра;damag broke broken harm;buzil zarar;бузул зыян;zarar hasar bozul
суға_бат батты;утону тонул;drown sank;cho'k;чөкт;boğul
көрсет;показ покаж продемонстр;show display demonstrat;ko'rsat;көрсөт;göster
көр_қарап қара;смотр взгля;look view;qara tomosha;кара көр;bak izle
айт деді;сказа говор рассказ;said say told tell;ayt dedi gapir;айтты деди;söyle dedi anlat
жазды жазыл;писа запис;write wrote written;yozdi yozil yozib;жазды жазыл;yazdı yazıl
оқыды оқыт;чита чтени;read;o'qidi o'qish;окуду;oku
тыңда;слуша;listen hear heard;tingla;тыңда ук;dinle duydu
сұрақ сұра;вопрос спрос;question ask;savol so'ra;суроо сура;soru sordu
жауап;ответ;answer reply respon;javob;жооп;cevap yanıt
талқыла;обсужд обсуд;discuss debat;muhokama;талкуула;tartış görüş
ұсыныс ұсын;предлож предлаг;propos offer suggest;taklif;сунуш;öneri teklif
келісті;соглас;agree consent;kelish rozi;макулда;anlaş
қол_қой;подпис;sign signature;imzo imzola;кол_кой;imza
бекіт;утверд утвержд;approv confirm;tasdiq;бекит;onay
шақыр;приглас пригла;invit;taklif_et chaqir;чакыр;davet
аттан жөнел;отправ;sent send dispatch depart;jo'na yubor;жөнө;gönder yola
орал қайтты;верну возвра;return;qayt;кайтты кайтып;dön geri
кел_қонақ келді;прибы приеха прие;arriv came come;keldi kelib;келди келип;geldi gelen varış
басталды бастал бастау;нача начн начин;begin began start launch;boshlan;баштал башта;başla
аяқтал аяқта;заверш законч оконч;finish end complet;tugadi yakun;аякта бүттү;bitti tamamla son
жалғас;продолж;continu further;davom;улант;devam
тоқта;останов прекра;stop halt ceas;to'xta;токто;durdu durdur
өсті өсу ұлғай;рост раст вырос увелич;grow grew growth increas rise;o'sish oshdi ko'pay;өстү көбөй;arttı büyü
азай төменде;снизи сниж уменьш сокра;decreas reduc fell cut;kamay pasay;азай төмөндө;azal düş
өзгер;измен;change alter;o'zgar;өзгөр;değiş
жаңарт жаңғырт;обнов модерниз;renew updat moderni refurbish;yangila modern;жаңыла;yenile modern
жақсар;улучш;improv better;yaxshila;жакшыр;iyileş geliştir
көмек көмектес;помощ помо;help aid assist;yordam ko'mak;жардам;
қолдау қолда;поддерж;support;qo'llab;колдо;destek
қорғау қорға;защит охран;protect defend guard;himoya muhofaza;коргоо;koru savun
қауіп қатер;опасн угроз риск;danger threat risk hazard;xavf tahdid;коркунуч кооп;tehlike risk
аман құтқар;спас;rescu save saving;qutqar;сакта куткар;kurtar
қаза өлім;смерт погиб умер;death died dead kill;o'lim halok vafot;өлүм өлдү;ölüm öldü
жарақат жарала;травм ранен;injur wound hurt;jarohat yarala;жаракат;yaral
туған туылған туу;рожд родил;birth born;tug'il;туулган;doğum doğdu
үйлен той;свадьб брак;wedding marri;to'y nikoh;той үйлөн;düğün evli
май;масл;butter;yog' moy;май;yağ
тұз;сол солен солён;salt saline;tuz;туз;tuz
қант бал тәтті;сахар мёд мед сладк;sugar honey sweet;shakar asal shirin;кант бал таттуу;şeker bal tatlı
жүзім;виноград;grape vine;uzum;жүзүм;üzüm
картоп;картоф картош;potato;kartoshka;картошка;patates
көкөніс;овощ;vegetabl;sabzavot;жашылча;sebze
жүн;шерст;wool;jun;жүн;yün
кілем;ковёр ковр;carpet rug;gilam;килем;halı
киіз;войлок;felt;kigiz namat;кийиз;keçe
жіп;нит пряж;thread yarn string;ip kalava;жип;iplik ip
тоқыма тоқу;ткач ткан текстил;weav textile fabric;to'qima to'quv mato;токуу кездеме;dokuma kumaş tekstil
тігу тігін;шить швей пошив;sew tailor;tikuv tikish;тигүү;dikiş
аяқ_киім;обув;shoe footwear boot;poyabzal oyoq_kiyim;бут_кийим;ayakkabı
көйлек шапан;плать халат рубаш;shirt gown coat;ko'ylak chopon;көйнөк чапан;elbise gömlek
шаш;волос парикмах;hair barber;soch sartarosh;чач;saç kuaför
қол;рук ручн;arm manual;qo'l;кол;elle
аяқ;ног нож;foot feet leg barefoot;oyoq;аяк бут;ayak yalınayak
;мозг;brain;miya;мээ;beyin
сүйек;кост;bone;suyak;сөөк;kemik
тері;кож;skin leather;teri charm;тери;deri cilt
дауыс;голос;voice vocal;ovoz;үн добуш;ses
құлақ есту;слух ух;hearing ear deaf;quloq eshit;кулак угуу;kulak işitme
ымдау ым;жестов жест;gestur sign;imo_ishora;жаңсоо;işaret
есім ат_аты;имя имен;name named;ism;ысым ат;isim adı
қыз;девуш девоч;girl daughter;qiz;кыз;kız
ұл_бала жігіт;парен юнош мальч;boy lad;yigit o'g'il;жигит уул;erkek_çocuk delikanlı
қарт ата_әже зейнет;пожил пенсион старик;elderly pension retir;keksa nafaqa pensiya;карыя пенсия;yaşlı emekli
ана;мат матер;mother maternal;ona;эне апа;anne
әке;отец отц;father;ota;ата;baba
аға_іні бауыр;брат;brother;aka uka birodar;ага ини бир_тууган;kardeş ağabey
дос достық;друг друж друз;friend;do'st;дос;dost arkadaş
көрші;сосед;neighbour neighbor;qo'shni;кошуна;komşu
қонақүй;гостиниц отел;hotel;mehmonxona;мейманкана;otel
үй;дом домик;house home;uy;үй;ev
пәтер;квартир;flat apartment;kvartira xonadon;батир;daire apartman
бөлме;комнат кабинет;room;xona;бөлмө;oda
терезе;окн оконн;window;deraza;терезе;pencere
шатыр төбе;крыш палатк шатёр шатер;roof tent attic;tom chodir;чатыр;çatı çadır
жертөле;подвал;cellar basement;yerto'la;жертөлө;bodrum
баспалдақ;лестниц;stair ladder;zinapoya narvon;тепкич;merdiven
лифт;лифт;lift elevator;lift;лифт;asansör
қабырға;стен;wall;devor;дубал;duvar
кірпіш;кирпич;brick;g'isht;кыш;tuğla kerpiç
балшық саз;глин;clay;loy;чопо ылай;kil
шыны әйнек;стекл стекол;glass;shisha oyna;айнек;cam
;древес;wood timber wooden;yog'och;жыгач;ahşap tahta
темір_бетон бетон цемент;бетон цемент;concrete cement;beton sement;бетон цемент;beton çimento
құм;песо песк песч;sand;qum;кум;kum
мыс;мед медн;copper brass;mis;жез;bakır
көмір;угол угл;coal carbon;ko'mir;көмүр;kömür
қышқыл;кислот;acid;kislota;кислота;asit
тұман бұлт;туман облак;fog cloud;bulut;туман булут;sis bulut
найзағай дауыл нөсер;гроз бур ливен ливн шторм;storm thunder downpour;bo'ron jala;бороон нөшөр;fırtına sağanak
суық аяз;холод мороз;cold frost;sovuq ayoz;суук аяз;soğuk don
ыстық жылу;тёпл тепл жар горяч;heat hot warm;issiq iliq;ысык жылуу;sıcak ısı
жарық шам;свет ламп фонар;light lamp lantern;yorug' chiroq;жарык чырак;ışık lamba
көлеңке;тен теней;shadow shade;soya;көлөкө;gölge
түс;;colour color;rang;түс;renk
ақ;бел белы белая;white;oq;ак;beyaz
қара;чёрн черн;black;qora;кара;siyah
қызыл;красн;red;qizil;кызыл;kırmızı
жасыл;зелён зелен;green;yashil;жашыл;yeşil
көк;син голуб;blue;ko'k;көк;mavi
сары;желт жёлт;yellow;sariq;сары;sarı
үлкен зор ірі;больш крупн;large big great major;katta yirik;чоң ири;büyük
кіші шағын;мал мален небольш;small little;kichik;кичине чакан;küçük
ұзын ұзақ;длин долг;long length;uzun uzoq;узун узак;uzun
биік жоғары;высок выш;high tall height;baland yuqori;бийик жогору;yüksek
терең;глуб;deep depth;chuqur;терең;derin
алғаш бірінші;перв впервы;first;birinchi ilk;биринчи алгачкы;ilk birinci
соңғы;послед;last latest;so'nggi oxirgi;акыркы;son
жақсы үздік;хорош лучш;good best;yaxshi eng_yaxshi;жакшы мыкты;iyi en_iyi
тегін;бесплат;gratis;bepul tekin;акысыз бекер;ücretsiz bedava
қымбат;;expensiv costly;qimmat;кымбат;pahalı
арзан;дешев дёшев;cheap;arzon;арзан;ucuz
оңай жеңіл;легк лёгк прост;easy simple light;oson yengil;оңой жеңил;kolay basit
қиын ауыр;трудн тяжел сложн;difficult hard heavy;qiyin og'ir;кыйын оор;zor ağır
тез жылдам;быстр скор;fast quick speed rapid;tez tezlik;тез ылдам;hızlı hız
күш қуат;сил мощ;strength force strong;kuch quvvat;күч кубат;güç kuvvet
сапа;качеств;quality;sifat;сапат;kalite nitelik
тазалық таза;чист;clean pure;toza;таза;temiz
ескерту хабарландыру;объявл уведом;announc notic warn;e'lon ogohlantir;кулактандыр;duyuru uyarı
хабар жаңалық;новост сообщ;news messag;xabar yangilik;кабар жаңылык;haber bildiri
мақала;стать;article;maqola;макала;makale
журнал;журнал;journal magazine;jurnal;журнал;dergi
парақ;страниц;page sheet;sahifa varaq;барак;sayfa
күнтізбе;календар;calendar;kalendar taqvim;календарь;takvim
кесте;расписан график;schedul timetabl;jadval;тартип график;program_takvim çizelge
сұрыпта іріктеу;отбор отбороч;select qualif;saralash;тандоо;eleme seçme
тіркел тіркеу;регистр записал;regist enrol sign_up;ro'yxat;катта;kayıt
өтінім өтініш арыз;заяв заявк;applic apply;ariza;арыз;başvuru
мерзім;срок;deadlin term;muddat;мөөнөт;süre son_tarih
жоспар;план;plan;reja;план;plan
мақсат;цел;goal aim purpose objectiv;maqsad;максат;amaç hedef
нәтиже қорытынды;результ итог;result outcom;natija yakun;жыйынтык натыйжа;sonuç
жетістік табыс;успех достиж;success achiev;yutuq muvaffaqiyat;ийгилик жетишкен;başarı
қателік қате;ошиб;error mistak;xato;ката;hata yanlış
мәселе проблема;проблем вопрос;problem issue;muammo masala;көйгөй маселе;sorun problem
шешім шеш;решен решил;decision decid solution solv;qaror yechim;чечим чечти;karar çözüm
себеп;причин;reason cause;sabab;себеп;neden sebep
;услов;condition term;shart sharoit;шарт;koşul şart
көмекақы жәрдем;пособ выплат;allowanc benefit pay;nafaqa to'lov;жөлөкпул төлөм;ödenek ödeme
жалақы айлық;зарплат оклад;salar wage;maosh oylik;айлык маяна;maaş ücret
қор;фонд;fund foundation;fond jamg'arma;фонд;fon vakıf
демеуші;спонсор меценат;sponsor patron;homiy;демөөрчү;sponsor
аукцион;аукцион;auction;auktsion kimoshdi;аукцион;açık_artırma müzayede
дүкен;магазин;shop store;do'kon;дүкөн;dükkan mağaza
қуыршақ ойыншық;кукл куколь игруш;puppet doll toy;qo'g'irchoq o'yinchoq;куурчак оюнчук;kukla oyuncak
балет опера;балет опер;ballet opera;balet opera;балет опера;bale opera
оркестр;оркестр;orchestr;orkestr;оркестр;orkestra
аспап домбыра;домбр;dombra;cholg'u dutor do'mbira;аспап комуз;çalgı enstrüman
рояль пианино фортепиано;роял пианин фортепиан;piano;royal pianino;рояль пианино;piyano
гитара;гитар;guitar;gitara;гитара;gitar
сахна;сцен;stage scene;sahna;сахна;sahne
рөл актер әртіс;рол актёр актер артист;role actor actress artist;rol aktyor artist;роль актер артист;rol oyuncu sanatçı
режиссер;режисс;director;rejissyor;режиссер;yönetmen
көрермен;зрител публик;spectator audienc;tomoshabin;көрүүчү;izleyici seyirci
билет;билет;ticket;chipta bilet;билет;bilet
суретші;художник живопис;painter artist;rassom;сүрөтчү;ressam
фотограф;фотограф;photograph;fotograf;фотограф;fotoğrafç
галерея;галере;galler;galereya;галерея;galeri
ою_өрнек өрнек;орнамент узор;ornament pattern;naqsh bezak;оймо кооздук;desen motif süs
зергер;ювелир;jewel;zargar;зергер;mücevher kuyumcu
ыдыс;посуд;dishes;idish;идиш;kap çanak
қазан;котел котёл казан;cauldron pot;qozon;казан;kazan
пышақ;нож ножи;knife knives;pichoq;бычак;bıçak
асшы аспаз;повар кулинар;cook chef culinar;oshpaz pazanda;ашпоз;aşçı mutfak
үстел орындық жиһаз;мебел стол стул;furniture table desk;mebel stol stul;эмерек стол отургуч;mobilya masa sandalye
кілт құлып;ключ замок;key lock;kalit qulf;ачкыч кулпу;anahtar kilit
дөңгелек;колес;wheel;g'ildirak;дөңгөлөк;tekerlek
қозғалтқыш мотор;двигател мотор;engine motor;dvigatel motor;кыймылдаткыч мотор;motor
автобус;автобус;bus buses;avtobus;автобус;otobüs
трактор техника;трактор техник;tractor machin;traktor texnika;трактор техника;traktör makine
сорғы;насос;pump;nasos;насос соргуч;pompa
сүзгі;фильтр;filter;filtr;чыпка фильтр;filtre
батарея аккумулятор;батаре аккумулятор;batter accumulator;batareya akkumulyator;батарея аккумулятор;pil batarya akü
электр;электрич электро;electri;elektr;электр;elektrik
газ_құбыр құбыр;трубопровод труб;pipe pipelin;quvur;түтүк;boru
байланыс;связ;communicat connection link;aloqa;байланыш;iletişim bağlantı
телефон;телефон;phone telephon;telefon;телефон;telefon
экран;экран;screen;ekran;экран;ekran
ноутбук планшет;ноутбук планшет;laptop tablet notebook;noutbuk planshet;ноутбук планшет;dizüstü tablet
принтер;принтер;print printer;printer;принтер;yazıcı
модель үлгі;модел образц;model sample prototyp;model namuna;модель үлгү;model örnek
формула;формул;formula;formula;формула;formül
микроскоп;микроскоп;microscop;mikroskop;микроскоп;mikroskop
лазер;лазер;laser;lazer;лазер;lazer
магнит;магнит;magnet;magnit;магнит;mıknatıs manyet
радиация ядролық атом;радиац ядерн атом;radiat nuclear atom;radiatsiya yadro atom;радиация ядролук атом;radyasyon nükleer atom
су_қойма бөген;водохран плотин;reservoir dam;suv_ombor to'g'on;суу_сактагыч;baraj rezervuar
құдық бұлақ;колод родник скважин;;quduq buloq;кудук булак;kuyu kaynak
арал;остров;island;orol;арал;ada
жағалау;берег побереж;shore coast;qirg'oq sohil;жээк;sahil kıyı
үңгір;пещер;cave cavern;g'or;үңкүр;mağara
вулкан жанартау;вулкан;volcan;vulqon;вулкан жанар;volkan yanardağ
күл;пепел пепл зол;ash ashes;kul;күл;kül
шөп;трав сен;grass herb hay;o't o'tlar;чөп;ot çim
тұқым ұрық;семен семя;seed;urug';үрөн урук;tohum
дән дақыл;злак круп;cereal;don boshoq;дан;tahıl
саңырауқұлақ;гриб;mushroom fung;qo'ziqorin;козу_карын;mantar
жаңғақ;орех;nut nuts walnut;yong'oq;жаңгак;ceviz fındık
бұршақ бадана;бобов горох лук;bean pea onion;loviya no'xat piyoz;буурчак пияз;fasulye bezelye soğan
жәндік қоңыз көбелек;насеком жук бабоч;insect beetle butterfl;hasharot qo'ng'iz kapalak;курт_кумурска көпөлөк;böcek kelebek
құмырсқа;мурав;ant ants;chumoli;кумурска;karınca
жылан;зме;snake serpent;ilon;жылан;yılan
түйе;верблюд;camel;tuya;төө;deve
қой ешкі;овц коз баран;sheep goat lamb;qo'y echki;кой эчки;koyun keçi
сиыр мал;коров скот удо;cow cattle livestock;sigir chorva mol;уй мал;inek sığır
ит;собак щен;dog puppy;it kuchuk;ит күчүк;köpek
мысық;кош кот;cat cats kitten;mushuk;мышык;kedi
тауық;кур куриц;hen chicken poultry;tovuq;тоок;tavuk
бүркіт;беркут орёл орел;eagle;burgut;бүркүт;kartal
аю;медвед;bear bears;ayiq;аюу;ayı
ұя;гнезд;nest;uya;уя;yuva
аулау аңшы;охот;hunt;ov ovchi;аңчы аңчылык;avcı avcılık
дене жаттығу;упражн гимнаст зарядк;exercis gymnast fitness;mashq gimnastika;көнүгүү гимнастика;egzersiz jimnastik
допинг;допинг;doping;doping;допинг;doping
рекорд;рекорд;record;rekord;рекорд;rekor
қатысушы қатыс;участ;particip take_part attend;qatnash ishtirok;катыш;katıl
кубок;кубок кубк;cup trophy;kubok;кубок;kupa
секіру;прыж;jump leap;sakra;секир;atlama
атыс садақ;стрельб лук лучн;shoot archer;otish kamon;атуу жаа;atış okçu
көкпар бәйге;кокпар байга скачк;kokpar horse_race;ko'pkari poyga;көк_бөрү ат_чабыш;at_yarışı
жеңілді;проигр пораж;defeat los;mag'lub;жеңилди утулду;yenil kaybet
тең;равн ничь;equal draw;teng durang;тең;eşit berabere
сан;числ количеств цифр;number amount digit;son raqam;сан;sayı rakam
жарты;половин;half;yarim;жарым;yarım yarı
пайыз;процент;percent;foiz;пайыз;yüzde
килограмм тонна;килограмм тонн;kilogram ton tonne;kilogramm tonna;килограмм тонна;kilogram ton
метр шақырым километр;метр километр;metre meter kilomet;metr kilometr;метр километр чакырым;metre kilometre
градус;градус;degree;daraja gradus;градус;derece
жыл;год;year annual;yil;жыл;yıl
ғасыр;век столет;centur;asr yuz_yil;кылым;yüzyıl asır
дүйсенбі;понедельник;monday;dushanba;дүйшөмбү;pazartesi
сейсенбі;вторник;tuesday;seshanba;шейшемби;salı
сәрсенбі;сред среду;wednesday;chorshanba;шаршемби;çarşamba
бейсенбі;четверг;thursday;payshanba;бейшемби;perşembe
жұма;пятниц;friday;juma;жума;cuma
сенбі;суббот;saturday;shanba;ишемби;cumartesi
жексенбі;воскресен;sunday;yakshanba;жекшемби;
бүгін;сегодн;today;bugun;бүгүн;bugün
кеше;вчера;yesterday;kecha;кечээ;dün
ертең;завтр;tomorrow;ertaga;эртең;yarın
мұра;наслед;heritag legac inherit;meros;мурас;miras
батыр қаһарман;герой геро богатыр;hero batyr;qahramon botir;баатыр;kahraman
хан патша;хан цар импер;khan king tsar emperor;xon shoh podsho;хан падыша;han kral sultan
бейбіт;мирн;peace;tinch;тынчтык;barış
ту елтаңба рәміз;флаг герб символ;flag emblem symbol;bayroq gerb ramz;желек герб;bayrak sembol arma
шекара;границ погранич;border frontier;chegara;чек_ара;sınır
көші босқын;мигра бежен;migra refuge;migrat qochqin;мигра качкын;göç mülteci
азамат;граждан;citizen civil;fuqaro;жаран;vatandaş
ислам;ислам мусульман;islam muslim;islom musulmon;ислам мусулман;islam müslüman
шіркеу христиан;церк христиан храм;church christian templ;cherkov xristian;чиркөө христиан;kilise hristiyan
қылмыс;преступ кримин;crime criminal;jinoyat;кылмыш;suç
ұрлық;краж вор;theft thief stolen;o'g'ri;уурулук ууру;hırsız çalınt
айыппұл жаза;штраф наказан;fine penalt punish;jarima jazo;айып жаза;ceza
еркін бостандық;свобод вольн;freedom liber;erkin ozod;эркин;özgür serbest
теңдік құқықтар;равенств дискримин;equality discriminat;tenglik kamsit;теңчилик;eşitlik ayrımcılık
дауыс_беру сайлаушы;голосован избират;vot ballot;ovoz_ber;добуш_бер;oy seçmen
реформа;реформ;reform;islohot;реформа;reform
стратегия;стратег;strateg;strategiya;стратегия;strateji
келешек болашақ;будущ перспектив;future prospect;kelajak istiqbol;келечек;gelecek
идея ой;иде мысл;idea thought;g'oya fikr;идея ой;fikir düşünce
сөз;слов реч;word speech;so'z nutq;сөз;söz konuşma
сызба схема;чертёж чертеж схем;diagram scheme;chizma sxema;чийме схема;çizim şema
есеп;отчет отчёт;account;hisobot;отчет эсеп;rapor hesap
тексеру;провер инспек;check inspect audit verif;tekshir;текшер;denet kontrol
салыстыр;сравн;compar;taqqosla solishtir;салыштыр;karşılaştır
талдау;анализ;analys analyz;tahlil;талдоо;analiz çözümle
болжам;прогноз;forecast predict;bashorat prognoz;божомол;tahmin öngörü
теория;теор;theor;nazariya;теория;teori kuram
әдіс тәсіл;метод способ;method techniqu;usul metod;ыкма;yöntem
қолданба пайдалан;использ примен;use using appl;foydalan qo'lla;колдон пайдалан;kullan
үйрен;науч обуч учи;learn teach taught;o'rgan;үйрөн;öğren
тәрбие;воспит;upbring educat nurtur;tarbiya;тарбия;terbiye
сабақтас мінез тәртіп;поведен дисциплин характер;behav disciplin charact;xulq intizom;жүрүм_турум тартип;davranış disiplin
сана ақыл;разум ум умн;mind clever smart intellig;aql ong;акыл;akıl zihin
қуаныш бақыт;радост счаст;joy happ;quvonch baxt;кубаныч бакыт;mutluluk sevinç
күлкі әзіл;смех юмор шут;laugh humour humor joke;kulgi hazil;күлкү тамаша;gülme mizah şaka
махаббат сүйіспен;любов;love;muhabbat sevgi;махабат сүйүү;aşk sevgi
қорқыныш;страх бояз;fear afraid;qo'rquv;коркуу;korku
арман;мечт;dream;orzu;тилек кыял;hayal düş
тыныс демал;отдых каникул отпуск;rest vacation leisure;dam ta'til;эс_алуу каникул;tatil dinlen
серуен;прогул экскурс;walk excursion tour;sayr ekskursiya;сейил экскурсия;yürüyüş
ұйқы;сон сна;sleep;uyqu;уйку;uyku
жаяу;пеш пешеход;foot pedestrian walk;piyoda;жөө;yaya
;корабл;ship vessel;kema;кеме;gemi
вокзал бекет;вокзал станц остановк;station stop;vokzal bekat;бекет вокзал;istasyon durak
әуежай;аэропорт;airport;aeroport;аэропорт аба_майдан;havalimanı havaalanı
мұнара;башн вышк;tower mast;minora;мунара;kule
қоршау дуал;забор оград;fence enclos;to'siq panjara;тосмо;çit
сыйақы;бонус;bonus premium reward;;сыйакы;ikramiye prim
кейіпкер;персонаж героин;character protagonist;qahramon personaj;каарман;karakter
диктант эссе;диктант эссе сочинен;dictation essay;diktant insho;жат_жазуу эссе;dikte
тақырып;тем;topic theme subject;mavzu;тема;konu tema
"""
