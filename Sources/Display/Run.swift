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
}
