import Diagnostics
import Guidance
import Rules

/// One change of an addition while it is read: what is changed, when, and by which keys.
struct Change {
  var object: ObjectReader
  let addition: Addition
  /// What is changed, in words: `page meldcode/vermoeden`.
  let name: String
  /// When the change holds: always true or false; nil for always.
  let when: Expression?
  let basis: Basis
  /// The keys that may change something here.
  private(set) var keys: [String] = []
  private var isEmpty = true

  /// The kinds of things that can be changed; the key names what is changed.
  static let kinds: [StaticString] = [
    "page", "step", "outcome", "condition", "case", "list", "contact", "article", "emergency",
  ]

  init(_ object: ObjectReader, of addition: Addition, name: String, _ reading: inout Reading) {
    self.object = object
    self.addition = addition
    self.name = name
    let own = self.object.optionalExpression("when", in: "", &reading)?.settled
    when = Expression.both(addition.when, own)
    basis = self.object.basis(within: addition.basis, of: "change of \(name)", &reading)
  }

  /// The place of a key, or of the change.
  func place(of key: String) -> Place { object.keyPlace(named: key) ?? object.start }

  /// Something that a change applies only while it holds.
  func guarded(_ own: Expression?) -> Expression? { Expression.both(when, own) }

  /// Something that was there before, and is not while the change holds.
  func hidden(_ own: Expression?) -> Expression? {
    when.flatMap { Expression.both(.not($0), own) }
  }

  // MARK: - Parts

  /// The value of a key that changes something.
  mutating func value(
    _ key: StaticString,
    _ laid: inout LaidChanges,
    _ reading: inout Reading
  ) -> JSONValue? {
    keys.append(key.description)
    guard let value = object.optional(key) else { return nil }
    claim(key.description, isExclusive: true, &laid, &reading)
    return value
  }

  mutating func text(
    _ key: StaticString,
    _ laid: inout LaidChanges,
    _ reading: inout Reading
  ) -> Text? {
    value(key, &laid, &reading).map { object.text($0, &reading) }
  }

  mutating func list<Element>(
    _ key: StaticString,
    _ laid: inout LaidChanges,
    _ reading: inout Reading,
    _ read: (ObjectReader, JSONValue, inout Reading) -> Element?
  ) -> ListChange<Element>? {
    keys.append(key.description)
    guard let change = object.listChange(key, &reading, read) else { return nil }
    claim(key.description, isExclusive: change.instead != nil, &laid, &reading)
    return change
  }

  /// The elements of a list that is added to what is there.
  mutating func further(
    _ key: StaticString,
    _ laid: inout LaidChanges,
    _ reading: inout Reading
  ) -> JSONItems {
    keys.append(key.description)
    guard object.has(key) else { return object.list(key, &reading) }
    claim(key.description, isExclusive: false, &laid, &reading)
    return object.fullList(key, &reading)
  }

  mutating func texts(
    _ key: StaticString,
    _ laid: inout LaidChanges,
    _ reading: inout Reading
  ) -> ListChange<Text>? {
    list(key, &laid, &reading) { $0.text($1, &$2) }
  }

  mutating func ids(
    _ key: StaticString,
    of kind: Reading.Kind,
    _ laid: inout LaidChanges,
    _ reading: inout Reading
  ) -> ListChange<String>? {
    list(key, &laid, &reading) { $0.reference($1, to: kind, &$2) }
  }

  /// Blocks before, after or instead of those that are there.
  mutating func change(
    _ blocks: inout [Block],
    _ key: StaticString,
    in procedure: String?,
    _ laid: inout LaidChanges,
    _ reading: inout Reading
  ) {
    let basis = basis
    let change = list(key, &laid, &reading) {
      $0.block($1, in: procedure, within: basis, &$2)
    }
    guard let change else { return }
    apply(change, to: &blocks, \.when)
  }

  /// Tasks before, after or instead of those that are there.
  mutating func change(
    _ tasks: inout [Guidance.Task],
    _ key: StaticString,
    in procedure: String,
    scope: String,
    _ laid: inout LaidChanges,
    _ reading: inout Reading
  ) {
    let basis = basis
    let change = list(key, &laid, &reading) {
      PageReader.task($1, in: procedure, scope: scope, $0.file, basis, &$2)
    }
    guard let change else { return }
    apply(change, to: &tasks, \.when)
  }

  private func apply<Element>(
    _ change: ListChange<Element>,
    to list: inout [Element],
    _ condition: WritableKeyPath<Element, Expression?>
  ) {
    func shown(_ elements: [Element]) -> [Element] {
      elements.map { element in
        var element = element
        element[keyPath: condition] = guarded(element[keyPath: condition])
        return element
      }
    }
    var old = list
    if change.instead != nil {
      old = when == nil ? [] : list
      for place in old.indices {
        old[place][keyPath: condition] = hidden(old[place][keyPath: condition])
      }
    }
    list = shown(change.before) + shown(change.instead ?? []) + old + shown(change.after)
  }

  /// Notes that a part is changed.
  mutating func claim(
    _ key: String,
    isExclusive: Bool,
    _ laid: inout LaidChanges,
    _ reading: inout Reading
  ) {
    isEmpty = false
    laid.claim(
      "\(key) of \(name)",
      of: addition,
      when: when,
      isExclusive: isExclusive,
      at: place(of: key),
      &reading
    )
  }

  /// Ends reading: unknown keys, and a change that changes nothing, are mistakes.
  func finish(_ reading: inout Reading) {
    object.finish(&reading)
    if isEmpty { reading.report(.operatorMissing(allowed: keys), at: object.start) }
  }
}
