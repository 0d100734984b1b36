import Diagnostics

extension ShapeFinder {
  /// A key that one way to write an object begins with.
  private struct Seed: Hashable {
    var key: String
    var word: String?
    /// Whether the key must be true.
    var isYes = false

    /// What it must be; nil when that is to be found out.
    var fixed: (shape: Shape, value: JSONTree)? {
      if isYes { return (.yes, .bool(true)) }
      return word.map { (.string(.oneOf([$0])), .string($0)) }
    }
  }

  /// What came of following one way to write an object.
  private enum Way {
    /// No object is written so.
    case none
    /// The same object was found elsewhere.
    case known(Int)
    /// One of these keys must be there.
    case choice([String])
    /// A word decides which keys there are.
    case words(of: String, [String])
    /// A way, with the keys that lead to others.
    case variant(ObjectShape.Variant, least: JSONTree, others: [Seed])
  }

  /// A key that no reader knows.
  private static let stray = "zz-stray"

  mutating func object(
    _ empty: ReaderInquiry.Answer,
    at path: Path,
    in tree: JSONTree
  ) throws(Gap) -> Found {
    let odd = JSONTree.object([.init(Self.stray, .null)])
    let answer = inquiry.ask(odd, at: path, in: tree)
    let face = face(empty, answer, at: path, in: tree)
    let isSure = isSure(empty, answer)
    if isSure, let index = faces[face] { return try known(index, path) }
    let index = objects.count
    objects.append(ObjectShape(name: SchemaWords.name(of: path, inquiry.kind, empty.start)))
    if isSure { faces[face] = index }
    if empty.isClean, answer.keys.isEmpty, answer.start.isEmpty {
      let inner = tree.setting(path[...], to: odd)
      objects[index].open = try find(at: path + [.key(Self.stray)], in: inner).shape
      least[index] = .object([])
      return try known(objects.firstIndex(of: objects[index]) ?? index, path)
    }
    if let other = try follow(index, at: path, in: tree) { return try known(other, path) }
    return try known(index, path)
  }

  /// What a reader says against next to nothing, and against a list of next to nothing at each key.
  private func face(
    _ empty: ReaderInquiry.Answer,
    _ odd: ReaderInquiry.Answer,
    at path: Path,
    in tree: JSONTree
  ) -> String {
    var face = "\(empty.start) \(odd.keys)"
    guard case .unknownKey(_, _, let keys) = odd.keys[Self.stray] else { return face }
    for key in keys.sorted() {
      let object = JSONTree.object([.init(key, .list([.object([])]))])
      let answer = inquiry.ask(object, at: path, in: tree)
      face += "\(key) \(answer.inside) "
    }
    return face
  }

  private func known(_ index: Int, _ path: Path) throws(Gap) -> Found {
    guard let least = least[index] else { throw gap(at: path) }
    return (.object(index), least)
  }

  /// Whether so little is enough to know an object by: readers that stop at a missing id say nothing more.
  private func isSure(_ empty: ReaderInquiry.Answer, _ odd: ReaderInquiry.Answer) -> Bool {
    for problem in empty.start {
      switch problem {
      case .operatorMissing, .textMissing: return true
      default: break
      }
    }
    if case .unknownKey(_, _, let allowed) = odd.keys[Self.stray] { return allowed.count > 2 }
    return false
  }

  /// Follows all ways to write an object; returns the place of one that is the same.
  private mutating func follow(
    _ index: Int,
    at path: Path,
    in tree: JSONTree
  ) throws(Gap) -> Int? {
    var open: [[Seed]] = [[]]
    var seen: Set<Set<Seed>> = []
    while !open.isEmpty {
      let seeds = open.removeFirst()
      guard seen.insert(Set(seeds)).inserted else { continue }
      switch try way(seeds, at: path, in: tree, index) {
      case .none: break
      case .known(let other): return other
      case .choice(let keys): open += keys.map { seeds + [Seed(key: $0)] }
      case .words(let key, let words): open += words.map { seeds + [Seed(key: key, word: $0)] }

      case .variant(let variant, let value, let others):
        objects[index].variants.append(variant)
        if least[index] == nil { least[index] = value }
        open += others.map { seeds + [$0] }
      }
    }
    guard !objects[index].variants.isEmpty else { throw gap(at: path) }
    return nil
  }

