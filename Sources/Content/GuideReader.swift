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
  private let notesBases: Bool
  private let keepsUses: Bool
  private let spreader: any WorkSpreader

  /// Prepares reading; `phrases` are the names that every file of texts must have.
  ///
  /// Without scenarios and the rules of plain language, which nobody needs for a walk of their own,
  /// reading takes less time. What every statement rests on is noted only for a review. Of large content
  /// what was kept of uses takes long to give back, which is for nothing when the program ends anyway.
  public init(
    _ files: [ContentFile],
    phrases: [String],
    withScenarios: Bool = true,
    notesBases: Bool = false,
    keepsUses: Bool = false,
    spreader: any WorkSpreader = OneByOne()
  ) {
    self.spreader = spreader
    self.files =
      withScenarios
      ? files
      : files.filter {
        let path = $0.addition?.path ?? $0.path
        return !path.hasPrefix("scenarios/") && !path.hasPrefix("reading/")
      }
    self.phrases = phrases
    self.notesBases = notesBases
    self.keepsUses = keepsUses
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
    var content = ReadContent(
      reading: Reading(files: files.map { SourceText(file: $0.shownPath, bytes: $0.bytes) })
    )
    content.reading.notesBases = notesBases
    var parsed = ParsedFiles(files, spreader)
    // Additions change what was read before them, so all of theirs is at hand.
    let documents = parseAdditions(&content)
    withExtendedLifetime(documents) {
      readGuide(&parsed, &content)
      readTexts(&parsed, &content)
    }
    content.additions = AdditionReader()
    parsed.parseRest(&content.reading)
    checkUses(&content)
    if content.reading.hasErrors {
      content.guide = nil
    }
    content.diagnostics = Diagnostic.sorted(content.reading.diagnostics)
    return content
  }

  /// Checks that what is used is there, and makes the procedures ready to walk.
  ///
  /// Both take long, so they are done side by side; of a guide in which something is missing nothing is
  /// made.
  private func checkUses(_ content: inout ReadContent) {
    enum Found: Sendable {
      case uses(ReferenceCheck.Doubts, FactUseCheck.Doubts)
      case compiled([CompileCheck.Result])
    }
    let (reading, guide) = (content.reading, content.guide)
    let mayCompile = !reading.hasErrors && guide != nil
    let found = spreader.map(mayCompile ? 2 : 1) { number -> Found in
      if mayCompile, number == 0, let guide { return .compiled(CompileCheck.compile(guide)) }
      return .uses(ReferenceCheck.doubts(in: reading), FactUseCheck.doubts(in: reading, guide))
    }
    if !keepsUses { content.reading.forgetUses() }
    // What is used first: of what is missing nothing was made.
    for one in found.reversed() {
      switch one {
      case .uses(let references, let facts):
        ReferenceCheck.tell(references, &content.reading)
        RenameCheck.run(&content.reading)
        FactUseCheck.tell(facts, &content.reading)

      case .compiled(let results) where !content.reading.hasErrors:
        if let guide { CompileCheck.take(results, guide, &content) }

      case .compiled: break
      }
    }
  }

  private func parseAdditions(_ content: inout ReadContent) -> [JSONDocument] {
    content.additions = AdditionReader(files)
    var documents: [JSONDocument] = []
    for (number, file) in files.enumerated() where file.path.hasSuffix(".json") {
      guard let (folder, path) = file.addition else { continue }
      guard let document = ParsedFiles.parse(file, number, &content.reading) else { continue }
      documents.append(document)
      content.additions.add(path, of: folder, file: number, document.root)
    }
    return documents
  }

  private func readGuide(_ parsed: inout ParsedFiles, _ content: inout ReadContent) {
    guard let head = parsed.number(of: "guide.json") else {
      content.reading.add([Diagnostic.missingFile("guide.json")])
      return
    }
    guard let document = parsed.parse(head, &content.reading) else { return }
    withExtendedLifetime(document) {
      GuideFileReader.readLanguages(document.root, file: head, &content.reading)
      content.guide = GuideFileReader.read(document.root, file: head, &content.reading)
    }
    guard content.guide != nil else { return }
    AdditionReader.readHeads(&content)
    readReference(&parsed, &content)
    AdditionReader.readReference(&content)
    readProcedures(&parsed, &content)
    AdditionReader.readProcedures(&content)
    for (path, number) in parsed.files(in: "scenarios/") {
      let name = String(path.dropFirst("scenarios/".count))
      guard !name.contains("/"), let document = parsed.parse(number, &content.reading) else {
        continue
      }
      withExtendedLifetime(document) {
        let root = document.root
        let draft = ScenarioReader.read(root, file: number, name: name, &content.reading)
        if let draft { content.drafts.append(draft) }
      }
    }
    AdditionReader.readScenarios(&content)
    requireReferenceFiles(&content)
    refuseStrayFiles(&content)
  }

  /// A missing file is one mistake, however often its ids are used.
  private func requireReferenceFiles(_ content: inout ReadContent) {
    let homes: [(Reading.Kind, ReferenceFile)] = [
      (.contact, .contacts), (.article, .articles), (.source, .sources),
    ]
    for (kind, home) in homes
    where !files.contains(where: { ReferenceFile(path: $0.addition?.path ?? $0.path) == home }) {
      let path = "reference/" + home.rawValue + ".json"
      guard content.reading.refers(to: kind) else { continue }
      content.reading.add([Diagnostic.missingFile(path)])
      content.reading.withhold(kind)
    }
  }

  private func readReference(_ parsed: inout ParsedFiles, _ content: inout ReadContent) {
    for (path, number) in parsed.files(in: "reference/") {
      guard let kind = ReferenceFile(path: path),
        let document = parsed.parse(number, &content.reading)
      else { continue }
      withExtendedLifetime(document) { kind.read(document.root, file: number, &content) }
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
    let hasTexts = files.contains { $0.path.hasPrefix("texts/") && $0.overlay == nil }
    for language in content.reading.languages where hasTexts {
      let path = "texts/\(language).json"
      if !files.contains(where: { $0.path == path }) {
        content.reading.add([Diagnostic.missingFile(path)])
      }
    }
    for (path, number) in parsed.files(in: "texts/") {
      guard let document = parsed.parse(number, &content.reading) else { continue }
      let language = String(path.dropFirst("texts/".count).dropLast(".json".count))
      withExtendedLifetime(document) {
        let root = document.root
        let words = TextsReader.read(root, file: number, phrases: phrases, &content.reading)
        if let words { content.texts[language] = words }
      }
    }
    for (path, number) in parsed.files(in: "reading/") {
      let name = String(path.dropFirst("reading/".count))
      guard !name.contains("/"), let document = parsed.parse(number, &content.reading) else {
        continue
      }
      withExtendedLifetime(document) {
        let root = document.root
        let words = PlainnessReader.read(root, file: number, name: name, &content.reading)
        if let words { content.plainness[words.language] = words }
      }
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
