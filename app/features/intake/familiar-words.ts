/**
 * Words as they stand in lists of companies, people and places, by the letters they are written in. They teach which letters
 * beyond ASCII to expect beside which others, and so in which encoding a file makes sense.
 */
export const familiarWords = {
  western: `müller jäger größe straße schäfer köhler schröder könig böhm björn jürgen günther jörg käthe süd grün bäckerei
    gemäß weiß groß vögel höfer gebäude geschäftsführer vertriebsgesellschaft schlüssel brüder lübeck köln zürich münchen düsseldorf
    nürnberg tübingen fußball häuser österreich öl überlingen ärzte französisch größer möbel küchen getränke dächer für
    société générale française café hélène andré rené françois françoise jérôme stéphane chloé zoë noël château forêt hôtel
    bâtiment île côté théâtre hôpital lycée école étoile énergie électricité équipement père frère mère très près après crèche
    orléans besançon nîmes angoulême évreux créteil saint-étienne alençon cœur œuvre sœur bœuf dû où à là ça garçon leçon façade
    qualité sécurité matériaux bénéfice prénom téléphone numéro européenne médical ingénierie génie déménagement béton pâtisserie
    josé garcía martínez núñez peña muñoz ibáñez gonzález rodríguez fernández lópez hernández sánchez ramírez gómez díaz pérez
    jiménez álvarez águila ángel íñigo óscar úrsula maría sofía rocío andrés jesús raúl león málaga cádiz córdoba españa español
    compañía construcción administración señor niño año montaña tecnología logística peluquería papelería panadería teléfono dirección
    joão são antónio mário inácio conceição gonçalves araújo simões guimarães mourão serviços comércio indústria construções
    informática açores évora peças pão coração irmãos câmara câncer três você português sérgio mônica patrícia
    nicolò città università caffè è più perché società qualità elettricità cantù forlì niccolò libertà
    åse søren jørgensen møller bjørn østergård århus ålborg ærø købmand håndværk brødrene fjærland tromsø bodø ålesund tønsberg
    øl gård gården mølle skårup næstved nørre søndre værksted træ grønne kjær ørsted sørensen færge lærke
    åsa göran malmö göteborg örebro jönköping västerås linköping södertälje växjö sjöberg åkesson nyström söderström björklund
    öberg ängelholm återvinning hälsa försäljning bröd smörgås miljö fastighetsförvaltning kött måleri åkeri rör
    hämäläinen mäkelä väisänen jyväskylä hämeenlinna pöytä yhtiö työ kiinteistö sähkö tietämys mäki järvi koskinen äänekoski
    lönnqvist jokimäki päivi männistö seinäjoki hyvinkää räsänen
    daniëlle zoëtermeer coöperatie financiële bedrijfsbegeleiding beëdigd ijsselmeer knooppunt patiënt geïntegreerd drieën cliënt
    þór þórður guðmundur sigurður reykjavík ísafjörður jónsdóttir björnsson ásgeir hafnarfjörður garðabær íslenska byggðasafn`,
  central: `łódź kraków gdańsk wrocław poznań białystok rzeszów częstochowa toruń świdnica żywiec sąd usługi spółka zarząd książka
    przedsiębiorstwo budowlane łukasz michał paweł rafał stanisław wałęsa kowalczyk wiśniewski wójcik zieliński szymański woźniak
    dąbrowski kozłowski jabłoński kamiński piotrków śląskie małopolskie źródło późno żółty mróz góra córka ćwik gałąź święty
    żaneta małgorzata agnieszka bogusław władysław łucja żyła pączek piekarnia sklep spożywczy odzież meble świat zakład hurtownia
    jerzy ślusarczyk wąsik stępień jóźwiak kołodziej miłosz jarosław mieczysław grażyna bożena elżbieta zdzisław
    novák dvořák černý procházka kučera veselý horák němec pokorný růžička beneš fiala sedláček doležal zeman kolář krejčí navrátil
    čermák urban vaněk blažek kříž říha šimek tomáš jiří lukáš václav zdeněk ondřej františek jaroslav šárka jitka božena věra kateřina
    příbram děčín ústí plzeň brno břeclav třebíč české budějovice žďár jablonec společnost výroba obchodní služby zařízení stavební
    dřevo řešení účetní škola město údržba průmysl kněžice sídliště běžný měření řemeslo překlady náměstí číslo železo
    žilina košice prešov nitra banská štiavnica ľubomír ľudovít kováč tóth horváth baláž mäso kôň nôž šťastný ďurica hlavné stĺp
    nagy kovács szabó tóth horváth molnár németh győr sopron székesfehérvár őrség műszaki erdő hűtő gépész építő ügyvéd
    kereskedelmi szolgáltató korlátolt felelősségű társaság könyvelő győző zoltán lászló istván józsef erzsébet ágnes gábor bökönyi
    szűcs fűtés gyűjtő vegyész felső főút mérnök fűszer gyógyszertár törökbálint üzem húsüzem
    čović marković jovanović petrović đorđević šarić vuković knežević župan šibenik čakovec đakovo križevci žagar grčić škoda
    kovačič novak šuštar žnidaršič krašovec božič gregorčič trgovina gradbeništvo
    ștefan brașov bucurești constanța timișoara ţară întreprindere societăți răzvan ionuț mărgărit călin șoseaua în găină pâine
    bucureşti timişoara constanţa braşov ştefan mureş argeş vâlcea sălaj dâmboviţa ioniţă florenţa construcţii soluţii şi`,
  turkish: `şirket şirketi limited ticaret sanayi inşaat ıspanak ışık yıldız yılmaz kılıç çelik öztürk şahin doğan aydın arslan
    koç kaya özdemir yıldırım çetin güneş aslan şimşek kurtuluş erdoğan çağlar ayşe fatma gülşen oğuz uğur ibrahim hüseyin mustafa
    istanbul izmir İstanbul İzmir eskişehir diyarbakır şanlıurfa çanakkale muğla balıkesir ağrı iğdır ıstranca beyoğlu kadıköy üsküdar
    beşiktaş şişli bakırköy gıda tekstil müteahhitlik danışmanlık taşımacılık bilişim yazılım otomotiv sağlık eğitim mühendislik
    pazarlama dağıtım üretim yapı kırtasiye sigortacılık nakliyat değirmen tuğba gökhan çiğdem özgür sıla kıvanç kuyumculuk`,
  baltic: `rīga jānis bērziņš kalniņš ozoliņš liepāja jūrmala ģirts ķekava ļaudis uzņēmums sabiedrība ierobežotu atbildību tirdzniecība
    būvniecība rūpniecība zāļu pļava šķirotava čaks žagars pētersons kārlis ēriks īpašums ūdens mājas dārzs līga anitra krūmiņš vītols
    šiauliai klaipėda panevėžys bendrovė įmonė uždaroji akcinė žemė ąžuolas kęstutis jonušas česnulevičius stankevičius kazlauskienė
    petrauskaitė žukauskas šimkus gedimino mažeikiai kėdainiai ūkis statyba prekyba paslaugų žvėrynas šviesa vėjas įranga ųjų žmonės
    tõnis jõgi põllumajandus õun tööstus käsitöö šokolaad žanna võru pärnu`,
  greek: `αθήνα θεσσαλονίκη πάτρα ηράκλειο λάρισα βόλος γεώργιος παπαδόπουλος νικόλαος ιωάννης δημήτριος κωνσταντίνος μαρία ελένη
    αικατερίνη εταιρεία ανώνυμη εμπορική βιομηχανία τεχνική ξενοδοχείο φαρμακείο δρόμος οδός πόλη τηλέφωνο υπηρεσίες κατασκευές
    όμιλος έργα ύδωρ ώρα άγιος ήλιος ίδρυμα και του της των για από με στην ευρώπη χαρτιά ψωμί ζωή βασίλης χρήστος γιώργος
    παπαγεωργίου οικονόμου βλάχος αντωνίου επιχείρηση μεταφορές καφέ λογιστικό γραφείο ασφάλειες τράπεζα`,
  cyrillic: `москва санкт петербург новосибирск екатеринбург общество ограниченной ответственностью компания торговый дом завод
    строительная производственная иван петров мария елкина сергей александр алексей дмитрий владимир николай наталья ольга елена
    татьяна анна смирнов кузнецов попов васильев соколов михайлов новиков федоров морозов волков улица проспект город область
    россия услуги связь транспорт логистика медицинский центр школа магазин продукты мебель стройка недвижимость банк страхование
    юридическая фирма группа предприятие инвест техника электро энергия металл химия пищевая объект съезд ёлкина орёл
    телефон адрес почта директор менеджер заказ цена рублей этаж офис корпус шоссе переулок площадь
    київ львів харків одеса дніпро підприємство товариство обмеженою відповідальністю україна вулиця їжак європа ґанок
    софия пловдив варна българия търговия дружество къща въздух щастие`,
  hebrew: `חברה בעמ שירותים ישראל תל אביב ירושלים חיפה באר שבע דוד כהן לוי משה יוסף שרה רחל מרים אברהם יעקב רחוב טלפון כתובת
    מסעדה בנייה הנדסה תעשיות מסחר יבוא שיווק ניהול פרסום מחשבים תוכנה בית ספר מרכז רפואי עורכי דין משרד ביטוח נדלן של על את
    אחים ובניו מזון אופנה רהיטים קבוצת פתרונות טכנולוגיות גבעתיים נתניה אשדוד פתח תקווה ראשון לציון`,
  arabic: `شركة مؤسسة التجارة الصناعة المقاولات محمد أحمد علي حسن عبد الله عبدالرحمن فاطمة خالد سعيد إبراهيم يوسف القاهرة دبي
    الرياض جدة مصر المملكة العربية السعودية الإمارات شارع هاتف عنوان خدمات مطعم فندق مستشفى مدرسة مكتب العامة الدولية للتجارة
    والصناعة المحدودة مجموعة النقل السياحة البناء الهندسة العقارية الغذائية في من على إلى بيروت عمان الكويت ذهب ظفر غزة ثقة`,
} as const;

