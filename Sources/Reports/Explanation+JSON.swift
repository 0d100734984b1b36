public import Guidance
public import Rules

extension Explanation {
  /// All meanings of an id as one JSON object, with a newline at its end; its members are stable.
  public static func json(of meanings: [Explanation], id: String) -> String {
    JSONText.object([
      ("schemaVersion", .number(1)), ("id", .string(id)),
      ("meanings", .list(meanings.map(\.json))),
    ]).written() + "\n"
  }

  private var json: JSONText {
    var members: [(String, JSONText)] = [
      ("kind", .string(kind)), ("id", .string(id)),
      ("procedure", Self.text(procedure)), ("step", Self.text(step)),
      ("file", Self.text(file)), ("line", line.map { .number($0) } ?? .null),
      ("title", .string(title)), ("condition", Self.text(condition)),
      ("urgency", urgency.map { .number($0) } ?? .null),
      ("waysIn", .list(waysIn.map(Self.json))), ("waysOut", .list(waysOut.map(Self.json))),
    ]
    members += Self.members(of: answers)
    if let text { members.append(("text", .string(text))) }
    var names: [String] = []
    for section in sections where !names.contains(section.name) { names.append(section.name) }
    members += names.map { name in
      let mentions = sections.filter { $0.name == name }.flatMap(\.mentions)
      return (
        name,
        .list(
          mentions.map {
            .object([
              ("kind", .string($0.kind)), ("id", .string($0.id)), ("words", .string($0.words)),
            ])
          }
        )
      )
    }
    return .object(members)
  }

  private static func json(_ way: Way) -> JSONText {
    .object(
      [
        ("from", .string(way.from.kind + ":" + way.from.id)),
        ("to", .string(way.to.kind + ":" + way.to.id)),
        ("case", text(way.rule)), ("words", .string(way.words)),
        ("condition", .string(way.condition)),
        ("urgency", way.urgency.map { .number($0) } ?? .null),
      ] + members(of: way.answers)
    )
  }

  /// Whether answers lead there, and which; `reached` is null where nobody looked.
  private static func members(of answers: Answers) -> [(String, JSONText)] {
    switch answers {
    case .notLooked: [("reached", .null), ("answers", .null)]
    case .none: [("reached", .string("never")), ("answers", .null)]
    case .notDecided: [("reached", .string("not decided")), ("answers", .null)]
    case .found(let answers): [("reached", .string("yes")), ("answers", json(answers))]
    }
  }

  static func json(_ answers: [Answer]) -> JSONText {
    .object(answers.map { ($0.question, json($0.value)) })
  }

  private static func json(_ value: FactValue) -> JSONText {
    switch value {
    case .option(let id): .string(id)
    case .options(let ids): .list(ids.map(JSONText.string))
    case .count(let number): .number(number)
    case .date(let words), .text(let words): .string(words)
    }
  }

  private static func text(_ text: String?) -> JSONText { text.map(JSONText.string) ?? .null }
}

extension Explanation {
  /// Answers as a JSON object in the order of the questions, as a file of answers holds them.
  public static func json(
    of answers: [String: FactValue],
    _ procedure: CompiledProcedure
  ) -> String {
    json(Explainer.inOrder(answers, procedure)).written()
  }
}
