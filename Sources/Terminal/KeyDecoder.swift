import Display

/// Turns the bytes that a terminal sends into keys.
///
/// Every control sequence is taken whole: one that is not known is dropped, since its letters would
/// else be taken for keys and choose an answer.
struct KeyDecoder {
  /// What the decoder needs before it can tell what comes next.
  enum Wait: Equatable {
    /// It holds nothing back.
    case nothing
    /// An Escape may be a key or the start of a sequence; only time tells.
    case escape
    /// The rest of a sequence, which a slow line may have cut.
    case sequence
    /// The rest of a letter, which is sure to come.
    case letter
    /// The end of a paste.
    case paste
  }

  /// The most that is kept of one paste, in bytes.
  static let longestPaste = 1 << 20

  private static let escape: UInt8 = 0x1B
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private let table: TerminalKeys
  private var bytes: [UInt8] = []
  private var position = 0
  private var pasted: [UInt8]?

  /// Makes a decoder that also knows the keys by which this terminal differs from the usual ones.
  init(table: TerminalKeys = TerminalKeys()) {
    self.table = table
  }

  /// Takes bytes as they were read.
  mutating func take(_ more: some Sequence<UInt8>) {
    if position == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      position = 0
    }
    bytes.append(contentsOf: more)
  }

  /// The next key, or `nil` if more bytes are needed.
  mutating func next() -> Key? {
    while position < bytes.count {
      if pasted != nil {
        guard let text = takePaste() else { return nil }
        return .paste(text)
      }
      switch step() {
      case .key(let key, let length):
        position += length
        return key

      case .pasteStart(let length):
        position += length
        pasted = []

      case .ignored(let length):
        position += length

      case .incomplete:
        return nil
      }
    }
    return nil
  }

  /// What the decoder waits for after `next()` gave `nil`.
  var wait: Wait {
    if pasted != nil { return .paste }
    guard position < bytes.count else { return .nothing }
    if bytes[position] >= 0x80 { return .letter }
    return bytes.count - position <= 2 ? .escape : .sequence
  }

  /// Decides about what is held back, because nothing followed in time.
  mutating func giveUp() -> [Key] {
    if let open = pasted {
      pasted = nil
      return [.paste(PastedText.text(of: open))]
    }
    let rest = Array(bytes[position...])
    let waited = wait
    bytes.removeAll(keepingCapacity: true)
    position = 0
    guard waited == .escape else { return [] }
    return rest.compactMap { byte in
      if byte == Self.escape { return .escape }
      if case .key(let key, _) = Self.single(byte) { return key }
      return nil
    }
  }

  // MARK: - Steps

  private enum Step {
    case key(Key, Int)
    case pasteStart(Int)
    case ignored(Int)
    case incomplete
  }

  private func step() -> Step {
    let first = bytes[position]
    if first < 0x20 {
      switch table.match(bytes[position...]) {
      case .key(let key, let length): return .key(key, length)
      case .beginning where first != Self.escape: return .incomplete
      case .beginning, .nothing: break
      }
    }
    if first == Self.escape { return escapeSequence() }
    return first < 0x80 ? Self.single(first) : letter()
  }

  /// A byte that is a key by itself.
  private static func single(_ byte: UInt8) -> Step {
    switch byte {
    case 0x09: .key(.tab, 1)
    case 0x0A, 0x0D: .key(.enter, 1)
    case 0x08, 0x7F: .key(.backspace, 1)
    case 0x00: .key(.control(" "), 1)
    case 0x01..<0x1B: .key(.control(Character(Unicode.Scalar(byte + 0x60))), 1)
    case 0x1C..<0x20: .key(.control(Character(Unicode.Scalar(byte + 0x40))), 1)
    default: .key(.character(Character(Unicode.Scalar(byte))), 1)
    }
  }

  private func letter() -> Step {
    var decoder = UTF8()
    var rest = bytes[position...].prefix(4).makeIterator()
    switch decoder.decode(&rest) {
    case .scalarValue(let scalar):
      let length = UTF8.width(scalar)
      let isControl = scalar.value < 0xA0
      return isControl ? .ignored(length) : .key(.character(Character(scalar)), length)

    case .emptyInput: return .incomplete

    case .error: return isCutLetter ? .incomplete : .ignored(1)
    }
  }

  /// Whether all bytes that are left may be the beginning of one letter.
  private var isCutLetter: Bool {
    let rest = bytes[position...]
    guard let first = rest.first, rest.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else {
      return false
    }
    switch first {
    case 0xC2...0xDF: return rest.count < 2
    case 0xE0...0xEF: return rest.count < 3
    case 0xF0...0xF4: return rest.count < 4
    default: return false
    }
  }

  private func escapeSequence() -> Step {
    guard position + 1 < bytes.count else { return .incomplete }
    switch bytes[position + 1] {
    case UInt8(ascii: "["): return controlSequence()

    case UInt8(ascii: "O"):
      guard position + 2 < bytes.count else { return .incomplete }
      let key = EscapeSequence.keypad[bytes[position + 2]]
      return key.map { .key($0, 3) } ?? .ignored(3)

    default:
      // Escape and the next key arrived together.
      return .key(.escape, 1)
    }
  }

  private func controlSequence() -> Step {
    let start = position + 2
    guard start < bytes.count else { return .incomplete }
    if bytes[start] == UInt8(ascii: "[") {
      // The Linux console sends F1 to F5 with a second bracket.
      guard start + 1 < bytes.count else { return .incomplete }
      let number = Int(bytes[start + 1]) - 0x40
      return (1...5).contains(number) ? .key(.function(number), 4) : .ignored(4)
    }
    var end = start
    while end < bytes.count, (0x20...0x3F).contains(bytes[end]), bytes[end] != UInt8(ascii: "$") {
      end += 1
    }
    guard end < bytes.count else {
      return end - start > 64 ? .ignored(end - position) : .incomplete
    }
    let length = end + 1 - position
    // A control in the middle: the sequence was cut off, and what follows stands by itself.
    guard bytes[end] >= 0x20 else { return .ignored(length - 1) }
    if bytes[end] == UInt8(ascii: "M"), end == start { return oldMouse() }
    let sequence = EscapeSequence(parameters: bytes[start..<end], final: bytes[end])
    if sequence.isPasteStart { return .pasteStart(length) }
    return sequence.key.map { .key($0, length) } ?? .ignored(length)
  }

  /// The mouse as terminals report it that do not know the newer way: three bytes, each plus 32.
  private func oldMouse() -> Step {
    guard position + 5 < bytes.count else { return .incomplete }
    let values = bytes[(position + 3)...(position + 5)].map { Int($0) - 32 }
    guard values[0] == 0, values[1] > 0, values[2] > 0 else { return .ignored(6) }
    return .key(.click(Point(column: values[1] - 1, row: values[2] - 1)), 6)
  }

  // MARK: - Paste

  /// Moves bytes to the paste until its end; `nil` while the end has not come.
  private mutating func takePaste() -> String? {
    guard var text = pasted else { return nil }
    pasted = nil
    var isEnded = false
    while position < bytes.count, !isEnded {
      let byte = bytes[position]
      position += 1
      text.append(byte)
      isEnded = byte == UInt8(ascii: "~") && text.suffix(Self.pasteEnd.count) == Self.pasteEnd[...]
      // Too much: what comes before a possible end makes room.
      if text.count > Self.longestPaste { text.remove(at: text.count - 1 - Self.pasteEnd.count) }
    }
    guard isEnded else {
      pasted = text
      return nil
    }
    return PastedText.text(of: text.dropLast(Self.pasteEnd.count))
  }
}