/** The characters met most in names of companies, people and places where a character is a syllable or a word. */
export const familiarSigns = {
  japanese: `株式会社有限合同代表取締役東京都大阪府京名古屋市区町村県北海道福岡神奈川埼玉千葉横浜本田中山佐藤鈴木高橋伊渡辺小林加吉川井上松村
    太郎花子一二三四五六七八九十丁目番号電話住所氏担当者部課長営業商店工業製作建設不動産薬品食運輸印刷出版銀行病院学校大新日電気機械研究
    央西南東原野島崎谷池水森岡石前藤後青赤白黒金銀土藍美智恵明健康正和昭平成愛媛静広島熊沖縄兵庫宮城岩手秋形茨栃木群馬梨長岐阜重滋賀良歌取根`,
  chinese: `有限公司股份北京上海广州深圳天津重庆杭州南成都武汉西安苏市省区县路街号楼室中国人民大小学工业科技贸易发展集团电子信息技术
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢明雷伟芳娜敏静丽强磊军洋勇
    艳杰娟涛超秀霞平刚桂英华建设投资管理咨询服务文化传媒广告食品医药机械设备制造材料化工物流运输国际进出口商店酒饭餐饮环保能源地产
    总经理董事长联系电话地址部主任测试示例新东方金银行保险网络软件系统通信业务源山江湖河海龙凤福祥和美家用品服装`,
  taiwanese: `有限公司股份臺北台灣中高雄新竹市縣區路街號樓室國人民大小學工業科技貿易發展集團電子資訊技術王李張劉陳楊黃趙吳周徐孫馬朱胡郭何
    林羅鄭梁謝宋許鄧韓馮曹彭曾蕭田董袁潘蔣蔡余葉程蘇魏呂丁任沈姚盧明偉芳娜敏靜麗強軍勇豔傑娟濤超秀霞平剛桂英華建設投資管理顧問服務
    文化傳媒廣告食品醫藥機械設備製造材料化物流運輸際進出口商店酒飯餐飲環保能源地產總經理聯絡話址部主測試範例東方金銀行險網路軟體系統通信業
    香港九龍灣新界道山江湖河海鳳福祥和美家用品裝永豐益興順成南段巷弄`,
  korean: `주식회사유한서울부산대구인천광주전울산경기도강원충청북남라상제시군읍면동로길번지호층김이박최정조윤장임오한신권황안송유홍전고문
    양손배백허노심하곽성차구우민진지수현영호준철미선희은혜연아라나다마바사자카타파하의를을가는과와에서로고산업공건설개발전자통신무역물류
    식품약제조기계화학금속부품디자인광고출판은행보험병원학교연구소센터그룹코리아테크시스템소프트웨어컨설팅표이사담당자화주메일회명업체네트웍스글벌`,
};
