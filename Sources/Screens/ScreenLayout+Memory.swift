import Display

extension ScreenLayout {
  /// What was laid out last.
  public struct Memory: Sendable {
    var screen: Screen
    var plan: Plan
    var usesColors: Bool
    var frame: Frame
  }
}

extension Screen {
  /// Whether another screen differs in nothing but its focus and how far its text is scrolled.
  func isSame(as other: Screen) -> Bool {
    var moved = self
    moved.focus = other.focus
    moved.scroll = other.scroll
    return moved == other
  }
}
