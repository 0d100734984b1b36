import Diagnostics

/// Finds out what a reader accepts, by asking it: nothing else knows the form of a file, so no
/// description can differ from what is read.
///
/// At each place it tries a value of every kind, and goes by what the reader says against it: the kinds
/// it wants, the keys it misses and knows, the words and numbers it allows.
struct ShapeFinder {
  typealias Gap = ContentSchema.Gap
  typealias Path = [JSONTree.Step]
  /// What was found, with the smallest value that the reader takes there.
  typealias Found = (shape: Shape, least: JSONTree)

  var inquiry: ReaderInquiry
  /// The keys of any object: some are known to a reader only when they are there.
  let keys: [String]
  /// All objects found, by their place in shapes.
  var objects: [ObjectShape] = []
  /// The smallest value of each object.
  var least: [Int: JSONTree] = [:]
  /// Objects by what their readers say against next to nothing, so that each is asked about once.
  var faces: [String: Int] = [:]

  init(_ inquiry: ReaderInquiry, keys: [String]) {
    self.inquiry = inquiry
    self.keys = keys
  }

  /// What the reader of another kind accepts as a whole file; objects found before are known again.
  mutating func find(_ kind: FileKind) throws(Gap) -> Shape {
    inquiry = ReaderInquiry(kind: kind, languages: inquiry.languages, phrases: inquiry.phrases)
    return try find(at: [], in: .null).shape
  }

  /// What the reader accepts at a place of a file that is good up to there.
  mutating func find(at path: Path, in tree: JSONTree) throws(Gap) -> Found {
    var found: [Found] = []
    if answer(to: .null, "null", at: path, in: tree) != nil { found.append((.null, .null)) }
    if answer(to: .bool(false), "true or false", at: path, in: tree) != nil {
      found.append((.boolean, .bool(false)))
    } else if answer(to: .bool(true), "true or false", at: path, in: tree) != nil {
      found.append((.yes, .bool(true)))
    }
    if answer(to: .number(0), "a number", at: path, in: tree) != nil {
      found.append(try integer(at: path, in: tree))
    }
    if let answer = answer(to: .string(""), "a string", at: path, in: tree) {
      found.append(words(answer, at: path, in: tree))
    }
    if let answer = answer(to: .list([]), "a list", at: path, in: tree) {
      found.append(try list(answer, at: path, in: tree))
    }
    if let answer = answer(to: .object([]), "an object", at: path, in: tree) {
      found.append(try object(answer, at: path, in: tree))
    }
    guard let first = found.first else { throw gap(at: path) }
    return found.count == 1 ? first : (.any(found.map(\.shape)), first.least)
  }

  /// What is said against a value, apart from its kind; nil when the kind itself is refused.
  private func answer(
    to value: JSONTree,
    _ kind: String,
    at path: Path,
    in tree: JSONTree
  ) -> ReaderInquiry.Answer? {
    let answer = inquiry.ask(value, at: path, in: tree)
    let isRefused = answer.value.contains { problem in
      if case .wrongType(_, found: kind) = problem { return true }
      return false
    }
    return isRefused || !answer.around.isEmpty ? nil : answer
  }

  func gap(at path: Path) -> Gap {
    let steps = path.map { step in
      switch step {
      case .key(let key): "/" + key
      case .item(let place): "/\(place)"
      }
    }
    return Gap(place: inquiry.kind.rawValue + ":" + steps.joined())
  }

  // MARK: - Numbers, strings and lists

  private func integer(at path: Path, in tree: JSONTree) throws(Gap) -> Found {
    guard answer(to: .fraction, "a number", at: path, in: tree) == nil else {
      throw gap(at: path)
    }
    let far = 1_000_000_000_000
    let bounds = [-far, far].map { number -> (least: Int, most: Int)? in
      for case .numberOutOfBounds(let least, let most)
        in inquiry.ask(.number(number), at: path, in: tree).value
      {
        return (least, most)
      }
      return nil
    }
    let (low, high) = (bounds[0]?.least, bounds[1]?.most)
    return (.integer(least: low, most: high), .number(max(0, low ?? 0)))
  }

  private func words(
    _ answer: ReaderInquiry.Answer,
    at path: Path,
    in tree: JSONTree
  ) -> Found {
    for problem in answer.value {
      switch problem {
      case .invalidID: return (.string(.id), .string("a"))
      case .textEmpty: return (.string(.notBlank), .string("a"))
      case .dateInvalid: return (.string(.day), .string("2026-01-01"))
      case .unknownValue(_, let allowed, _) where !allowed.isEmpty:
        return (.string(.oneOf(allowed)), .string(allowed[0]))
      default: break
      }
    }
    let pair = JSONTree.string("a/a")
    if !answer.value.isEmpty, inquiry.ask(pair, at: path, in: tree).value.isEmpty {
      return (.string(.pair), pair)
    }
    return (.string(.free), .string("a"))
  }

  private mutating func list(
    _ empty: ReaderInquiry.Answer,
    at path: Path,
    in tree: JSONTree
  ) throws(Gap) -> Found {
    let hasLength = empty.value.contains { problem in
      if case .wrongType = problem { return true }
      return false
    }
    if hasLength { return try fixedList(at: path, in: tree) }
    let item = try find(
      at: path + [.item(0)],
      in: tree.setting(path[...], to: .list([.null]))
    )
    // More than any reader takes; what they are does not matter.
    let many = JSONTree.list(Array(repeating: .null, count: 70))
    var most: Int?
    for case .tooManyOptions(let limit) in inquiry.ask(many, at: path, in: tree).all {
      most = limit
    }
    // Some readers say it at the key.
    let isEmptyFine = !empty.all.contains { problem in
      if case .listEmpty(let key) = problem { return path.last == .key(key) }
      return false
    }
    let fewest = empty.value.isEmpty && isEmptyFine ? 0 : 1
    guard case .string = item.shape, fewest == 1, item.least == .string("a") else {
      let least = Array(repeating: item.least, count: fewest)
      return (.list(item.shape, least: fewest, most: most, isUnique: false), .list(least))
    }
    return words(item.shape, most: most, at: path, in: tree)
  }

  /// A list of words that may need more than one, or each only once.
  private func words(_ item: Shape, most: Int?, at path: Path, in tree: JSONTree) -> Found {
    let words = ["a", "b", "c", "d"].map(JSONTree.string)
    func isFine(_ words: [JSONTree]) -> Bool {
      let answer = inquiry.ask(.list(words), at: path, in: tree)
      return answer.inside.isEmpty && answer.value.isEmpty
    }
    let fewest = (1...4).first { isFine(Array(words.prefix($0))) } ?? 1
    let isUnique = !isFine(Array(repeating: words[0], count: 4))
    let least = JSONTree.list(Array(words.prefix(fewest)))
    return (.list(item, least: fewest, most: most, isUnique: isUnique), least)
  }

  /// A list that must have some length.
  private mutating func fixedList(at path: Path, in tree: JSONTree) throws(Gap) -> Found {
    for candidate in [JSONTree.number(0), .string("a")] {
      for count in 2...4 {
        let value = JSONTree.list(Array(repeating: candidate, count: count))
        guard inquiry.ask(value, at: path, in: tree).isClean else { continue }
        let item = try find(at: path + [.item(0)], in: tree.setting(path[...], to: value))
        return (.list(item.shape, least: count, most: count, isUnique: false), value)
      }
    }
    throw gap(at: path)
  }
}
