public import Guidance
public import Rules

extension JSONText {
  /// An answer as files of answers and scenarios write it.
  public init(_ value: FactValue) {
    self =
      switch value {
      case .option(let id): .string(id)
      case .options(let ids): .list(ids.map(JSONText.string))
      case .count(let number): .number(number)
      case .date(let words), .text(let words): .string(words)
      }
  }

  /// Answers in the order of a procedure, as `decide` takes them.
  public init(_ answers: [String: FactValue], of procedure: CompiledProcedure) {
    let keys = procedure.questionKeys.filter { answers[$0] != nil }
    self = .object(keys.map { ($0, answers[$0].map { JSONText($0) } ?? .null) })
  }

  /// The value on one line.
  public var onOneLine: String { flat }
}
