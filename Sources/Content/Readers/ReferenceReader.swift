import Diagnostics
import Guidance

/// Reads the files under `reference/`: signals, glossary, contacts, articles, sources.
enum ReferenceReader {
  static func signalLists(
    _ root: JSONValue,
    file: Int,
    _ reading: inout Reading
  ) -> [SignalList] {
    items("lists", root, file, &reading) { object, around, reading in
      guard let (id, _) = object.declared(.list, &reading) else { return nil }
      let basis = object.basis(within: around, of: "list '\(id)'", &reading)
      let title = object.text("title", &reading)
      let text = object.optionalText("text", &reading)
      let alert = object.optionalText("alertText", &reading)
      var groups: [(id: String, title: Text)] = []
      for value in object.list("groups", &reading) {
        guard var group = ObjectReader(value, file: file, &reading) else { continue }
        if let (id, _) = group.id(&reading) {
          groups.append((id, group.text("title", &reading)))
        }
        group.finish(&reading)
      }
      reading.listHeads[id] = (groups, alert)
      let values = object.fullList("signals", &reading)
      if values.count > 62, let place = object.keyPlace("signals") {
        reading.report(.tooManyOptions(limit: 62), at: place)
      }
      let signals = values.readAll { value in
        signal(value, file, list: id, groups: groups, alert: alert, basis, &reading)
      }
      return SignalList(id: id, title: title, text: text, signals: signals, basis: basis)
    }
  }

  static func signal(
    _ value: JSONValue,
    _ file: Int,
    list: String,
    groups: [(id: String, title: Text)],
    alert: Text?,
    _ around: Basis,
    _ reading: inout Reading
  ) -> Option? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    guard let (id, place) = object.declared(.signal, scope: list, &reading) else { return nil }
    let label = object.text("label", &reading)
    let hint = object.optionalText("hint", &reading)
    var group: Text?
    if let value = object.optional("group"), let name = object.string(value, &reading) {
      group = groups.first { $0.id == name }?.title
      if group == nil {
        let ids = groups.map(\.id)
        reading.report(
          .unknownID(
            kind: "group",
            id: name,
            suggestion: reading.suggestion(for: name, among: ids)
          ),
          at: object.place(of: value)
        )
      }
    }
    let isAlert = object.bool("alert", &reading)
    if isAlert, alert == nil { reading.report(.missingKey("alertText"), at: place) }
    let basis = object.basis(within: around, of: "signal '\(id)'", &reading)
    object.finish(&reading)
    return Option(
      id: id,
      label: label,
      hint: hint,
      group: group,
      alert: isAlert ? alert : nil,
      basis: basis
    )
  }

  static func terms(_ root: JSONValue, file: Int, _ reading: inout Reading) -> [Term] {
    items("terms", root, file, &reading) { object, around, reading in
      guard let (id, _) = object.declared(.term, &reading) else { return nil }
      let basis = object.basis(within: around, of: "term '\(id)'", &reading)
      return Term(
        id: id,
        term: object.text("term", &reading),
        also: object.texts("also", &reading),
        forms: object.texts("forms", &reading),
        unlinked: object.optionalString("unlinked", &reading),
        text: object.text("text", &reading),
        basis: basis
      )
    }
  }

  static func contacts(_ root: JSONValue, file: Int, _ reading: inout Reading) -> [Contact] {
    items("contacts", root, file, &reading) { object, around, reading in
      guard let (id, _) = object.declared(.contact, &reading) else { return nil }
      let basis = object.basis(within: around, of: "contact '\(id)'", &reading)
      return Contact(
        id: id,
        name: object.text("name", &reading),
        number: object.optionalString("number", &reading),
        hours: object.optionalText("hours", &reading),
        cost: object.optionalText("cost", &reading),
        use: object.text("use", &reading),
        expect: object.optionalText("expect", &reading),
        basis: basis
      )
    }
  }

  static func articles(_ root: JSONValue, file: Int, _ reading: inout Reading) -> [Article] {
    items("articles", root, file, &reading) { object, around, reading in
      guard let (id, _) = object.declared(.article, &reading) else { return nil }
      let basis = object.basis(within: around, of: "article '\(id)'", &reading)
      return Article(
        id: id,
        title: object.text("title", &reading),
        text: object.blocks("text", in: nil, within: basis, &reading),
        basis: basis
      )
    }
  }

  static func sources(_ root: JSONValue, file: Int, _ reading: inout Reading) -> [Source] {
    items("sources", root, file, &reading) { object, _, reading in
      guard let (id, _) = object.declared(.source, &reading) else { return nil }
      return Source(
        id: id,
        title: object.text("title", &reading),
        address: object.optionalString("address", &reading),
        note: object.optionalText("note", &reading)
      )
    }
  }

  /// Reads a file that holds one list of objects under a key.
  private static func items<Item>(
    _ key: StaticString,
    _ root: JSONValue,
    _ file: Int,
    _ reading: inout Reading,
    _ read: (inout ObjectReader, Basis, inout Reading) -> Item?
  ) -> [Item] {
    guard var object = ObjectReader(root, file: file, &reading) else { return [] }
    let around = object.fileBasis(&reading)
    var items: [Item] = []
    for value in object.fullList(key, &reading) {
      guard var element = ObjectReader(value, file: file, &reading) else { continue }
      if let item = read(&element, around, &reading) {
        items.append(item)
        element.finish(&reading)
      }
    }
    object.finish(&reading)
    return items
  }
}
