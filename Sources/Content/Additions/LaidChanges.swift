import Diagnostics
import Guidance
import Rules

/// All changes made so far, to find those that meet.
struct LaidChanges {
  private struct Change {
    let addition: Addition
    let when: Expression?
    /// Whether nothing else may be changed there; what is put before or after adds up.
    let isExclusive: Bool
    let place: Place
  }

  private var changes: [String: [Change]] = [:]
  private let settings: [Setting]

  init(settings: [Setting]) {
    self.settings = settings
  }

  /// Notes the change of a part; two in one situation are a mistake, unless an overlay makes the later.
  mutating func claim(
    _ part: String,
    of addition: Addition,
    when: Expression?,
    isExclusive: Bool,
    at place: Place,
    _ reading: inout Reading
  ) {
    let change = Change(addition: addition, when: when, isExclusive: isExclusive, place: place)
    for earlier in changes[part] ?? [] where earlier.isExclusive || isExclusive {
      guard earlier.addition.folder.isOverlay == addition.folder.isOverlay, meet(earlier, change)
      else { continue }
      reading.report(
        .changesCollide(part),
        at: place,
        notes: [("changed here too", earlier.place)]
      )
      break
    }
    changes[part, default: []].append(change)
  }

  private func meet(_ one: Change, _ other: Change) -> Bool {
    if let first = one.addition.audience, let second = other.addition.audience,
      first.setting == second.setting, first.options.isDisjoint(with: second.options)
    {
      return false
    }
    guard let both = Expression.both(one.when, other.when) else { return true }
    var read = Set(both.allFacts)
    for setting in settings where read.contains(setting.id) {
      read.formUnion(setting.question.options.flatMap { $0.when?.allFacts ?? [] })
    }
    let asked = settings.filter { read.contains($0.id) }
    return situations(of: asked[...]).contains { chosen in
      let situation = Situation(settings: read, chosen: chosen)
      let isOffered = asked.allSatisfy { setting in
        let option = setting.question.options.first { $0.id == chosen[setting.id] }
        return situation.holds(option?.when)
      }
      return isOffered && situation.holds(both)
    }
  }

  /// All combinations of options of some settings.
  private func situations(of settings: ArraySlice<Setting>) -> [[String: String]] {
    guard let setting = settings.first else { return [[:]] }
    return situations(of: settings.dropFirst()).flatMap { rest in
      setting.question.options.map { option in
        rest.merging([setting.id: option.id]) { first, _ in first }
      }
    }
  }
}
