public import Diagnostics
public import Guidance

/// What came of reading a content folder.
public struct ReadContent: Sendable {
  /// The guide; nil while the files hold mistakes that leave it without meaning.
  public var guide: Guide?
  /// The words of the program by language, by phrase; empty when the folder has none of its own.
  public var texts: [String: [String: String]] = [:]
  /// What makes a text hard to read, by language.
  public var plainness: [String: Plainness] = [:]
  /// The users' guides by language, as Markdown.
  public var manuals: [String: String] = [:]
  /// All mistakes, in the order of files and places.
  public var diagnostics: [Diagnostic] = []

  var reading: Reading
  var drafts: [ScenarioDraft] = []
  /// What additions put over the guide, while it is read.
  var additions = AdditionReader()

  /// Whether nothing is wrong that counts as an error.
  public var isClean: Bool { !diagnostics.contains { $0.severity == .error } }
}

/// Reads the files of a content folder into a guide.
///
/// All independent mistakes are found in one run; what only follows from another mistake is not said.
public struct GuideReader {
  private let files: [ContentFile]
  private let phrases: [String]
  private let notesBases: Bool

  /// Prepares reading; `phrases` are the names that every file of texts must have.
  ///
  /// Without scenarios and the rules of plain language, which nobody needs for a walk of their own,
  /// reading takes less time. What every statement rests on is noted only for a review.
  public init(
    _ files: [ContentFile],
    phrases: [String],
    withScenarios: Bool = true,
    notesBases: Bool = false
  ) {
    self.files =
      withScenarios
      ? files
      : files.filter {
        let path = $0.addition?.path ?? $0.path
        return !path.hasPrefix("scenarios/") && !path.hasPrefix("reading/")
      }
    self.phrases = phrases
    self.notesBases = notesBases
  }

  /// The languages that the guide of some files names; none when it can't be read.
  public static func languages(of files: [ContentFile]) -> [String] {
    guard let number = files.firstIndex(where: { $0.path == "guide.json" }),
      let document = JSONDocument.parse(files[number].bytes).document
    else { return [] }
    var reading = Reading(files: [])
    withExtendedLifetime(document) {
      GuideFileReader.readLanguages(document.root, file: 0, &reading)
    }
    return reading.languages
  }

  /// Reads all files and resolves their references, without walking any procedure.
  public func read() -> ReadContent {
    var reading = Reading(files: files.map { SourceText(file: $0.shownPath, bytes: $0.bytes) })
    reading.notesBases = notesBases
    var additions = AdditionReader(files)
    var roots: [String: (file: Int, root: JSONValue)] = [:]
    var documents: [JSONDocument] = []
    for (number, file) in files.enumerated() where file.path.hasSuffix(".json") {
      let (document, faults) = JSONDocument.parse(file.bytes)
      reading.add(faults.map { $0.diagnostic(in: reading.files[number]) })
      guard let document else {
        Self.withhold(file.addition?.path ?? file.path, &reading)
        continue
      }
      documents.append(document)
      if let (folder, path) = file.addition {
        additions.add(path, of: folder, file: number, document.root)
        continue
      }
      roots[file.path] = (number, document.root)
    }
    return withExtendedLifetime(documents) { read(roots, additions, reading) }
  }

  private func read(
    _ roots: [String: (file: Int, root: JSONValue)],
    _ additions: AdditionReader,
    _ reading: Reading
  ) -> ReadContent {
    var content = ReadContent(reading: reading)
    content.additions = additions
    readGuide(roots, &content)
    readTexts(roots, &content)
    ReferenceCheck.run(&content.reading)
    FactUseCheck.run(content.guide, &content.reading)
    if content.reading.diagnostics.isEmpty, let guide = content.guide {
      CompileCheck.run(guide, &content.reading)
    }
    if content.reading.hasErrors {
      content.guide = nil
    }
    content.diagnostics = Diagnostic.sorted(content.reading.diagnostics)
    return content
  }

  private func readGuide(
    _ roots: [String: (file: Int, root: JSONValue)],
    _ content: inout ReadContent
  ) {
    guard let head = roots["guide.json"] else {
      if !files.contains(where: { $0.path == "guide.json" }) {
        content.reading.add([Diagnostic.missingFile("guide.json")])
      }
      return
    }
    GuideFileReader.readLanguages(head.root, file: head.file, &content.reading)
    content.guide = GuideFileReader.read(head.root, file: head.file, &content.reading)
    guard content.guide != nil else { return }
    AdditionReader.readHeads(&content)
    readReference(roots, &content)
    AdditionReader.readReference(&content)
    readProcedures(roots, &content)
    AdditionReader.readProcedures(&content)
    for (path, item) in roots.sorted(by: { $0.key < $1.key }) where path.hasPrefix("scenarios/") {
      let name = String(path.dropFirst("scenarios/".count))
      guard !name.contains("/") else { continue }
      let draft = ScenarioReader.read(item.root, file: item.file, name: name, &content.reading)
      if let draft { content.drafts.append(draft) }
    }
    AdditionReader.readScenarios(&content)
    requireReferenceFiles(&content)
    refuseStrayFiles(&content)
  }

