import Diagnostics

/// Cuts any text into JSON tokens, tells what is wrong within one of them, and guesses where it was
/// meant to end.
struct JSONLexer {
  let bytes: [UInt8]
  var faults: [JSONFault] = []
  /// Where the next token is looked for.
  var place = 0
  /// Just behind the last token.
  private(set) var lastEnd = 0
  private(set) var indent = 0
  /// Whether a comment runs on to the end of the file.
  private(set) var endsInComment = false
  private var startsLine = true
  /// How many faults are kept; one string alone may hold a million.
  private let mostFaults: Int

  init(_ bytes: [UInt8], mostFaults: Int) {
    self.bytes = bytes
    self.mostFaults = mostFaults
    faults = UTF8Check.faults(in: bytes, most: mostFaults)
    if case .jsonByteOrderMark? = faults.first?.problem { place = 3 }
  }

  /// Whether no more faults are kept, so that reading on is of no use.
  var isFull: Bool { faults.count >= 2 * mostFaults }

  /// Keeps a fault; those of the encoding were found first and do not take the place of others.
  mutating func fault(_ problem: Problem, _ range: Range<Int>, related: Range<Int>? = nil) {
    if !isFull { faults.append(JSONFault(problem, range, related: related)) }
  }

  /// The next token.
  mutating func next() -> JSONToken {
    skipSpace()
    let start = place
    guard place < bytes.count else { return token(.end, start) }
    let single: JSONToken.Kind
    switch bytes[place] {
    case UInt8(ascii: "{"): single = .object
    case UInt8(ascii: "}"): single = .objectEnd
    case UInt8(ascii: "["): single = .array
    case UInt8(ascii: "]"): single = .arrayEnd
    case UInt8(ascii: ","): single = .comma
    case UInt8(ascii: ":"): single = .colon
    case UInt8(ascii: "\""): return string()

    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      while place < bytes.count, isNumberPart(bytes[place]) { place += 1 }
      return token(.number, start)

    default:
      return quotedWordOrJunk()
    }
    place += 1
    return token(single, start)
  }

  mutating func token(
    _ kind: JSONToken.Kind,
    _ start: Int,
    isFaulty: Bool = false
  ) -> JSONToken {
    defer { startsLine = false }
    if kind != .end { lastEnd = place }
    return JSONToken(
      kind: kind,
      range: start..<place,
      isFaulty: isFaulty,
      startsLine: startsLine
    )
  }

  private mutating func quotedWordOrJunk() -> JSONToken {
    let start = place
    if let quotes = WrongQuotes(bytes, at: place) { return wronglyQuoted(quotes) }
    while isWordPart(at: place) { place += characterLength(at: place) }
    if place > start { return token(.word, start) }
    repeat { place += characterLength(at: place) } while isJunk(at: place)
    return token(.junk, start)
  }

  // MARK: - Between tokens

  /// Passes white space, and what is mistaken for it: comments and invisible characters.
  private mutating func skipSpace() {
    while place < bytes.count {
      switch bytes[place] {
      case 0x0A:
        place += 1
        startsLine = true
        indent = 0
      case 0x20, 0x0D, 0x09:
        place += 1
        if startsLine { indent += 1 }
      case UInt8(ascii: "/"), UInt8(ascii: "#"): if !skipComment() { return }
      case 0x80...: if !skipInvisible() { return }
      default: return
      }
    }
  }

  private mutating func skipComment() -> Bool {
    let start = place
    let next = place + 1 < bytes.count ? bytes[place + 1] : 0
    if bytes[place] == UInt8(ascii: "#") || next == UInt8(ascii: "/") {
      place = lineEnd(from: place)
    } else if next == UInt8(ascii: "*") {
      place += 2
      while place + 1 < bytes.count,
        bytes[place] != UInt8(ascii: "*") || bytes[place + 1] != UInt8(ascii: "/")
      {
        place += 1
      }
      endsInComment = place + 1 >= bytes.count
      place = min(place + 2, bytes.count)
    } else {
      return false
    }
    fault(.jsonComment, start..<place)
    return true
  }

