"""The agencies that news and pictures come from: key → the names they are printed under, the usual one first.

The one list: credits are read by it, and the warehouse takes its agencies and their aliases from here.
"""

from __future__ import annotations

AGENCIES: dict[str, tuple[str, ...]] = {
    # around the world
    "afp": ("AFP", "Agence France-Presse", "Agence France Presse", "AFP PHOTO", "AFP-Services", "AFPTV", "法新社", "フランス通信", "AFP통신", "АФП"),  # noqa: E501
    "ap": ("AP", "Associated Press", "The Associated Press", "AP Photo", "AP Photos", "AP News", "AP통신", "AP通信", "美联社", "美聯社", "АП"),  # noqa: E501
    "reuters": ("Reuters", "Thomson Reuters", "Reuters News", "Reuters Photo", "로이터", "로이터통신", "ロイター", "ロイター通信", "路透社", "路透", "Рейтер", "Ройтерз", "رويترز", "रॉयटर्स"),  # noqa: E501
    "bloomberg": ("Bloomberg", "Bloomberg News", "블룸버그", "블룸버그통신", "ブルームバーグ", "彭博社", "彭博"),
    "dow_jones": ("Dow Jones", "Dow Jones Newswires", "DJN", "다우존스"),
    "upi": ("UPI", "United Press International", "UPI통신"),
    "ips": ("Inter Press Service",),
    # Korea
    "yonhap": ("Yonhap", "Yonhap News", "Yonhap News Agency", "YNA", "연합뉴스", "연합", "聯合ニュース", "联合新闻", "韩联社", "韓聯社", "Ренхап"),  # noqa: E501
    "newsis": ("Newsis", "NEWSIS", "뉴시스"),
    "news1": ("News1", "News1 Korea", "뉴스1", "뉴스원"),
    "newspim": ("Newspim", "뉴스핌"),
    "kcna": ("KCNA", "Korean Central News Agency", "조선중앙통신", "조선통신", "朝鮮中央通信", "朝中社", "ЦТАК"),
    "rodong": ("Rodong Sinmun", "노동신문", "労働新聞"),
    "kns": ("KNS", "Korea News Service"),
    # Japan
    "kyodo": ("Kyodo", "Kyodo News", "共同通信", "共同通信社", "共同", "共同社", "교도통신", "교도"),
    "jiji": ("Jiji", "Jiji Press", "JIJI", "時事通信", "時事通信社", "時事", "지지통신"),
    # China, Taiwan, Hong Kong
    "xinhua": ("Xinhua", "Xinhua News Agency", "Xinhuanet", "新华社", "新華社", "新华网", "신화통신", "신화사", "新華社通信", "Синьхуа", "شينخوا"),  # noqa: E501
    "cns": ("China News Service", "CNS", "中新社", "中新网", "中国新闻社", "중국신문사"),
    "cna_taiwan": ("Central News Agency", "CNA Taiwan", "中央社", "中央通訊社"),
    # South and South East Asia
    "ani": ("ANI", "Asian News International"),
    "pti": ("PTI", "Press Trust of India", "पीटीआई"),
    "ians": ("IANS", "Indo-Asian News Service"),
    "uni": ("United News of India",),
    "app": ("Associated Press of Pakistan",),
    "bss": ("BSS", "Bangladesh Sangbad Sangstha"),
    "unb": ("UNB", "United News of Bangladesh"),
    "ann": ("Asia News Network", "ANN"),
    "antara": ("Antara", "Antara News", "ANTARA FOTO"),
    "bernama": ("Bernama", "BERNAMA"),
    "pna": ("Philippine News Agency", "PNA"),
    "vna": ("VNA", "Vietnam News Agency", "TTXVN", "Thông tấn xã Việt Nam", "Vietnam+"),
    "tna": ("TNA", "Thai News Agency"),
    # Australia and New Zealand
    "aap": ("AAP", "Australian Associated Press", "AAP Image", "AAPIMAGE"),
    # Near East, Turkey, Israel
    "aa": ("Anadolu", "Anadolu Agency", "Anadolu Ajansı", "AA", "Anadolu Images", "الأناضول"),
    "dha": ("DHA", "Demirören Haber Ajansı", "Demiroren News Agency"),
    "iha": ("IHA", "İHA", "İhlas Haber Ajansı", "Ihlas News Agency"),
    "anka": ("ANKA", "ANKA Haber Ajansı"),
    "irna": ("IRNA", "Islamic Republic News Agency"),
    "isna": ("ISNA",),
    "fars": ("Fars News Agency",),
    "tasnim": ("Tasnim News Agency",),
    "mehr": ("Mehr News", "Mehr News Agency"),
    "wana": ("WANA", "West Asia News Agency"),
    "spa": ("SPA", "Saudi Press Agency", "واس"),
    "wam": ("WAM", "Emirates News Agency"),
    "qna": ("QNA", "Qatar News Agency"),
    "kuna": ("KUNA", "Kuwait News Agency"),
    "sana": ("SANA", "Syrian Arab News Agency"),
    "mena": ("MENA", "Middle East News Agency"),
    "cihan": ("Cihan Haber Ajansı", "Cihan News Agency"),
    "petra": ("Petra News Agency", "Jordan News Agency"),
    "wafa": ("WAFA",),
    "tps": ("TPS", "TPS-IL"),
    "jns": ("JNS", "Jewish News Syndicate"),
    "jta": ("JTA", "Jewish Telegraphic Agency"),
    "flash90": ("Flash90", "Flash 90"),
    # Africa
    "aps_algeria": ("Algérie Presse Service",),
    "map": ("Maghreb Arabe Presse",),
    "tap": ("Tunis Afrique Presse",),
    "nan": ("News Agency of Nigeria",),
    "gna": ("GNA", "Ghana News Agency"),
    "sapa": ("SAPA", "South African Press Association"),
    "ana": ("African News Agency",),
    "panapress": ("Panapress", "PANA"),
    "apanews": ("APA News", "Agence de Presse Africaine"),
    # Germany, Austria, Switzerland, Liechtenstein
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur", "dpa-AFX", "dpa-infocom", "dpa-infografik", "dpa-Zentralbild", "dpa International", "dpa/lby", "dpa/lnw", "dpa/lbw"),  # noqa: E501
    "epd": ("epd", "Evangelischer Pressedienst", "epd-bild"),
    "kna": ("KNA", "Katholische Nachrichten-Agentur"),
    "sid": ("SID", "sid", "Sport-Informations-Dienst"),
    "dts": ("dts", "dts Nachrichtenagentur", "dts-Nachrichtenagentur"),
    "dapd": ("dapd", "ddp"),
    "ots": ("news aktuell", "Presseportal"),
    "apa": ("APA", "Austria Presse Agentur", "APA-Images", "APA-OTS", "apa.at"),
    "sda": ("SDA", "sda", "Keystone-SDA", "Keystone-ATS", "Schweizerische Depeschenagentur"),
    "keystone": ("Keystone", "KEYSTONE"),
    # Benelux
    "anp": ("ANP", "Algemeen Nederlands Persbureau"),
    "belga": ("Belga", "Belga Image", "BELGA", "Agence Belga", "Belganieuws"),
    "novum": ("Novum Nieuws",),
    # United Kingdom, Ireland
    "pa": ("PA", "PA Media", "PA Wire", "PA Images", "PA Archive", "Press Association", "The Press Association"),
    "swns": ("SWNS",),
    "rollingnews": ("RollingNews", "RollingNews.ie"),
    # North
    "tt": ("TT", "TT Nyhetsbyrån", "TT News Agency", "Tidningarnas Telegrambyrå"),
    "ntb": ("NTB", "NTB Scanpix", "NTBscanpix", "Norsk Telegrambyrå"),
    "ritzau": ("Ritzau", "Ritzau Scanpix", "Ritzaus Bureau", "/ritzau/"),
    "scanpix": ("Scanpix",),
    "stt": ("STT", "Suomen Tietotoimisto", "STT-Lehtikuva"),
    "lehtikuva": ("Lehtikuva",),
    # the Baltic
    "bns": ("BNS", "Baltic News Service"),
    "elta": ("ELTA",),
    "leta": ("LETA",),
    # Poland, Czechia, Slovakia, Hungary
    "pap": ("PAP", "Polska Agencja Prasowa"),
    "ctk": ("ČTK", "CTK", "Česká tisková kancelář", "Czech News Agency"),
    "tasr": ("TASR",),
    "sita": ("SITA",),
    "mti": ("MTI", "Magyar Távirati Iroda"),
    # South East Europe
    "agerpres": ("Agerpres", "AGERPRES"),
    "mediafax": ("Mediafax",),
    "bta": ("BTA", "БТА"),
    "hina": ("HINA", "Hina"),
    "sta": ("STA", "Slovenska tiskovna agencija"),
    "tanjug": ("Tanjug", "Танјуг"),
    "beta": ("BETA", "Beta News Agency"),
    "fena": ("FENA",),
    "mia": ("MIA", "МИА"),
    "ana_mpa": ("ANA-MPA", "AMNA", "ΑΠΕ-ΜΠΕ", "ΑΠΕ"),
    "ata": ("ATSH",),
    # Italy, Spain, Portugal, France
    "ansa": ("ANSA", "Ansa", "Agenzia ANSA"),
    "agi": ("AGI", "Agenzia Italia"),
    "adnkronos": ("Adnkronos", "AdnKronos"),
    "lapresse": ("LaPresse",),
    "askanews": ("askanews", "Askanews"),
    "italpress": ("Italpress", "ITALPRESS"),
    "efe": ("EFE", "Agencia EFE", "Agência EFE", "EFE News"),
    "europa_press": ("Europa Press", "EuropaPress"),
    "acn": ("ACN", "Agència Catalana de Notícies"),
    "lusa": ("Lusa", "LUSA", "Agência Lusa"),
    # Russia, Ukraine and neighbours
    "tass": ("TASS", "ТАСС", "ИТАР-ТАСС", "ITAR-TASS", "타스통신", "타스", "タス通信", "塔斯社"),
    "ria": ("RIA Novosti", "РИА Новости", "RIA", "リアノーボスチ"),
    "interfax": ("Interfax", "Интерфакс", "Interfax-Ukraine", "Интерфакс-Украина", "인테르팍스", "インタファクス通信"),
    "sputnik": ("Sputnik", "Спутник", "스푸트니크"),
    "regnum": ("REGNUM", "ИА Регнум"),
    "ukrinform": ("Ukrinform", "Укринформ", "Укрінформ"),
    "unian": ("UNIAN", "УНИАН", "УНІАН"),
    "belta": ("BelTA", "БЕЛТА", "БелТА"),
    "kazinform": ("Kazinform", "Казинформ"),
    "trend": ("Trend News Agency",),
    "azertac": ("AZERTAC", "Azertac"),
    "armenpress": ("Armenpress", "Арменпресс"),
    "interpressnews": ("InterPressNews", "IPN Georgia"),
    # the Americas
    "cp": ("The Canadian Press", "Canadian Press", "CP", "La Presse Canadienne", "La Presse canadienne"),
    "notimex": ("Notimex",),
    "telam": ("Télam", "Telam"),
    "noticias_argentinas": ("Noticias Argentinas",),
    "agencia_brasil": ("Agência Brasil",),
    "folhapress": ("Folhapress",),
    "estadao": ("Estadão Conteúdo",),
    "prensa_latina": ("Prensa Latina",),
    "abi": ("Agencia Boliviana de Información",),
    "tns": ("TNS", "Tribune News Service", "Tribune Content Agency"),
    "states_newsroom": ("States Newsroom",),
    "khn": ("KFF Health News", "Kaiser Health News"),
    # releases that companies pay for
    "pr_newswire": ("PR Newswire", "PRNewswire", "PRNewsWire", "Cision"),
    "business_wire": ("Business Wire", "BUSINESS WIRE", "Businesswire"),
    "globe_newswire": ("GlobeNewswire", "GLOBE NEWSWIRE"),
    "accesswire": ("ACCESSWIRE", "Accesswire"),
    "pr_times": ("PR TIMES", "PRTIMES"),
    # pictures
    "getty": ("Getty", "Getty Images", "GettyImages", "gettyimages", "게티이미지", "게티이미지뱅크", "ゲッティ", "Gettyimages.de"),  # noqa: E501
    "istock": ("iStock", "iStockphoto", "Getty Images/iStockphoto", "iStock by Getty Images"),
    "epa": ("EPA", "EPA-EFE", "European Pressphoto Agency", "EPA/EFE", "epa-efe"),
    "imago": ("Imago", "IMAGO", "imago images", "IMAGO Images", "imago stock&people"),
    "picture_alliance": ("picture alliance", "picture-alliance", "Picture Alliance"),
    "alamy": ("Alamy", "Alamy Stock Photo", "Alamy Live News"),
    "shutterstock": ("Shutterstock", "REX", "Rex Features", "Shutterstock.com"),
    "adobe_stock": ("Adobe Stock", "stock.adobe.com", "AdobeStock"),
    "zuma": ("ZUMA Press", "ZUMA", "ZUMAPRESS"),
    "nurphoto": ("NurPhoto",),
    "sipa": ("Sipa", "SIPA", "Sipa USA", "SIPA PRESS"),
    "abaca": ("ABACA", "Abacapress", "ABACAPRESS"),
    "hans_lucas": ("Hans Lucas",),
    "magnum": ("Magnum Photos",),
    "aflo": ("AFLO", "アフロ"),
    "pixta": ("PIXTA", "ピクスタ"),
    "usa_today_sports": ("USA TODAY Sports", "Imagn", "Imagn Images"),
    "newscom": ("Newscom",),
    "corbis": ("Corbis",),
    "polaris": ("Polaris",),
    "redux": ("Redux",),
    "ddp_images": ("ddp images",),
    "action_press": ("action press", "ActionPress"),
    "unsplash": ("Unsplash",),
    "pixabay": ("Pixabay",),
    "wikimedia": ("Wikimedia Commons", "Wikimedia", "Wikipedia"),
}  # fmt: skip
PAID = frozenset(("pr_newswire", "business_wire", "globe_newswire", "accesswire", "pr_times"))
"""Send what companies pay for: no news agencies."""
PICTURES = frozenset(
    "getty istock imago picture_alliance alamy shutterstock adobe_stock zuma nurphoto sipa abaca hans_lucas magnum"
    " aflo pixta usa_today_sports newscom corbis polaris redux ddp_images action_press unsplash pixabay wikimedia"
    " scanpix lehtikuva keystone flash90".split()
)
"""Sell pictures: named at the end of a text they are the picture's source."""
