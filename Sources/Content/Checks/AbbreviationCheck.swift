import Diagnostics
import Guidance

/// Looks for abbreviations in texts that neither the glossary nor the rules of plain language know.
///
/// Who reads one can't look it up: no page links it.
struct AbbreviationCheck {
  private var indexes: [String: TermIndex] = [:]
  /// Words of capitals that everybody knows, by language, in small letters.
  private let known: [String: Set<String>]
  /// Words that are surely explained in every language.
  private var explained: Set<String> = []
  /// What was told, by language.
  private var told: [String: Set<String>] = [:]

  static func run(_ files: [ContentFile], _ guide: Guide, _ content: inout ReadContent) {
    // A guide without a glossary explains no words.
    guard !guide.terms.isEmpty else { return }
    var check = AbbreviationCheck(guide, known: content.plainness.mapValues(\.known))
    for (number, file) in files.enumerated() {
      // Most files have none that is not explained, and are not parsed again.
      guard let kind = FileKind(path: file.path), check.mayFind(in: file.bytes),
        let document = JSONDocument.parse(file.bytes).document
      else { continue }
      withExtendedLifetime(document) {
        let name = file.path.split(separator: "/").last.map(String.init) ?? ""
        let passages = Passage.all(
          in: document.root,
          file: number,
          kind,
          language: String(name.dropLast(".json".count)),
          languages: guide.languages
        )
        for passage in passages where !passage.isName { check.look(at: passage, &content.reading) }
      }
    }
  }

  private init(_ guide: Guide, known: [String: Set<String>]) {
    self.known = known
    var explained: Set<String>?
    for language in guide.languages {
      indexes[language] = TermIndex(guide.terms, language: language)
      let words = guide.terms.flatMap { $0.words(in: language) }.filter(Self.isAbbreviation)
      let all = Set(words).union((known[language] ?? []).map { $0.uppercased() })
      explained = explained?.intersection(all) ?? all
    }
    self.explained = explained ?? []
  }

  private static func isAbbreviation(_ word: some StringProtocol) -> Bool {
    var letters = 0
    for scalar in word.unicodeScalars where scalar.properties.isAlphabetic {
      guard scalar.properties.isUppercase else { return false }
      letters += 1
    }
    return letters > 1
  }

  /// Whether the bytes of a file have two capitals in a row in a word that is not surely explained.
  private func mayFind(in bytes: [UInt8]) -> Bool {
    func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    return bytes.withUnsafeBufferPointer { bytes in
      var end = 1
      while end < bytes.count {
        // Of every two bytes one belongs to any pair.
        guard isCapital(bytes[end]) else {
          end += 2
          continue
        }
        var start = end
        while start > 0, isCapital(bytes[start - 1]) { start -= 1 }
        repeat { end += 1 } while end < bytes.count && isCapital(bytes[end])
        let word = bytes[start..<end]
        if word.count > 1, !explained.contains(String(decoding: word, as: UTF8.self)) {
          return true
        }
        end += 1
      }
      return false
    }
  }

  private mutating func look(at passage: Passage, _ reading: inout Reading) {
    var uses: [TermIndex.Use]?
    let text = passage.words
    for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      guard Self.isAbbreviation(word), let index = indexes[passage.language],
        known[passage.language]?.contains(word.lowercased()) != true
      else { continue }
      let start = text.utf8.distance(from: text.startIndex, to: word.startIndex)
      let range = start..<start + word.utf8.count
      let all = uses ?? index.uses(in: text)
      uses = all
      guard !all.contains(where: { $0.range.contains(range.lowerBound) }),
        told[passage.language, default: []].insert(String(word)).inserted
      else { continue }
      reading.report(
        .abbreviationUnexplained(String(word), language: passage.language),
        at: passage.place(of: range),
        severity: .warning
      )
    }
  }
}

extension Passage {
  /// The place in the file of a part of the words, given in bytes.
  func place(of range: Range<Int>) -> Place {
    let first = value.place(ofByte: range.lowerBound)
    return Place(file: owner.place.file, range: first..<value.place(ofByte: range.upperBound))
  }
}
