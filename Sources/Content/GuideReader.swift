public import Diagnostics
public import Guidance

/// What came of reading a content folder.
public struct ReadContent: Sendable {
  /// The guide; nil while the files hold mistakes that leave it without meaning.
  public var guide: Guide?
  /// The words of the program by language, by phrase; empty when the folder has none of its own.
  public var texts: [String: [String: String]] = [:]
  /// The users' guides by language, as Markdown.
  public var manuals: [String: String] = [:]
  /// All mistakes, in the order of files and places.
  public var diagnostics: [Diagnostic] = []

  var reading: Reading
  var drafts: [ScenarioDraft] = []
  /// The procedures made ready to walk, by id; filled when nothing is wrong with them.
  var compiled: [String: CompiledProcedure] = [:]

  /// Whether nothing is wrong that counts as an error.
  public var isClean: Bool { !diagnostics.contains { $0.severity == .error } }
}

/// Reads the files of a content folder into a guide.
///
/// All independent mistakes are found in one run; what only follows from another mistake is not said.
public struct GuideReader {
  private let files: [ContentFile]
  private let phrases: [String]

  /// Prepares reading; `phrases` are the names that every file of texts must have.
  ///
  /// Without scenarios, which nobody needs for a walk of their own, reading takes less time.
  public init(_ files: [ContentFile], phrases: [String], withScenarios: Bool = true) {
    self.files = withScenarios ? files : files.filter { !$0.path.hasPrefix("scenarios/") }
    self.phrases = phrases
  }

  /// Reads all files and resolves their references, without walking any procedure.
  public func read() -> ReadContent {
    var reading = Reading(files: files.map { SourceText(file: $0.path, bytes: $0.bytes) })
    var roots: [String: (file: Int, root: JSONValue)] = [:]
    var documents: [JSONDocument] = []
    for (number, file) in files.enumerated() where file.path.hasSuffix(".json") {
      let (document, faults) = JSONDocument.parse(file.bytes)
      reading.add(faults.map { $0.diagnostic(in: reading.files[number]) })
      guard let document else {
        Self.withhold(file.path, &reading)
        continue
      }
      documents.append(document)
      roots[file.path] = (number, document.root)
    }
    return withExtendedLifetime(documents) { read(roots, reading) }
  }

  private func read(
    _ roots: [String: (file: Int, root: JSONValue)],
    _ reading: Reading
  ) -> ReadContent {
    var content = ReadContent(reading: reading)
    readGuide(roots, &content)
    readTexts(roots, &content)
    ReferenceCheck.run(&content.reading)
    FactUseCheck.run(content.guide, &content.reading)
    if content.reading.diagnostics.isEmpty, let guide = content.guide {
      CompileCheck.run(guide, &content)
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
    readReference(roots, &content)
    readProcedures(roots, &content)
    for (path, item) in roots.sorted(by: { $0.key < $1.key }) where path.hasPrefix("scenarios/") {
      let name = String(path.dropFirst("scenarios/".count))
      guard !name.contains("/") else { continue }
      let draft = ScenarioReader.read(item.root, file: item.file, name: name, &content.reading)
      if let draft { content.drafts.append(draft) }
    }
    requireReferenceFiles(&content)
    refuseStrayFiles(&content)
  }

  /// What a file that could not be read would have declared can't be called unknown elsewhere.
  private static func withhold(_ path: String, _ reading: inout Reading) {
    let parts = path.split(separator: "/").map(String.init)
    switch (parts.first, parts.count, parts.last ?? "") {
    case ("procedures", 3, "procedure.json"):
      reading.withhold(.procedure)
      reading.withhold(.condition, .decision, scope: parts[1])

    case ("procedures", 3, "outcomes.json"): reading.withhold(.outcome, scope: parts[1])
    case ("procedures", 3, _): reading.withhold(.page, scope: parts[1])
    case ("reference", 2, "contacts.json"): reading.withhold(.contact)
    case ("reference", 2, "articles.json"): reading.withhold(.article)
    case ("reference", 2, "sources.json"): reading.withhold(.source)
    case ("reference", 2, _): reading.withhold(.list, .signal)
    default: break
    }
  }

  /// A missing file is one mistake, however often its ids are used.
  private func requireReferenceFiles(_ content: inout ReadContent) {
    let homes: [(Reading.Kind, String)] = [
      (.contact, "reference/contacts.json"), (.article, "reference/articles.json"),
      (.source, "reference/sources.json"),
    ]
    for (kind, path) in homes where !files.contains(where: { $0.path == path }) {
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
      switch path {
      case "reference/glossary.json":
        content.guide?.terms = ReferenceReader.terms(root, file: file, &content.reading)

      case "reference/contacts.json":
        content.guide?.contacts = ReferenceReader.contacts(root, file: file, &content.reading)

      case "reference/articles.json":
        content.guide?.articles = ReferenceReader.articles(root, file: file, &content.reading)

      case "reference/sources.json":
        content.guide?.sources = ReferenceReader.sources(root, file: file, &content.reading)

      case _ where path.hasPrefix("reference/signals-"):
        let lists = ReferenceReader.signalLists(root, file: file, &content.reading)
        content.reading.lists += lists
        content.guide?.signalLists += lists

      default:
        break
      }
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
    let hasTexts = files.contains { $0.path.hasPrefix("texts/") }
    for language in content.reading.languages where hasTexts {
      let path = "texts/\(language).json"
      if !files.contains(where: { $0.path == path }) {
        content.reading.add([Diagnostic.missingFile(path)])
      }
    }
    for (path, item) in roots.sorted(by: { $0.key < $1.key }) where path.hasPrefix("texts/") {
      let language = String(path.dropFirst("texts/".count).dropLast(".json".count))
      guard let object = ObjectReader(item.root, file: item.file, &content.reading) else {
        continue
      }
      var words: [String: String] = [:]
      for (name, _, value) in item.root.members {
        words[name] = object.string(value, &content.reading)
      }
      var isExact = words.count == phrases.count
      for phrase in phrases where words[phrase] == nil {
        isExact = false
        guard object.keyPlace(named: phrase) == nil else { continue }
        content.reading.report(.missingKey(phrase), at: object.start)
      }
      if !isExact { object.reportUnknown(phrases, &content.reading) }
      content.texts[language] = words
    }
    for file in files where file.path.hasPrefix("help/") && file.path.hasSuffix(".md") {
      let parts = file.path.split(separator: "/").map(String.init)
      guard parts.count == 3, parts[2] == "users.md" else { continue }
      content.manuals[parts[1]] = String(decoding: file.bytes, as: UTF8.self)
    }
  }

  /// Files that no reader takes are most likely misnamed, so they are mistakes.
  private func refuseStrayFiles(_ content: inout ReadContent) {
    for (number, file) in files.enumerated() where file.path.hasSuffix(".json") {
      let parts = file.path.split(separator: "/").map(String.init)
      let isKnown: Bool
      switch (parts.first, parts.count) {
      case ("guide.json", 1): isKnown = true
      case ("procedures", 3): isKnown = true
      case ("scenarios", 2), ("texts", 2), ("schema", 2): isKnown = true

      case ("reference", 2):
        let names = ["glossary.json", "contacts.json", "articles.json", "sources.json"]
        isKnown = names.contains(parts[1]) || parts[1].hasPrefix("signals-")

      default: isKnown = false
      }
      if !isKnown {
        content.reading.report(.fileUnexpected(file.path), at: Place(file: number, range: 0..<0))
      }
    }
  }
}
