import Diagnostics
import Guidance
import Rules

/// A scenario as it stands in its file, with the places that its check needs.
struct ScenarioDraft {
  var scenario: Scenario
  var raw: [(key: String, keyPlace: Place, value: RawAnswer, place: Place)]
  var place: Place
  var outcomePlace: Place
  /// Where it says that it is a draft.
  var draftPlace: Place?
  /// The pages that it names, with their places.
  var pages: [(key: String, place: Place)] = []
  /// The contacts and conditions that it names, with their places.
  var expected: [(id: String, place: Place)] = []
}

/// Reads scenarios; their answers get a type once their procedure is known.
enum ScenarioReader {
  static func read(
    _ root: JSONValue,
    file: Int,
    name: String,
    _ reading: inout Reading
  ) -> ScenarioDraft? {
    guard var object = ObjectReader(root, file: file, &reading) else { return nil }
    guard let (id, place) = object.declared(.scenario, &reading) else { return nil }
    if name != id + ".json" { reading.report(.idFileMismatch(id: id, file: name), at: place) }
    let isDraft = object.bool("draft", &reading)
    let basis = basis(isDraft, id, &object, &reading)
    let title = object.text("title", &reading)
    let procedure = object.reference("procedure", to: .procedure, &reading)
    let story = object.blocks("story", in: nil, within: basis, &reading)
    let raw = answers(&object, &reading)
    let outcomeValue = object.required("outcome", &reading)
    let outcome = outcomeValue.flatMap { value in
      object.reference(value, to: .outcome, scope: procedure ?? "", &reading)
    }
    let urgency = object.optional("urgency").flatMap { object.int($0, within: 0...3, &reading) }
    let visits = pages("visits", &object, &reading)
    let avoids = pages("avoids", &object, &reading)
    let contacts = references("contacts", to: .contact, &object, &reading)
    let holds = references("holds", to: .condition, scope: procedure, &object, &reading)
    let fails = references("fails", to: .condition, scope: procedure, &object, &reading)
    let why = object.text("why", &reading)
    let traps = object.texts("traps", &reading)
    object.finish(&reading)
    guard let procedure, let outcome, let outcomeValue else { return nil }
    let scenario = Scenario(
      id: id,
      title: title,
      procedure: procedure,
      story: story,
      answers: [:],
      outcome: outcome,
      urgency: urgency,
      visits: visits.map(\.key),
      avoids: avoids.map(\.key),
      contacts: contacts.map(\.id),
      holds: holds.map(\.id),
      fails: fails.map(\.id),
      isDraft: isDraft,
      why: why,
      traps: traps,
      basis: basis
    )
    return ScenarioDraft(
      scenario: scenario,
      raw: raw,
      place: place,
      outcomePlace: object.place(of: outcomeValue),
      draftPlace: isDraft ? object.keyPlace("draft") : nil,
      pages: visits + avoids,
      expected: contacts + holds + fails
    )
  }

  /// What it rests on; a draft may leave that to whoever finishes it.
  private static func basis(
    _ isDraft: Bool,
    _ id: String,
    _ object: inout ObjectReader,
    _ reading: inout Reading
  ) -> Basis {
    let around = Basis(sources: [], certainty: .toReview, checkedOn: "")
    if isDraft, !object.has("source"), !object.has("certainty") { return around }
    return object.basis(within: around, of: "scenario '\(id)'", &reading)
  }

  private static func pages(
    _ key: StaticString,
    _ object: inout ObjectReader,
    _ reading: inout Reading
  ) -> [(key: String, place: Place)] {
    object.list(key, &reading).compactMap { value in
      object.string(value, &reading).map { ($0, object.place(of: value)) }
    }
  }

  private static func references(
    _ key: StaticString,
    to kind: Reading.Kind,
    scope: String? = "",
    _ object: inout ObjectReader,
    _ reading: inout Reading
  ) -> [(id: String, place: Place)] {
    object.list(key, &reading).compactMap { value in
      object.reference(value, to: kind, scope: scope ?? "", &reading).map {
        ($0, object.place(of: value))
      }
    }
  }

  private static func answers(
    _ object: inout ObjectReader,
    _ reading: inout Reading
  ) -> [(key: String, keyPlace: Place, value: RawAnswer, place: Place)] {
    guard let value = object.required("answers", &reading) else { return [] }
    guard value.kind == .object else {
      reading.report(
        .wrongType(expected: "an object", found: value.kind.words),
        at: object.place(of: value)
      )
      return []
    }
    var answers: [(key: String, keyPlace: Place, value: RawAnswer, place: Place)] = []
    for member in value.members {
      let place = object.place(of: member.value)
      guard let raw = RawAnswer(member.value) else {
        reading.report(
          .wrongType(
            expected: "an option id, a list of option ids or a number",
            found: member.value.kind.words
          ),
          at: place
        )
        continue
      }
      answers.append((member.key, Place(file: object.file, range: member.keyRange), raw, place))
    }
    return answers
  }
}

extension RawAnswer {
  /// The answer that a JSON value stands for; nil for values that can't be one.
  init?(_ value: JSONValue) {
    if let string = value.string {
      self = .string(string)
    } else if let number = value.int {
      self = .number(number)
    } else if value.kind == .array {
      let strings = value.elements.map(\.string)
      guard strings.allSatisfy({ $0 != nil }) else { return nil }
      self = .list(strings.compactMap { $0 })
    } else {
      return nil
    }
  }
}
