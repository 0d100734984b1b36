import Guidance
import Rules

/// A procedure of so many questions whose ways depend on earlier answers, from a seed.
struct RandomGraph {
  private var state: UInt64
  private let count: Int
  /// How far back a rule may look; all the way when it is large.
  private let lookBack: Int
  private var options: [[String]] = []

  init(seed: Int, steps: Int, lookBack: Int = .max) {
    state = UInt64(seed) &* 0x2545_F491_4F6C_DD1D
    count = steps
    self.lookBack = lookBack
  }

  private static let basis = Basis(sources: ["s"], certainty: .known, checkedOn: "2026-01-01")

  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  /// The procedure, compiled.
  ///
  /// A question in eight may stay open; some transitions have gaps.
  mutating func procedure() throws -> CompiledProcedure {
    options = (0..<count).map { _ in Array(["a", "b", "c"].prefix(below(8) == 0 ? 3 : 2)) }
    let words = Text(["nl": "x"])
    var pages: [Page] = []
    for place in 0..<count {
      let question = Question(
        type: .choice(options[place]),
        options: options[place].map { Option(id: $0, label: words, basis: Self.basis) },
        need: below(8) == 0 ? .optional : .required
      )
      pages.append(
        Page(
          id: "p\(place)",
          title: words,
          work: .question(question),
          why: words,
          next: transition(place),
          basis: Self.basis
        )
      )
    }
    let outcomes = (0..<4).map {
      Outcome(id: "u\($0)", title: words, urgency: $0, basis: Self.basis)
    }
    let step = Step(id: "s", title: words, purpose: words, pages: pages, basis: Self.basis)
    let procedure = Procedure(
      id: "graph",
      title: words,
      summary: words,
      start: "p0",
      steps: [step],
      outcomes: outcomes
    )
    let card = EmergencyCard(title: words, text: [], contacts: [], basis: Self.basis)
    let guide = Guide(
      id: "graph",
      version: "1",
      checkedOn: "2026-01-01",
      title: words,
      notice: words,
      languages: ["nl"],
      start: ["graph"],
      emergency: card,
      procedures: [procedure]
    )
    return try guide.compiled("graph")
  }

  private mutating func transition(_ place: Int) -> Transition {
    var cases: [Transition.Case] = []
    for number in 0..<(1 + below(2)) {
      cases.append(
        Transition.Case(
          id: "c\(place)-\(number)",
          when: guarded(place, depth: 2),
          to: target(place),
          says: Text(["nl": "x"]),
          basis: Self.basis
        )
      )
    }
    let isClosed = below(4 * count) > 0 || cases.isEmpty
    return Transition(
      hit: .first,
      cases: cases,
      otherwise: isClosed
        ? .init(
          to: place + 1 < count ? .page("p\(place + 1)") : .outcome("u\(below(4))"),
          because: nil
        ) : nil
    )
  }

  private mutating func target(_ place: Int) -> Transition.Target {
    if place + 1 < count, below(count) > 0 {
      return .page("p\(place + 1 + below(min(3, count - place - 1)))")
    }
    return .outcome("u\(below(4))")
  }

  /// A test that never is unknown, of this or an earlier answer.
  private mutating func guarded(_ place: Int, depth: Int) -> Expression {
    if depth > 0, below(2) == 0 {
      let parts = [guarded(place, depth: depth - 1), guarded(place, depth: depth - 1)]
      return below(2) == 0 ? .all(parts) : .any(parts)
    }
    let earliest = max(0, place - min(lookBack, place))
    let read = earliest + below(place - earliest + 1)
    let fact = "p\(read)"
    let test = Expression.equals(fact: fact, option: options[read][below(options[read].count)])
    return .all([.answered(fact: fact), test])
  }
}
