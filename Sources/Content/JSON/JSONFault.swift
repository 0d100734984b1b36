import Diagnostics

/// A syntax error: what is wrong, and at which bytes.
struct JSONFault: Sendable, Equatable {
  let problem: Problem
  let range: Range<Int>
  /// Another place that has to do with it: the first of two equal keys, the bracket left open.
  let related: Range<Int>?

  init(_ problem: Problem, _ range: Range<Int>, related: Range<Int>? = nil) {
    self.problem = problem
    self.range = range
    self.related = related
  }

  /// The fault of a file that was refused without a better word for it.
  static func unnamed(at place: Int, in bytes: [UInt8]) -> JSONFault {
    guard place < bytes.count else {
      return JSONFault(.jsonUnexpectedEnd(expected: "more"), bytes.count..<bytes.count)
    }
    let found = CharacterName.of(bytes, at: place)
    return JSONFault(.jsonUnexpectedCharacter(found), place..<place + 1)
  }

  func diagnostic(in text: SourceText) -> Diagnostic {
    let words = if case .jsonDuplicateKey = problem { "first written" } else { "opened" }
    let notes = related.map { [Diagnostic.Note(words, in: text, at: $0)] } ?? []
    return Diagnostic(problem, in: text, at: range, notes: notes)
  }
}

/// Names characters in the words of faults.
enum CharacterName {
  /// A printable ASCII character in quotes, any other one as its code.
  static func of(_ bytes: [UInt8], at place: Int) -> String {
    let byte = bytes[place]
    if byte > 0x20, byte < 0x7F { return "'" + String(Unicode.Scalar(byte)) + "'" }
    if byte < 0x80 { return code(UInt32(byte)) }
    let text = String(decoding: bytes[place..<min(place + 4, bytes.count)], as: UTF8.self)
    return text.unicodeScalars.first.map { code($0.value) } ?? ""
  }

  static func code(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
