import Diagnostics

/// Tells what is wrong in a text that is not JSON, and goes on behind each mistake.
///
/// One mistake is told once: what may only follow from it, up to the next comma or bracket of the same
/// object or list, is forgiven. Works without recursion, in time that grows with the text alone.
struct JSONFaultFinder {
  enum Kind {
    /// What holds the one value of the file.
    case root
    case object, array
  }

  enum State {
    case start, afterKey, afterColon, afterValue
    /// Behind a comma; without its place when a comma too many was told already.
    case afterComma(Int?)
  }

  /// An object or list that is open.
  struct Frame {
    var kind: Kind
    var opener: Int
    /// How far the line of the bracket is indented.
    var indent: Int
    var state = State.start
    /// Whether something in the present member or element was told.
    var isForgiven = false
    var keys: [String: Range<Int>] = [:]
  }

  var lexer: JSONLexer
  var frames = [Frame(kind: .root, opener: 0, indent: 0)]
  /// Whether the brackets so far say where we are; if not, mistakes with brackets are not told.
  var areBracketsTrusted = true
  /// Set once nothing that follows can be trusted.
  var isDone = false
  /// A bracket that was closed by one with another indent: the likely place of a missing one.
  var suspect: Int?
  let limits: JSONDocument.Limits

  private init(_ bytes: [UInt8], limits: JSONDocument.Limits) {
    lexer = JSONLexer(bytes, mostFaults: limits.faults)
    self.limits = limits
  }

  /// The mistakes in a text, in the order of their places, at most as many as the limits allow.
  static func faults(in bytes: [UInt8], limits: JSONDocument.Limits) -> [JSONFault] {
    if let other = UTF8Check.otherEncoding(of: bytes) { return [other] }
    var finder = JSONFaultFinder(bytes, limits: limits)
    while !finder.isDone, !finder.lexer.isFull { finder.step() }
    let sorted = finder.lexer.faults.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    return sorted.prefix(limits.faults).map(\.element)
  }

  private mutating func step() {
    let token = lexer.next()
    switch token.kind {
    case .comma: comma(token)
    case .colon: colon(token)
    case .objectEnd: close(token, .object)
    case .arrayEnd: close(token, .array)
    case .string, .number, .word, .object, .array: item(token)
    case .brokenString: passRoughly(from: token.range.lowerBound + 1)
    case .junk: junk(token)
    case .end: finish()
    }
  }

  var top: Frame {
    get { frames[frames.count - 1] }
    _modify { yield &frames[frames.count - 1] }
  }

  /// Tells a mistake, unless it may follow from another one.
  mutating func fault(_ problem: Problem, _ range: Range<Int>) {
    if !top.isForgiven { lexer.fault(problem, range) }
  }

  /// Tells that something stands where it does not belong, and forgives what follows from it.
  mutating func unexpected(_ token: JSONToken) {
    let start = token.range.lowerBound
    fault(.jsonUnexpectedCharacter(CharacterName.of(lexer.bytes, at: start)), firstOf(token))
    top.isForgiven = true
  }

  /// The first character of a token.
  private func firstOf(_ token: JSONToken) -> Range<Int> {
    let start = token.range.lowerBound
    var end = start + 1
    while end < token.range.upperBound, lexer.bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
  }

  // MARK: - Commas, colons, and what belongs nowhere

  private mutating func comma(_ token: JSONToken) {
    switch top.state {
    case .afterValue where top.kind == .root:
      return contentAfterEnd(token)

    case .afterValue:
      top.state = .afterComma(token.range.lowerBound)

    case .afterComma(nil):
      break

    case .afterKey:
      fault(.jsonMissingColon, token.range)
      top.state = .afterComma(nil)

    case .start, .afterComma, .afterColon:
      fault(.jsonMissingValue, token.range)
      if top.kind != .root { top.state = .afterComma(nil) }
    }
    top.isForgiven = false
  }

  private mutating func colon(_ token: JSONToken) {
    switch (top.kind, top.state) {
    case (.object, .afterKey):
      top.state = .afterColon

    case (.root, .afterValue):
      contentAfterEnd(token)

    case (.array, _):
      // A key in a list: the list was meant as an object, or was never closed.
      if areBracketsTrusted { unexpected(token) }
      areBracketsTrusted = false
      top.isForgiven = true
      top.state = .afterColon

    case (_, _):
      unexpected(token)
      top.state = top.kind == .root ? .start : .afterColon
    }
  }

