import Diagnostics
import Guidance
import Proof
import Rules

/// What can be said of a procedure that is too large to be walked over all answers: what no edge
/// reaches is reached by no answers, and a case that contradicts itself never holds.
enum EdgeCheck {
  static func run(
    _ graph: PageGraph,
    _ compiled: CompiledProcedure,
    _ reading: inout Reading
  ) {
    let procedure = compiled.procedure
    let (pages, outcomes) = graph.reached()
    for place in compiled.pages.indices where compiled.isOwnPage(place) {
      if pages[place] {
        // Its own stands at its place, whatever is asked before that decides.
        check(place, compiled, &reading)
      } else {
        let id = compiled.pages[place].key
        WalkCheck.report(.pageUnreachable(id), .page, id, procedure.id, &reading)
      }
    }
    for place in compiled.transitions.indices where compiled.transitions[place].isDecision {
      check(place, compiled, &reading)
    }
    for (place, outcome) in procedure.outcomes.enumerated() where !outcomes.contains(place) {
      WalkCheck.report(
        .outcomeUnreachable(outcome.id),
        .outcome,
        outcome.id,
        procedure.id,
        &reading
      )
    }
  }

  private static func check(
    _ transition: Int,
    _ compiled: CompiledProcedure,
    _ reading: inout Reading
  ) {
    let cases = compiled.transitions[transition].cases
    for place in cases.indices where !compiled.rules.mayHold(cases[place].rule) {
      let id = cases[place].source.id
      WalkCheck.report(.caseNeverHolds(id), .case, id, compiled.procedure.id, &reading)
    }
  }
}
