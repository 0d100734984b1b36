import Diagnostics
public import Guidance

/// Reads just what the first screen shows, so that it can stand before the whole guide is read.
///
/// Nothing is checked and no mistake is told: nobody may answer on what comes of it, and whoever shows
/// it reads the whole content next. What cannot be had this way is nil, and then the whole must do.
public struct FirstScreenReader {
  /// What the first screen is made of.
  public struct Content: Sendable {
    /// The guide, of which only what the first screen shows is filled.
    public var guide: Guide
    /// The procedure that it starts with; nil for the start screen.
    public var procedure: CompiledProcedure?
    /// The language that is shown.
    public var language: String
    /// The words of the program in that language, by phrase.
    public var texts: [String: String]
  }

  private let phrases: [String]
  private let names: (String) -> [String]
  private let bytes: (String) -> [UInt8]?
  private var reading = Reading(files: [])

  /// Prepares reading with the names in a folder of the content and the bytes of a file in it.
  public init(
    phrases: [String],
    names: @escaping (_ folder: String) -> [String],
    bytes: @escaping (_ path: String) -> [UInt8]?
  ) {
    self.phrases = phrases
    self.names = names
    self.bytes = bytes
  }

  /// Reads the start screen, in the first of some languages that the guide has, else in its own first.
  public mutating func readStart(languages: [String]) -> Content? {
    guard var content = readGuide(languages) else { return nil }
    for id in content.guide.start {
      guard let head = readHead(id) else { return nil }
      content.guide.procedures.append(head)
    }
    return reading.hasErrors ? nil : content
  }

  /// Reads the first page of a procedure, that which the guide names first when none is named.
  public mutating func readFirstPage(of id: String?, languages: [String]) -> Content? {
    guard var content = readGuide(languages), let id = id ?? content.guide.start.first,
      var procedure = readHead(id)
    else { return nil }
    procedure.outcomes = [end]
    if procedure.settings.isEmpty || procedure.asksStartFirst {
      procedure.steps = readSteps(of: id)
      guard leaveFirstPage(of: &procedure) else { return nil }
    } else {
      procedure.steps = [Self.stand(in: procedure.start, basis: end.basis)]
      content.guide = addOptions(to: content.guide)
    }
    content.guide.procedures = [procedure]
    content.guide.terms = readTerms()
    content.procedure = try? content.guide.compiled(id)
    return reading.hasErrors || content.procedure == nil ? nil : content
  }

  // MARK: - Files

  /// Reads a file; nil when there is none or it is no JSON.
  private mutating func read<Value>(
    _ path: String,
    _ body: (JSONValue, _ file: Int, inout Reading) -> Value?
  ) -> Value? {
    guard let bytes = bytes(path), let document = JSONDocument.parse(bytes).document else {
      return nil
    }
    let file = reading.take(SourceText(file: path, bytes: bytes))
    return withExtendedLifetime(document) { body(document.root, file, &reading) }
  }

  private mutating func readGuide(_ languages: [String]) -> Content? {
    let guide = read("guide.json") { root, file, reading in
      GuideFileReader.readLanguages(root, file: file, &reading)
      return GuideFileReader.read(root, file: file, &reading)
    }
    guard let guide,
      let language = languages.first(where: guide.languages.contains) ?? guide.languages.first
    else { return nil }
    let phrases = phrases
    let texts = read("texts/\(language).json") { root, file, reading in
      TextsReader.read(root, file: file, phrases: phrases, &reading)
    }
    return texts.map { Content(guide: guide, language: language, texts: $0) }
  }

  private mutating func readHead(_ id: String) -> Procedure? {
    // The id comes from the command line: no path goes out of the folder.
    guard !id.contains("/"), !id.hasPrefix(".") else { return nil }
    return read("procedures/\(id)/procedure.json") { root, file, reading in
      guard var object = ObjectReader(root, file: file, &reading) else { return nil }
      let start = object.reference("start", to: .page, scope: id, &reading)
      return start.map { start in
        var procedure = Procedure(
          id: id,
          title: object.text("title", &reading),
          summary: object.text("summary", &reading),
          settings: object.references("settings", to: .setting, &reading),
          start: start,
          steps: [],
          outcomes: []
        )
        procedure.asksStartFirst = object.bool("settingsAfterStart", &reading)
        return procedure
      }
    }
  }

