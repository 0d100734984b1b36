import Diagnostics

@testable import Content

/// What came of reading one JSON text in a test.
struct JSONResult {
  var codes: [String]
  var diagnostics: [Diagnostic]

  /// Reads text.
  init(_ text: String) { self.init(Array(text.utf8)) }

  /// Reads bytes.
  init(_ bytes: [UInt8], limits: JSONDocument.Limits = .init()) {
    let (document, faults) = JSONDocument.parse(bytes, limits: limits)
    let source = SourceText(file: "a.json", bytes: bytes)
    diagnostics = faults.map { $0.diagnostic(in: source) }
    codes = diagnostics.map { String($0.problem.code.dropFirst("json-".count)) }
    if (document == nil) != !faults.isEmpty { codes.append("document and faults disagree") }
  }

  /// The codes with their places: `trailing-comma 1:2-1:3`.
  var places: [String] {
    diagnostics.map { fault in
      let (start, end) = (fault.range.start, fault.range.end)
      let code = fault.problem.code.dropFirst("json-".count)
      return "\(code) \(start.line):\(start.column)-\(end.line):\(end.column)"
    }
  }
}

/// Random numbers that are the same in every run.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  /// Starts a row of numbers.
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
