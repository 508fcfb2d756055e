"""What tells a language from its relatives in a few words: function words, stems of university news, and endings.

`word` is a whole word, `stem-` a beginning, `-ending` an end. A word that several languages share stands with each of them and
so speaks for none against the others. Languages with a list are those that may be named without a site's languages to choose from.
"""

from __future__ import annotations

WORDS = {
    # Cyrillic
    "kk": (
        "денсаулық әйелдер қыздар кітаптар музыка көмек орын жеңімпаздар еске алу қайтыс ашылуы емтихан- магистр- магистратура докторант- проректор басшысы инженер- құқық медицина медициналық тарих физика химия биология экономика футбол баскетбол волейбол шахмат театр жаз қыс көктем күз сұрақ ұтты қол қойылды таныстыр- өткізілді әлемдік тілі балалар су климат энергия зерттеу- асхана кестесі хабарландыру нәтиже- тізімі дүйсенбі қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан конференция- семинары делегация министр- министрлігі ректоры деканы қорғау- сапар- көрме- олимпиада- сертификат- зертхана- мемориал- сертификатын мүше- ынтымақ- келісім- меморандум- жоба- тағылымдама- академик- серіктес- лицей- колледж- "
        "және мен пен бен туралы бойынша үшін деп деді бар жоқ бұл ол осы сол бір екі үш жаңа жас үздік жылы жыл жылдың жылғы күні күн қазақ"
        " ұлттық мемлекеттік халықаралық ғылым ғылыми ғалым- білім оқу оқыту- оқытушы- студент- жас жастар қала аудан облыс- ел- әлем- өнер- спорт"
        " арасында арналған аясында өтті өтеді болды болады келді берді алды ашылды туған кездес- жиын- жиналыс- басталды қабылда- түлек-"
        " марапат- мереке- кеңес- мектеп- кітап- кітапхана- тіл- тәрбие- дәріс- сабақ- шәкірт- жетекші- тарихы қоғам- денсаулық жеңіс- жеңімпаз-"
        " ұстаз- ардагер- сайыс- байқау- бағдарлама- тақырып- факультеті кафедрасы университеті университетінде университетте турнирі"
        " -ының -інің -ның -нің -дың -дің -тың -тің -лар -лер -дар -дер -тар -тер -ындағы -індегі -ында -інде -лық -лік -дық -дік -тық -тік"
        " -ған -ген -қан -кен -ады -еді -айды -ейді -ылды -ілді -алды -елді -пен -мен -бен -дан -ден -тан -тен -ғы -гі -қы -кі -уы -уі -еті -еу -ау"
    ),
    "ru": (
        "здоровье женщин девушек книг книги музык- помощь мест победител- призёр призер победили победил выиграл памят- открытие открытии экзамен- магистр- магистратур- докторант- проректор декан инженер- право медицин- истори- физик- хими- биолог- экономи- футбол- баскетбол- волейбол- шахмат- театр- летн- зимн- весн- осен- вопрос- подписан- отметил- мир мира мире дети детей вода воды климат- энергетик- исследован- столов- объявлени- результат- список январ- феврал- март- апрел- ма июн- июл- август- сентябр- октябр- ноябр- декабр- конференци- семинар- делегаци- министр- визит- олимпиад- сертификат- лаборатори- член- меморандум- проект- стажировк- академик- колледж- турнир- заседани- совет- дипломат- посол посла послом "
        "и в во на по с со для от из о об к ко за при до не что как это его их был была были будет стал стала или а но также после под"
        " под над у я мы вы он она они почему кто где когда чем год года лет дня день новый новая новое новые наш наши итоги встреча праздник"
        " студенты студентов университета университете университет ректор преподавател- учёны- учены- науч- обучени- образован- выпускник-"
        " участ- состоял- прошл- прошел прошёл открыт- конкурс- вручен- награжден- приём прием абитуриент- аспирант- кафедр- сотруднич-"
        " соглашени- стипенди- лекци- выставк- посетил- посвящ- международн- студенческ- молодёж- молодеж- волонтёр- библиотек- общежит- здоров-"
        " расписани- изменени- безопасност- памяти школ- -ого -его -ому -ему -ыми -ими -ый -ий -ой -ая -яя -ое -ее -ые -ие -ость -ости -ение"
        " -ения -ению -ением -ание -ания -ации -ция -ться -ется -ился -лась -лись -ался -ство -ства -ский -ская -ское -ских -ского -ческий -ах -ях -ов -ев"
    ),
    "ky": (
        "ден соолугу аялдар кыздар китептер музыка жардам орун жеңүүчүлөр эскерүү ачылышы экзамен- магистр- докторант- проректор башчысы инженер- укук медицина тарых физика химия биология экономика футбол баскетбол волейбол шахмат театр жай кыш жаз күз суроо утту кол коюлду тааныштыр- өткөрүлдү дүйнөлүк тили балдар суу климат энергия изилдөө- ашкана жадыбалы жарыя натыйжа- тизмеси дүйшөмбү январь февраль апрель июнь июль конференция- семинары делегация министр- министрлиги ректору деканы коргоо- сапар- көргөзмө- олимпиада- күбөлүк- лаборатория- мүчө- кызматташтык- келишим- меморандум- -шты -шти -ланды -ленди -лонду -лөндү "
        "жана менен үчүн боюнча тууралуу жөнүндө деп деди бар жок бул ал ошол бир эки үч жаңы жаш мыкты жылы жыл жылдын күнү күн кыргыз"
        " улуттук мамлекеттик эл аралык элдик илим илимий билим окуу окутуу- окутуучу- окумуштуу- окуучу- студент- жаштар шаар- дүйнө- көркөм спорт"
        " арасында арналган өттү өтөт болду болот келди келишти берди алды ачылды ачылышы жолуг- жыйын- башталды кабыл бүтүрүүчү- сыйлан- майрам-"
        " кеңеш- мектеп- китеп- китепкана- тил- тарбия- сабак- мугалим- тарыхы коом- ден соолук жеңиш- жеңүүчү- ардагер- мелдеш- сынак-"
        " долбоор- темасын- сыйла- сыйлык- факультети кафедрасы университети университетинде университетте"
        " -нын -нин -нун -нүн -дын -дин -дун -дүн -тын -тин -тун -түн -лар -лер -лор -лөр -дар -дер -дор -дөр -тар -тер -тор -төр -лык -лик -дык -дик -тык -тик -луу -лүү"
        " -ган -ген -гон -гөн -кан -кен -кон -көн -ышты -ишти -ушту -үштү -ылды -илди -улду -үлдү -оо -өө -уу -үү -дагы -деги -догу -дөгү -туу -түү -ындагы -дан -ден -дон -дөн -дук -дүк"
    ),
    "uz": (
        "salomatlik sogʻliq ayollar xotin-qizlar kitoblar musiqa yordam gʻolib gʻoliblar xotira vafot ochilishi imtihonlar magistr magistratura doktorant- prorektor rahbari boshligʻi muhandislik huquq tibbiyot tarixi fizika kimyo biologiya iqtisodiyot futbol basketbol voleybol shaxmat teatr yoz qish bahor kuz savol yutdi imzolandi nishonlandi taqdim dunyo yevropa tili sanʼat bola bolalar suv iqlim energiya tadqiqot- oshxona jadvali eʼlon natijalari roʻyxati dushanba yanvar fevral aprel iyun iyul avgust sentabr oktabr noyabr dekabr konferensiya konferensiyasi seminari delegatsiya vazirlik vazirligi rektori dekani himoya sinov- saylov- tashrif- muloqot- marosim- tadbir- koʻrgazma- olimpiada- konkurs tanlovi bayrami kengashi binosi "
        "va bilan uchun haqida bo'yicha boʻyicha deb dedi bor yoʻq bu u shu o'sha bir ikki uch yangi yosh yaxshi eng yil yili kuni kun oʻzbek"
        " milliy davlat xalqaro ilm ilmiy fan ta'lim taʼlim oʻqituvchi- oʻquv- oʻqish- talaba- olim- yoshlar shahar viloyat- dunyo- sport"
        " oʻrtasida bag'ishlangan boʻlib oʻtdi oʻtkazildi boʻldi keldi berdi oldi ochildi uchrash- yig'ilish- boshlan- qabul bitiruvchi-"
        " taqdirlan- bayram- kengash- maktab- kitob- kutubxona- til- tarbiya- dars- ustoz- tarix- jamiyat- musobaqa- tanlov- loyiha-"
        " mavzu- fakulteti kafedrasi universiteti universitetida universitetda topshir- hamkorlik muddat- imtihon- ilmiy- hujjat- mutaxassis-"
        " -tdi -shdi -chdi -qdi -kdi -pdi -ning -lar -lari -larning -lik -lik -gan -ildi -landi -moqda -adi -dagi -ishdi -uvchi -uvchilar -larga -dan -lash -ligi -larini -ida"
        " ва билан учун ҳақида бўйича деб бор йўқ бу шу бир икки уч янги ёш яхши энг йил йили куни кун ўзбек миллий давлат халқаро илм илмий фан"
        " таълим ўқитувчи- ўқув ўқиш- талаба- олим- ёшлар шаҳар вилоят- дунё- ўртасида бағишланган бўлиб ўтди бўлди келди берди олди очилди"
        " учраш- йиғилиш- бошлан- қабул битирувчи- тақдирлан- байрам- кенгаш- мактаб- китоб- кутубхона- тарбия- дарс- устоз- мусобақа- танлов-"
        " лойиҳа- мавзу- факультети кафедраси университети университетида университетда топшир- ҳамкорлик ҳужжат-"
        " -нинг -лар -лари -лик -лиги -ган -илди -ланди -моқда -ади -даги -увчи -ларга -лаш -сида"
    ),
    "tg": (
        "ва дар аз ба бо барои ки ин он буд шуд аст мешавад карда гардид нав соли сол рӯзи рӯз як ду се тоҷикистон миллии давлатии байналмилалӣ илм илмӣ"
        " таҳсил донишгоҳ- донишҷӯ- донишкада- олим- устод- омӯзгор- ҷавон- ҷаҳон- баргузор мулоқот- ҷашн- иди маросим- қабул- китоб- китобхона- мактаб- забон- ҳамкорӣ"
        " -ҳо -ҳои -они -ҳоро -ии -ият -гӣ -ӣ"
    ),
    "tt": (
        "һәм белән өчен турында буенча дип бар юк бу ул шул бер ике өч яңа яшь иң яхшы ел елы көне көн татар дәүләт милли халыкара фән фәнни белем уку"
        " укытучы- студент- галим- яшьләр шәһәр- дөнья- арасында багышланган узды булды килде бирде алды ачылды очраш- җыелыш- башлан- бәйрәм- мәктәп- китап- китапханә- тел-"
        " -лар -ләр -ның -нең -гы -ге -лык -лек -ыр -кан -кән -ган -гән -ында -ендә -дан -дән -нәр -ылды -елде"
    ),
    "ba": "һәм менән өсөн тураһында буйынса тип бар юҡ был ул шул бер ике яңы йәш иң яҡшы йыл көнө көн башҡорт дәүләт милли халыҡ-ара фән белем уҡыу студент- -лар -ләр -ҙар -ҙәр -дар -дәр -ның -нең -лыҡ -лек -ҡан -ған -ында",
    "mn": (
        "ба болон нь юм байна болов боллоо болж гэж гэв гэсэн хийж хийлээ оны өдөр шинэ нэг хоёр гурав монгол монголын улсын олон улс их сургууль-"
        " сургууль сургалт- сургуулийн оюутан- оюутнууд- багш- эрдэмтэд эрдэм- залуу- номын баяр- уулзалт- нээлт- нээгд- эхэл- элсэлт-"
        " -ийн -ын -ууд -үүд -аар -ээр -оор -өөр -тай -тэй -лаа -лээ -лоо -лөө -даг -дэг -сан -сэн -сон -сөн -жээ -чээ -нд -уулав -дүгээр"
    ),
    "uk": (
        "здоров'я жінок дівчат книг книги музик- допомог- місць переможц- переміг перемогли пам'ят- відкриття іспит- магістр- магістратур- докторант- проректор декан інженер- право медицин- історі- фізик- хімі- біолог- економік- футбол- баскетбол- волейбол- шахов- театр- літн- зимов- весн- осін- питан- підписан- відзначил- світ світу діти дітей вода води клімат- енергетик- дослідж- їдальн- оголошен- результат- список січ- лют- берез- квіт- трав- черв- лип- серп- верес- жовт- листопад- груд- конференці- семінар- делегаці- міністр- візит- олімпіад- сертифікат- лабораторі- член- меморандум- проєкт- стажуван- академік- коледж- турнір- засідан- рад- дипломат- посол хакатон години годин кампус- висади- "
        "і й та в у на з зі із до від для про за що як це його їх був була були буде або але також після під чому хто де коли чим рік року років дня день новий нова"
        " нове нові наш підсумки зустріч свято студенти студентів університету університеті університет ректор- викладач- вчен- науков- навчан- освіт-"
        " випускник- учас- відбу- пройшл- відкрит- конкурс- вручен- нагородж- прийом вступник- аспірант- кафедр- співпрац- угод- стипенді- лекці-"
        " виставк- відвід- міжнародн- студентськ- молод- волонтер- бібліотек- гуртожит- здоров'- розклад- змін- безпек- зимов- літн- книжков- спортивн- годин-"
        " -ого -ому -ими -ий -ій -ої -ої -ею -ість -ості -ення -ання -ції -ція -ться -вся -лася -лися -ство -ства -ський -ська -ське -ських -ського -ння -ів -їв -ити -ати -ку -ції -ти -ями"
    ),
    "be": (
        "і ў у на з са да ад для пра за што як гэта яго быў была былі будзе або але таксама пасля чаму хто дзе калі год года дня новы новая навуков- навук- навучан-"
        " адукац- студэнт- універсітэт- рэктар выкладчык- адбыл- адкры- сустрэч- свята вынікі беларус- міжнародн- -ага -аму -ымі -ая -ае -ыя -ць -цца -лася -скі -ская -скага -асць -анне -энне -цыя -цыі"
    ),
    "bg": (
        "и в във на по с със за от до не че като това той тя са е ще беше бе или но също след при нов нова нови година години ден ректорът студентите университета университетът"
        " студенти студент- преподавател- учен- научн- обучени- образовани- изложб- среща- отвор- проведе участ- международн- -ът -ят -та -то -те -ния -ите -ата -ето -ски -ска -ско -ване -ение -нето"
    ),
    "sr": "и у на са од за до је су да се не као који која које овај бити биће или али после нови нова година године дан студената студенти универзитет- професор- ректор- научн- међународн- -ски -ска -ског -ости -ање -ења -има -ама i u na sa od za do je su da se ne kao koji koja koje biti ili ali posle nova godina godine dan studenata univerzitet- naučn- međunarodn- otvoren- održan- -ski -ska -skog -osti -anje -enja -ima -ama",
    "mk": "и во на со од за до е се да не како кој која кои овој ќе или но по нов нова година години ден студентите студенти универзитет- професор- ректор- научн- меѓународн- -ски -ска -от -та -то -те -ње -ите -ата",
    # Turkic in Latin letters
    "tr": (
        "sağlık gençler kadın kadınlar kitap müzik destek kontenjan kazanan anma vefat taziye açılış açılışı sınavlar yüksek lisans doktora müdür başkan başkanı kürsü iş mühendislik mühendisliği hukuk tıp tarih fizik kimya biyoloji ekonomi iktisat spor futbol basketbol voleybol satranç tiyatro yaz kış bahar güz soru kazandı aldı ziyareti imzalandı kutlandı tanıtıldı açıldı duyurdu dünya avrupa türkçe dil sanat çocuk çocuklar su iklim enerji araştırmacı araştırmacılar yemekhane ders programı takvimi hastanesi meslek okulu müdürlüğü ilan ilanı sonuçları listesi pazartesi salı çarşamba ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık "
        "ve ile için bir bu da de olarak oldu olan daha çok en gibi kadar sonra üzerine hakkında dair yeni genç büyük ilk yıl yılı günü gün türk türkiye ulusal devlet uluslararası"
        " bilim- bilimsel eğitim- öğretim- öğrenci- öğretmen- akademik araştırma- üniversitesi üniversite- rektör- fakülte- fakültesi bölüm- dekan- mezun- kayıt- başvuru- sınav- yurt- burs- ders-"
        " toplantı- tören- düzenle- gerçekleş- yapıldı açıldı ziyaret kutla- buluş- katıl- imzala- ödül- şampiyon- turnuva- kongre- sempozyum- kütüphane- başla- bayram- kampüs- duyuru- programı takvim- proje- sergi- konferans-"
        " -lar -ler -ları -leri -ların -lerin -nın -nin -nun -nün -dan -den -tan -ten -dır -dir -mış -miş -acak -ecek -ıyor -iyor -uyor -üyor -dı -di -tı -ti -du -dü -lık -lik -luk -lük -mak -mek -ması -mesi -ında -inde -ına -ine -ası -esi -ıldı -ildi -uldu -üldü -landı -lendi -cı -ci -lı -li -lu -lü -sı -si"
    ),
    "az": (
        "sağlamlıq gənclər qadın qadınlar kitablar musiqi yardım yerlər qalibləri anım vəfat açılışı imtahanlar magistr magistratura doktorant- doktorantura prorektor rəis başçısı mühəndislik hüquq tibb tarix fizika kimya biologiya iqtisadiyyat idman futbol basketbol voleybol şahmat teatr yay qış yaz payız sual qazanıb alıb imzalanıb qeyd təqdim açılıb dünya avropa dili incəsənət uşaq su iqlim enerji tədqiqat- yeməkxana cədvəli elan elanı nəticələri siyahısı bazar ertəsi yanvar fevral aprel iyun iyul avqust sentyabr oktyabr noyabr dekabr konfransı seminarı nümayəndə heyəti fərmanı haqqında müdafiə- "
        "və ilə üçün bir bu da də olub olan olaraq edib edilib daha çox ən kimi qədər sonra haqqında barədə üzrə yeni gənc böyük ilk il ili günü gün azərbaycan azərbaycanın milli dövlət beynəlxalq"
        " elm elmi elmlər təhsil- tədris- tələbə- müəllim- alim- universiteti universitet- universitetdə rektor- fakültə- kafedra- dekan- məzun- qəbul- imtahan- dərs- təqaüd-"
        " görüş- tədbir- keçiril- keçirilib açıl- başla- qalib- təltif- iştirak- mövzu- müsabiqə- yarış- layihə- kitab- kitabxana- məktəb- dil- tarix- bayram- sənəd- səfir- əməkdaşlıq- mühazirə- idman- elmi-"
        " -lar -lər -ları -ləri -ların -lərin -nın -nin -nun -nün -dan -dən -dır -dir -mış -miş -acaq -əcək -ır -ir -ıb -ib -ub -üb -lıq -lik -luq -lük -maq -mək -ması -məsi -ında -ində -ına -inə -sı -si -anlar -ənlər -iya -iyası -da -də"
    ),
    "tk": "we bilen üçin bir bu şol hem boldy bolup täze ýaş ýyl ýyly güni türkmen türkmenistanyň döwlet halkara ylym bilim okuw talyp- mugallym- uniwersitet- mekdep- -lar -ler -yň -iň -dan -den -ýar -ýär -yldy -lary -leri -lyk -lik -nyň -niň -da -de -mak -mek -jak -jek",
    # Latin
    "en": (
        "obituary memory memorial tribute honors honours honor honour teaching training courses course degree degrees master's doctoral doctorate phd undergraduate postgraduate exam exams exam- scholarship grants grant fund funding prize medal champion championship tournament team league chess football basketball swimming engineering medicine law history physics chemistry biology economics arts music theatre theater film book books reading writing language languages climate energy water space brain cancer vaccine women children youth world global future digital open public big small first second third early late how call apply join read watch register join enrolment enrollment residence hall housing parking canteen opening hours appointed elected named joins leads launches receives visits signs holds marks celebrates discusses studies finds found shows reveals explains speaks talks president chancellor provost vice deputy head chair board council committee government minister ministry ambassador delegation exchange summer winter spring autumn "
        "the of and to in for on with at by from as is are was were be been has have had will would this that these those it its his her their our your we you who how why what when where which not or but more than"
        " new first next all about after before into over under during between free best top annual call news student students university college school faculty dean professor rector research researcher- scholar- science-"
        " scientist- award- awarded conference lecture- workshop- meeting meets meet visit visits opens opening launch- announce- win wins won winner- winning hosts host hosted celebrat- graduat- graduation application- admission- deadline-"
        " day days week year years international national team library campus sports concert museum exhibition partnership agreement signed alumni volunteers information session results community learning education teacher- health department"
        " -ing -tion -tions -ed -ly -ness -ment -ments -ship -ships -ity -ies -ous -ful -ers -ists -ian -ology -ics -ive -al's -'s -ian -ents -ents -hood -ght -th"
    ),
    "de": (
        "gesundheit jugend frau frauen buch bücher musik hilfe plätze gewinner ehrung verstorben reihe prüfungen doktorand- promotion vizepräsident lehrstuhl unternehmen beruf ingenieur- recht medizin geschichte physik chemie biologie wirtschaft sport fußball schach kino theater tanz sommer winter frühling herbst frage fragen gewinnt erhält besucht feiert präsentiert öffnet schließt startet sucht findet zeigt entdeckt welt europa deutsch deutsche sprache künste kinder wasser klima energie forscher forscherin mensa wohnheim- öffnungszeiten erstsemester thema montag dienstag mittwoch donnerstag freitag januar februar märz mai juni juli oktober dezember preise siegt siegen trifft hält geht steigt klettert warum wie semester- hoch- -semester -start "
        "der die das den dem des ein eine einen einem einer und oder aber in im ins an am auf aus bei beim mit nach von vom vor zu zum zur für über unter um durch gegen ohne bis ist sind war waren wird werden wurde wurden hat haben"
        " nicht auch als wie sich es er sie wir ihr sein seine ihre neue neuer neues neuen erste zwei drei warum was wer wann wo mehr jahr jahre tag tage woche uhr universität- hochschul- studier- student- professor- professorin rektor-"
        " forsch- wissenschaft- lehre lehr- fakultät- institut- semester- prüfung- bewerb- preis- vortrag- tagung- ausstellung- eröffn- verlänger- ehren- feier- bibliothek- bücher- zeit- gast- schul- bildung- jahres- labor- wahl-"
        " -ung -ungen -heit -keit -schaft -lich -liche -lichen -ische -ischen -isch -enden -ende -innen -chen -tag -tage -fest -feier -fahrt -preis -ieren -iert -stunden -stand -zeit -kurs -wahl -turnier -vortrag -orscher -angebot -gänge -tät -ät -kt"
    ),
    "fr": (
        "santé jeunes femme femmes livre livres musique aide aides places gagnant hommage décès cycle inauguration examens licence doctorat vice-président doyenne chaire entreprise entreprises emploi ingénierie droit médecine histoire physique chimie biologie économie sport sports football basket échecs cinéma théâtre danse été hiver printemps automne question questions gagne remporte reçoit visite signe célèbre présente ouvre ferme annonce organise étudie découvre monde europe français française langue sciences lettres arts enfants eau climat énergie chercheurs restaurant résidence horaires élèves thèse thèses lundi mardi mercredi jeudi vendredi janvier février mars avril mai juin juillet août septembre octobre novembre décembre don sang appel élections mondial portes "
        "le la les l' d' un une des du de et ou mais en dans sur sous avec sans pour par au aux à chez vers entre est sont a ont été être fait cette ce ces son sa ses leur leurs notre nos votre qui que qu' quoi dont où comment pourquoi ne pas plus n' s' c' j'"
        " nouveau nouvelle nouveaux nouvelles premier première tous toutes année années jour journée semaine université universités étudiant- étudiante- enseignant- chercheur- recherche- professeur- doyen- faculté- école- élève- conférence-"
        " colloque- concours- prix bourse- rentrée inscription- remise diplôme- exposition- bibliothèque- rencontre- laboratoire- résultats formation- master- accueil- lauréat- réussi- découver- candidat- logement- médaille- hommage-"
        " -tion -tions -ement -ements -ique -iques -eur -eurs -euse -eux -aux -ées -ée -és -ité -ités -ien -ienne -iens -ance -ence -aire -aires -eau -oire -age -ois -aise -ier -ière -ent -ait -ont"
    ),
    "es": (
        "salud jóvenes mujer mujeres libro libros música ayuda ayudas plaza plazas ganador ganadores homenaje fallece jornadas ciclo inauguración inaugura exámenes becarios grado posgrado máster vicerrector vicerrectora decana cátedra empresa empresas empleo ingeniería derecho medicina historia física química biología economía deporte deportes fútbol baloncesto ajedrez cine danza verano invierno primavera otoño pregunta preguntas gana logra recibe visita firma celebra presenta abre cierra anuncia convoca organiza estudia descubre nuevos mundo europa español española lengua ciencias letras artes niños agua clima energía campus investigadores biblioteca comedor residencia horario alumnado profesorado tesis lunes martes miércoles jueves viernes enero febrero abril mayo junio julio agosto septiembre octubre noviembre diciembre en pesar duelo "
        "el la los las un una unos unas de del y e o u pero en con sin por para a al desde hasta entre sobre es son fue fueron ha han ser está están se su sus nuestro nuestra que quien cuando como cómo qué por no más muy lo le les este esta estos"
        " nuevo nueva nuevos nuevas primer primera año años día días semana universidad- universitari- estudiante- alumno- alumna- profesor- profesora investigador- investigación- ciencia- científic- rector- rectora decano facultad- escuela- congreso-"
        " conferencia- jornada- concurso- premio- beca- matrícula- plazo- entrega- exposición- biblioteca- encuentro- reunión- reúne- laboratorio- resultados curso- inicio- comienza- abierta- convocatoria- acuerdo- feria- taller- visita- proyecto- donación- torneo- campeonato-"
        " -ción -ciones -sión -miento -mientos -idad -idades -ario -aria -arios -ico -ica -icos -icas -oso -osa -ero -era -eros -ado -ada -ados -adas -ido -ida -ando -iendo -ó -aron -ieron -dor -dora -dores -ía -ías -ez -aje -ente"
    ),
    "pt": (
        "saúde jovens mulher mulheres livro livros música auxílio auxílios vagas vencedor vencedores homenagem falece jornadas ciclo inauguração inaugura provas bolsistas graduação pós-graduação mestrado doutorado doutoramento pró-reitor vice-reitora diretora diretor cátedra empresa empresas emprego engenharia direito medicina história física química biologia economia esporte esportes desporto futebol basquete xadrez cinema dança verão inverno primavera outono pergunta perguntas ganha conquista recebe visita assina celebra apresenta abre fecha anuncia convoca organiza estuda descobre mundo europa português portuguesa língua ciências letras artes crianças água clima energia pesquisadores biblioteca restaurante residência moradia horário alunos docentes tese segunda-feira terça-feira janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro em pesar luto natal nota ranking sobre às "
        "o a os as um uma uns umas de do da dos das no na nos nas num numa ao à aos às pelo pela pelos pelas e ou mas em com sem por para até entre sobre é são foi foram ser está estão se seu sua seus suas nosso nossa que quem quando como não mais muito este esta"
        " novo nova novos novas primeiro primeira ano anos dia dias semana universidade- universitári- estudante- aluno- aluna- professor- professora pesquisador- pesquisa- investigador- investigação ciência- científic- reitor- reitora faculdade- escola- congresso-"
        " conferência- palestra- jornada- concurso- prêmio- prémio- bolsa- matrícula- inscriç- prazo- entrega- exposição- biblioteca- encontro- reunião- laboratório- resultados curso- início- começa- aberta- edital- acordo- feira- oficina- visita- projeto- doação- torneio- campeonato- vaga- moradia- avanço"
        " -ção -ções -são -sões -mento -mentos -dade -dades -ário -ária -ários -ico -ica -icos -icas -oso -osa -eiro -eira -ado -ada -ados -adas -ido -ida -ando -endo -indo -ou -aram -eram -iram -dor -dora -dores -ia -ias -agem -ês -ões -ente -ez -io"
    ),
    "it": "il lo la i gli le un uno una di del della dei delle degli dello dell' dal dalla al alla ai alle e ed o ma in nel nella con senza per tra fra su sul sulla è sono ha hanno si che chi come non più nuovo nuova primo anno anni giorno università studenti studentesse professor- docent- ricerc- ricerca scienz- facoltà scuola convegno incontro premio borsa iscrizioni laurea mostra biblioteca ateneo rettore -zione -zioni -mento -menti -ità -ico -ica -ici -iche -ario -aria -ato -ata -ati -ate -ere -are -ente -enti -ista -isti -sione -ggio -lla",
    "nl": "de het een en of maar in op aan van voor met bij naar uit over onder tot door om te is zijn was wordt worden werd heeft hebben niet ook als dat die dit deze er wij nieuwe nieuw eerste jaar dag universiteit hogeschool student- studenten hoogleraar onderzoek- onderwijs wetenschap- rector prijs faculteit opleiding lezing -ing -ingen -heid -lijk -lijke -isch -ische -en -tie -ties -schap -eerd -aar -ende",
    "pl": "i w we na z ze do od dla o po za przez przy pod nad nie że jak to jest są był była było będzie się lub ale oraz także nowy nowa nowe rok roku dzień uniwersytet- studen- profesor- rektor- nauk- naukow- badani- wydział- szkoł- konferencj- spotkani- nagrod- stypendi- otwarci- rekrutacj- -ego -emu -ych -ymi -ów -ość -ości -anie -enia -acja -acji -ski -ska -skie -skiego -ować -ych",
    "cs": "a v ve na s se z ze do od pro o po za při pod nad ne že jak to je jsou byl byla bylo bude nebo ale také nový nová nové rok roku den univerzit- student- studenti profesor- rektor- věd- vědeck- výzkum- fakult- škol- konferenc- setkán- cen- přednášk- přijímac- -ého -ému -ých -ými -ost -osti -ání -ení -ace -ský -ská -ské -ského",
    "sk": "a v vo na s so z zo do od pre o po za pri pod nad nie že ako to je sú bol bola bolo bude alebo ale aj tiež nový nová nové rok roku deň univerzit- študent- profesor- rektor- ved- vedeck- výskum- fakult- škol- konferenci- stretnuti- cen- prednášk- -ého -ému -ých -ými -osť -osti -anie -enie -ácia -ský -ská -ské -ského",
    "ro": "și în la de din cu pe pentru fără sau dar un o unei unui al ale a cel cea este sunt a fost vor se că care nu mai noua nou anul ani ziua universitatea universităț- student- studenți profesor- rector- cercet- știin- facultat- școal- conferinț- premi- burs- admitere -ului -ilor -lor -ție -ții -are -ire -ător -oare -esc -ească -ate",
    "hu": "a az és vagy de egy hogy nem is van volt lesz lesznek ez azt meg új első év évi nap egyetem- egyetemi hallgató- diák- professzor rektor- tudomány- kutat- kar iskola- konferenci- díj- ösztöndíj- előadás- felvételi -ban -ben -nak -nek -ról -ről -val -vel -ság -ség -ások -ések -ok -ek -ak -ban -tól -től -hoz -ért",
    "hr": "i u na s sa od za do o po je su da se ne kao koji koja koje biti ili ali nakon novi nova godina godine dan studenata studenti sveučilišt- fakultet- profesor- rektor- znanstven- znanost- međunarodn- natječaj- otvoren- održan- -ski -ska -skog -osti -anje -enja -ima -ama",
    "sl": "in v na z s od za do o po je so da se ne kot ki ali tudi novi nova leto leta dan študent- univerz- fakultet- profesor- rektor- znanost- mednarodn- raziskov- -ski -ska -skega -osti -anje -enja -ih -imi",
    "sv": "och i på av för med till från om vid som är var har att det den en ett de inte eller men ny nya nytt första år dag universitet- student- studenter professor- rektor forskning- forskare utbildning- högskol- pris konferens- -ning -ningen -het -heten -lig -liga -are -arna -erna -isk -iska -skap",
    "da": "og i på af for med til fra om ved som er var har at det den en et de ikke eller men ny nye nyt første år dag universitet- studerende studenter professor- rektor forskning- forsker- uddannels- højskol- pris konference- hvorfor -ning -ningen -hed -heden -lig -lige -ere -erne -isk -iske -skab",
    "no": "og i på av for med til fra om ved som er var har at det den en et ei de ikke eller men ny nye nytt første år dag universitet- student- studenter professor- rektor forskning- forsker- utdanning- høgskol- høyskol- pris konferanse- hvorfor -ning -ningen -het -heten -lig -lige -ere -ene -isk -iske -skap",
    "fi": "ja on ei se että tai mutta oli ovat hän uusi uuden uudet ensimmäinen vuosi vuoden päivä yliopisto- opiskelij- professori- rehtori- tutkimu- tutkij- tiede- koulutu- palkinto- -ssa -ssä -sta -stä -lla -llä -lta -ltä -lle -en -an -iden -jen -minen -misen -taan -tään -nut -nyt -uus -yys",
    "et": "ja on ei see et või aga oli olid tema uus uue esimene aasta aastal päev ülikool- üliõpilas- tudeng- professor- rektor- teadus- uuring- haridus- auhin- konverents- -sse -st -le -lt -ga -ks -mine -mise -dus -tud -des -te -nud",
    "lv": "un ir no ar par uz pie līdz vai bet kā kas tas bija būs jauns jauna pirmais gads gada diena universitāt- student- profesor- rektor- zinātn- pētniec- pētīj- izglītīb- balv- konferenc- -ība -ības -šana -šanas -iem -ām -ās -ais -ējs -ēja",
    "lt": "ir yra iš su apie ant prie iki ar bet kaip kas tai buvo bus naujas nauja pirmas metai metų diena universitet- student- profesor- rektor- moksl- tyrim- švietim- apdovanojim- konferencij- -imas -imo -ijos -uose -ams -oms -ių -us -iai -ysis",
    "ca": "el la els les un una de del dels i o però en amb sense per a al als des fins entre sobre és són ha han ser està es seu seva que qui com no més nou nova primer any anys dia universitat- estudiant- alumn- professor- investigaci- recerca ciència- facultat- escola- premi- beca- curs- -ció -cions -ment -ments -itat -itats -ari -ària -ic -ica -at -ada -ats -ades -ant -ent",
    "gl": "o a os as un unha do da dos das no na nos nas ao á e ou pero en con sen por para ata entre sobre é son foi ser está se seu súa que quen como non máis novo nova primeiro ano anos día universidade- estudante- alumn- profesor- investigación- ciencia- facultade- escola- -ción -cións -mento -dade -dades -eiro -eira",
    "id": "dan di ke dari untuk dengan pada yang ini itu adalah dalam oleh atau tidak akan telah sebagai para serta baru pertama tahun hari universitas mahasiswa dosen rektor fakultas penelitian pendidikan ilmu beasiswa seminar kegiatan juara raih gelar mahasiswi pendaftaran sekolah perpustakaan lomba kampus ber- meng- mem- men- pen- pem- -kan -nya -an",
    "vi": "và của trong cho với là có được các những một không người năm ngày tại về đã sẽ từ theo trường đại học sinh viên giáo sư khoa nghiên cứu hội thảo giải thưởng học bổng quốc tế tổ chức lễ khai giảng tốt nghiệp hợp tác",
    "sq": "dhe në e i të së me nga për një është janë u si që do ka kanë por universiteti studentë- profesor- rektor- shkenc- fakultet- -it -ve -imi -imit -ore -ëve",
    "tl": "ang ng sa mga na at ay para ni si kay hindi ito isang may mag- nag- pag- pamantasan unibersidad mag-aaral guro",
    "sw": "na ya wa za la kwa ni katika kuwa hii huo chuo kikuu wanafunzi mwanafunzi profesa utafiti elimu shule",
    # Arabic script
    "ar": (
        "صحة الصحة شباب الشباب المرأة كتاب كتب مكتبة فوز يفوز افتتاح امتحانات الامتحانات ماجستير دكتوراه الدراسات العليا نائب عميد هندسة الهندسة الطب القانون التاريخ الفيزياء الكيمياء اقتصاد رياضة كرة القدم مسرح صيف وزير وزارة سفير وفد يستقبل يفتتح يكرم يزور توقع تنظم تعلن تحتفل تستضيف العام الدراسي الجديد الأول الثاني جديدة جديد عالمية العالم العالمي العربي العربية المجتمع خدمة التدريس هيئة مركز معهد "
        "في من إلى على عن مع بين أن إن هذا هذه التي الذي وقد كما بعد قبل عند أو لا لم ما كل جامعة الجامعة كلية الكلية طلاب الطلاب طالب طالبات رئيس أستاذ الدكتور العلوم البحث العلمي العلم مؤتمر ندوة محاضرة ورشة حفل معرض نتائج قسم منح افتتاح توقيع اتفاقية تكريم زيارة"
        " دولي الدولي يوم عام مواعيد موعد بطولة مسابقة تمديد إعلان دعوة وظائف دورة لقاء اللغة ال- وال- بال- لل- -ات -ية -ون -ين -ها -ة"
    ),
    "fa": (
        "و در از به با برای که این آن را شد است بود می شود کرد کردند خواهد دانشگاه دانشجو- دانشجویان استاد استادان پژوهش- پژوهشگران علمی علوم دانشکده رئیس همایش نشست کارگاه جایزه کتابخانه برگزار مراسم آغاز روز سال جدید تازه جشن دیدار مهلت ثبت نام"
        " بین‌المللی ایران افتتاح آموزش- ورزش- جوان مرکزی -های -ها -ان -ند -گی -گاه -شناسی -انی -ی"
    ),
    "ur": "کے کی کا میں سے کو نے ہے ہیں اور پر یہ اس تھا تھے کہ بھی لیے یونیورسٹی طلبہ طالب پروفیسر تعلیم تحقیق -وں -یں",
    "ps": "د په کې او سره له ته چې دي دی شو پوهنتون زده کړې محصلین",
    "ug": "ۋە بىلەن ئۈچۈن بىر بۇ ئۇ يېڭى ئۇنىۋېرسىتېت- ئوقۇغۇچى- ئىلمىي -نىڭ -لار -لەر -دىكى -غان -گەن",
    "ckb": "لە بۆ و بە کە ئەم ئەو زانکۆ- زانکۆی قوتابی- خوێندکار- -ەکان -ەکانی -ەوە -دا",
    # Alone in their script: lists that only help to tell a charset
    "el": "και το τα του της των την τον τη στο στη στην στον στους με για από που να θα είναι ο η οι σε ένα μια -ος -ης -ας -ου -ων -ους -ες -ία -ίας -ση -σης -ται -μα -ματος -ικό -ική -ικών",
    "he": "של את על עם לא הוא היא זה אל או כי גם בין כל יותר אשר לאחר לפני יש אין אני הם -ים -ות -יה -ית",
    # Chinese characters alone
    "zh": "我院 学术 报告会 座谈会 座谈 研讨会 启动 仪式 揭牌 签约仪式 合作协议 公示 公告 通知书 录取 考试 硕士 博士生 副校长 书记 党委 工学院 医学院 法学院 附属医院 调研 考察 慰问 表彰 先进 获奖 立项 项目 课题 成果 发表 论文 研究 突破 进展 喜获 第一名 一等奖 冠军 运动会 校友 捐赠 返校 迎新 新生 开学 毕业 典礼 暑期 社会实践 志愿者 支教 献血 演讲 观看 专题 党课 教育 改革 发展 人才 引进 招聘 师生 学子 代表队 本科 教学 评估 學術 座談 啟動 儀式 公告 錄取 碩士 副校長 醫學院 參訪 表揚 獲獎 計畫 成果 論文 研究 冠軍 校友 捐贈 迎新 新生 畢業 典禮 志工 演講 教育 師生 招生 徵才 補助 說明會 競賽 的 了 在 和 与 是 我校 学校 大学 校长 院长 教授 学院 举办 举行 召开 开展 通知 关于 学生 研究生 招生 老师 同学 会议 讲座 荣获 获奖 获 来访 访问 签署 签约 交流 合作 培训 图书馆 校园 建设 工作 国际 我 们 本校 舉辦 舉行 獲 與 學院 圖書館 校園 系 所 榮獲 簽署 開放 招聘 奖 基金 比赛 大赛 晚会 论坛",
    "ja": "採用 教職員 退任 懇談会 見学会 発表会 願書 合否 院生 博士研究員 閉館 受験 合格 発表 論文 卒業 入学 講義 授業料 奨学金 健康 女性 図書 音楽 支援 優勝 追悼 逝去 開館 休館 試験 修士 博士課程 副学長 工学部 医学部 法学部 経済学部 理学部 農学部 教育学部 附属病院 対談 取材 記者会見 御礼 案内 報告 結果 実施 開始 終了 中止 延期 変更 完成 新設 設置 就任 退職 着任 訪問 来訪 調印 共同研究 連携 寄附 贈呈 表彰 感謝状 見学 体験 教室 市民 地域 高校生 小学生 夏季 冬季 避難訓練 防災 一覧 特集 号 発掘 発見 解明 開発 選手権 準優勝 出場 予選 決勝 学長 学部 学科 本学 大学院 入試 入学試験 入学式 卒業式 学園祭 体育祭 文化祭 募集 公募 開催 受賞 採択 就職 説明会 講座 公開講座 講演会 研究科 研究員 訃報 助成 事業 要項 期日 時間割 留学生 総長 教員 職員 氏 年度 令和 平成 新入生 授業 部活動 大会 将棋 囲碁 駅 附属 名誉教授 協定 締結 出願 祭 式 等 者 部 賞",
}  # fmt: skip
