import Diagnostics
import Guidance
import Rules

/// Every expression names facts that exist, with operators and options that fit their type.
enum FactUseCheck {
  /// Uses of facts that are not right.
  struct Doubts: Sendable {
    fileprivate var facts: Facts?
    fileprivate var uses: [FactUse] = []
  }

  /// Looks for uses that are not right.
  static func doubts(in reading: Reading, _ guide: Guide?) -> Doubts {
    guard let guide else { return Doubts() }
    let facts = Facts(guide)
    var doubts = Doubts(facts: facts)
    for batch in reading.allBatches {
      for use in batch.factUses where !isRight(use, facts) { doubts.uses.append(use) }
    }
    return doubts
  }

  /// Tells them.
  static func tell(_ doubts: Doubts, _ reading: inout Reading) {
    guard let facts = doubts.facts else { return }
    for use in doubts.uses {
      guard let types = facts.types(of: use.procedure) else { continue }
      if let type = facts.type(of: use) {
        check(use, type, &reading)
      } else {
        reportUnknown(use, types, facts, &reading)
      }
    }
  }

  private static func isRight(_ use: FactUse, _ facts: Facts) -> Bool {
    guard let type = facts.type(of: use) else { return false }
    return switch (use.test, type) {
    case (.answered, _), (.count, .count): true
    case (.equals(let option, _), .choice(let allowed)): allowed.contains(option)
    case (.choice(let options), .choice(let allowed)):
      options.allSatisfy { allowed.contains($0.option) }
    case (.has(let one), .set(let allowed)): allowed.contains(one.option)
    default: false
    }
  }

  /// The types of all facts.
  fileprivate struct Facts: Sendable {
    var settings = IDTable<FactType>()
    private var places = NameTable()
    private var tables = [IDTable<FactType>()]

    init(_ guide: Guide) {
      places[""] = 0
      for setting in guide.settings {
        _ = settings.insert(.fact, 0, setting.id, setting.question.type)
      }
      for procedure in guide.procedures {
        var table = IDTable<FactType>()
        table.reserve(procedure.steps.reduce(0) { $0 + $1.pages.count })
        for step in procedure.steps {
          let pages = step.pages
          for place in pages.indices {
            switch pages[place].work {
            case .question(let question):
              _ = table.insert(.fact, 0, pages[place].id, question.type)

            case .call(let id):
              guard let callee = guide.procedure(id) else { continue }
              _ = table.insert(.fact, 0, pages[place].id, .choice(callee.outcomes.map(\.id)))

            case .explanation, .tasks: break
            }
          }
        }
        places[procedure.id] = tables.count
        tables.append(table)
      }
    }

    /// The type of what is used; nil when there is no such fact.
    func type(of use: FactUse) -> FactType? {
      guard let place = places[use.procedure] else { return nil }
      return tables[place].find(.fact, 0, use.fact)?.value
        ?? settings.find(.fact, 0, use.fact)?.value
    }

    /// Those of one procedure, settings apart.
    func types(of procedure: String) -> IDTable<FactType>? { places[procedure].map { tables[$0] } }
  }

  private static func reportUnknown(
    _ use: FactUse,
    _ types: IDTable<FactType>,
    _ facts: Facts,
    _ reading: inout Reading
  ) {
    // A page that could not be read has been reported; so has all that follows from it.
    if reading.isUnsure(of: .page, scope: use.procedure) || reading.isUnsure(of: .setting) {
      return
    }
    if reading.hasErrors, reading.place(of: .page, use.fact, scope: use.procedure) != nil { return }
    if let now = reading.nameNow(of: .page, use.fact, scope: use.procedure) {
      return reading.report(.idRenamed(kind: "fact", id: use.fact, now: now), at: use.place)
    }
    reading.report(
      .unknownID(
        kind: "fact",
        id: use.fact,
        suggestion: reading.suggestion(
          for: use.fact,
          among: types.entries.count + facts.settings.entries.count
        ) {
          (types.entries.map(\.id) + facts.settings.entries.map(\.id)).sorted()
        }
      ),
      at: use.place
    )
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
        .typeMismatch(
          operation: use.operation,
          fact: use.fact,
          type: type.words
        ),
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
    // The options of a call are outcomes.
    let rename = reading.renames.first {
      $0.former == option && allowed.contains($0.id)
        && ($0.kind == .outcome || $0.scope == use.procedure + "/" + use.fact)
    }
    if let now = rename?.id {
      return reading.report(.idRenamed(kind: "option", id: option, now: now), at: place)
    }
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
