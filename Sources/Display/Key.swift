/// Something that a person pressed, pasted or clicked.
public enum Key: Hashable, Sendable {
  /// A printable character, also the space.
  case character(Character)
  /// The keys that end or leave something.
  case enter, escape, backspace, tab, backTab
  /// The arrow keys.
  case up, down, left, right
  /// The keys that move further.
  case pageUp, pageDown, home, end
  /// The keys above the arrows.
  case delete, insert
  /// F1 and up.
  case function(Int)
  /// A letter pressed with Ctrl, in lower case.
  case control(Character)
  /// Text that arrived by the terminal's paste, newlines kept, never to be taken for keys.
  case paste(String)
  /// A click of the left button.
  case click(Point)
}

extension Key {
  /// The keys that have a name and carry nothing; the first name is the one that is written.
  private static let named: [(key: Key, names: [String])] = [
    (.enter, ["enter", "return"]),
    (.escape, ["escape", "esc"]),
    (.backspace, ["backspace"]),
    (.tab, ["tab"]),
    (.backTab, ["shift-tab", "backtab"]),
    (.up, ["up"]),
    (.down, ["down"]),
    (.left, ["left"]),
    (.right, ["right"]),
    (.pageUp, ["pageup", "page-up", "pgup"]),
    (.pageDown, ["pagedown", "page-down", "pgdn"]),
    (.home, ["home"]),
    (.end, ["end"]),
    (.delete, ["delete", "del"]),
    (.insert, ["insert", "ins"]),
    (.character(" "), ["space"]),
  ]

  /// Makes the key that a script names, such as `down`, `f2`, `ctrl-x`, `space`, `a`, `paste:text` or
  /// `click:12,3`.
  public init?(named name: String) {
    if name.count == 1, let character = name.first {
      self = .character(character)
      return
    }
    if name.hasPrefix("paste:") {
      self = .paste(String(name.dropFirst(6)))
      return
    }
    let lower = name.lowercased()
    if let key = Self.named.first(where: { $0.names.contains(lower) })?.key {
      self = key
    } else if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...63).contains(number) {
      self = .function(number)
    } else if lower.hasPrefix("ctrl-"), lower.count == 6, let letter = lower.last {
      self = .control(letter)
    } else if lower.hasPrefix("click:"), let point = Self.point(lower.dropFirst(6)) {
      self = .click(point)
    } else {
      return nil
    }
  }

  /// The name by which `init(named:)` makes the same key.
  public var name: String {
    switch self {
    case .character(" "): "space"

    case .character(let character): String(character)

    case .function(let number): "f\(number)"

    case .control(let letter): "ctrl-\(letter)"

    case .paste(let text): "paste:\(text)"

    case .click(let point): "click:\(point.column),\(point.row)"

    case .enter, .escape, .backspace, .tab, .backTab, .up, .down, .left, .right, .pageUp, .pageDown,
      .home, .end, .delete, .insert:
      Self.named.first { $0.key == self }?.names.first ?? ""
    }
  }

  private static func point(_ text: Substring) -> Point? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let column = parts[0], let row = parts[1], column >= 0, row >= 0
    else { return nil }
    return Point(column: column, row: row)
  }
}
