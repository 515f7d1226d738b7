import Testing

/// A text of our own, the encoding it is put into, and the encoding that the decoder is to find.
struct LegacyText: Sendable, CustomTestStringConvertible {
  let encoding: String
  let iconvName: String
  let text: String

  init(_ encoding: String, _ iconvName: String? = nil, _ text: String) {
    self.encoding = encoding
    self.iconvName = iconvName ?? encoding.uppercased()
    self.text = text
  }

  var testDescription: String { "\(encoding): \(text.prefix(40))" }

  static let english =
    "The ferry was late again. “You’re not going out in that,” said Mara, and shut the window – the harbour’s lamps had gone. He’d heard it before…\n\n“Then I’ll walk,” he said.\n"
  static let french =
    "La mer était haute ce matin-là, et l’on n’entendait plus la cloche du phare. « Où es-tu allée ? » demanda-t-il à sa sœur. Elle répondit qu’elle n’avait rien vu, sinon un bateau bleu près de la forêt.\n"
  static let german =
    "Der Leuchtturmwärter zählte die Schiffe, die über das dunkle Wasser fuhren. „Früher waren es mehr“, sagte er und schloß die Tür. Draußen schneite es, und die Straße war weiß.\n"
  static let russian =
    "Маяк стоял на самом краю мыса, и каждую ночь старик поднимался по лестнице, чтобы зажечь лампу. «Ты опять опоздал», — сказала ему дочь. Он только улыбнулся и закрыл окно, за которым шумело море.\n"