  private mutating func readSteps(of id: String) -> [Step] {
    let folder = "procedures/" + id
    let reader = ProcedureReader(folder: id)
    return names(folder).filter { $0.hasSuffix(".json") && reader.isStep($0) }.sorted().compactMap {
      name in
      read(folder + "/" + name) { root, file, reading in
        reader.readStep(root, file: file, name: name, &reading)
      }
    }
  }

  /// The words of the glossary: they are marked on the first page too.
  private mutating func readTerms() -> [Term] {
    let folders = ["reference"] + names("additions").sorted().map { "additions/\($0)/reference" }
    return folders.flatMap { folder in
      names(folder).sorted().filter { ReferenceFile($0) == .glossary }.flatMap { name in
        read(folder + "/" + name) { root, file, reading in
          ReferenceReader.terms(root, file: file, &reading)
        } ?? []
      }
    }
  }

  /// Adds the options that additions give to settings.
  private mutating func addOptions(to guide: Guide) -> Guide {
    let files = names("additions").compactMap { name in
      let path = "additions/\(name)/addition.json"
      return bytes(path).map { ContentFile(path: path, bytes: $0) }
    }
    var content = ReadContent(guide: guide, reading: reading)
    content.additions = AdditionReader(files)
    var documents: [JSONDocument] = []
    for file in files {
      guard let document = JSONDocument.parse(file.bytes).document,
        let (folder, path) = file.addition
      else { continue }
      documents.append(document)
      let number = content.reading.take(SourceText(file: file.path, bytes: file.bytes))
      content.additions.add(path, of: folder, file: number, document.root)
    }
    withExtendedLifetime(documents) { AdditionReader.readHeads(&content) }
    reading = content.reading
    return content.guide ?? guide
  }

  // MARK: - What is left out

  /// Leaves of all pages but the first only the place, and of the first what it shows.
  ///
  /// Returns whether there is such a page and it depends on nothing else.
  private func leaveFirstPage(of procedure: inout Procedure) -> Bool {
    var isAlone = false
    for step in procedure.steps.indices {
      for place in procedure.steps[step].pages.indices {
        var page = procedure.steps[step].pages[place]
        // A procedure that is walked in between may ask for settings before everything else.
        if case .call = page.work, !procedure.asksStartFirst { return false }
        page.next = Transition(to: .outcome(end.id))
        page.variants = []
        if page.id == procedure.start {
          isAlone = Self.isAlone(page)
        } else {
          page.text = []
          page.work = .explanation
        }
        procedure.steps[step].pages[place] = page
      }
      procedure.steps[step].skip = []
    }
    return isAlone
  }

  /// Whether a page is shown the same whatever else there is.
  private static func isAlone(_ page: Page) -> Bool {
    guard page.text.allSatisfy({ $0.when == nil }) else { return false }
    switch page.work {
    case .explanation: return true
    case .tasks(let tasks): return tasks.allSatisfy { $0.when == nil }
    case .question(let question):
      if case .optionalWhen = question.need { return false }
      return question.options.allSatisfy { $0.when == nil }
    case .call: return false
    }
  }

  /// An end for all that leads on from the first page, which nobody comes to.
  private var end: Outcome {
    Outcome(
      id: "end",
      title: Text(),
      urgency: 0,
      basis: Basis(sources: [], certainty: .sourced, checkedOn: "")
    )
  }

  /// A step that holds nothing but a page of an id.
  private static func stand(in id: String, basis: Basis) -> Step {
    let page = Page(
      id: id,
      title: Text(),
      why: Text(),
      next: Transition(to: .outcome("end")),
      basis: basis
    )
    return Step(id: id, title: Text(), purpose: Text(), pages: [page], basis: basis)
  }
}
