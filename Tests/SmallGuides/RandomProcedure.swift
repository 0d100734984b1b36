public import Guidance
import Rules

/// Small procedures with everything in them that a procedure may have, from seeded numbers.
///
/// Many of them are wrong on purpose: gaps, overlaps, loops, rules that read open questions.
public struct RandomProcedure {
  private var numbers: SeededNumbers
  private let isSound: Bool
  private var facts: [Fact] = []

  /// Prepares a procedure; a sound one goes only forward and has no gaps.
  public init(seed: Int, isSound: Bool = false) {
    numbers = SeededNumbers(seed: UInt64(seed))
    self.isSound = isSound
  }

  /// The guide with the procedure `proef`.
  public mutating func guide() -> Guide {
    let hasCall = numbers.oneIn(3)
    let sub = SmallGuide.procedure(
      "hulp",
      pages: [
        SmallGuide.ask(
          "binnen",
          SmallGuide.by("binnen", ["ja": .outcome("goed"), "nee": .page("na")])
        ),
        SmallGuide.ask(
          "na",
          SmallGuide.by("na", ["ja": .outcome("matig"), "nee": .outcome("slecht")])
        ),
      ],
      outcomes: ["goed", "matig", "slecht"].map { SmallGuide.outcome($0) }
    )
    let count = 2 + numbers.below(4)
    let names = (0..<count).map { "p\($0)" }
    let callPlace = hasCall ? numbers.below(count) : -1
    var works: [Page.Work] = []
    for place in 0..<count {
      if place == callPlace {
        works.append(.call("hulp"))
        facts.append(Fact(id: names[place], type: .choice(["goed", "matig", "slecht"])))
      } else if numbers.oneIn(6) {
        works.append(.explanation)
      } else {
        works.append(.question(question(names[place])))
      }
    }
    if facts.isEmpty {
      works[0] = .question(SmallGuide.question())
      facts.append(Fact(id: names[0], type: .choice(["ja", "nee"])))
    }
    let outcomes = (0..<3).map { SmallGuide.outcome("u\($0)") }
    let conditions = [SmallGuide.condition("k", expression())]
    let decisions = [
      Decision(
        id: "besluit",
        transition: transition("besluit", from: count, among: names, mayDecide: false),
        basis: SmallGuide.basis
      )
    ]
    let pages = names.enumerated().map { place, id in
      Page(
        id: id,
        title: "Vraag",
        work: works[place],
        why: "Daarom",
        next: transition(id, from: place, among: names, mayDecide: true),
        basis: SmallGuide.basis
      )
    }
    let main = SmallGuide.procedure(
      conditions: conditions,
      decisions: decisions,
      pages: pages,
      outcomes: outcomes
    )
    return SmallGuide.guide(hasCall ? [main, sub] : [main])
  }

  private mutating func expression() -> Expression {
    ExpressionMaker(facts: facts).expression(&numbers, depth: 2)
  }

  private mutating func question(_ id: String) -> Question {
    var guards: [String: Expression] = [:]
    if !facts.isEmpty, numbers.oneIn(4) { guards["a"] = expression() }
    let need: Question.Need =
      if numbers.oneIn(3) {
        .optional
      } else if !facts.isEmpty, numbers.oneIn(4) {
        .optionalWhen(expression())
      } else {
        .required
      }
    switch numbers.below(4) {
    case 0:
      facts.append(Fact(id: id, type: .count(0...3)))
      return Question(type: .count(0...3), need: need)

    case 1:
      facts.append(Fact(id: id, type: .set(["a", "b"])))
      return SmallGuide.list(["a", "b"], need: need, guards: guards)

    default:
      let options = Array(["a", "b", "c"].prefix(2 + numbers.below(2)))
      facts.append(Fact(id: id, type: .choice(options)))
      return SmallGuide.question(options, need: need, guards: guards)
    }
  }

  private mutating func transition(
    _ id: String,
    from place: Int,
    among names: [String],
    mayDecide: Bool
  ) -> Transition {
    let cases = (0..<numbers.below(4)).map { number in
      SmallGuide.when(
        "\(id)-\(number)",
        numbers.oneIn(8) ? .condition("k") : expression(),
        to: target(from: place, among: names, mayDecide: mayDecide)
      )
    }
    let isOpenEnded = cases.isEmpty || isSound || !numbers.oneIn(5)
    return SmallGuide.by(
      numbers.oneIn(2) || isSound ? .first : .unique,
      cases,
      else: isOpenEnded ? target(from: place, among: names, mayDecide: mayDecide) : nil
    )
  }

  private mutating func target(
    from place: Int,
    among names: [String],
    mayDecide: Bool
  ) -> Transition.Target {
    if mayDecide, numbers.oneIn(6) { return .decision("besluit") }
    // Back only now and then: most walks would be loops otherwise.
    if !isSound, numbers.oneIn(8) { return .page(numbers.pick(names)) }
    if place + 1 < names.count, !numbers.oneIn(3) {
      return .page(names[place + 1 + numbers.below(names.count - place - 1)])
    }
    return .outcome("u\(numbers.below(3))")
  }
}
