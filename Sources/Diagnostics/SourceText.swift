/// A place in a file as people count: from 1, columns in characters.
public struct SourcePosition: Sendable, Hashable, Comparable {
  /// The line, from 1.
  public var line: Int
  /// The character in the line, from 1.
  public var column: Int

  /// Makes a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Whether one place comes before another.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a file, from its first character to just behind its last.
public struct SourceRange: Sendable, Hashable {
  /// The first character.
  public var start: SourcePosition
  /// Just behind the last one.
  public var end: SourcePosition

  /// Makes a range.
  public init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = end
  }
}

/// A file as bytes, which tells lines and columns of byte offsets only when something is wrong there.
public struct SourceText: Sendable {
  /// The path as it is shown.
  public let file: String
  private let bytes: [UInt8]

  /// Makes a text.
  public init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  /// The place of a byte offset; offsets behind the end count as the end.
  public func position(at offset: Int) -> SourcePosition {
    let end = max(0, min(offset, bytes.count))
    var line = 1
    var lineStart = 0
    for place in 0..<end where bytes[place] == UInt8(ascii: "\n") {
      line += 1
      lineStart = place + 1
    }
    // Of plain ASCII each byte is a character, which keeps long lines fast.
    if bytes[lineStart..<end].allSatisfy({ $0 < 0x80 }) {
      return SourcePosition(line: line, column: end - lineStart + 1)
    }
    // The slice may end within a character; a broken one counts as one all the same.
    let before = String(decoding: bytes[lineStart..<end], as: UTF8.self)
    return SourcePosition(line: line, column: before.count + 1)
  }

  /// The places of a stretch of bytes.
  public func range(of offsets: Range<Int>) -> SourceRange {
    SourceRange(start: position(at: offsets.lowerBound), end: position(at: offsets.upperBound))
  }

  /// The line with a byte offset, without its end.
  public func line(at offset: Int) -> String {
    var start = max(0, min(offset, bytes.count))
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
