import Diagnostics

/// Asks a reader about a value at some place of a file: what it says against it.
struct ReaderInquiry {
  let kind: FileKind
  let languages: [String]
  let phrases: [String]

  /// What was said, by where.
  struct Answer {
    /// About the value itself.
    var value: [Problem] = []
    /// At its opening bracket: something is missing in it.
    var start: [Problem] = []
    /// About its keys.
    var keys: [String: Problem] = [:]
    /// About something that it is a part of.
    var around: [Problem] = []
    /// About something within it.
    var inside: [Problem] = []
    /// All of it.
    var all: [Problem] = []

    /// Whether the value lacks nothing and has nothing that it should not.
    var isClean: Bool { value.isEmpty && start.isEmpty && keys.isEmpty && around.isEmpty }
  }

  func ask(_ value: JSONTree, at path: [JSONTree.Step], in tree: JSONTree) -> Answer {
    let bytes = Array(tree.setting(path[...], to: value).written.utf8)
    guard let document = JSONDocument.parse(bytes).document else { return Answer() }
    return withExtendedLifetime(document) { ask(document.root, at: path) }
  }

  private func ask(_ root: JSONValue, at path: [JSONTree.Step]) -> Answer {
    var reading = Reading(files: [])
    reading.heard = []
    reading.languages = languages
    kind.read(root, phrases: phrases, &reading)
    guard let value = Self.value(at: path, of: root) else { return Answer() }
    let range = value.byteRange
    let keys = value.members.map { ($0.key, $0.keyRange) }
    var answer = Answer()
    for (problem, place) in reading.heard ?? [] where problem.isStructural {
      answer.all.append(problem)
      if place == range {
        answer.value.append(problem)
      } else if place == range.lowerBound..<range.lowerBound + 1 {
        answer.start.append(problem)
      } else if let key = keys.first(where: { $0.1 == place }) {
        answer.keys[key.0] = problem
      } else if place.lowerBound <= range.lowerBound, place.upperBound >= range.upperBound {
        answer.around.append(problem)
      } else if range.contains(place.lowerBound) {
        answer.inside.append(problem)
      }
    }
    return answer
  }

  private static func value(at path: [JSONTree.Step], of root: JSONValue) -> JSONValue? {
    var value: JSONValue? = root
    for step in path {
      switch step {
      case .key(let key): value = value?.members.first { $0.key == key }?.value
      case .item(let place): value = value.flatMap { $0.elements.dropFirst(place).first }
      }
    }
    return value
  }
}

extension Problem {
  /// Whether it is about the form of one file alone, as a schema can tell; not about what its ids,
  /// facts and walks mean.
  var isStructural: Bool {
    switch self {
    case .unknownKey, .missingKey, .wrongType, .unknownValue, .numberOutOfBounds, .dateInvalid,
      .listEmpty, .tooManyOptions, .operatorMissing, .operatorAmbiguous, .hitPolicyMissing,
      .otherwiseWithoutReason, .invalidID, .textMissing, .textEmpty, .sourceMissing,
      .contactMissing:
      true
    default: false
    }
  }

  /// The keys of which one must be added to mend it; none when it is about something else.
  var missingKeys: [String] {
    switch self {
    case .missingKey(let key): [key]
    case .textMissing(let language): [language]
    case .operatorMissing(let keys): keys
    case .hitPolicyMissing: ["hit"]
    case .otherwiseWithoutReason: ["because"]
    case .sourceMissing: ["source"]
    case .contactMissing: ["contacts", "contactNote"]
    default: []
    }
  }
}
