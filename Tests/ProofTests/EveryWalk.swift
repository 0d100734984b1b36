import Guidance
import Proof
import Rules

/// What walks do, found by replaying every combination of answers, to hold the sets of answers against.
struct EveryWalk {
  /// One combination with all that its walk did.
  struct Row {
    var answers: [String: FactValue]
    var walk: Walk
    /// What was live at each transition that had to decide.
    var seen: [(transition: Int, live: [UInt64])]
  }

  var rows: [Row] = []

  /// Replays all of them.
  init(_ procedure: CompiledProcedure) {
    var combinations: [[String: FactValue]] = [[:]]
    for page in procedure.pages where page.asks {
      let type = procedure.rules.facts[page.fact].type
      combinations = combinations.flatMap { answers in
        [answers]
          + Self.values(of: type).map { value in
            var answers = answers
            answers[page.key] = value
            return answers
          }
      }
    }
    for answers in combinations {
      var walk = Walk(for: procedure)
      var seen: [(transition: Int, live: [UInt64])] = []
      walk.replay(procedure, procedure.words(for: answers)) { _, transition, live in
        seen.append((transition, live))
      }
      rows.append(Row(answers: answers, walk: walk, seen: seen))
    }
  }

  private static func values(of type: FactType) -> [FactValue] {
    switch type {
    case .choice(let options): options.map { .option($0) }
    case .set(let options):
      (0..<(1 << options.count)).map { bits in
        .options(options.indices.filter { bits >> $0 & 1 == 1 }.map { options[$0] })
      }
    case .count(let bounds): bounds.map { .count($0) }
    case .date: [.date("2026-02-03")]
    case .text: [.text("woorden")]
    }
  }

  /// How many different walks do something.
  func count(where holds: (Row) -> Bool) -> Int {
    Set(rows.filter(holds).map(\.walk.live)).count
  }
}
