public import Guidance
import Rules

/// A long procedure whose rules look back at any earlier answer, from a seed: too large for diagrams.
public struct LongProcedure {
  private var numbers: SeededNumbers
  private let steps: Int

  /// Prepares a procedure of so many questions.
  public init(seed: Int, steps: Int) {
    numbers = SeededNumbers(seed: UInt64(seed))
    self.steps = steps
  }

  /// The guide with the procedure `lang`; every walk ends at an outcome when all is answered.
  public mutating func guide() -> Guide {
    let pages = (0..<steps).map { place in
      SmallGuide.ask("p\(place)", SmallGuide.question(["a", "b"]), transition(place))
    }
    let outcomes = (0..<3).map { SmallGuide.outcome("u\($0)", urgency: $0) }
    return SmallGuide.guide([SmallGuide.procedure("lang", pages: pages, outcomes: outcomes)])
  }

  private mutating func transition(_ place: Int) -> Transition {
    guard place + 1 < steps else {
      return SmallGuide.by(
        .first,
        [
          SmallGuide.when("laatst-0", guarded(place), to: .outcome("u0")),
          SmallGuide.when("laatst-1", guarded(place), to: .outcome("u1")),
        ],
        else: .outcome("u2")
      )
    }
    let beyond = min(steps - 1, place + 2 + numbers.below(2))
    return SmallGuide.by(
      .first,
      [SmallGuide.when("c\(place)", guarded(place), to: .page("p\(beyond)"))],
      else: .page("p\(place + 1)")
    )
  }

  /// A test of three answers, each of this page or any earlier one, that never is unknown.
  private mutating func guarded(_ place: Int) -> Expression {
    let tests = (0..<3).map { _ -> Expression in
      let fact = "p\(numbers.below(place + 1))"
      return .all([.answered(fact: fact), SmallGuide.is(fact, numbers.oneIn(2) ? "a" : "b")])
    }
    return .any([.all([tests[0], tests[1]]), tests[2]])
  }
}
