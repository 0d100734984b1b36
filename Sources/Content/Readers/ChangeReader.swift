import Diagnostics
import Guidance
import Rules

/// Reads the changes of additions and makes them in the guide.
struct ChangeReader {
  /// The transitions of a page: its own, and those that take its place.
  struct LaidNext {
    struct Layer {
      var when: Expression?
      var transition: Transition
      var basis: Basis
      var id: String
      var place: Place
    }

    var procedure: String
    var page: String
    var layers: [Layer] = []
  }

  var guide: Guide
  var laid: LaidChanges
  var nexts: [LaidNext] = []
  /// Other words of cases, to be given once all cases are there.
  var says: [(procedure: String, id: String, variant: Variant<Text>)] = []

  /// Whom the guide itself names in danger; additions add to it, and take nothing of it away.
  let ownEmergencyContacts: [String]

  init(guide: Guide) {
    self.guide = guide
    ownEmergencyContacts = guide.emergency.contacts
    laid = LaidChanges(settings: guide.settings)
  }

  /// Reads one change.
  mutating func read(_ value: JSONValue, of addition: Addition, _ reading: inout Reading) {
    guard var object = ObjectReader(value, file: addition.file, &reading),
      let kind = object.one(of: Change.kinds, &reading)
    else { return }
    switch kind.description {
    case "list": break  // Made before procedures were read.
    case "contact", "article", "emergency": readReference(kind, &object, addition, &reading)
    default: readPart(kind, &object, addition, &reading)
    }
  }

  /// Reads the change of something in a procedure, which is named `procedure/id`.
  private mutating func readPart(
    _ kind: StaticString,
    _ object: inout ObjectReader,
    _ addition: Addition,
    _ reading: inout Reading
  ) {
    guard let value = object.required(kind, &reading), let name = object.string(value, &reading)
    else { return }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let place = object.place(of: value)
    guard parts.count == 2 else {
      reading.report(
        .wrongType(expected: "a procedure, a slash and an id", found: "'\(name)'"),
        at: place
      )
      return
    }
    guard let procedure = guide.procedures.firstIndex(where: { $0.id == parts[0] }) else {
      return reading.refer(.procedure, parts[0], at: place)
    }
    let word = kind.description
    let kinds: [String: Reading.Kind] = [
      "page": .page, "step": .step, "outcome": .outcome, "condition": .condition, "case": .case,
    ]
    if let kind = kinds[word] { reading.refer(kind, parts[1], scope: parts[0], at: place) }
    var change = Change(object, of: addition, name: word + " " + name, &reading)
    if let when = change.when { reading.settingUses.append((parts[0], when, place)) }
    switch word {
    case "page": readPage(&change, procedure, parts[1], &reading)
    case "step": readStep(&change, procedure, parts[1], &reading)
    case "outcome": readOutcome(&change, procedure, parts[1], &reading)
    case "condition": readCondition(&change, procedure, parts[1], &reading)

    default:
      if let text = change.text("says", &laid, &reading) {
        let variant = Variant(when: change.when, text, basis: change.basis)
        says.append((parts[0], parts[1], variant))
      }
      change.finish(&reading)
    }
  }

  /// The guide with all changes.
  mutating func finish(_ reading: inout Reading) -> Guide {
    for next in nexts { merge(next, &reading) }
    for (id, item, variant) in says { say(variant, of: item, in: id) }
    checkSettings(&reading)
    return guide
  }

  /// A procedure that does not ask a setting would never show what depends on it.
  private func checkSettings(_ reading: inout Reading) {
    for (procedure, when, place) in reading.settingUses {
      let asked = settings(of: procedure, seen: [])
      guard let missing = when.allFacts.first(where: { !asked.contains($0) }) else { continue }
      reading.report(.settingNotAsked(setting: missing, procedure: procedure), at: place)
    }
  }

  /// The settings that a procedure asks, those of the procedures that it calls among them.
  private func settings(of id: String, seen: Set<String>) -> Set<String> {
    guard let procedure = guide.procedure(id), !seen.contains(id) else { return [] }
    var asked = Set(procedure.settings)
    for page in procedure.steps.flatMap(\.pages) {
      guard case .call(let callee) = page.work else { continue }
      asked.formUnion(settings(of: callee, seen: seen.union([id])))
    }
    return asked
  }

  private mutating func merge(_ next: LaidNext, _ reading: inout Reading) {
    guard let (procedure, step, page) = place(ofPage: next.page, in: next.procedure) else { return }
    let written = guide.procedures[procedure].steps[step].pages[page]
    var merged = written.next
    for layer in next.layers {
      reading.laidTransitions.append((next.procedure, next.page, layer.when, layer.place))
      guard let when = layer.when else {
        merged = layer.transition
        continue
      }
      if layer.transition.cases.isEmpty {
        reading.declare(.case, layer.id, scope: next.procedure, at: layer.place)
      }
      let merge = TransitionMerge(
        when: when,
        newWayOut: (layer.id, layer.basis),
        oldWayOut: (written.id, written.basis)
      )
      merged = merge.merged(layer.transition, over: merged)
    }
    guide.procedures[procedure].steps[step].pages[page].next = merged
  }

  private mutating func say(_ variant: Variant<Text>, of id: String, in procedure: String) {
    guard let place = guide.procedures.firstIndex(where: { $0.id == procedure }) else { return }
    func change(_ transition: inout Transition) {
      for number in transition.cases.indices where transition.cases[number].id == id {
        transition.cases[number].variants.append(variant)
      }
    }
    for step in guide.procedures[place].steps.indices {
      for page in guide.procedures[place].steps[step].pages.indices {
        change(&guide.procedures[place].steps[step].pages[page].next)
      }
    }
    for decision in guide.procedures[place].decisions.indices {
      change(&guide.procedures[place].decisions[decision].transition)
    }
  }

  func place(ofPage id: String, in procedure: String) -> (procedure: Int, step: Int, page: Int)? {
    guard let place = guide.procedures.firstIndex(where: { $0.id == procedure }) else { return nil }
    for (step, item) in guide.procedures[place].steps.enumerated() {
      if let page = item.pages.firstIndex(where: { $0.id == id }) { return (place, step, page) }
    }
    return nil
  }
}
