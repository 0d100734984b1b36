@testable import Content
import Diagnostics
import Testing

/// Mistakes planted in the bundled content, each found with its code at its place.
///
/// Of the content one procedure is taken, with its steps whole and with what it names; what is only
/// named has its words cut short, so that many variants can be checked in little time.
@Suite struct SeededDefectTests {
  /// The procedure by itself.
  private static let clean: Folder = {
    var folder = Folder.bundled.only { path in
      path == "guide.json" || path.hasPrefix("procedures/kindcheck/")
        || path.hasPrefix("procedures/vgv/") || path == "reference/signals-kindcheck.json"
        || path.hasPrefix("reference/contacts") || path.hasPrefix("reference/articles-")
    }
    for (name, key) in [("sources", "sources"), ("articles", "articles")] {
      let path = "reference/\(name).json"
      folder[path] = shortened(path, key)
    }
    // What follows after an outcome is not among what was taken.
    for path in ["procedures/kindcheck/outcomes.json", "procedures/vgv/outcomes.json"] {
      guard let bytes = folder[path] else { continue }
      let words = String(decoding: bytes, as: UTF8.self)
      let alone = words.replacing(
        "\"goOnWith\": [\"meldcode\"]",
        with: "\"goOnWith\": [\"kindcheck\"]"
      )
      .replacing("\"goOnWith\": \"meldcode\"", with: "\"goOnWith\": \"kindcheck\"")
      folder[path] = Array(alone.utf8)
    }
    return folder.patched("guide.json", "/start", "[\"kindcheck\"]")
  }()

  /// A reference file with all ids and without the words.
  private static func shortened(_ path: String, _ key: String) -> [UInt8]? {
    guard let document = Folder.bundled[path].flatMap({ JSONDocument.parse($0).document }) else {
      return nil
    }
    let ids = withExtendedLifetime(document) {
      document.root.members.first { $0.key == key }?.value.elements.compactMap { item in
        item.members.first { $0.key == "id" }?.value.string
      } ?? []
    }
    let words = "{\"nl\": \"a\", \"en\": \"a\"}"
    let more =
      key == "articles"
      ? ", \"text\": [{\"text\": \(words)}], \"source\": [\"kc-nu\"], \"certainty\": \"known\"" : ""
    let items = ids.map { "{\"id\": \"\($0)\", \"title\": \(words)\(more)}" }
    let list = items.joined(separator: ",\n")
    return Array("{\"checkedOn\": \"2026-11-23\", \"\(key)\": [\n\(list)]}".utf8)
  }

  @Test func `without a mistake nothing is found`() {
    let found = Self.clean.check()
    #expect(found.map { "\($0.file):\($0.range.start.line): \($0.problem.message)" } == [])
  }

  @Test func `there are at least sixty, of many codes`() {
    let all = SeededDefect.syntax + SeededDefect.form + SeededDefect.references + SeededDefect.walks
    #expect(all.count >= 60)
    #expect(Set(all.map(\.code)).count >= 40)
    #expect(all.allSatisfy { Problem.allCodes.contains($0.code) })
  }

  @Test(arguments: SeededDefect.syntax)
  func `a mistake in the writing is found where it is`(defect: SeededDefect) throws {
    try expectFound(defect)
  }

  @Test(arguments: SeededDefect.form)
  func `a mistake in the form is found where it is`(defect: SeededDefect) throws {
    try expectFound(defect)
  }

  @Test(arguments: SeededDefect.references)
  func `a mistake in what is named is found where it is`(defect: SeededDefect) throws {
    try expectFound(defect)
  }

  @Test(arguments: SeededDefect.walks)
  func `a mistake that only walks show is found where it is`(defect: SeededDefect) throws {
    try expectFound(defect)
  }

  private func expectFound(_ defect: SeededDefect) throws {
    var folder = Self.clean
    let planted = defect.plant(in: &folder)
    let place = try #require(planted, "there is no \(defect.pointer)")
    let text = SourceText(file: place.file, bytes: folder[place.file] ?? [])
    let expected = text.range(of: place.range)
    let found = folder.check()
    let matches = found.filter { finding in
      finding.problem.code == defect.code && finding.file == place.file
        && finding.range.start >= expected.start && finding.range.start <= expected.end
    }
    #expect(
      !matches.isEmpty,
      "\(found.map { "\($0.file):\($0.range.start.line):\($0.range.start.column) \($0.problem.code): \($0.problem.message)" }), expected at \(expected)"
    )
    #expect(matches.allSatisfy { $0.severity == .error })
  }
}
