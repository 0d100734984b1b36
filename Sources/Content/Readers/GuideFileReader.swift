import Diagnostics
import Guidance
import Rules

/// Reads `guide.json`: what holds for all procedures.
struct GuideFileReader {
  /// Reads the languages and the words for yes and no, which all other files need.
  static func readLanguages(_ root: JSONValue, file: Int, _ reading: inout Reading) {
    guard root.kind == .object else { return }
    for (key, _, value) in root.members where key == "languages" && value.kind == .array {
      reading.languages = value.elements.compactMap(\.string)
    }
  }

  static func read(_ root: JSONValue, file: Int, _ reading: inout Reading) -> Guide? {
    guard var object = ObjectReader(root, file: file, &reading) else { return nil }
    let around = object.fileBasis(&reading)
    let id = object.id(&reading)?.id
    let version = object.string("version", &reading) ?? ""
    let title = object.text("title", &reading)
    let notice = object.text("notice", &reading)
    let languages = object.fullList("languages", &reading).readAll {
      object.string($0, &reading)
    }
    reading.yes = standardAnswer("yes", &object, around, &reading)
    reading.no = standardAnswer("no", &object, around, &reading)
    let start = object.fullList("start", &reading).readAll {
      object.reference($0, to: .procedure, &reading)
    }
    let settings = object.list("settings", &reading).readAll {
      setting($0, file, around, &reading)
    }
    let emergency = object.required("emergency", &reading).flatMap {
      card($0, file, around, &reading)
    }
    let oldAfterMonths = object.optional("oldAfterMonths").flatMap { periods($0, file, &reading) }
    object.finish(&reading)
    // What is missing has been reported; a guide without it still shows the mistakes elsewhere.
    var guide = Guide(
      id: id ?? "",
      version: version,
      checkedOn: around.checkedOn,
      title: title,
      notice: notice,
      languages: languages,
      start: start,
      settings: settings,
      emergency: emergency ?? EmergencyCard(title: Text(), text: [], contacts: [], basis: around),
      procedures: []
    )
    if let oldAfterMonths { guide.oldAfterMonths = oldAfterMonths }
    return guide
  }

  private static func periods(
    _ value: JSONValue,
    _ file: Int,
    _ reading: inout Reading
  ) -> CheckPeriods? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    func months(_ key: StaticString) -> Int? {
      object.optional(key).flatMap { object.int($0, within: 2...120, &reading) }
    }
    let periods = CheckPeriods(contacts: months("contacts"), content: months("content"))
    object.finish(&reading)
    return periods
  }

  private static func standardAnswer(
    _ key: StaticString,
    _ object: inout ObjectReader,
    _ around: Basis,
    _ reading: inout Reading
  ) -> Option? {
    guard let value = object.required(key, &reading),
      var answer = ObjectReader(value, file: object.file, &reading)
    else { return nil }
    let id = answer.id(&reading)?.id
    let label = answer.text("label", &reading)
    answer.finish(&reading)
    let basis = Basis(sources: [], certainty: .known, checkedOn: around.checkedOn)
    return id.map { Option(id: $0, label: label, basis: basis) }
  }

  private static func setting(
    _ value: JSONValue,
    _ file: Int,
    _ around: Basis,
    _ reading: inout Reading
  ) -> Setting? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    guard let (id, _) = object.declared(.setting, &reading) else { return nil }
    let title = object.text("title", &reading)
    let basis = object.basis(within: around, of: "setting '\(id)'", &reading)
    let text = object.blocks("text", in: nil, within: basis, &reading)
    let options = object.fullList("options", &reading).readAll {
      self.option($0, of: id, file, basis, &reading)
    }
    let isOptional = object.bool("optional", &reading)
    object.finish(&reading)
    let question = Question(
      type: .choice(options.map(\.id)),
      options: options,
      need: isOptional ? .optional : .required
    )
    return Setting(id: id, title: title, text: text, question: question, basis: basis)
  }

  private static func option(
    _ value: JSONValue,
    of setting: String,
    _ file: Int,
    _ around: Basis,
    _ reading: inout Reading
  ) -> Option? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    guard let (id, _) = object.declared(.option, scope: setting, &reading) else { return nil }
    let label = object.text("label", &reading)
    let hint = object.optionalText("hint", &reading)
    let alert = object.optionalText("alert", &reading)
    let when = object.optionalExpression("when", in: "", &reading)
    let basis = object.basis(within: around, of: "option '\(id)'", &reading)
    object.finish(&reading)
    return Option(id: id, label: label, hint: hint, alert: alert, when: when, basis: basis)
  }

  private static func card(
    _ value: JSONValue,
    _ file: Int,
    _ around: Basis,
    _ reading: inout Reading
  ) -> EmergencyCard? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    let basis = object.basis(within: around, of: "emergency card", &reading)
    let title = object.text("title", &reading)
    let text = object.blocks("text", in: nil, within: basis, &reading)
    let contacts = object.references("contacts", to: .contact, &reading)
    object.finish(&reading)
    return EmergencyCard(title: title, text: text, contacts: contacts, basis: basis)
  }
}
