import Content
import Guidance
import Screens
import Storage
import Testing

/// The content that the program comes with, read once for all tests.
struct BundledGuide: Sendable {
  let guide: Guide
  let phrasebooks: [Phrasebook]

  /// The language that is walked in.
  static let language = "nl"

  private static let read = Result { try BundledGuide() }

  static func shared() throws -> BundledGuide { try read.get() }

  /// The ids of all procedures, to be walked one by one.
  static let procedures: [String] = (try? shared())?.guide.procedures.map(\.id) ?? []

  private init() throws {
    // This file is Tests/OutcomeTests/BundledGuide.swift of the checkout.
    let checkout = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let files = try ContentFolder.files(of: "/" + checkout + "/Content")
    let phrases = Phrase.allCases.map(\.rawValue)
    let content = GuideReader(files, phrases: phrases).read()
    guide = try #require(content.guide, "\(content.diagnostics)")
    phrasebooks = guide.languages.compactMap { language in
      content.texts[language].map { words in
        let pairs = Phrase.allCases.compactMap { phrase in
          words[phrase.rawValue].map { (phrase, $0) }
        }
        return Phrasebook(language: language, words: Dictionary(uniqueKeysWithValues: pairs))
      }
    }
  }

  /// The program as it starts.
  func program(isLineMode: Bool) -> Program {
    Program(
      guide: guide,
      phrasebooks: phrasebooks,
      preferences: Preferences(language: Self.language),
      today: nil,
      isLineMode: isLineMode
    )
  }
}
