/// Breaks text into lines that fit a width.
///
/// Lines break at spaces, which then vanish; a word that is too long breaks after a hyphen or slash if
/// it has one, else between characters. `\n` always breaks. Spaces at the start of a paragraph stay.
public enum TextWrap {
  /// The lines of a text, each at most `width` cells wide.
  ///
  /// All lines of a paragraph but its first start with `hangingIndent` spaces, which count.
  public static func lines(
    of text: some StringProtocol,
    width: Int,
    hangingIndent: Int = 0
  ) -> [String] {
    let text = String(text)
    // Most texts of a screen fit; those need no search for places to break.
    if text.utf8.last != UInt8(ascii: " "), let count = SimpleText.count(text), count <= width {
      return [text]
    }
    // An indent that leaves no room to read is given up.
    let indent = hangingIndent * 2 > width ? 0 : max(0, hangingIndent)
    let margin = String(repeating: " ", count: indent)
    return breaks(of: text, width: width, indent: indent).map { line in
      line.isContinued ? margin + text[line.range] : String(text[line.range])
    }
  }

  /// The part of the text that each line shows, for those who must find a place back in it.
  ///
  /// Spaces at which a line was broken lie between two parts, as does a `\n`.
  public static func ranges<Text: StringProtocol>(
    of text: Text,
    width: Int
  ) -> [Range<Text.Index>] {
    breaks(of: text, width: width, indent: 0).map(\.range)
  }

  /// The part of the text that each line shows, with the spaces before it.
  public static func parts(
    of text: String,
    width: Int,
    hangingIndent: Int = 0
  ) -> [(indent: Int, range: Range<String.Index>)] {
    let indent = hangingIndent * 2 > width ? 0 : max(0, hangingIndent)
    return breaks(of: text, width: width, indent: indent).map { line in
      (indent: line.isContinued ? indent : 0, range: line.range)
    }
  }

  private struct Line<Index: Comparable> {
    let range: Range<Index>
    let isContinued: Bool
  }

  private static func breaks<Text: StringProtocol>(
    of text: Text,
    width: Int,
    indent: Int
  ) -> [Line<Text.Index>] {
    let glyphs = glyphs(of: text)
    var breaker = LineBreaker(glyphs: glyphs, width: max(1, width), indent: indent)
    return breaker.lines().map { line in
      let lower = text.utf8.index(text.startIndex, offsetBy: glyphs[line.start].offset)
      let upper = text.utf8.index(text.startIndex, offsetBy: glyphs[line.end].offset)
      return Line(range: lower..<upper, isContinued: line.isContinued)
    }
  }

  /// The characters with their width, and one more that stands for the end.
  private static func glyphs(of text: some StringProtocol) -> [Glyph] {
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(text.utf8.count + 1)
    var offset = 0
    let isSimple = text.unicodeScalars.allSatisfy { SimpleText.contains($0) || $0 == "\n" }
    if isSimple {
      for scalar in text.unicodeScalars {
        glyphs.append(Glyph(offset: offset, width: 1, kind: Glyph.Kind(scalar)))
        offset += UTF8.width(scalar)
      }
    } else {
      for character in text {
        let first = character.unicodeScalars.first ?? " "
        let width = TextWidth.columns(of: character)
        glyphs.append(Glyph(offset: offset, width: width, kind: Glyph.Kind(first)))
        offset += character.utf8.count
      }
    }
    glyphs.append(Glyph(offset: offset, width: 0, kind: .newline))
    return glyphs
  }
}

/// One character as far as breaking lines is concerned.
struct Glyph {
  /// What a character means to a line.
  enum Kind {
    case letter, space, newline, hyphen

    init(_ scalar: Unicode.Scalar) {
      switch scalar {
      case " ": self = .space
      case "\n", "\r": self = .newline
      case "-", "/", "\u{2010}", "\u{2013}": self = .hyphen
      default: self = .letter
      }
    }
  }

  let offset: Int
  let width: Int
  let kind: Kind
}

/// Goes through the characters of a text once and notes where its lines start and end.
private struct LineBreaker {
  struct Line {
    var start: Int
    var end: Int
    var isContinued: Bool
  }

  let glyphs: [Glyph]
  let width: Int
  let indent: Int
  private var found: [Line] = []

  init(glyphs: [Glyph], width: Int, indent: Int) {
    self.glyphs = glyphs
    self.width = width
    self.indent = indent
  }

  /// The last glyph is the end of the text and ends its last line as a newline would.
  mutating func lines() -> [Line] {
    var start = 0
    while start < glyphs.count {
      var end = start
      while glyphs[end].kind != .newline { end += 1 }
      breakParagraph(from: start, to: end)
      start = end + 1
    }
    return found
  }

  private mutating func breakParagraph(from first: Int, to last: Int) {
    var start = first
    repeat {
      let isContinued = start > first
      let end = lineEnd(from: start, to: last, room: isContinued ? width - indent : width)
      found.append(
        Line(start: start, end: withoutSpaces(start, end), isContinued: isContinued)
      )
      start = end
      while start < last, glyphs[start].kind == .space { start += 1 }
    } while start < last
  }

  /// The first glyph that no longer belongs on the line that begins at `start`.
  private func lineEnd(from start: Int, to last: Int, room: Int) -> Int {
    var left = room
    var afterSpace: Int?
    var afterHyphen: Int?
    var hasWord = false
    var index = start
    while index < last {
      let glyph = glyphs[index]
      left -= glyph.width
      if glyph.kind == .space {
        if hasWord { (afterSpace, afterHyphen) = (index, nil) }
      } else {
        if left < 0 { return afterSpace ?? afterHyphen ?? max(index, start + 1) }
        hasWord = true
        if glyph.kind == .hyphen, isInsideWord(index, last) { afterHyphen = index + 1 }
      }
      index += 1
    }
    return last
  }

  private func isInsideWord(_ index: Int, _ last: Int) -> Bool {
    index + 1 < last && glyphs[index + 1].kind == .letter
  }

  private func withoutSpaces(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, glyphs[end - 1].kind == .space { end -= 1 }
    return end
  }
}
