import Diagnostics

extension JSONFaultFinder {
  /// Opens an object or list, within the limit of depth.
  mutating func open(_ kind: Kind, at place: Int) {
    top.state = .afterValue
    guard frames.count <= limits.depth else {
      lexer.fault(.jsonTooDeep(limit: limits.depth), place..<place + 1)
      isDone = true
      return
    }
    frames.append(Frame(kind: kind, opener: place, indent: lexer.indent))
  }

  mutating func close(_ token: JSONToken, _ kind: Kind) {
    guard top.kind == kind else { return closeOther(token, kind) }
    switch top.state {
    case .afterComma(let comma?): fault(.jsonTrailingComma, comma..<comma + 1)
    case .afterKey: fault(.jsonMissingColon, token.range)
    case .afterColon: fault(.jsonMissingValue, token.range)
    default: break
    }
    if suspect == nil, token.startsLine, lexer.indent != top.indent { suspect = top.opener }
    frames.removeLast()
  }

  /// Meets a bracket that closes something else than what is open.
  private mutating func closeOther(_ token: JSONToken, _ kind: Kind) {
    guard top.kind != .root else {
      if case .start = top.state { unexpected(token) }
      return contentAfterEnd(token)
    }
    if areBracketsTrusted, !top.isForgiven {
      lexer.fault(
        .jsonUnexpectedCharacter(CharacterName.of(lexer.bytes, at: token.range.lowerBound)),
        token.range,
        related: top.opener..<top.opener + 1
      )
    }
    areBracketsTrusted = false
    // The wrong bracket was written; or that of an inner one was forgotten; or it is one too many.
    let match = frames.lastIndex { $0.kind == kind }
    let kept = [frames.count - 1, match, frames.count].compactMap { $0 }
    let fitting = kept.first { fits(frames[$0 - 1].kind, behind: token.range.upperBound) }
    frames.removeLast(frames.count - (fitting ?? frames.count - 1))
  }

  /// Whether what follows may stand in an object or list behind one of its values.
  private func fits(_ kind: Kind, behind place: Int) -> Bool {
    guard let next = lexer.firstByte(from: place) else { return kind == .root }
    switch next.byte {
    case UInt8(ascii: "}"): return kind == .object
    case UInt8(ascii: "]"): return kind == .array

    case UInt8(ascii: ","):
      guard let item = lexer.firstByte(from: next.place + 1), kind != .root else { return false }
      return lexer.isKey(at: item.place) == (kind == .object)

    default: return false
    }
  }

  /// Passes a line that cannot be understood, keeping count of its brackets only.
  mutating func passRoughly(from start: Int) {
    areBracketsTrusted = false
    let end = max(start, lexer.lineEnd(from: lexer.place))
    var last: UInt8 = 0
    for place in start..<min(end, lexer.bytes.count) {
      switch lexer.bytes[place] {
      case 0x20, 0x09: continue
      case UInt8(ascii: "{"): open(.object, at: place)
      case UInt8(ascii: "["): open(.array, at: place)
      case UInt8(ascii: "}") where top.kind == .object: frames.removeLast()
      case UInt8(ascii: "]") where top.kind == .array: frames.removeLast()
      default: break
      }
      if isDone { return }
      last = lexer.bytes[place]
    }
    lexer.place = end
    switch last {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      break

    case UInt8(ascii: ",") where top.kind != .root:
      top.state = .afterComma(nil)
      top.isForgiven = false

    default:
      top.state = .afterValue
      top.isForgiven = true
    }
  }

  mutating func finish() {
    isDone = true
    if top.kind == .root {
      if case .start = top.state, lexer.faults.isEmpty { lexer.fault(.jsonEmpty, 0..<0) }
      return
    }
    guard areBracketsTrusted, !top.isForgiven, !lexer.endsInComment else { return }
    let opener = suspect ?? top.opener
    lexer.fault(
      .jsonUnexpectedEnd(expected: expected),
      lexer.lastEnd..<lexer.lastEnd,
      related: opener..<opener + 1
    )
  }

  private var expected: String {
    switch (top.kind, top.state) {
    case (_, .afterKey): "a colon"
    case (_, .afterColon), (.array, .afterComma): "a value"
    case (.object, .afterComma): "a key"
    case (.array, _): "]"
    case (_, _): "}"
    }
  }
}
