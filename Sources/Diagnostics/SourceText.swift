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
  public func position(at offset: Int) -> SourcePosition { range(of: offset..<offset).start }

  /// The places of a stretch of bytes.
  public func range(of offsets: Range<Int>) -> SourceRange {
    let start = clamped(offsets.lowerBound)
    let end = max(start, clamped(offsets.upperBound))
    let line = 1 + lineBreaks(in: 0..<start)
    let more = lineBreaks(in: start..<end)
    let first = SourcePosition(line: line, column: 1 + characters(in: lineStart(of: start)..<start))
    guard more > 0 else {
      let column = first.column + characters(in: start..<end)
      return SourceRange(start: first, end: SourcePosition(line: line, column: column))
    }
    let column = 1 + characters(in: lineStart(of: end)..<end)
    return SourceRange(start: first, end: SourcePosition(line: line + more, column: column))
  }

  /// The line with a byte offset, without its end.
  public func line(at offset: Int) -> String {
    let line = lineStart(of: clamped(offset))..<lineEnd(of: clamped(offset))
    return String(decoding: bytes[line], as: UTF8.self)
  }

  /// The line with a byte offset, of a very long one only what is around the place, and how many
  /// characters of what is shown stand before the place.
  func excerpt(at offset: Int) -> (text: String, before: Int) {
    let place = clamped(offset)
    var shown = lineStart(of: place)..<max(lineEnd(of: place), place)
    if shown.count > 2000 {
      shown = max(shown.lowerBound, place - 400)..<min(shown.upperBound, place + 800)
      shown = characterStart(shown.lowerBound)..<characterStart(shown.upperBound)
    }
    return (String(decoding: bytes[shown], as: UTF8.self), characters(in: shown.lowerBound..<place))
  }

  // MARK: - Bytes

  private func clamped(_ offset: Int) -> Int { max(0, min(offset, bytes.count)) }

  private func lineBreaks(in range: Range<Int>) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      // Without a branch, so that the compiler compares many bytes at once.
      buffer[range].reduce(0) { $0 &+ ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    }
  }

  private func lineStart(of offset: Int) -> Int {
    bytes.withUnsafeBytes { raw in
      var start = offset
      // Eight bytes at a time: a hostile file may be one line of a million.
      while start >= 8, !Self.mayBreak(raw, start - 8) { start -= 8 }
      while start > 0, raw[start - 1] != UInt8(ascii: "\n") { start -= 1 }
      return start
    }
  }

  private func lineEnd(of offset: Int) -> Int {
    let end = bytes.withUnsafeBytes { raw in
      var end = offset
      while end + 8 <= raw.count, !Self.mayBreak(raw, end) { end += 8 }
      while end < raw.count, raw[end] != UInt8(ascii: "\n") { end += 1 }
      return end
    }
    let isPair = end > offset && end < bytes.count && bytes[end - 1] == UInt8(ascii: "\r")
    return isPair ? end - 1 : end
  }

  /// Whether some of eight bytes is a line's end.
  @inline(__always)
  private static func mayBreak(_ raw: UnsafeRawBufferPointer, _ place: Int) -> Bool {
    let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
    return (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
  }

  /// The start of the character around an offset, where there is one near.
  private func characterStart(_ offset: Int) -> Int {
    var start = offset
    while start > max(0, offset - 3), start < bytes.count, bytes[start] & 0xC0 == 0x80 {
      start -= 1
    }
    return start
  }

  /// The characters of a stretch of a line; broken ones count as one each.
  private func characters(in range: Range<Int>) -> Int {
    let ascii = bytes.withUnsafeBytes { raw in
      var place = range.lowerBound
      while place + 8 <= range.upperBound,
        raw.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        place += 8
      }
      while place < range.upperBound, raw[place] < 0x80 { place += 1 }
      return place
    }
    if ascii == range.upperBound { return range.count }
    // The last ASCII character may carry an accent that follows it.
    let plain = max(0, ascii - range.lowerBound - 1)
    let rest = bytes[range.lowerBound + plain..<range.upperBound]
    return plain + String(decoding: rest, as: UTF8.self).count
  }
}