  /// What a file that could not be read would have declared can't be called unknown elsewhere.
  private static func withhold(_ path: String, _ reading: inout Reading) {
    let parts = path.split(separator: "/").map(String.init)
    switch (parts.first, parts.count, parts.last ?? "") {
    case ("addition.json", 1, _): reading.withholdAll()

    case ("procedures", 3, "procedure.json"):
      reading.withhold(.procedure)
      reading.withhold(.condition, .decision, scope: parts[1])

    case ("procedures", 3, "rules.json"):
      reading.withhold(.condition, .decision, scope: parts[1])

    case ("procedures", 3, "outcomes.json"): reading.withhold(.outcome, scope: parts[1])
    case ("procedures", 3, _): reading.withhold(.page, scope: parts[1])
    case ("reference", 2, let name):
      switch ReferenceFile(name) {
      case .contacts: reading.withhold(.contact)
      case .articles: reading.withhold(.article)
      case .sources: reading.withhold(.source)
      case .glossary: break
      case .signals, nil: reading.withhold(.list, .signal)
      }

    default: break
    }
  }

  /// A missing file is one mistake, however often its ids are used.
  private func requireReferenceFiles(_ content: inout ReadContent) {
    let homes: [(Reading.Kind, ReferenceFile)] = [
      (.contact, .contacts), (.article, .articles), (.source, .sources),
    ]
    for (kind, home) in homes
    where !files.contains(where: { ReferenceFile(path: $0.addition?.path ?? $0.path) == home }) {
      let path = "reference/" + home.rawValue + ".json"
      guard content.reading.references.contains(where: { $0.kind == kind }) else { continue }
      content.reading.add([Diagnostic.missingFile(path)])
      content.reading.withhold(kind)
    }
  }

  private func readReference(
    _ roots: [String: (file: Int, root: JSONValue)],
    _ content: inout ReadContent
  ) {
    let names = roots.keys.filter { $0.hasPrefix("reference/") }.sorted()
    for path in names {
      guard let (file, root) = roots[path] else { continue }
      ReferenceFile(path: path)?.read(root, file: file, &content)
    }
  }

  private func readProcedures(
    _ roots: [String: (file: Int, root: JSONValue)],
    _ content: inout ReadContent
  ) {
    var folders: [String: [(name: String, file: Int, root: JSONValue)]] = [:]
    for (path, item) in roots where path.hasPrefix("procedures/") {
      let parts = path.split(separator: "/").map(String.init)
      guard parts.count == 3 else { continue }
      folders[parts[1], default: []].append((parts[2], item.file, item.root))
    }
    let all = Set(files.map(\.path))
    for (folder, files) in folders.sorted(by: { $0.key < $1.key }) {
      for name in ["procedure.json", "outcomes.json"]
      where !all.contains("procedures/\(folder)/\(name)") {
        content.reading.add([Diagnostic.missingFile("procedures/\(folder)/\(name)")])
        Self.withhold("procedures/\(folder)/\(name)", &content.reading)
      }
      let procedure = ProcedureReader(folder: folder).read(files, &content.reading)
      if let procedure { content.guide?.procedures.append(procedure) }
    }
  }

  private func readTexts(
    _ roots: [String: (file: Int, root: JSONValue)],
    _ content: inout ReadContent
  ) {
    let hasTexts = files.contains { $0.path.hasPrefix("texts/") && $0.overlay == nil }
    for language in content.reading.languages where hasTexts {
      let path = "texts/\(language).json"
      if !files.contains(where: { $0.path == path }) {
        content.reading.add([Diagnostic.missingFile(path)])
      }
    }
    for (path, item) in roots.sorted(by: { $0.key < $1.key }) where path.hasPrefix("texts/") {
      let language = String(path.dropFirst("texts/".count).dropLast(".json".count))
      let words = TextsReader.read(
        item.root,
        file: item.file,
        phrases: phrases,
        &content.reading
      )
      if let words { content.texts[language] = words }
    }
    for (path, item) in roots.sorted(by: { $0.key < $1.key }) where path.hasPrefix("reading/") {
      let name = String(path.dropFirst("reading/".count))
      guard !name.contains("/") else { continue }
      let words = PlainnessReader.read(item.root, file: item.file, name: name, &content.reading)
      if let words { content.plainness[words.language] = words }
    }
    for file in files
    where file.path.hasPrefix("help/") && file.path.hasSuffix(".md") && file.overlay == nil {
      let parts = file.path.split(separator: "/").map(String.init)
      guard parts.count == 3, parts[2] == "users.md" else { continue }
      content.manuals[parts[1]] = String(decoding: file.bytes, as: UTF8.self)
    }
  }

  /// Files that no reader takes are most likely misnamed, so they are mistakes.
  private func refuseStrayFiles(_ content: inout ReadContent) {
    for (number, file) in files.enumerated() where file.path.hasSuffix(".json") {
      let path = file.addition?.path ?? file.path
      let parts = path.split(separator: "/").map(String.init)
      let isKnown: Bool
      switch (parts.first, parts.count) {
      case ("guide.json", 1): isKnown = file.addition == nil
      case ("addition.json", 1): isKnown = file.addition != nil
      case ("procedures", 3), ("scenarios", 2): isKnown = true
      case ("texts", 2), ("reading", 2), ("schema", 2): isKnown = file.addition == nil

      case ("reference", 2): isKnown = ReferenceFile(parts[1]) != nil

      default: isKnown = false
      }
      if !isKnown {
        content.reading.report(
          .fileUnexpected(file.shownPath),
          at: Place(file: number, range: 0..<0)
        )
      }
    }
  }
}