  /// Fills an object with what its reader misses, then looks for what it takes besides.
  private mutating func way(
    _ seeds: [Seed],
    at path: Path,
    in tree: JSONTree,
    _ index: Int
  ) throws(Gap) -> Way {
    var members = seeds.map { JSONTree.Member($0.key, $0.fixed?.value ?? .null) }
    var variant = ObjectShape.Variant(keys: [:], required: Set(seeds.map(\.key)))
    for seed in seeds { variant.keys[seed.key] = seed.fixed?.shape }
    var unfilled = seeds.filter { $0.fixed == nil }.map(\.key)
    var rounds = 0
    repeat {
      rounds += 1
      guard rounds < 100 else { throw gap(at: path) }
      let answer = inquiry.ask(.object(members), at: path, in: tree)
      if isRefused(answer, seeds) { return .none }
      var missing: [String] = []
      for problem in answer.start {
        let keys = problem.missingKeys
        if keys.count == 1, !members.contains(where: { $0.key == keys[0] }) {
          missing.append(keys[0])
        } else if keys.count > 1, !members.contains(where: { keys.contains($0.key) }) {
          return .choice(keys)
        }
      }
      if missing.isEmpty {
        if unfilled.isEmpty { break }
        missing = [unfilled.removeFirst()]
      }
      for key in missing {
        variant.required.insert(key)
        try fill(key, of: &members, &variant, at: path, in: tree)
      }
    } while true
    return try besides(members, variant, seeds, at: path, in: tree, index)
  }

  private func isRefused(_ answer: ReaderInquiry.Answer, _ seeds: [Seed]) -> Bool {
    let isAmbiguous = answer.start.contains { problem in
      if case .operatorAmbiguous = problem { return true }
      return false
    }
    return isAmbiguous || seeds.contains { answer.keys[$0.key] != nil }
  }

  private mutating func fill(
    _ key: String,
    of members: inout [JSONTree.Member],
    _ variant: inout ObjectShape.Variant,
    at path: Path,
    in tree: JSONTree
  ) throws(Gap) {
    if !members.contains(where: { $0.key == key }) { members.append(.init(key, .null)) }
    let inner = tree.setting(path[...], to: .object(members))
    var (shape, value) = try find(at: path + [.key(key)], in: inner)
    guard let place = members.firstIndex(where: { $0.key == key }) else { return }
    members[place].value = value
    // Where one of two keys must say something, an empty list says nothing.
    let answer = inquiry.ask(.object(members), at: path, in: tree)
    if case .list(let item, 0, let most, let isUnique) = shape,
      answer.start.contains(where: { $0.missingKeys.contains(key) })
    {
      let alone = tree.setting(path[...], to: .object(members))
        .setting((path + [.key(key)])[...], to: .list([.null]))
      value = .list([try find(at: path + [.key(key), .item(0)], in: alone).least])
      shape = .list(item, least: 1, most: most, isUnique: isUnique)
      members[place].value = value
    }
    variant.keys[key] = shape
  }

