/// A piece of text in one style.
public struct Run: Hashable, Sendable {
  /// What is shown.
  public let text: String
  /// How it looks.
  public let style: Style

  /// Makes a run.
  public init(text: String, style: Style = .plain) {
    self.text = text
    self.style = style
  }

  /// Makes a run of blanks; below one it is empty.
  ///
  /// Much faster than repeating a string, and a frame has many.
  public init(blanks count: Int, style: Style = .plain) {
    text = Self.line(of: Self.blanks, length: count) ?? String(repeating: " ", count: max(0, count))
    self.style = style
  }

  /// Makes a run of a horizontal line, `─`.
  public init(lineOf count: Int, style: Style = .plain) {
    text = Self.line(of: Self.dashes, length: count) ?? String(repeating: "─", count: max(0, count))
    self.style = style
  }

  private static let blanks = String(repeating: " ", count: 256)
  private static let dashes = String(repeating: "─", count: 256)

  private static func line(of source: String, length: Int) -> String? {
    let bytes = source.utf8
    guard length <= 256 else { return nil }
    return String(
      source[..<bytes.index(bytes.startIndex, offsetBy: max(0, length) * bytes.count / 256)]
    )
  }
}
