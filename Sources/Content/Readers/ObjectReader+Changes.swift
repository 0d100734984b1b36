import Diagnostics
import Guidance
import Rules

extension ObjectReader {
  /// The procedures to go on with: one id, or a list of ids and of objects that say why.
  mutating func goOnWith(_ reading: inout Reading) -> [GoOn] {
    guard let value = optional("goOnWith") else { return [] }
    guard value.kind == .array else { return goOn(value, &reading).map { [$0] } ?? [] }
    return value.elements.compactMap { goOn($0, &reading) }
  }

  func goOn(_ value: JSONValue, _ reading: inout Reading) -> GoOn? {
    guard value.kind == .object else {
      return reference(value, to: .procedure, &reading).map { GoOn($0) }
    }
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    let id = object.reference("procedure", to: .procedure, &reading)
    let because = object.optionalText("because", &reading)
    object.finish(&reading)
    return id.map { GoOn($0, because: because) }
  }

  /// A change of a list: the list itself, which takes the place of the old one, or what comes before,
  /// after or instead.
  mutating func listChange<Element>(
    _ key: StaticString,
    _ reading: inout Reading,
    _ read: (ObjectReader, JSONValue, inout Reading) -> Element?
  ) -> ListChange<Element>? {
    guard let value = optional(key) else { return nil }
    func elements(_ list: JSONValue, _ reading: inout Reading) -> [Element] {
      self.elements(of: list, &reading).compactMap { read(self, $0, &reading) }
    }
    if value.kind == .array { return ListChange(instead: elements(value, &reading)) }
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    let before = object.optional("before").map { elements($0, &reading) }
    let after = object.optional("after").map { elements($0, &reading) }
    let instead = object.optional("instead").map { elements($0, &reading) }
    object.finish(&reading)
    if before == nil, after == nil, instead == nil {
      reading.report(.operatorMissing(allowed: ["before", "after", "instead"]), at: object.start)
      return nil
    }
    return ListChange(before: before ?? [], after: after ?? [], instead: instead)
  }

  /// A further option, with the id of the option that it is to stand behind.
  static func furtherOption(
    _ value: JSONValue,
    in procedure: String,
    scope: String,
    _ file: Int,
    _ around: Basis,
    _ reading: inout Reading
  ) -> (option: Option, after: String?)? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    guard let (id, _) = object.declared(.option, scope: scope, &reading) else { return nil }
    let label = object.text("label", &reading)
    let hint = object.optionalText("hint", &reading)
    let alert = object.optionalText("alert", &reading)
    let when = object.optionalExpression("when", in: procedure, &reading)
    let after = object.optional("after").flatMap {
      object.reference($0, to: .option, scope: scope, &reading)
    }
    let basis = object.basis(within: around, of: "option '\(id)'", &reading)
    object.finish(&reading)
    let option = Option(
      id: id,
      label: label,
      hint: hint,
      alert: alert,
      when: when,
      basis: basis
    )
    return (option, after)
  }
}

extension Question {
  /// Adds options at the end, or behind the ones they name; further ones behind the same one follow
  /// in their order.
  mutating func add(_ more: [(option: Option, after: String?)]) {
    var places: [String: Int] = [:]
    for (option, after) in more {
      guard let after, let place = options.firstIndex(where: { $0.id == after }) else {
        options.append(option)
        continue
      }
      let next = max(places[after] ?? 0, place + 1)
      options.insert(option, at: next)
      places[after] = next + 1
    }
    switch type {
    case .choice: type = .choice(options.map(\.id))
    case .set: type = .set(options.map(\.id))
    case .count, .date, .text: break
    }
  }
}
