/// Writes diagnostics for people: place, words, the line with a marker under it, and the remedy.
public struct PrettyDiagnosticFormatter: Sendable {
  private let usesColors: Bool

  /// The most characters of a source line that are shown.
  private static let widestExcerpt = 100

  /// Makes a formatter.
  public init(usesColors: Bool = false) {
    self.usesColors = usesColors
  }

  /// All diagnostics, each followed by an empty line.
  public func text(of diagnostics: [Diagnostic]) -> String {
    diagnostics.map(text).joined()
  }

  /// One diagnostic.
  public func text(of diagnostic: Diagnostic) -> String {
    let problem = diagnostic.problem
    let start = diagnostic.range.start
    let place = "\(diagnostic.file):\(start.line):\(start.column): "
    let kind = paint("\(diagnostic.severity.rawValue)[\(problem.code)]: ", "1;31")
    var lines = [Self.safe(place) + kind + Self.safe(problem.message)]
    if let excerpt = diagnostic.excerpt {
      lines += excerptLines(excerpt, from: diagnostic.excerptColumn, diagnostic.range)
    }
    if let reason = problem.reason { lines.append("  reason: " + Self.safe(reason) + ".") }
    lines.append("  help: " + Self.safe(problem.remedy))
    for note in diagnostic.notes {
      let start = note.range.start
      lines.append(
        "  note: " + Self.safe(note.words) + " at " + Self.safe(note.file)
          + ":\(start.line):\(start.column)"
      )
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private func excerptLines(_ line: String, from column: Int, _ range: SourceRange) -> [String] {
    let gutter = "\(range.start.line)"
    let blank = String(repeating: " ", count: gutter.count)
    var characters = Array(line)
    var first = range.start.column - column
    // Of a long line only what is around the place is shown.
    if characters.count > Self.widestExcerpt {
      let from = max(0, min(first - 40, characters.count - Self.widestExcerpt))
      characters = Array(characters[from..<min(characters.count, from + Self.widestExcerpt)])
      first -= from
    }
    let isOneLine = range.end.line == range.start.line
    let length = isOneLine ? range.end.column - range.start.column : characters.count - first
    let before = characters.prefix(first).reduce(0) { $0 + Self.columns(of: $1) }
    let under = characters.dropFirst(first).prefix(max(1, length))
    let width = max(1, under.reduce(0) { $0 + Self.columns(of: $1) })
    let marker = "^" + String(repeating: "~", count: width - 1)
    return [
      " \(gutter) | " + Self.safe(String(characters)),
      " \(blank) | " + String(repeating: " ", count: before) + paint(marker, "1;32"),
    ]
  }

  private func paint(_ words: String, _ code: String) -> String {
    usesColors ? "\u{1B}[\(code)m\(words)\u{1B}[0m" : words
  }

  private static func safe(_ text: String) -> String { UnseenCharacter.speltOut(in: text) }

  private static func columns(of character: Character) -> Int {
    let shown = UnseenCharacter.speltOut(character)
    guard shown.count == 1, let scalar = character.unicodeScalars.first else { return shown.count }
    if scalar.properties.isEmojiPresentation { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }
}
