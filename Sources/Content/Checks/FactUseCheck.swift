import Diagnostics
import Guidance
import Rules

/// Every expression names facts that exist, with operators and options that fit their type.
enum FactUseCheck {
  static func run(_ guide: Guide?, _ reading: inout Reading) {
    guard let guide else { return }
    var types: [String: [String: FactType]] = ["": [:]]
    for setting in guide.settings { types["", default: [:]][setting.id] = setting.question.type }
    for procedure in guide.procedures {
      types[procedure.id] = types[""]
      for page in procedure.steps.flatMap(\.pages) {
        switch page.work {
        case .question(let question): types[procedure.id]?[page.id] = question.type

        case .call(let id):
          guard let callee = guide.procedure(id) else { continue }
          types[procedure.id]?[page.id] = .choice(callee.outcomes.map(\.id))

        case .explanation, .tasks: break
        }
      }
    }
    for use in reading.factUses {
      guard let facts = types[use.procedure] else { continue }
      guard let type = facts[use.fact] else {
        // A page that could not be read has been reported; so has all that follows from it.
        if reading.isUnsure(of: .page, scope: use.procedure) || reading.isUnsure(of: .setting) {
          continue
        }
        if reading.place(of: .page, use.fact, scope: use.procedure) != nil,
          reading.hasErrors
        {
          continue
        }
        reading.report(
          .unknownID(
            kind: "fact",
            id: use.fact,
            suggestion: reading.suggestion(for: use.fact, among: facts.keys.sorted())
          ),
          at: use.place
        )
        continue
      }
      check(use, type, &reading)
    }
  }

  private static func check(_ use: FactUse, _ type: FactType, _ reading: inout Reading) {
    switch (use.test, type) {
    case (.answered, _), (.count, .count):
      break

    case (.equals(let option, let place), .choice(let allowed)):
      check(option, of: use, allowed, place, &reading)

    case (.choice(let options), .choice(let allowed)):
      for (option, place) in options { check(option, of: use, allowed, place, &reading) }

    case (.has((let option, let place)), .set(let allowed)):
      check(option, of: use, allowed, place, &reading)

    default:
      reading.report(
        .typeMismatch(operation: use.operation.description, fact: use.fact, type: type.words),
        at: use.place
      )
    }
  }

  private static func check(
    _ option: String,
    of use: FactUse,
    _ allowed: [String],
    _ place: Place,
    _ reading: inout Reading
  ) {
    // Without options the question itself could not be read, which has been reported.
    guard !allowed.isEmpty, !allowed.contains(option), !lacksOptions(use, reading) else { return }
    reading.report(
      .valueNotInDomain(
        fact: use.fact,
        value: option,
        allowed: allowed,
        suggestion: reading.suggestion(for: option, among: allowed)
      ),
      at: place
    )
  }

  /// Whether some options of a fact could not be read, so that none can be called unknown.
  private static func lacksOptions(_ use: FactUse, _ reading: Reading) -> Bool {
    reading.yes == nil || reading.no == nil
      || reading.isUnsure(of: .option, scope: use.procedure + "/" + use.fact)
      || reading.isUnsure(of: .option, scope: use.fact)
      || reading.isUnsure(ofAny: .signal) || reading.isUnsure(ofAny: .outcome)
  }
}

extension FactType {
  /// The type in words.
  var words: String {
    switch self {
    case .choice: "a choice"
    case .set: "a set"
    case .count: "a count"
    case .date: "a date"
    case .text: "a text"
    }
  }
}