  static let all: [LegacyText] = [
    LegacyText("windows-1252", "CP1252", english),
    LegacyText("windows-1252", "CP1252", "He ordered a café au lait and read.\n"),
    LegacyText("windows-1252", "CP1252", "It was only the wind, she thought, and yet she didn’t open the door.\n"),
    LegacyText("windows-1252", "ISO-8859-1", "The naïve fiancée kept her résumé in a drawer.\n"),
    LegacyText("windows-1252", "ISO-8859-1", "BY : Rosalind\n\nIt cost £5 and was 20° outside.\n"),
    LegacyText("windows-1252", "ISO-8859-1", "© Ines Calloway. Rated PG-13. About ½ of it is true.\n"),
    LegacyText("windows-1252", "CP1252", "“CAFÉ”—that was what the sign said.\n"),
    LegacyText("windows-1252", "CP1252", "• The first\n• The second\n"),
    LegacyText("windows-1252", "CP1252", french),
    LegacyText("windows-1252", "CP1252", german),
    LegacyText(
      "windows-1252", "CP1252",
      "La niña miró el reloj de la torre: ya eran las ocho. —¿Dónde está mi hermano? —preguntó—. ¡Dijo que vendría mañana!\n"
    ),
    LegacyText(
      "windows-1252", "ISO-8859-1",
      "Não havia ninguém na estação, só o cão do chefe e uma lâmpada que tremia. As crianças já tinham ido dormir.\n"),
    LegacyText(
      "windows-1252", "ISO-8859-1",
      "Fyrvaktaren gick ner för trappan och såg att båten var borta. Han väntade på sin syster hela kvällen, men hon kom inte från ön.\n"
    ),
    LegacyText(
      "iso-8859-15", nil,
      "Sa sœur avait le cœur gros et l'œil rivé sur la mer; elle n'avait plus que trois € en poche, et le bœuf était cher.\n"
    ),
    LegacyText("macintosh", "MACINTOSH", english),
    LegacyText("macintosh", "MACINTOSH", french.replacing("œ", with: "oe")),
    LegacyText("macintosh", "MACINTOSH", "She didn’t open the door. “Who’s there?” he asked.\n"),
    LegacyText(
      "windows-1250", "CP1250",
      "Latarnik schodził powoli po schodach, a wiatr gwizdał między deskami. „Już późno” – powiedziała jego córka. – „Łódź nie wróciła.” Świeciło słońce, gdy wreszcie ją ujrzeli.\n"
    ),
    LegacyText(
      "iso-8859-2", nil,
      "Latarnik schodził powoli po schodach, a wiatr gwizdał między deskami. Już późno, powiedziała jego córka, łódź nie wróciła. Świeciło słońce, gdy wreszcie ją ujrzeli.\n"
    ),
    LegacyText(
      "windows-1250", "CP1250",
      "Strážce majáku sešel po schodech dolů a uviděl, že loď ještě nepřijela. „Kde je můj bratr?“ zeptala se dívka tiše. Venku foukal vítr a moře bylo šedé, příliš žluťoučký kůň úpěl.\n"
    ),
    LegacyText(
      "windows-1250", "CP1250",
      "A világítótorony őre lassan ment le a lépcsőn, és látta, hogy a hajó még nem érkezett meg. „Hol van a bátyám?” kérdezte a kislány. Kint fújt a szél, és az ég szürke volt, a tűz már kialudt.\n"
    ),
    LegacyText(
      "windows-1254", "CP1254",
      "Fener bekçisi merdivenlerden yavaşça indi ve geminin hâlâ gelmediğini gördü. Küçük kız ağabeyini soruyordu. Dışarıda rüzgâr esiyor, deniz gittikçe kararıyordu; şimdi ışığı yakmalıydı.\n"
    ),
    LegacyText(
      "ibm437", nil,
      "Le garçon était très fatigué; il leva la tête et vit la forêt brûler là-bas, près du château où dormait sa mère.\n"
    ),
    LegacyText("windows-1251", "CP1251", russian),
    LegacyText("koi8-r", nil, russian.replacing("«", with: "\"").replacing("»", with: "\"").replacing("—", with: "-")),
    LegacyText("ibm866", nil, russian.replacing("«", with: "\"").replacing("»", with: "\"").replacing("—", with: "-")),
    LegacyText(
      "iso-8859-5", nil, russian.replacing("«", with: "\"").replacing("»", with: "\"").replacing("—", with: "-")),
    LegacyText("x-mac-cyrillic", "MAC-CYRILLIC", russian),
    LegacyText("windows-1251", "CP1251", "АВТОР: ИНЕСА\n\nПривет, сказал он и ушёл.\n"),
    LegacyText("koi8-r", nil, "Автор: Инеса\n\nПривет, сказал он и ушёл домой.\n"),
    LegacyText(
      "windows-1251", "CP1251",
      "Доглядач маяка повільно спускався сходами й бачив, що човен іще не повернувся. «Де мій брат?» – спитала дівчинка. Надворі віяв вітер, і море було сіре, а їхня лампа ледь світила.\n"
    ),
    LegacyText(
      "iso-8859-7", nil,
      "Ο φύλακας του φάρου κατέβηκε αργά τη σκάλα και είδε πως το καράβι δεν είχε γυρίσει ακόμη. «Πού είναι ο αδελφός μου;» ρώτησε το κορίτσι. Έξω φυσούσε ο άνεμος.\n"
    ),
    LegacyText("windows-1253", "CP1253", "“Πού είναι ο αδελφός μου;” ρώτησε το κορίτσι. Έξω φυσούσε ο άνεμος…\n"),
    LegacyText(
      "windows-1255", "CP1255",
      "שומר המגדלור ירד לאט במדרגות וראה שהספינה עדיין לא חזרה. הילדה שאלה איפה אחיה, ובחוץ נשבה הרוח והים היה אפור.\n"),
    LegacyText(
      "windows-1256", "CP1256",
      "نزل حارس المنارة على الدرج ببطء ورأى أن السفينة لم ترجع بعد. سألت البنت عن أخيها، وفي الخارج كانت الريح تهب والبحر رماديا.\n"
    ),
    LegacyText(
      "windows-874", "CP874",
      "คนเฝ้าประภาคารเดินลงบันไดช้าๆ และเห็นว่าเรือยังไม่กลับมา เด็กหญิงถามว่าพี่ชายของเธออยู่ที่ไหน ข้างนอกลมพัดแรงและทะเลเป็นสีเทา\n"),
    LegacyText(
      "shift_jis", "CP932",
      "灯台守はゆっくりと階段を下りて、船がまだ帰っていないことに気がついた。「兄さんはどこにいるの」と女の子が聞いた。外では風が吹いて、海は灰色だった。\n"),
    LegacyText(
      "euc-jp", nil,
      "灯台守はゆっくりと階段を下りて、船がまだ帰っていないことに気がついた。「兄さんはどこにいるの」と女の子が聞いた。外では風が吹いて、海は灰色だった。\n"),
    LegacyText("iso-2022-jp", nil, "灯台守はゆっくりと階段を下りて、船がまだ帰っていないことに気がついた。\n"),
    LegacyText(
      "gb18030", nil, "守灯塔的老人慢慢地走下楼梯，看见船还没有回来。“我的哥哥在哪里？”小女孩问。外面起风了，海是灰色的，他们都不知道该怎么办。\n"),
    LegacyText("gb18030", nil, "“It’s late,” said Mara. “We can’t go… not now.”\n"),
    LegacyText(
      "big5", "BIG5-HKSCS", "守燈塔的老人慢慢地走下樓梯，看見船還沒有回來。「我的哥哥在哪裡？」小女孩問。外面起風了，海是灰色的，他們都不知道該怎麼辦。\n"),
    LegacyText(
      "euc-kr", "CP949", "등대지기는 천천히 계단을 내려와서 배가 아직 돌아오지 않은 것을 보았다. 우리 오빠는 어디에 있어요? 하고 아이가 물었다. 밖에는 바람이 불고 바다는 잿빛이었다.\n"),
  ]
}
