import Guidance
import Rules

extension Expression {
  /// The conditions that it names itself.
  var names: [String] {
    if case .condition(let id) = self { return [id] }
    return parts.flatMap(\.names)
  }
}

extension Procedure {
  /// Where something stands that is shown only under a condition.
  enum Visible {
    case page(String)
    case outcome(String)
  }

  /// The conditions that read a condition, that one included.
  func conditions(reading id: String) -> Set<String> {
    var found: Set<String> = [id]
    var isChanged = true
    while isChanged {
      let more = conditions.filter {
        !found.contains($0.id) && $0.when.names.contains(where: found.contains)
      }
      isChanged = !more.isEmpty
      found.formUnion(more.map(\.id))
    }
    return found
  }

  /// All that is shown only when something holds, each with where it stands.
  var visibilities: [(when: Expression, place: Visible)] {
    var all: [(when: Expression, place: Visible)] = []
    for page in steps.flatMap(\.pages) {
      all += page.text.compactMap(\.when).map { ($0, .page(page.id)) }
      guard case .tasks(let tasks) = page.work else { continue }
      all += tasks.compactMap(\.when).map { ($0, .page(page.id)) }
    }
    for outcome in outcomes {
      all += outcome.text.compactMap(\.when).map { ($0, .outcome(outcome.id)) }
      all += outcome.tasks.compactMap(\.when).map { ($0, .outcome(outcome.id)) }
    }
    return all
  }
}
