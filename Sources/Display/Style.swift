/// How a text looks: a colour of the terminal's theme and attributes.
///
/// There is no background colour: the person's own background always stays.
public struct Style: Hashable, Sendable {
  /// The colour of the letters; `nil` is the terminal's own.
  public var foreground: Color?
  /// Whether the letters are bold.
  public var isBold: Bool
  /// Whether the letters are dimmed.
  public var isDim: Bool
  /// Whether the letters are underlined.
  public var isUnderlined: Bool
  /// Whether foreground and background are exchanged.
  public var isReversed: Bool

  /// The terminal's own look.
  public static let plain = Style()

  /// Makes a style; everything left out is as the terminal has it.
  public init(
    foreground: Color? = nil,
    isBold: Bool = false,
    isDim: Bool = false,
    isUnderlined: Bool = false,
    isReversed: Bool = false
  ) {
    self.foreground = foreground
    self.isBold = isBold
    self.isDim = isDim
    self.isUnderlined = isUnderlined
    self.isReversed = isReversed
  }
}
