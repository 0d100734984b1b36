import Diagnostics

/// The kinds of JSON file that content consists of, each with the reader that takes it.
public enum FileKind: String, CaseIterable, Sendable {
  /// `guide.json`
  case guide
  /// `procedure.json` of a procedure
  case procedure
  /// `outcomes.json` of a procedure
  case outcomes
  /// A step of a procedure
  case step
  /// `signals-*.json`
  case signals
  /// `glossary.json`
  case glossary
  /// `contacts.json`
  case contacts
  /// `articles.json`
  case articles
  /// `sources.json`
  case sources
  /// A scenario
  case scenario
  /// The words of the program in one language
  case texts
  /// `addition.json`: the head of an addition or an overlay, with what it changes
  case addition
  /// `rules.json`: further rules of a procedure that is there
  case rules
  /// What makes a text in one language hard to read
  case plainness
  /// The answers that `decide` takes; no part of a content folder
  case answers

  /// The kind of a file by its place in the content, or in an addition.
  public init?(path: String) {
    let file = ContentFile(path: path, bytes: [])
    if let addition = file.addition {
      self.init(path: addition.path)
      return
    }
    let parts = path.split(separator: "/").map(String.init)
    guard let first = parts.first, let name = parts.last, name.hasSuffix(".json") else {
      return nil
    }
    switch (first, parts.count) {
    case ("guide.json", 1): self = .guide
    case ("addition.json", 1): self = .addition
    case ("procedures", 3) where name == "rules.json": self = .rules
    case ("procedures", 3) where name == "procedure.json": self = .procedure
    case ("procedures", 3) where name == "outcomes.json": self = .outcomes
    case ("procedures", 3): self = .step
    case ("scenarios", 2): self = .scenario
    case ("texts", 2): self = .texts
    case ("reading", 2): self = .plainness

    case ("reference", 2):
      guard let kind = ReferenceFile(name) else { return nil }
      self = Self.kind(of: kind)

    default: return nil
    }
  }

  private static func kind(of file: ReferenceFile) -> FileKind {
    switch file {
    case .glossary: .glossary
    case .contacts: .contacts
    case .articles: .articles
    case .sources: .sources
    case .signals: .signals
    }
  }

  /// Has the reader of this kind read a file; only what it reports counts.
  func read(_ root: JSONValue, phrases: [String], _ reading: inout Reading) {
    switch self {
    case .guide: _ = GuideFileReader.read(root, file: 0, &reading)
    case .procedure: readProcedure("procedure.json", root, &reading)
    case .outcomes: readProcedure("outcomes.json", root, &reading)
    case .step: readProcedure("01-a.json", root, &reading)
    case .signals: _ = ReferenceReader.signalLists(root, file: 0, &reading)
    case .glossary: _ = ReferenceReader.terms(root, file: 0, &reading)
    case .contacts: _ = ReferenceReader.contacts(root, file: 0, &reading)
    case .articles: _ = ReferenceReader.articles(root, file: 0, &reading)
    case .sources: _ = ReferenceReader.sources(root, file: 0, &reading)
    case .scenario: _ = ScenarioReader.read(root, file: 0, name: "a.json", &reading)
    case .texts: _ = TextsReader.read(root, file: 0, phrases: phrases, &reading)
    case .addition: AdditionSpecimen.read(root, &reading)
    case .rules: AdditionSpecimen.readRules(root, &reading)
    case .plainness: _ = PlainnessReader.read(root, file: 0, name: "a.json", &reading)
    case .answers: _ = AnswersReader.members(of: root, &reading)
    }
  }

  private func readProcedure(_ name: String, _ root: JSONValue, _ reading: inout Reading) {
    _ = ProcedureReader(folder: "a").read([(name: name, file: 0, root: root)], &reading)
  }
}
