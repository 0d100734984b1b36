import ArgumentParser
import Content
import Diagnostics
import Glibc
import Guidance
import Screens
import Storage

/// Options of every command that reads content.
struct ContentOptions: ParsableArguments {
  @ArgumentParser.Option(name: .long, help: "The content folder, instead of the one that is found.")
  var content: String?

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp(
      "A folder of an organisation to lay over the content; may be repeated. '' lays none.",
      valueName: "FOLDER"
    )
  )
  var overlay: [String] = []

  @ArgumentParser.Option(
    name: [.customLong("lang"), .customLong("language")],
    help: "The language: nl or en."
  )
  var language: String?

  /// Where everything is, from the environment.
  static func places(_ content: String?, overlays: [String] = []) -> Places {
    Places(
      chosen: content,
      overlays: overlays,
      environment: { getenv($0).map { String(cString: $0) } },
      program: programPath
    )
  }

  private static var programPath: String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }

  /// The guide of the content folder, with its texts.
  func library() throws -> Library {
    try Self.library(Self.places(content, overlays: overlay), language: language)
  }

  static func library(_ places: Places, language: String?) throws -> Library {
    let library = try Library(places, language: language)
    if let language, !library.guide.languages.contains(language) {
      let languages = library.guide.languages.joined(separator: ", ")
      throw ValidationError("no language '\(language)'; use one of \(languages)")
    }
    return library
  }
}

/// A guide that was read without mistakes, and the words of the program.
struct Library {
  let guide: Guide
  let phrasebooks: [Phrasebook]
  let manuals: [String: String]
  /// Kept only so that thousands of small things are not given back before the first screen.
  private let content: ReadContent

  /// Reads the content; ends the command with status 2 when that can't be done.
  init(_ places: Places, language: String? = nil) throws {
    let folder = try orFailure { try ContentFolder.find(among: places.content) }
    let overlays = ContentFolder.overlays(of: places)
    do {
      let files = try orFailure { try ContentFolder.files(of: folder, overlays: overlays) }
      try self.init(files, in: folder, overlays: overlays)
    } catch let failure as Failure where !overlays.isEmpty {
      guard let broken = BrokenOverlay(failure, in: folder, overlays: overlays) else {
        throw failure
      }
      let kept = SettingsFile(path: places.settings).language
      let words = broken.without.phrases(broken.without.language(language, kept: kept))
      throw broken.explained(words, isChosen: places.content.count == 1)
    }
  }

  /// The same from files that were read already.
  init(_ files: [ContentFile], in folder: String, overlays: [String] = []) throws {
    let phrases = Phrase.allCases.map(\.rawValue)
    let content = GuideReader(files, phrases: phrases, withScenarios: false).read()
    guard let guide = content.guide, content.isClean else {
      throw Failure(
        "the content in \(([folder] + overlays).joined(separator: " and ")) holds mistakes "
          + "(\(content.diagnostics.count)); see them with: meldcode content validate \(folder)"
          + overlays.map { " --overlay " + $0 }.joined(),
        findings: content.diagnostics
      )
    }
    self.guide = guide
    self.content = content
    manuals = content.manuals
    let texts = content.texts.isEmpty ? try Self.standardTexts(besides: folder) : content.texts
    phrasebooks = guide.languages.compactMap { language in
      texts[language].map { Self.phrasebook(language, $0) }
    }
    guard !phrasebooks.isEmpty else {
      throw Failure(
        "no texts of the program in \(guide.languages.joined(separator: ", ")); add texts/LANG.json to "
          + folder
      )
    }
  }

  static func phrasebook(_ language: String, _ words: [String: String]) -> Phrasebook {
    var phrases: [Phrase: String] = [:]
    phrases.reserveCapacity(Phrase.allCases.count)
    for phrase in Phrase.allCases { phrases[phrase] = words[phrase.rawValue] }
    return Phrasebook(language: language, words: phrases)
  }

  /// The words of the program from the bundled content, for a folder that has none of its own.
  private static func standardTexts(besides folder: String) throws -> [String: [String: String]] {
    let places = ContentOptions.standardPlaces()
    guard let standard = try? ContentFolder.find(among: places.content), standard != folder,
      let files = try? ContentFolder.files(of: standard)
    else { return [:] }
    return GuideReader(files, phrases: Phrase.allCases.map(\.rawValue)).read().texts
  }

  /// The language to speak: asked for, kept, or the guide's first.
  func language(_ asked: String?, kept: String?) -> String {
    for wish in [asked, kept] {
      if let wish, phrasebooks.contains(where: { $0.language == wish }) { return wish }
    }
    return phrasebooks[0].language
  }

  func phrases(_ language: String) -> Phrasebook {
    phrasebooks.first { $0.language == language } ?? phrasebooks[0]
  }

  /// A procedure made ready to walk; a name that does not exist ends the command with a suggestion.
  func compiled(_ id: String) throws -> CompiledProcedure {
    guard guide.procedure(id) != nil else {
      let ids = guide.procedures.map(\.id)
      let hint =
        EditDistance.suggestion(for: id, among: ids).map { "did you mean '\($0)'?" }
        ?? "use one of \(ids.joined(separator: ", "))"
      throw ValidationError("no procedure '\(id)'; \(hint)")
    }
    guard let compiled = try? guide.compiled(id) else {
      throw Failure("procedure '\(id)' cannot be walked; see: meldcode content validate")
    }
    return compiled
  }
}

extension ContentOptions {
  static func standardPlaces() -> Places {
    Places(
      chosen: nil,
      environment: { name in
        name == "MELDCODE_CONTENT" ? nil : getenv(name).map { String(cString: $0) }
      },
      program: programPath
    )
  }
}

/// A command that could not run: status 2, with what happened and what to do.
struct Failure: Error, CustomStringConvertible {
  let description: String
  /// The mistakes in the content, when that is why.
  let findings: [Diagnostic]

  init(_ description: String, findings: [Diagnostic] = []) {
    self.description = description
    self.findings = findings
  }
}

/// Does work with files; what fails becomes a failure of the command.
func orFailure<Value>(_ work: () throws -> Value) throws -> Value {
  do {
    return try work()
  } catch let error as StorageError {
    throw Failure(error.description)
  }
}
