import Content
import Foundation
import Guidance
import Screens
import Storage
import Testing

/// The first screen, from a few files, is the one that the whole content gives.
@Suite struct FirstScreenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Content").path
  private static let phrases = Phrase.allCases.map(\.rawValue)
  private static let whole: ReadContent? = try? GuideReader(
    ContentFolder.files(of: folder),
    phrases: phrases,
    withScenarios: false
  ).read()
  private static let starts: [String?] = [nil] + (whole?.guide?.procedures.map(\.id) ?? [])

  private static func reader(
    bytes: @escaping (String) -> [UInt8]? = { ContentFolder.bytes(of: $0, in: folder) }
  ) -> FirstScreenReader {
    FirstScreenReader(
      phrases: phrases,
      names: { ContentFolder.names(of: $0, in: folder) },
      bytes: bytes
    )
  }

  private func program(_ guide: Guide, _ language: String, _ words: [String: String]) -> Program {
    var phrases: [Phrase: String] = [:]
    for phrase in Phrase.allCases { phrases[phrase] = words[phrase.rawValue] }
    let book = Phrasebook(language: language, words: phrases)
    return Program(
      guide: guide,
      phrasebooks: [book],
      preferences: .init(language: language),
      // So late that all is old: the first screen says so too.
      today: CalendarDay("2100-01-01")
    )
  }

  @Test(arguments: starts, ["nl", "en"])
  func `it is the same as with the whole content`(id: String?, language: String) throws {
    let content = try #require(Self.whole)
    let guide = try #require(content.guide)
    var whole = program(guide, language, try #require(content.texts[language]))
    if let id { whole.start(try guide.compiled(id)) }
    var reader = Self.reader()
    let read =
      id == nil
      ? reader.readStart(languages: [language])
      : reader.readFirstPage(of: id, languages: [language])
    let first = try #require(read)
    #expect(first.language == language)
    var early = program(first.guide, language, first.texts)
    if let procedure = first.procedure { early.start(procedure) }
    let isSame = early.describe() == whole.describe()
    #expect(isSame, "\(early.describe().choices.map(\.label))")
  }

  @Test func `a language that the guide has not gives way to one that it has`() {
    var reader = Self.reader()
    let read = reader.readStart(languages: ["xx", "en"])
    #expect(read?.language == "en")
    var other = Self.reader()
    let own = other.readStart(languages: [])
    #expect(own?.language == Self.whole?.guide?.languages.first)
  }

  @Test func `there is none of a procedure that does not exist or is no name`() {
    for id in ["bestaat-niet", "../procedures/" + "x", "..", "", "."] {
      var reader = Self.reader()
      let read = reader.readFirstPage(of: id, languages: [])
      #expect(read?.guide == nil, "\(id)")
    }
  }

  @Test(arguments: ["guide.json", "texts/nl.json", "procedure.json"])
  func `there is none while one of its files is broken or missing`(path: String) {
    for broken: [UInt8]? in [nil, Array("{".utf8), Array("{}".utf8)] {
      var reader = Self.reader { name in
        name.hasSuffix(path) ? broken : ContentFolder.bytes(of: name, in: Self.folder)
      }
      let read = reader.readStart(languages: ["nl"])
      #expect(read?.guide == nil)
    }
  }
}
