"""Words around authors' names in bylines: labels, roles and titles, offices, what is nobody's name."""

from __future__ import annotations

from newsarchive.text.phrases import phrases

LABELS = (
    "author|authors|author(s)|written by|words by|story by|text by|article by|reported by|reporting by|posted by|published by|submitted by|"
    "contributed by|created by|by|writer|byline|"
    "text|автор|авторы|автор текста|авторы текста|автор статьи|автор материала|автор публикации|автор новости|текст|подготовил|подготовила|"
    "подготовили|материал подготовил|материал подготовила|материал подготовили|текст подготовил|текст подготовила|беседовал|беседовала|"
    "мәтін|мақала авторы|мәтін авторы|дайындаған|әзірлеген|автору|авторлор|тексти|даярдаган|muallif|mualliflar|matn|муаллиф|tayyorladi|"
    "yazar|yazan|yazarlar|haber|hazırlayan|müəllif|автори|текст підготувала|текст підготував|аўтар|"
    "autor|autorin|autoren|autorinnen|verfasser|verfasserin|von|geschrieben von|verfasst von|ein beitrag von|eingestellt von|"
    "auteur|auteurs|par|écrit par|rédigé par|publié par|por|escrito por|redacción|texto|texto de|publicado por|autora|autores|redactado por|"
    "autore|autori|autrice|scritto da|testo di|a cura di|di|da|autorka|autorzy|tekst|tekst:|opracowanie|napisał|napisała|opracował|"
    "opracowała|auteur:|door|geschreven door|tekst av|tekst:|skriven av|skrevet av|av|af|skribent|forfatter|författare|kirjoittanut|"
    "szerző|szerzők|írta|autor textu|napsal|napsala|penulis|oleh|tác giả|"
    "作者|记者|本报记者|文|文字|撰文|撰稿|撰稿人|通讯员|供稿|供稿人|投稿|作者简介|文/图|图文|图/文|文图|記者|撰稿者|文・写真|執筆|執筆者|投稿者|글|작성자|글쓴이|기자|"
    "بقلم|الكاتب|كتب|كتبت|كاتب|إعداد|المحرر|نویسنده|گزارش|کاتب"
)
ALONE_LABELS = phrases(
    "author|authors|written by|posted by|published by|автор|авторы|автор статьи|автор текста|автор новости|авторы текста|мақала авторы|мәтін авторы|"
    "авторы:|автору|muallif|mualliflar|муаллиф|yazar|yazan|yazarlar|müəllif|автори|аўтар|autor|autorin|autoren|autorinnen|verfasser|verfasserin|"
    "auteur|auteurs|autores|autora|autoras|autore|autori|autrice|autorka|autorzy|auteur:|författare|forfatter|skribent|kirjoittaja|szerző|szerzők|"
    "penulis|tác giả|作者|撰稿人|作成者|投稿者|執筆者|작성자|글쓴이|등록자|الكاتب|كاتب|نویسنده"
)
"""Labels that may stand in a cell or a line of their own, the name in the next one."""
BARE_LABELS = (
    "by|written by|words by|story by|text by|article by|reported by|reporting by|posted by|submitted by|contributed by|published by|"
    "von|geschrieben von|verfasst von|ein beitrag von|par|écrit par|rédigé par|publié par|por|escrito por|publicado por|texto de|redactado por|"
    "scritto da|testo di|a cura di|door|geschreven door|skriven av|skrevet av|tekst av|author|authors|autor|autoren|autorin|автор|авторы|"
    "мақала авторы|мәтін авторы|подготовил|подготовила|подготовили|материал подготовил|материал подготовила|материал подготовили|"
    "yazan|hazırlayan|autora|autores|autore|auteur|auteurs|作者|记者|本报记者|通讯员|撰文|撰稿|記者|بقلم|كتب|كتبت|oleh"
)
"""Labels that a name may follow without a colon."""
NO_AUTHOR = (
    "contributions from|with contributions from|additional reporting|additional reporting by|photo|photos|photo by|photos by|photography|"
    "photography by|photographs by|image|images|illustration|illustration by|illustrations by|"
    "video|video by|graphics|graphic by|source|editor|edited by|translated by|translation|reviewed by|fact checked by|medically reviewed by|"
    "fact-checked by|"
    "фото|фотограф|автор фото|фото автора|иллюстрации|видео|источник|редактор|перевод|корректор|сурет|суреттер|видео түсірген|дереккөз|"
    "аударған|булак|сүрөт|surat|manba|fotoğraf|kaynak|çeviri|foto|fotos|bild|bilder|illustration|quelle|redaktion|übersetzung|crédit|"
    "crédits|photographie|fotografía|fotos|fuente|imagen|fotografia|fonte|zdjęcia|źródło|"
    "来源|稿源|图|图片|摄影|供图|编辑|责任编辑|责编|审核|审稿|校对|初审|终审|编审|一审|二审|三审|翻译|写真|編集|출처|사진|편집|المصدر|تصوير|ترجمة|منبع|عکس"
)
"""Labels of what is no author: what follows them is cut off."""
NOBODY = phrases(
    "admin|administrator|administrateur|administrador|root|user|superuser|editor|webmaster|webadmin|web admin|web editor|site admin|"
    "website admin|website|guest|guest author|guest post|anonymous|unknown|none|null|undefined|n/a|author|authors|by|moderator|test|"
    "staff|staff writer|staff report|staff reports|staff reporter|editorial staff|editorial team|editors|the editors|the editor|web team|"
    "redaktion|die redaktion|redaktionsteam|onlineredaktion|online-redaktion|redaction|la redaction|redazione|redaccion|redacao|da redacao|"
    "redakcja|redakce|redaksi|newsroom|news desk|online|web desk|super user|default|contributor|contributors|contributed|press release|"
    "sponsored|advertorial|various|content team|news|blog|home|admin admin|wp admin|wordpress|drupal|joomla|bitrix|"
    "админ|администратор|администратор сайта|админ сайта|редактор|редактор сайта|гость|аноним|автор|модератор|редакция|әкімші|әкімшілік|"
    "администратор сайту|адмін|адміністратор|editör|yönetici|yonetici|管理员|系统管理员|编辑|小编|本站|佚名|未知|管理者|관리자|المدير|مدير|ادمین|admin1"
)
NO_NAMES = phrases(
    "share|share this|follow|follow us|subscribe|contact|email|e-mail|print|comments|comment|read more|more|view|view all|all posts|"
    "view all posts|see all|updated|published|posted|last updated|today|yesterday|facebook|twitter|linkedin|whatsapp|telegram|instagram|"
    "edit|text|sign in|sign up|sign out|log in|log out|login|register|youtube|twitter|tiktok|editorial process|editorial guidelines|editorial policy|"
    "terms of use|privacy policy|cookie policy|bio|biography|profile|website|about|about the author|about the authors|read bio|view profile|menu|search|next|previous|about us|über|"
    "поделиться|подробнее|комментарии|опубликовано|в избранное|бөлісу|толығырақ|teilen|drucken|mehr|partager|imprimer|compartir|"
    "paylaş|yazdır|分享|打印|关闭|all articles|more articles|news|latest|latest news|artikel|artikel von|alle artikel|see more|learn more|"
    "ver más|tous les articles|all stories|articles|view bio|see full bio|full bio|see bio|opens in new window|opens in a new window|date|"
    "time|category|categories|tags|in|on|at|and|und|et|via|with|the|min read|minutes|reading time|home|image|photo|caption|verified"
)
ROLES = phrases(
    "writer|editor|reporter|correspondent|journalist|staff|columnist|contributor|contributing|senior|junior|chief|producer|director|"
    "professor|prof|prof.|lecturer|student|intern|fellow|researcher|president|vice|vice-president|dean|assistant|associate|photographer|critic|host|anchor|"
    "expert|freelance|freelancer|guest|special|specialist|manager|coordinator|officer|spokesperson|analyst|economist|author|co-author|"
    "dr|dr.|doctor|mr|mr.|mrs|mrs.|ms.|"
    "корреспондент|спецкор|собкор|журналист|редактор|студент|студентка|магистрант|докторант|аспирант|доцент|профессор|директор|декан|ректор|проректор|"
    "преподаватель|заведующий|заведующая|зав|зав.|старший|фотограф|автор|д-р|проф|проф.|к.ф.н.|д.ф.н.|к.т.н.|д.т.н.|пресс-секретарь|куратор|"
    "тілші|журналист|студенті|доценті|профессоры|деканы|директоры|меңгерушісі|оқытушы|оқытушысы|аға|баспасөз хатшысы|магистранты|докторанты|"
    "talabasi|professori|dotsenti|dotsent|muxbir|muhabir|muhabiri|editör|editörü|öğretim|doç|doç.|müxbir|"
    "redakteur|redakteurin|redaktor|chefredakteur|chefredakteurin|volontär|volontärin|korrespondent|korrespondentin|freier|freie|autor|autorin|"
    "journalistin|dipl.-ing.|mag.|pd|priv.-doz.|gastautor|gastautorin|"
    "journaliste|rédacteur|rédactrice|correspondant|correspondante|professeur|periodista|redactor|redactora|corresponsal|profesor|profesora|jornalista|"
    "repórter|redator|giornalista|redattore|dziennikarz|dr hab.|hab.|inż.|mgr|reporterka|kandidat|journalister|redaktör"
)
DEGREES = phrases(
    "phd|ph.d|ph.d.|md|m.d|m.d.|msc|m.sc.|bsc|ms|ma|m.a.|ba|mba|rdn|rd|rn|ld|cpa|cfp|cfa|esq|esq.|dvm|jr|sr|cnn|ap|afp|dpa|apa|reuters|upi|pa"
)
AGENCIES = phrases("associated press|the associated press|ap|reuters|afp|agence france-presse|dpa|upi|xinhua|tass|тасс|интерфакс|ria novosti|риа новости|efe|ansa")
ORGANISATION = phrases(
    "office|department|dept|faculty|school|institute|university|college|centre|center|team|board|press|communications|communication|"
    "relations|ministry|committee|council|association|agency|service|services|bureau|society|library|museum|laboratory|lab|foundation|"
    "division|group|company|publishing|magazine|academy|network|collective|club|hospital|clinic|media|union|"
    "кафедра|кафедры|факультет|факультета|пресс-служба|пресс-центр|пресс|отдел|отдела|управление|институт|института|центр|центра|университет|"
    "университета|деканат|лаборатория|департамент|служба|библиотека|музей|комитет|совет|академия|союз|"
    "кафедрасы|факультеті|баспасөз|қызметі|бөлімі|орталығы|орталық|басқармасы|институты|университеті|зертханасы|департаменті|кітапханасы|кеңесі|"
    "кафедрасынын|факультети|борбору|бөлүмү|kafedrasi|fakulteti|universiteti|markazi|matbuot|xizmati|bo'limi|boʻlimi|institut|instituti|"
    "pressestelle|presse|fakultät|universität|hochschule|abteilung|referat|kommunikation|stabsstelle|lehrstuhl|verein|"
    "université|faculté|département|école|bureau|équipe|universidad|facultad|departamento|instituto|centro|gabinete|prensa|oficina|comunicación|"
    "assessoria|faculdade|universidade|imprensa|comunicação|núcleo|secretaria|ufficio|università|dipartimento|stampa|comunicazione|"
    "birimi|müdürlüğü|fakültesi|bölümü|üniversitesi|ofisi|merkezi|dekanlığı|biuro|uniwersytet|wydział|instytut|prasowe|dział|"
    "відділ|університет|інститут|прес-служба|жамааты|مكتب|كلية|قسم|جامعة|مركز|إدارة|دانشگاه|دانشکده|روابط"
)
LONE = phrases("пресс-служба|пресс-центр|деканат|pressestelle|prorektorat|rektorat|ректорат")
"""Words that name an office on their own."""
SUBJECTS = phrases(
    "art|arts|law|laws|health|work|life|policy|policies|affairs|resources|history|media|film|music|design|sport|sports|system|systems|space|earth|"
    "ocean|environment|energy|data|security|safety|care|theatre|theater|dance|drama|language|languages|literature|heritage|trade|business|"
    "finance|management|development|research|government|religion|world|peace|gender|women|society|societies|analysis|quality|statistics|"
    "admissions|alumni|events|outreach|student|students|staff|industry|agriculture|forestry|materials|processes|mechanics|biotechnology|"
    "entrepreneurship|leadership|humanities|english|german|french|spanish|chinese|russian|kazakh|turkish|arabic|european|asian|american|african|"
    "recht|kunst|musik|geschichte|sprachen|bau|bildung|umwelt|energie|verkehr|wirtschaft|verwaltung|entwicklung|gesundheit|pflege|leben|arbeit"
)
"""Words with which the names of departments go on behind an "and", though they have the capitals of names."""
WRITERS = phrases(
    "writer|editor|co-editor|reporter|correspondent|columnist|contributor|journalist|корреспондент|журналист|журналистка|редактор|тілші|тілшісі|"
    "кабарчы|muxbir|muxbiri|muhabir|muhabiri|müxbir|redakteur|redakteurin|journalistin|korrespondent|korrespondentin|journaliste|rédacteur|"
    "rédactrice|periodista|redactor|redactora|jornalista|repórter|redator|redatora|giornalista|redattore|redattrice|dziennikarz|dziennikarka|"
    "redaktor|redaktorka|кореспондент|кореспондентка|toimittaja|skribent|verslaggever"
)
"""Roles of those who write; one of them ends the line under the name of an author (`Featured Co-Editor`)."""
