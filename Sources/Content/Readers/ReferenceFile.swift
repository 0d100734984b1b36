import Diagnostics
import Guidance

/// The kinds of files under `reference/`; of each there may be several, such as `glossary-law.json`.
enum ReferenceFile: String, CaseIterable {
  case glossary, contacts, articles, sources, signals

  /// The kind of a file by its name; signals always say of what.
  init?(_ name: String) {
    guard name.hasSuffix(".json") else { return nil }
    for kind in Self.allCases where name.hasPrefix(kind.rawValue) {
      let rest = name.dropFirst(kind.rawValue.count)
      guard rest.hasPrefix("-") || (rest == ".json" && kind != .signals) else { continue }
      self = kind
      return
    }
    return nil
  }

  /// The kind of a file by its path.
  init?(path: String) {
    guard path.hasPrefix("reference/") else { return nil }
    self.init(String(path.dropFirst("reference/".count)))
  }

  /// Reads such a file into the guide.
  func read(_ root: JSONValue, file: Int, _ content: inout ReadContent) {
    switch self {
    case .glossary:
      content.guide?.terms += ReferenceReader.terms(root, file: file, &content.reading)

    case .contacts:
      content.guide?.contacts += ReferenceReader.contacts(root, file: file, &content.reading)

    case .articles:
      content.guide?.articles += ReferenceReader.articles(root, file: file, &content.reading)

    case .sources:
      content.guide?.sources += ReferenceReader.sources(root, file: file, &content.reading)

    case .signals:
      let lists = ReferenceReader.signalLists(root, file: file, &content.reading)
      content.reading.lists += lists
      content.guide?.signalLists += lists
    }
  }
}
