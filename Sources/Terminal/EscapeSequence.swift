import Display

/// A control sequence: its numbers and the byte that ends it.
struct EscapeSequence {
  private let isPrivate: Bool
  private let numbers: [Int]
  private let final: UInt8

  /// Reads the parameters, such as `1;5` in `ESC [ 1 ; 5 A`.
  init(parameters: some Collection<UInt8>, final: UInt8) {
    let isPrivate = parameters.first.map { (0x3C...0x3F).contains($0) } ?? false
    self.isPrivate = isPrivate
    self.final = final
    numbers = parameters.dropFirst(isPrivate ? 1 : 0)
      .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { part in
        part.prefix(6).reduce(0) { value, byte in
          (0x30...0x39).contains(byte) ? value * 10 + Int(byte) - 0x30 : value
        }
      }
  }

  /// Whether pasted text follows.
  var isPasteStart: Bool {
    !isPrivate && final == UInt8(ascii: "~") && numbers.first == 200
  }

  /// The key, or `nil` if the sequence is none that the program knows.
  ///
  /// Shift, Ctrl and Alt with a key that moves count as the key alone.
  var key: Key? {
    if isPrivate { return mouse }
    switch final {
    case UInt8(ascii: "~"):
      if numbers.first == 27, numbers.count == 3 {
        return Self.key(code: numbers[2], modifiers: numbers[1])
      }
      return Self.numbered[numbers.first ?? 0]

    case UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "@"):
      // What rxvt sends with Ctrl and Shift.
      return Self.numbered[numbers.first ?? 0]

    case UInt8(ascii: "u"):
      return Self.key(code: numbers.first ?? 0, modifiers: numbers.dropFirst().first ?? 1)

    case UInt8(ascii: "Z"):
      return .backTab

    case UInt8(ascii: "R") where numbers.first ?? 1 != 1:
      // A report of the cursor's place, not F3.
      return nil

    case UInt8(ascii: "A")...UInt8(ascii: "S"), UInt8(ascii: "a")...UInt8(ascii: "d"):
      return Self.lettered[final]

    default:
      return nil
    }
  }

  /// A press of the left button, or a turn of the wheel, which moves like the arrows.
  private var mouse: Key? {
    guard final == UInt8(ascii: "M"), numbers.count == 3 else { return nil }
    switch numbers[0] {
    case 0 where numbers[1] > 0 && numbers[2] > 0:
      return .click(Point(column: numbers[1] - 1, row: numbers[2] - 1))

    case 64: return .up

    case 65: return .down

    default: return nil
    }
  }

  /// A key that the terminal names by its code point; modifiers are one more than their bits.
  private static func key(code: Int, modifiers: Int) -> Key? {
    let bits = max(0, modifiers - 1)
    switch code {
    case 9: return bits & 1 != 0 ? .backTab : .tab
    case 13: return .enter
    case 27: return .escape
    case 8, 127: return .backspace
    case 32..<0xE000, 0xF900..<0x11_0000:
      guard let scalar = Unicode.Scalar(UInt32(code)) else { return nil }
      // Alt and Super make no letters.
      if bits & 0b1010 != 0 { return nil }
      let letter = Character(scalar)
      if bits & 4 != 0 { return letter.isASCII ? .control(Character(letter.lowercased())) : nil }
      return (0x7F..<0xA0).contains(code) ? nil : .character(letter)

    default: return nil
    }
  }

  /// The keys of sequences that end in a tilde, by their number.
  private static let numbered: [Int: Key] = {
    var keys: [Int: Key] = [
      1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    ]
    let functions = [
      11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34,
    ]
    for (index, number) in functions.enumerated() { keys[number] = .function(index + 1) }
    return keys
  }()

  private static let lettered: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
    UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
    UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2),
    UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
    UInt8(ascii: "a"): .up, UInt8(ascii: "b"): .down, UInt8(ascii: "c"): .right,
    UInt8(ascii: "d"): .left,
  ]

  /// The keys of `ESC O` and a letter: arrows, F1 to F4, and the numeric keypad.
  static let keypad: [UInt8: Key] = {
    var keys = lettered
    keys[UInt8(ascii: "M")] = .enter
    for (index, character) in "*+,-./0123456789".enumerated() {
      keys[UInt8(ascii: "j") + UInt8(index)] = .character(character)
    }
    return keys
  }()
}
