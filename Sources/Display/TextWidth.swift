/// How many cells of a terminal a text takes.
///
/// It counts as `wcwidth` does, because that is what ncurses and terminals go by: a combining mark
/// takes none, an East Asian wide sign or emoji two. A sequence of joined emoji is the sum of its parts.
/// Controls take none; `SafeText` shows them as something else.
public enum TextWidth {
  /// The cells that one character takes.
  public static func columns(of character: Character) -> Int {
    character.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// The cells that a text takes on one row.
  public static func columns(of text: String) -> Int {
    // Not the generic one: that is not specialised for callers in other modules.
    SimpleText.count(text) ?? text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// The cells that a part of a text takes on one row.
  public static func columns(of text: some StringProtocol) -> Int {
    SimpleText.count(text) ?? text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// The cells that one scalar takes.
  public static func columns(of scalar: Unicode.Scalar) -> Int {
    if SimpleText.contains(scalar) { return 1 }
    let value = scalar.value
    if value < 0x20 || (0x7F...0x9F).contains(value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator:
      return 0

    case .format:
      // The soft hyphen and the Arabic number signs are drawn by terminals, other formats are not.
      return isDrawnFormat(value) ? 1 : 0

    default:
      return isJoiningJamo(value) ? 0 : isWide(value) ? 2 : 1
    }
  }

  /// The longest beginning of a text that fits in `columns`, never cutting through a character.
  public static func prefix(of text: some StringProtocol, columns: Int) -> String {
    var left = max(0, columns)
    if let count = SimpleText.count(text) {
      return count <= left
        ? String(text) : String(String.UnicodeScalarView(text.unicodeScalars.prefix(left)))
    }
    var end = text.startIndex
    while end < text.endIndex {
      let width = Self.columns(of: text[end])
      guard width <= left else { break }
      left -= width
      end = text.index(after: end)
    }
    return String(text[..<end])
  }

  private static func isDrawnFormat(_ value: UInt32) -> Bool {
    switch value {
    case 0xAD, 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: true
    default: false
    }
  }

  /// Vowels and finals of Hangul are drawn inside the cell of the consonant before them.
  private static func isJoiningJamo(_ value: UInt32) -> Bool {
    (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value)
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      let range = wideRanges[middle]
      if value < range.lowerBound {
        high = middle
      } else if value > range.upperBound {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }

  /// The scalars with East Asian width W or F; gaps that are not assigned are closed.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0,
    0x23F3...0x23F3, 0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F,
    0x2693...0x2693, 0x26A1...0x26A1, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5,
    0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA, 0x26F2...0x26F3, 0x26F5...0x26F5,
    0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B, 0x2728...0x2728,
    0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55,
    0x2E80...0x303E, 0x3041...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FB,
    0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320,
    0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3,
    0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC,
    0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596,
    0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2,
    0x1F6D5...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7F0, 0x1F90C...0x1F93A,
    0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD,
  ]
}
