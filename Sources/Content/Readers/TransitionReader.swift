import Diagnostics
import Guidance
import Rules

/// Reads transitions, their cases and targets.
struct TransitionReader {
  let procedure: String
  let around: Basis

  private static let kinds: [StaticString] = ["page", "outcome", "decision"]

  /// Reads `next` of a page: one target, or cases.
  func read(_ value: JSONValue, file: Int, owner: String, _ reading: inout Reading) -> Transition? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    if object.has("to") {
      let target = object.required("to", &reading).flatMap { self.target($0, file, &reading) }
      object.finish(&reading)
      return target.map { Transition(to: $0) }
    }
    let transition = cases(&object, owner: owner, &reading)
    object.finish(&reading)
    return transition
  }

  /// Reads the members `hit`, `cases` and `otherwise` of an object.
  func cases(
    _ object: inout ObjectReader,
    owner: String,
    _ reading: inout Reading
  ) -> Transition? {
    let hit = hitPolicy(&object, &reading)
    let file = object.file
    let cases = object.fullList("cases", &reading).readAll {
      self.oneCase($0, file, &reading)
    }
    let otherwise = object.optional("otherwise").flatMap {
      self.otherwise($0, file, &reading)
    }
    guard let hit else { return nil }
    return Transition(hit: hit, cases: cases, otherwise: otherwise)
  }

  private func hitPolicy(
    _ object: inout ObjectReader,
    _ reading: inout Reading
  ) -> Transition.HitPolicy? {
    guard object.optional("hit") != nil else {
      reading.report(.hitPolicyMissing, at: object.start)
      return nil
    }
    return object.word("hit", Transition.HitPolicy.self, &reading)
  }

  private func oneCase(
    _ value: JSONValue,
    _ file: Int,
    _ reading: inout Reading
  ) -> Transition.Case? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    guard let (id, _) = object.declared(.case, scope: procedure, &reading) else { return nil }
    let when = object.expression("when", in: procedure, &reading)
    let target = object.required("to", &reading).flatMap { self.target($0, file, &reading) }
    let says = object.text("says", &reading)
    let urgency = object.optional("urgency").flatMap { object.int($0, within: 0...3, &reading) }
    let basis = object.basis(within: around, of: "case '\(id)'", &reading)
    object.finish(&reading)
    guard let when, let target else { return nil }
    return .init(id: id, when: when, to: target, says: says, urgency: urgency, basis: basis)
  }

  private func otherwise(
    _ value: JSONValue,
    _ file: Int,
    _ reading: inout Reading
  ) -> Transition.Otherwise? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    let target = object.required("to", &reading).flatMap { self.target($0, file, &reading) }
    let because = object.optionalText("because", &reading)
    if because == nil { reading.report(.otherwiseWithoutReason, at: object.start) }
    object.finish(&reading)
    return target.map { .init(to: $0, because: because) }
  }

  private func target(
    _ value: JSONValue,
    _ file: Int,
    _ reading: inout Reading
  ) -> Transition.Target? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    guard let kind = object.one(among: Self.kinds, &reading) else { return nil }
    defer { object.finish(&reading) }
    switch kind {
    case 0:
      return object.reference("page", to: .page, scope: procedure, &reading)
        .map(Transition.Target.page)

    case 1:
      return object.reference("outcome", to: .outcome, scope: procedure, &reading)
        .map(Transition.Target.outcome)

    default:
      return object.reference("decision", to: .decision, scope: procedure, &reading)
        .map(Transition.Target.decision)
    }
  }
}
