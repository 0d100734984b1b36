import Diagnostics
import Guidance
import Rules

/// The files of one addition, parsed: a folder under `additions/`, or one laid over the content.
struct AdditionFolder {
  /// Its path, as findings show it.
  let path: String
  let isOverlay: Bool
  /// Whether it has no `addition.json` at all.
  var isHeadless = false
  /// The files by their path within it.
  var files: [(path: String, file: Int, root: JSONValue)] = []

  /// The folders of some files, those within the content first, each by its first file.
  static func all(of files: [ContentFile]) -> [AdditionFolder] {
    var folders: [AdditionFolder] = []
    for file in files {
      guard let (path, _) = file.addition else { continue }
      if folders.last?.path == path || folders.contains(where: { $0.path == path }) { continue }
      folders.append(AdditionFolder(path: path, isOverlay: file.overlay != nil))
    }
    return folders.filter { !$0.isOverlay } + folders.filter(\.isOverlay)
  }
}

/// What stands at the head of an addition, and the changes that are still to be made.
struct Addition {
  let id: String
  let folder: AdditionFolder
  let file: Int
  /// When it holds: always true or false, also while settings are open; nil for always.
  let when: Expression?
  /// The setting and the options for which it holds, to see at once which additions never meet.
  let audience: (setting: String, options: Set<String>)?
  let basis: Basis
  let changes: [JSONValue]
}

extension Expression {
  /// The ids of all facts that it reads.
  var allFacts: [String] {
    var facts: [String] = []
    for id in [fact].compactMap({ $0 }) + parts.flatMap(\.allFacts) where !facts.contains(id) {
      facts.append(id)
    }
    return facts
  }

  /// The same, but false instead of unknown while one of its facts is open.
  ///
  /// Whatever is shown unless an addition holds would otherwise vanish while a setting is open.
  var settled: Expression { .all(allFacts.map { .answered(fact: $0) } + [self]) }

  /// Both of two conditions that may be missing.
  static func both(_ one: Expression?, _ other: Expression?) -> Expression? {
    guard let one else { return other }
    guard let other else { return one }
    return .all(one.conjuncts + other.conjuncts)
  }

  private var conjuncts: [Expression] { if case .all(let parts) = self { parts } else { [self] } }
}
