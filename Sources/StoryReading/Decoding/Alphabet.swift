/// The letters beyond a to z that the languages written in Latin letters use.
enum Alphabet {
  /// The letters beyond a to z of a language, both cases; those of common loan words where the language is English
  /// or not in the table.
  ///
  /// - Parameter language: a BCP 47 tag.
  static func letters(of language: String) -> Set<UInt32> {
    let lower =
      switch language {
      case "fr": "àâæçéèêëîïôœùûüÿ"
      case "de", "lb": "äöüßéàè"
      case "es", "gl", "ast": "áéíñóúü"
      case "pt": "áàâãçéêíóôõúü"
      case "it", "co": "àèéìíîòóùú"
      case "ca", "oc": "àáçèéíïòóúü"
      case "nl", "fy", "af": "äéèëêïíóöôüúç"
      case "sv", "fi": "åäöéàüšž"
      case "no", "nb", "nn", "da": "æøåéèêóòôäöü"
      case "is", "fo": "áðéíóúýþæöø"
      case "et": "äõöüšž"
      case "ga", "gd": "áéíóúàèìòù"
      case "cy": "âêîôûŵŷäëïöüáé"
      case "eu": "ñçü"
      case "sq": "çë"
      case "pl": "ąćęłńóśźżé"
      case "cs": "áčďéěíňóřšťúůýžöü"
      case "sk": "áäčďéíĺľňóôŕšťúýžö"
      case "hu": "áéíóöőúüűä"
      case "ro": "ăâîșțşţé"
      case "hr", "sl", "bs", "sr", "cnr": "čćđšžé"
      case "tr", "az": "çğıöşüâîûəİ"
      case "lv": "āčēģīķļņōŗšūžé"
      case "lt": "ąčęėįšųūžé"
      case "eo": "ĉĝĥĵŝŭ"
      default: "éèêëàâäçïîôöüñæœ"
      }
    return Set((lower + lower.uppercased()).unicodeScalars.map(\.value))
  }
}
