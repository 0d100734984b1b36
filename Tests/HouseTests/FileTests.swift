import Testing

/// The habits of the house: small files, named after what they declare, and no words without use.
@Suite struct FileTests {
  /// Files over the limit, with the reason.
  private static let longFiles: [String: String] = [:]

  /// Files that hold a family of small types, with the reason.
  private static let families: [String: String] = [
    "Guidance/Reference.swift": "the kinds of entry that can be looked up, ten lines each",
    "meldcode/SharedOptions.swift": "the options and the failure that all commands share",
  ]

  @Test(arguments: SourceFile.all)
  func `a file has at most four hundred lines`(file: SourceFile) {
    #expect(file.lines.count <= 400 || Self.longFiles[file.path] != nil)
  }

  @Test(arguments: SourceFile.all)
  func `a file is named after a type that it declares or extends`(file: SourceFile) throws {
    guard Self.families[file.path] == nil else { return }
    let type = file.name.split(separator: "+").first.map(String.init) ?? file.name
    let declaration = try Regex(
      "\\b(struct|enum|class|actor|protocol|typealias|extension) ([A-Za-z]+\\.)*\(type)\\b"
    )
    #expect(file.text.firstMatch(of: declaration) != nil)
  }

  @Test func `exceptions are still needed`() {
    let lines = Dictionary(uniqueKeysWithValues: SourceFile.all.map { ($0.path, $0.lines.count) })
    for path in Self.longFiles.keys { #expect(lines[path, default: 0] > 400, "\(path)") }
    for path in Self.families.keys { #expect(lines[path] != nil, "\(path)") }
  }

  @Test func `every phrase of the program is used`() throws {
    let list = try #require(SourceFile.all.first { $0.path == "Screens/Phrase.swift" })
    let body = list.lines.drop { !$0.contains("enum Phrase") }.prefix { $0 != "}" }
    let phrases = body.filter { $0.hasPrefix("  case ") }.flatMap { line in
      line.dropFirst("  case ".count).split(separator: ",").map {
        String($0.drop { $0 == " " })
      }
    }
    #expect(phrases.count > 100)
    let others = SourceFile.all.filter { $0.path != list.path }.map(\.text).joined(separator: "\n")
    let used = Set(others.matches(of: /\.(\w+)\b/).map { String($0.1) })
    for phrase in phrases { #expect(used.contains(phrase), "\(phrase)") }
  }
}