  /// The keys that may be there besides, alone and together.
  private mutating func besides(
    _ members: [JSONTree.Member],
    _ variant: ObjectShape.Variant,
    _ seeds: [Seed],
    at path: Path,
    in tree: JSONTree,
    _ index: Int
  ) throws(Gap) -> Way {
    var variant = variant
    let allowed = try allowed(members, at: path, in: tree)
    if seeds.isEmpty {
      let object = JSONTree.object(members + [.init(Self.stray, .null)])
      let odd = inquiry.ask(object, at: path, in: tree)
      let face = "\(members) " + face(.init(), odd, at: path, in: tree)
      if let other = faces[face] { return .known(other) }
      faces[face] = index
    }
    let known = Set(seeds.map(\.key))
    for (key, shape) in variant.keys.sorted(by: { $0.key < $1.key }) where !known.contains(key) {
      guard case .string(.oneOf(let words)) = shape, words.count > 1 else { continue }
      if try decides(key, words, members, at: path, in: tree) { return .words(of: key, words) }
    }
    var others: [Seed] = []
    var full = members
    for key in allowed where !members.contains(where: { $0.key == key }) {
      let answer = inquiry.ask(.object(members + [.init(key, .null)]), at: path, in: tree)
      guard answer.keys.isEmpty, answer.start.isEmpty else {
        others.append(Seed(key: key))
        continue
      }
      try fill(key, of: &full, &variant, at: path, in: tree, alone: members)
      if variant.keys[key] == .boolean, frees(key, members, at: path, in: tree) {
        others.append(Seed(key: key, isYes: true))
      }
    }
    let together = inquiry.ask(.object(full), at: path, in: tree)
    for problem in together.start {
      guard case .operatorAmbiguous(let keys) = problem else { throw gap(at: path) }
      others += keys.map { Seed(key: $0) }
      for key in keys { variant.keys[key] = nil }
    }
    guard together.keys.isEmpty else { throw gap(at: path) }
    // The first way tells of them all.
    if objects[index].variants.isEmpty {
      others += hidden(besides: allowed, members, at: path, in: tree).map { Seed(key: $0) }
    }
    return .variant(variant, least: .object(members), others: others)
  }

  private mutating func fill(
    _ key: String,
    of full: inout [JSONTree.Member],
    _ variant: inout ObjectShape.Variant,
    at path: Path,
    in tree: JSONTree,
    alone members: [JSONTree.Member]
  ) throws(Gap) {
    var members = members
    try fill(key, of: &members, &variant, at: path, in: tree)
    if let member = members.last { full.append(member) }
  }

  /// The keys that the reader names when it meets a stray one.
  private func allowed(
    _ members: [JSONTree.Member],
    at path: Path,
    in tree: JSONTree
  ) throws(Gap) -> [String] {
    let odd = JSONTree.object(members + [.init(Self.stray, .null)])
    let answer = inquiry.ask(odd, at: path, in: tree)
    guard case .unknownKey(_, _, let allowed) = answer.keys[Self.stray] else {
      throw gap(at: path)
    }
    // Where an operator is misspelt only operators are named, and they exclude each other.
    return allowed.sorted()
  }

  /// Whether the word of a key decides which other keys there are.
  private func decides(
    _ key: String,
    _ words: [String],
    _ members: [JSONTree.Member],
    at path: Path,
    in tree: JSONTree
  ) throws(Gap) -> Bool {
    var faces: Set<String> = []
    for word in words {
      guard let place = members.firstIndex(where: { $0.key == key }) else { return false }
      var members = members
      members[place].value = .string(word)
      let odd = JSONTree.object(members + [.init(Self.stray, .null)])
      let answer = inquiry.ask(odd, at: path, in: tree)
      faces.insert("\(answer.start) \(answer.keys.sorted { $0.key < $1.key })")
    }
    return faces.count > 1
  }

  /// Whether anything may be left out when a key is true.
  private func frees(
    _ key: String,
    _ members: [JSONTree.Member],
    at path: Path,
    in tree: JSONTree
  ) -> Bool {
    var some = [JSONTree.Member(key, .bool(true))]
    while true {
      let answer = inquiry.ask(.object(some), at: path, in: tree)
      let missing = answer.start.flatMap(\.missingKeys)
      let more = members.filter { member in
        missing.contains(member.key) && !some.contains { $0.key == member.key }
      }
      if more.isEmpty { return some.count <= members.count && answer.isClean }
      some += more
    }
  }

  /// Keys that the reader does not name, and yet takes.
  private func hidden(
    besides allowed: [String],
    _ members: [JSONTree.Member],
    at path: Path,
    in tree: JSONTree
  ) -> [String] {
    let others = keys.filter { key in
      !allowed.contains(key) && !members.contains { $0.key == key }
    }
    let odd = members + ([Self.stray] + others).map { JSONTree.Member($0, .null) }
    let answer = inquiry.ask(.object(odd), at: path, in: tree)
    guard answer.keys[Self.stray] != nil else { return [] }
    return others.filter { answer.keys[$0] == nil }
  }
}
