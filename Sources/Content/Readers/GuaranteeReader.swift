import Diagnostics
import Guidance
import Rules

/// Reads the guarantees of a procedure: what is promised to whom.
struct GuaranteeReader {
  let procedure: String

  private static let promises: [StaticString] = [
    "outcomes", "notOutcomes", "urgencyAtMost", "contacts", "firstContact", "pages", "notPages",
    "page", "urgencyRisesWith",
  ]

  func read(
    _ value: JSONValue,
    _ file: Int,
    _ around: Basis,
    _ reading: inout Reading
  ) -> Guarantee? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    guard let (id, _) = object.declared(.guarantee, scope: procedure, &reading) else { return nil }
    let says = object.text("says", &reading)
    let premise = object.optionalExpression("if", in: procedure, &reading)
    let then = object.required("then", &reading)
    let basis = object.basis(within: around, of: "guarantee '\(id)'", &reading)
    object.finish(&reading)
    guard let then, let promise = promise(then, file, &reading) else { return nil }
    return Guarantee(id: id, says: says, premise: premise, promise: promise, basis: basis)
  }

  private func promise(
    _ value: JSONValue,
    _ file: Int,
    _ reading: inout Reading
  ) -> Guarantee.Promise? {
    guard var object = ObjectReader(value, file: file, &reading),
      let kind = object.one(of: Self.promises, besides: "before", &reading)
    else { return nil }
    let promise = promise(kind.description, &object, &reading)
    object.finish(&reading)
    return promise
  }

  private func promise(
    _ kind: String,
    _ object: inout ObjectReader,
    _ reading: inout Reading
  ) -> Guarantee.Promise? {
    switch kind {
    case "outcomes":
      return ids("outcomes", .outcome, procedure, &object, &reading).map { .outcomes($0) }

    case "notOutcomes":
      return ids("notOutcomes", .outcome, procedure, &object, &reading).map { .notOutcomes($0) }

    case "pages":
      return ids("pages", .page, procedure, &object, &reading).map { .pages($0) }

    case "notPages":
      return ids("notPages", .page, procedure, &object, &reading).map { .notPages($0) }

    case "contacts":
      return ids("contacts", .contact, "", &object, &reading).map { .contacts($0) }

    case "firstContact":
      let id = object.reference("firstContact", to: .contact, &reading)
      return id.map { .firstContact($0) }

    case "urgencyAtMost":
      return object.int("urgencyAtMost", within: 0...3, &reading).map { .urgencyAtMost($0) }

    case "page":
      let first = object.reference("page", to: .page, scope: procedure, &reading)
      let second = object.reference("before", to: .page, scope: procedure, &reading)
      guard let first, let second else { return nil }
      return .order(page: first, before: second)

    default:
      return object.required("urgencyRisesWith", &reading).flatMap {
        rising($0, object.file, &reading)
      }
    }
  }

  private func ids(
    _ key: StaticString,
    _ kind: Reading.Kind,
    _ scope: String,
    _ object: inout ObjectReader,
    _ reading: inout Reading
  ) -> [String]? {
    let values = object.fullList(key, &reading)
    let ids = values.compactMap { object.reference($0, to: kind, scope: scope, &reading) }
    return ids.count == values.count && !ids.isEmpty ? ids : nil
  }

  /// A choice and its options from the least to the most serious one.
  private func rising(
    _ value: JSONValue,
    _ file: Int,
    _ reading: inout Reading
  ) -> Guarantee.Promise? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    let factValue = object.required("fact", &reading)
    let values = object.fullList("order", &reading)
    object.finish(&reading)
    guard let factValue, let fact = object.string(factValue, &reading) else { return nil }
    let options = values.compactMap { item in
      object.string(item, &reading).map { (option: $0, place: object.place(of: item)) }
    }
    reading.factUses.append(
      FactUse(
        procedure: procedure,
        fact: fact,
        test: .choice(options),
        place: object.place(of: factValue),
        sign: nil
      )
    )
    guard options.count == values.count, !options.isEmpty else { return nil }
    if options.count < 2 || Set(options.map(\.option)).count < options.count {
      reading.report(
        .wrongType(expected: "two options or more, each once", found: "something else"),
        at: options[options.count - 1].place
      )
    }
    return .urgencyRises(fact: fact, order: options.map(\.option))
  }
}
