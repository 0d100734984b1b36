import Guidance
import Rules

/// The decision task of the shared benchmarks (facts, a table of rules of which the first that holds
/// decides, fact sets with the outcome expected), as a procedure of ours.
struct DecisionTask {
  /// One page a fact, then a decision with one case a rule.
  let procedure: CompiledProcedure
  /// The fact sets, one word a fact, with the place of the outcome that each must have.
  let sheets: [(words: [UInt64], outcome: Int)]

  /// Reads `task.json` and `facts_1000.json`; in place of the latter the 100,000 of `facts.bin` if that
  /// is there, which no branch predictor learns by heart.
  init(folder: String) throws {
    let task = try PlainJSON.read("\(folder)/task.json")
    let facts = task["facts"].list
    let rules = task["rules"].list
    let outcomes = rules.map(\.["outcome"].text) + [task["default"].text]
    let cases = rules.map { rule in
      Transition.Case(
        id: rule["id"].text,
        when: Self.expression(rule["when"]),
        to: .outcome(rule["outcome"].text),
        says: Text([:]),
        basis: Self.basis
      )
    }
    let otherwise = Transition.Otherwise(to: .outcome(task["default"].text), because: Text([:]))
    let table = Transition(hit: .first, cases: cases, otherwise: otherwise)
    let pages = facts.enumerated().map { place, fact in
      Self.page(
        fact,
        next: place + 1 < facts.count ? .page(facts[place + 1]["id"].text) : .decision("table")
      )
    }
    let item = Procedure(
      id: "task",
      title: Text([:]),
      summary: Text([:]),
      start: pages[0].id,
      decisions: [Decision(id: "table", transition: table, basis: Self.basis)],
      steps: [
        Guidance.Step(
          id: "step",
          title: Text([:]),
          purpose: Text([:]),
          pages: pages,
          basis: Self.basis
        )
      ],
      outcomes: Set(outcomes).sorted().map {
        Outcome(id: $0, title: Text([:]), urgency: 2, basis: Self.basis)
      }
    )
    let guide = Guide(
      id: "task",
      version: "1",
      checkedOn: "2026-11-24",
      title: Text([:]),
      notice: Text([:]),
      languages: ["en"],
      start: ["task"],
      emergency: EmergencyCard(title: Text([:]), text: [], contacts: [], basis: Self.basis),
      procedures: [item]
    )
    let compiled = try guide.compiled("task")
    procedure = compiled
    func place(_ outcome: String) -> Int {
      compiled.procedure.outcomes.firstIndex { $0.id == outcome } ?? -1
    }
    if let bytes = try? PlainJSON.bytes(of: "\(folder)/facts.bin") {
      let length = facts.count + 1
      sheets = stride(from: 0, to: bytes.count - length + 1, by: length).map { start in
        let row = bytes[start..<(start + length)]
        return (row.dropLast().map { UInt64($0) }, place(outcomes[Int(row[row.endIndex - 1])]))
      }
      return
    }
    sheets = try PlainJSON.read("\(folder)/facts_1000.json").list.map { row in
      let words = compiled.rules.facts.map { fact in
        fact.type.word(for: .option(Self.option(row["facts"][fact.id]))) ?? RuleSet.unanswered
      }
      return (words, place(row["expected"].text))
    }
  }

  /// The transition that holds the table.
  var table: CompiledProcedure.FlatTransition {
    procedure.transitions.first { $0.isDecision && $0.owner == "table" } ?? procedure.transitions[0]
  }

  private static let basis = Basis(sources: [], certainty: .known, checkedOn: "2026-11-24")

  private static func option(_ value: PlainJSON) -> String {
    if case .bool(let isTrue) = value { return isTrue ? "yes" : "no" }
    return value.text
  }

  private static func page(_ fact: PlainJSON, next: Transition.Target) -> Page {
    let options = fact["type"].text == "bool" ? ["no", "yes"] : fact["values"].list.map(\.text)
    let question = Question(
      type: .choice(options),
      options: options.map { Guidance.Option(id: $0, label: Text([:]), basis: basis) },
      need: .required
    )
    return Page(
      id: fact["id"].text,
      title: Text([:]),
      work: .question(question),
      why: Text([:]),
      next: Transition(to: next),
      basis: basis
    )
  }

  private static func expression(_ json: PlainJSON) -> Expression {
    if case .list(let parts) = json["all"] { return .all(parts.map(expression)) }
    if case .list(let parts) = json["any"] { return .any(parts.map(expression)) }
    if case .object = json["not"] { return .not(expression(json["not"])) }
    let fact = json["fact"].text
    if case .list(let values) = json["in"] {
      return .isIn(fact: fact, options: values.map(option))
    }
    return .equals(fact: fact, option: option(json["eq"]))
  }
}
