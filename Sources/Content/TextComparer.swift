import Diagnostics

/// Walks two versions of a JSON value side by side and keeps the words that differ.
struct TextComparer {
  /// The keys of rules, whose effect the walks tell.
  private static let ruleKeys: Set<String> = [
    "when", "next", "cases", "otherwise", "hit", "optional", "answers", "outcome", "urgency",
    "contacts", "start", "settings", "goOnWith", "min", "max", "type", "list", "call", "id",
    "procedure", "visits", "avoids", "see", "languages", "guarantees", "if", "then", "draft",
    "renamedFrom", "to", "holds", "fails", "settingsAfterStart", "carry",
  ]

  let languages: Set<String>
  private(set) var changes: [ContentComparison.TextChange] = []
  /// The outermost thing around that is in one version only.
  private var thing: String?

  init(languages: Set<String>) {
    self.languages = languages
  }

  /// Compares what has a name in two versions; what is in one only stays together.
  mutating func compareThings(_ old: Located?, _ new: Located?, place: String) {
    let outer = thing
    defer { thing = outer }
    if thing == nil, old == nil || new == nil { thing = place }
    compare(old, new, place: place)
  }

  /// Compares two values of which one may be missing.
  mutating func compare(_ old: Located?, _ new: Located?, place: String) {
    if let old, let new, old.plain == new.plain { return }
    guard let kind = (new ?? old)?.value.kind else { return }
    if isText(old), isText(new) { return compareText(old, new, place) }
    switch kind {
    case .object: compareObjects(old, new, place)
    case .array: compareLists(old?.elements ?? [], new?.elements ?? [], place)

    case .string, .number, .bool, .null:
      // Words of the program stand in a file for each language.
      let parts = place.split(separator: "/")
      let language = parts.count == 3 && parts[0] == "texts" ? String(parts[1]) : nil
      add(place, language, old, new)
    }
  }

  private func isText(_ value: Located?) -> Bool {
    guard let value else { return true }
    let keys = value.keys
    return value.value.kind == .object && !keys.isEmpty && languages.isSuperset(of: keys)
  }

  private mutating func compareText(_ old: Located?, _ new: Located?, _ place: String) {
    for language in Set((old?.keys ?? []) + (new?.keys ?? [])).sorted() {
      add(place, language, old?.member(language), new?.member(language))
    }
  }

  private mutating func add(
    _ place: String,
    _ language: String?,
    _ old: Located?,
    _ new: Located?
  ) {
    let before = old.map(Self.words)
    let after = new.map(Self.words)
    guard before != after, let where_ = new ?? old else { return }
    changes.append(
      .init(
        file: where_.text.file,
        line: where_.line,
        place: place,
        language: language,
        before: before,
        after: after,
        thing: thing
      )
    )
  }

  private static func words(_ value: Located) -> String { value.value.string ?? value.plain }

  private mutating func compareObjects(_ old: Located?, _ new: Located?, _ place: String) {
    let keys = (new?.keys ?? []) + (old?.keys ?? []).filter { new?.keys.contains($0) != true }
    for key in keys {
      let before = old?.member(key)
      let after = new?.member(key)
      // Cases and ways out have words of their own, and so has what has ids; a mere reference has none.
      if Self.ruleKeys.contains(key) {
        let hasWords = ["next", "cases", "otherwise"].contains(key)
        let hasIDs = [before, after].contains { $0?.elements.contains { $0.id != nil } == true }
        guard hasWords || hasIDs else { continue }
      }
      compare(before, after, place: place + "/" + key)
    }
  }

  /// Elements with an id are the same when their ids are, others when they stand alike in order.
  private mutating func compareLists(_ old: [Located], _ new: [Located], _ place: String) {
    if (old + new).contains(where: { $0.id != nil }) {
      var met: Set<String> = []
      for item in new {
        guard let id = item.id else { continue }
        let before =
          old.first { $0.id == id } ?? old.first { $0.id.map(item.formerIDs.contains) == true }
        if let own = before?.id { met.insert(own) }
        compareThings(before, item, place: place + "/" + id)
      }
      for item in old {
        guard let id = item.id, !met.contains(id) else { continue }
        compareThings(item, nil, place: place + "/" + id)
      }
      return
    }
    for (number, pair) in Self.aligned(old, new).enumerated() {
      compare(pair.old, pair.new, place: place + "/\(number + 1)")
    }
  }

  /// Elements side by side: those that are equal, then between them the others in their order.
  private static func aligned(
    _ old: [Located],
    _ new: [Located]
  ) -> [(old: Located?, new: Located?)] {
    let same = common(old.map(\.plain), new.map(\.plain)) + [(old.count, new.count)]
    var pairs: [(old: Located?, new: Located?)] = []
    var (left, right) = (0, 0)
    for (nextLeft, nextRight) in same {
      while left < nextLeft || right < nextRight {
        let one = left < nextLeft ? old[left] : nil
        let other = right < nextRight ? new[right] : nil
        pairs.append((one, other))
        left = min(nextLeft, left + 1)
        right = min(nextRight, right + 1)
      }
      if nextLeft < old.count, nextRight < new.count { pairs.append((old[left], new[right])) }
      left = nextLeft + 1
      right = nextRight + 1
    }
    return pairs
  }

  /// The places of a longest common subsequence.
  private static func common(_ old: [String], _ new: [String]) -> [(Int, Int)] {
    guard old.count * new.count <= 1_000_000 else { return [] }
    var length = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
    for left in old.indices.reversed() {
      for right in new.indices.reversed() {
        length[left][right] =
          old[left] == new[right]
          ? length[left + 1][right + 1] + 1 : max(length[left + 1][right], length[left][right + 1])
      }
    }
    var places: [(Int, Int)] = []
    var (left, right) = (0, 0)
    while left < old.count, right < new.count {
      if old[left] == new[right] {
        places.append((left, right))
        left += 1
        right += 1
      } else if length[left + 1][right] >= length[left][right + 1] {
        left += 1
      } else {
        right += 1
      }
    }
    return places
  }
}