  /// Passes spaces that JSON does not know, such as those that come along from web pages.
  private mutating func skipInvisible() -> Bool {
    let start = place
    while place < bytes.count, bytes[place] >= 0x80 {
      guard let scalar = scalar(at: place) else {
        // Not UTF-8, which is told by `UTF8Check`.
        place += 1
        continue
      }
      let isInvisible =
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
      guard isInvisible else { break }
      if faults.last?.range.upperBound != place || start == place {
        fault(
          .jsonUnexpectedCharacter(CharacterName.of(bytes, at: place)),
          place..<place + characterLength(at: place)
        )
      }
      place += characterLength(at: place)
    }
    return place > start
  }

  // MARK: - Words and numbers

  /// Tells what is wrong with a number.
  mutating func check(_ number: JSONToken) {
    let found = bytes.withUnsafeBufferPointer { JSONNumber($0, at: number.range.lowerBound) }
    if found?.end != number.range.upperBound {
      fault(.jsonInvalidNumber(words(number.range)), number.range)
    } else if found?.isInRange == false {
      fault(.jsonNumberOutOfRange(words(number.range)), number.range)
    }
  }

  /// A word with all that follows it up to the next mark: a text without any quotes.
  mutating func extended(_ word: JSONToken) -> JSONToken {
    var end = word.range.upperBound
    var next = end
    while next < bytes.count, !isMark(bytes[next]), bytes[next] != 0x0A, bytes[next] != 0x0D,
      bytes[next] != UInt8(ascii: "\"")
    {
      next += 1
      if !isSpace(bytes[next - 1]) { end = next }
    }
    place = end
    lastEnd = end
    var extended = word
    extended.range = word.range.lowerBound..<end
    return extended
  }

  /// The text of a stretch of bytes, as far as it is worth showing.
  func words(_ range: Range<Int>) -> String {
    let most = 40
    let text = String(decoding: bytes[range].prefix(most * 4), as: UTF8.self)
    return text.count > most ? text.prefix(most - 1) + "…" : text
  }

  // MARK: - Looking ahead

  /// The first byte that is no white space, from a place on; nil at the end of the file.
  func firstByte(from start: Int) -> (byte: UInt8, place: Int)? {
    var next = start
    while next < bytes.count, isSpace(bytes[next]) { next += 1 }
    return next < bytes.count ? (bytes[next], next) : nil
  }

  /// Whether a string stands at a place with a colon behind it.
  func isKey(at start: Int) -> Bool {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else { return false }
    var end = start + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != 0x0A {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return firstByte(from: end + 1)?.byte == UInt8(ascii: ":")
  }

  /// The end of the line with a place.
  func lineEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  /// Whether a mark of JSON, a comment or the end of the line comes next.
  func isBeforeMark(_ start: Int) -> Bool {
    var next = start
    while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    guard next < bytes.count else { return true }
    return isMark(bytes[next]) || isSpace(bytes[next]) || bytes[next] == UInt8(ascii: "/")
      || bytes[next] == UInt8(ascii: "#")
  }

  // MARK: - Kinds of characters

  func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "["), UInt8(ascii: "]"):
      true
    default: false
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private func isNumberPart(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
  }

  private func isWordPart(at place: Int) -> Bool {
    guard place < bytes.count else { return false }
    let byte = bytes[place]
    if byte >= 0x80 { return scalar(at: place)?.properties.isAlphabetic ?? false }
    return isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "$")
  }

  private func isJunk(at place: Int) -> Bool {
    guard place < bytes.count else { return false }
    let byte = bytes[place]
    return !isSpace(byte) && !isMark(byte) && byte != UInt8(ascii: "\"")
      && byte != UInt8(ascii: "#")
      && !isNumberPart(byte) && !isWordPart(at: place) && WrongQuotes(bytes, at: place) == nil
  }

  func scalar(at place: Int) -> Unicode.Scalar? {
    let length = bytes.withUnsafeBufferPointer {
      $0[place] < 0x80 ? 1 : UTF8Check.length($0, place)
    }
    guard let length else { return nil }
    return String(decoding: bytes[place..<place + length], as: UTF8.self).unicodeScalars.first
  }

  func characterLength(at place: Int) -> Int {
    guard bytes[place] >= 0x80 else { return 1 }
    return bytes.withUnsafeBufferPointer { UTF8Check.length($0, place) } ?? 1
  }
}