  private mutating func junk(_ token: JSONToken) {
    let byte = lexer.bytes[token.range.lowerBound]
    let isSemicolon = byte == UInt8(ascii: ";")
    switch top.state {
    case .afterKey where isSemicolon || byte == UInt8(ascii: "="):
      fault(.jsonMissingColon, token.range)
      top.state = .afterColon

    case .afterValue where isSemicolon && top.kind != .root:
      unexpected(token)
      top.isForgiven = false
      top.state = .afterComma(nil)

    case .afterValue where top.kind == .root:
      contentAfterEnd(token)

    default:
      unexpected(token)
    }
  }

  mutating func contentAfterEnd(_ token: JSONToken) {
    if areBracketsTrusted { fault(.jsonContentAfterEnd, firstOf(token)) }
    isDone = true
  }

  // MARK: - Keys and values

  /// A value, or a key.
  private mutating func item(_ token: JSONToken) {
    switch (top.kind, top.state) {
    case (.root, .afterValue):
      contentAfterEnd(token)

    case (_, .afterValue):
      itemWithoutComma(token)

    case (.object, .start), (.object, .afterComma):
      key(token)

    case (.object, .afterKey):
      fault(.jsonMissingColon, firstOf(token))
      if isBeforeColon(token) { top.isForgiven = true }
      value(token)

    case (_, _):
      value(token)
    }
  }

  private mutating func itemWithoutComma(_ token: JSONToken) {
    let isKey = top.kind == .object && isBeforeColon(token)
    let isLiteral = token.kind != .word || literal(token)
    if !isKey, !isLiteral, !token.startsLine {
      // Words behind a value: a text that is partly without quotes.
      let words = lexer.extended(token)
      fault(.jsonInvalidLiteral(lexer.words(words.range)), words.range)
      top.isForgiven = true
      return
    }
    let end = lastValueEnd(before: token)
    fault(.jsonMissingComma, end..<end)
    if isKey {
      top.isForgiven = false
      key(token)
    } else if top.kind == .object {
      top.isForgiven = true
      value(token)
    } else {
      value(token)
    }
  }

  /// Just behind what stands before a token, white space left out.
  private func lastValueEnd(before token: JSONToken) -> Int {
    var end = token.range.lowerBound
    while end > 0 {
      switch lexer.bytes[end - 1] {
      case 0x20, 0x0A, 0x0D, 0x09: end -= 1
      default: return end
      }
    }
    return end
  }

  private func isBeforeColon(_ token: JSONToken) -> Bool {
    switch token.kind {
    case .string, .word, .number:
      lexer.firstByte(from: token.range.upperBound)?.byte == UInt8(ascii: ":")
    default: false
    }
  }

  private mutating func key(_ token: JSONToken) {
    switch token.kind {
    case .string:
      if !token.isFaulty { declare(token.range) }
      top.state = .afterKey

    case .word, .number:
      fault(.jsonMissingQuotes(lexer.words(token.range)), token.range)
      top.isForgiven = !isBeforeColon(token)
      top.state = .afterKey

    default:
      unexpected(token)
      value(token)
    }
  }

  private mutating func declare(_ range: Range<Int>) {
    let inner = range.lowerBound + 1..<range.upperBound - 1
    let name = JSONEscapes.resolved(lexer.bytes[inner])
    guard let first = top.keys[name] else {
      top.keys[name] = range
      return
    }
    lexer.fault(.jsonDuplicateKey(lexer.words(inner)), range, related: first)
  }

  private mutating func value(_ token: JSONToken) {
    switch token.kind {
    case .object: return open(.object, at: token.range.lowerBound)
    case .array: return open(.array, at: token.range.lowerBound)
    case .number: if !top.isForgiven { lexer.check(token) }

    case .word where !literal(token):
      let words = isBeforeColon(token) ? token : lexer.extended(token)
      fault(.jsonInvalidLiteral(lexer.words(words.range)), words.range)
      top.isForgiven = true

    default: break
    }
    top.state = .afterValue
  }

  private func literal(_ token: JSONToken) -> Bool {
    ["true", "false", "null"].contains(lexer.words(token.range))
  }
}
