/// Text that cannot drive a terminal or mislead the eye.
///
/// Only printable Unicode passes, by an allow-list. Everything else is shown as what it is, such as
/// `⟨U+202E⟩`: controls, direction changes, zero-width and other invisible signs, private use, signs
/// that are not assigned, and marks beyond the fourth on one letter.
public enum SafeText {
  /// How many marks one letter may carry.
  static let mostMarks = 4

  /// Whether `safe` would leave the text as it is.
  public static func isSafe(_ text: some StringProtocol, keepingNewlines: Bool = false) -> Bool {
    if SimpleText.count(text) != nil { return true }
    var marks = Marks()
    for scalar in text.unicodeScalars {
      let allowed = marks.allow(scalar)
      if !allowed && !(keepingNewlines && scalar == "\n") { return false }
    }
    return true
  }

  /// The text with each unsafe sign replaced by its code point in angle brackets.
  public static func safe(_ text: some StringProtocol, keepingNewlines: Bool = false) -> String {
    if isSafe(text, keepingNewlines: keepingNewlines) { return String(text) }
    var safe = String.UnicodeScalarView()
    var marks = Marks()
    for scalar in text.unicodeScalars {
      let allowed = marks.allow(scalar)
      if allowed || (keepingNewlines && scalar == "\n") {
        safe.append(scalar)
      } else {
        safe.append(contentsOf: codePoint(of: scalar).unicodeScalars)
      }
    }
    return String(safe)
  }

  /// The visible name of a sign, such as `⟨U+202E⟩`.
  public static func codePoint(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "⟩"
  }

  /// Walks through a text and counts the marks on the letter it is at.
  private struct Marks {
    private var count = 0
    private var hasBase = false
    private var isAfterEmoji = false

    mutating func allow(_ scalar: Unicode.Scalar) -> Bool {
      if SimpleText.contains(scalar) {
        count = 0
        hasBase = true
        isAfterEmoji = false
        return true
      }
      let wasAfterEmoji = isAfterEmoji
      isAfterEmoji = false
      let properties = scalar.properties
      if properties.isDefaultIgnorableCodePoint {
        // The only invisible sign that passes: the choice between the two looks of an emoji.
        return wasAfterEmoji && (scalar.value == 0xFE0E || scalar.value == 0xFE0F)
      }
      switch properties.generalCategory {
      case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator,
        .paragraphSeparator:
        hasBase = false
        return false

      case .nonspacingMark, .enclosingMark, .spacingMark:
        // A mark without a letter would sit on whatever is drawn before the text.
        guard hasBase else { return false }
        count += 1
        return count <= SafeText.mostMarks

      default:
        count = 0
        hasBase = true
        isAfterEmoji = properties.isEmoji
        return true
      }
    }
  }
}
