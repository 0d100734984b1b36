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
  private let spreader: any WorkSpreader

  /// Prepares reading; `phrases` are the names that every file of texts must have.
  ///
  /// Without scenarios, which nobody needs for a walk of their own, reading takes less time.
  public init(
    _ files: [ContentFile],
    phrases: [String],
    withScenarios: Bool = true,
    spreader: any WorkSpreader = OneByOne()
  ) {
    self.spreader = spreader
    self.files = withScenarios ? files : files.filter { !$0.path.hasPrefix("scenarios/") }
    self.phrases = phrases
  }

  /// Reads all files and resolves their references, without walking any procedure.
  public func read() -> ReadContent {
    var content = ReadContent(
      reading: Reading(files: files.map { SourceText(file: $0.path, bytes: $0.bytes) })
    )
    var parsed = ParsedFiles(files, spreader)
    readGuide(&parsed, &content)
    readTexts(&parsed, &content)
    parsed.readRest(&content.reading)
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

  private func readGuide(_ parsed: inout ParsedFiles, _ content: inout ReadContent) {
    guard let head = parsed.number(of: "guide.json") else {
      content.reading.add([Diagnostic.missingFile("guide.json")])
      return
    }
    parsed.open(head, &content.reading) { root, reading in
      GuideFileReader.readLanguages(root, file: head, &reading)
      content.guide = GuideFileReader.read(root, file: head, &reading)
    }
    guard content.guide != nil else { return }
    readReference(&parsed, &content)
    readProcedures(&parsed, &content)
    for (path, number) in parsed.files(in: "scenarios/") {
      let name = String(path.dropFirst("scenarios/".count))
      guard !name.contains("/") else { continue }
      parsed.open(number, &content.reading) { root, reading in
        let draft = ScenarioReader.read(root, file: number, name: name, &reading)
        if let draft { content.drafts.append(draft) }
      }
    }
    requireReferenceFiles(&content)
    refuseStrayFiles(&content)
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

  private func readReference(_ parsed: inout ParsedFiles, _ content: inout ReadContent) {
    for (path, number) in parsed.files(in: "reference/") {
      parsed.open(number, &content.reading) { root, reading in
        switch path {
        case "reference/glossary.json":
          content.guide?.terms = ReferenceReader.terms(root, file: number, &reading)

        case "reference/contacts.json":
          content.guide?.contacts = ReferenceReader.contacts(root, file: number, &reading)

        case "reference/articles.json":
          content.guide?.articles = ReferenceReader.articles(root, file: number, &reading)

        case "reference/sources.json":
          content.guide?.sources = ReferenceReader.sources(root, file: number, &reading)

        case _ where path.hasPrefix("reference/signals-"):
          let lists = ReferenceReader.signalLists(root, file: number, &reading)
          reading.lists += lists
          content.guide?.signalLists += lists

        default:
          break
        }
      }
    }
  }

  private func readProcedures(_ parsed: inout ParsedFiles, _ content: inout ReadContent) {
    var folders: [String: [(name: String, file: Int)]] = [:]
    for (path, number) in parsed.files(in: "procedures/") {
      let parts = path.split(separator: "/").map(String.init)
      guard parts.count == 3 else { continue }
      folders[parts[1], default: []].append((parts[2], number))
    }
    let all = Set(files.map(\.path))
    for (folder, files) in folders.sorted(by: { $0.key < $1.key }) {
      for name in ["procedure.json", "outcomes.json"]
      where !all.contains("procedures/\(folder)/\(name)") {
        content.reading.add([Diagnostic.missingFile("procedures/\(folder)/\(name)")])
        ParsedFiles.withhold("procedures/\(folder)/\(name)", &content.reading)
      }
      let reader = ProcedureReader(folder: folder)
      let procedure = reader.read(files, &parsed, &content.reading)
      if let procedure { content.guide?.procedures.append(procedure) }
    }
  }

  private func readTexts(_ parsed: inout ParsedFiles, _ content: inout ReadContent) {
    let hasTexts = files.contains { $0.path.hasPrefix("texts/") }
    for language in content.reading.languages where hasTexts {
      let path = "texts/\(language).json"
      if !files.contains(where: { $0.path == path }) {
        content.reading.add([Diagnostic.missingFile(path)])
      }
    }
    for (path, number) in parsed.files(in: "texts/") {
      let language = String(path.dropFirst("texts/".count).dropLast(".json".count))
      parsed.open(number, &content.reading) { root, reading in
        content.texts[language] = words(root, number, &reading)
      }
    }
    for file in files where file.path.hasPrefix("help/") && file.path.hasSuffix(".md") {
      let parts = file.path.split(separator: "/").map(String.init)
      guard parts.count == 3, parts[2] == "users.md" else { continue }
      content.manuals[parts[1]] = String(decoding: file.bytes, as: UTF8.self)
    }
  }

  /// The words of the program in one language; nil when the file holds no object.
  private func words(
    _ root: JSONValue,
    _ file: Int,
    _ reading: inout Reading
  ) -> [String: String]? {
    guard let object = ObjectReader(root, file: file, &reading) else { return nil }
    var words: [String: String] = [:]
    words.reserveCapacity(phrases.count)
    root.visitMembers { name, value in
      words[name.string ?? ""] = object.string(value, &reading)
      return true
    }
    var isExact = words.count == phrases.count
    for phrase in phrases where words[phrase] == nil {
      isExact = false
      guard object.keyPlace(named: phrase) == nil else { continue }
      reading.report(.missingKey(phrase), at: object.start)
    }
    if !isExact { object.reportUnknown(phrases, &reading) }
    return words
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
