import Diagnostics
import Guidance
import Rules

/// A place in a content file.
struct Place: Sendable, Equatable {
  var file: Int
  var range: Range<Int>
}

/// What reading has gathered so far: problems, declared ids and references to check afterwards.
struct Reading {
  /// What an id names.
  enum Kind: String, Sendable {
    case setting, procedure, step, page, option, decision, outcome, condition, list, signal, term
    case contact, article, source, scenario, task, fact, guarantee, addition
    case `case`
  }

  /// Where ids must differ: those of one kind in one scope.
  private struct Space: Hashable {
    var kind: Kind
    var scope: String
  }

  /// The use of an id, to be checked once everything was read.
  struct Reference: Sendable {
    var kind: Kind
    var scope: String
    var id: String
    var place: Place
  }

  let files: [SourceText]
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var references: [Reference] = []
  private var declared: [Space: [String: Place]] = [:]
  /// Kinds of ids, by scope, of which some could not be read.
  private var unsure: Set<Space> = []
  private var isUnsureOfAll = false
  var factUses: [FactUse] = []
  var languages: [String] = []
  /// Whether everything that rests on something is noted, for a review.
  var notesBases = false
  var statements: [Statement] = []
  var yes: Option?
  var no: Option?
  var lists: [SignalList] = []
  /// The groups of signal lists and what their alerts say, for signals that are added.
  var listHeads: [String: (groups: [(id: String, title: Text)], alert: Text?)] = [:]
  /// Where additions put a transition in the place of a page's own, by procedure and page.
  var laidTransitions: [(procedure: String, page: String, when: Expression?, place: Place)] = []
  /// Where additions make a procedure read settings.
  var settingUses: [(procedure: String, when: Expression, place: Place)] = []
  /// When something only asks what would be said: problems as they are, without words and lines.
  var heard: [(problem: Problem, place: Range<Int>)]?

  init(files: [SourceText]) {
    self.files = files
  }

  mutating func report(
    _ problem: Problem,
    at place: Place,
    severity: Diagnostic.Severity = .error,
    notes: [(String, Place)] = []
  ) {
    guard heard == nil else {
      heard?.append((problem, place.range))
      return
    }
    diagnostics.append(
      Diagnostic(
        problem,
        in: files[place.file],
        at: place.range,
        severity: severity,
        notes: notes.map { words, place in
          Diagnostic.Note(words, in: files[place.file], at: place.range)
        }
      )
    )
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  mutating func add(_ more: [Diagnostic]) { diagnostics += more }

  /// Declares an id; the same id twice in one scope is a mistake.
  mutating func declare(_ kind: Kind, _ id: String, scope: String = "", at place: Place) {
    let key = Space(kind: kind, scope: scope)
    if let first = declared[key]?[id] {
      report(
        .duplicateID(kind: kind.rawValue, id: id),
        at: place,
        notes: [("first declared here", first)]
      )
    } else {
      declared[key, default: [:]][id] = place
    }
  }

  mutating func refer(_ kind: Kind, _ id: String, scope: String = "", at place: Place) {
    references.append(Reference(kind: kind, scope: scope, id: id, place: place))
  }

  /// Notes that some ids of a kind could not be read, so that none of them counts as unknown.
  mutating func withhold(_ kinds: Kind..., scope: String = "") {
    for kind in kinds { unsure.insert(Space(kind: kind, scope: scope)) }
  }

  /// Notes that any id may be one that could not be read.
  mutating func withholdAll() { isUnsureOfAll = true }

  /// Whether an id that is not declared may be one that could not be read.
  func isUnsure(of kind: Kind, scope: String = "") -> Bool {
    isUnsureOfAll || unsure.contains(Space(kind: kind, scope: scope))
  }

  /// Whether this holds in any scope.
  func isUnsure(ofAny kind: Kind) -> Bool {
    isUnsureOfAll || unsure.contains { $0.kind == kind }
  }

  func place(of kind: Kind, _ id: String, scope: String = "") -> Place? {
    declared[Space(kind: kind, scope: scope)]?[id]
  }

  /// All declared ids, in a fixed order.
  var names: [(kind: Kind, scope: String, id: String)] {
    declared.flatMap { space, ids in ids.keys.map { (space.kind, space.scope, $0) } }
      .sorted { ($0.0.rawValue, $0.1, $0.2) < ($1.0.rawValue, $1.1, $1.2) }
  }

  func ids(of kind: Kind, scope: String = "") -> [String] {
    (declared[Space(kind: kind, scope: scope)] ?? [:]).keys.sorted()
  }
}

/// What an expression asks of a fact, to be checked against the fact's type.
struct FactUse: Sendable {
  enum Test: Sendable {
    case choice([(option: String, place: Place)])
    case has((option: String, place: Place))
    case count
    case answered
  }

  var procedure: String
  var fact: String
  var operation: String
  var test: Test
  var place: Place
}
