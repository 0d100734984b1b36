import Diagnostics
import Guidance
import Rules

/// A place in a content file; small, since each use of an id keeps its own.
struct Place: Sendable, Hashable {
  private let number: Int32
  private let start: Int32
  private let end: Int32

  init(file: Int, range: Range<Int>) {
    number = Int32(truncatingIfNeeded: file)
    start = Int32(truncatingIfNeeded: range.lowerBound)
    end = Int32(truncatingIfNeeded: range.upperBound)
  }

  var file: Int { Int(number) }

  var range: Range<Int> { Int(start)..<Int(end) }
}

/// What reading has gathered so far: problems, declared ids and references to check afterwards.
struct Reading {
  /// What an id names.
  enum Kind: String, Sendable {
    case setting, procedure, step, page, option, decision, outcome, condition, list, signal, term
    case contact, article, source, scenario, task, fact, guarantee, addition
    case `case`

    /// A number of its own for each kind.
    var number: UInt8 {
      withUnsafeBytes(of: self) { $0[0] }
    }
  }

  /// An id that something had before.
  struct Rename: Sendable {
    var kind: Kind
    var scope: String
    var former: String
    var id: String
    var place: Place
  }

  /// Where ids must differ: those of one kind in one scope.
  private struct Space: Hashable {
    var kind: Kind
    var scope: String
  }

  /// The use of an id, to be checked once everything was read.
  struct Reference: Sendable {
    var kind: Kind
    var scope: Int32
    var id: String
    var place: Place
  }

  /// References and uses of facts of some files that were read apart.
  struct Batch: Sendable {
    var references: ContiguousArray<Reference>
    var factUses: ContiguousArray<FactUse>
    /// The numbers of their scopes here; nil when they are the same.
    var scopes: [Int32]?

    /// A reference of the batch as it is here.
    func here(_ reference: Reference) -> Reference {
      guard let scopes else { return reference }
      var reference = reference
      reference.scope = scopes[Int(reference.scope)]
      return reference
    }
  }

  private struct Told: Hashable {
    var code: String
    var place: Place
  }

  /// More mistakes than anybody mends in one go are not told, so that no folder keeps us busy.
  static let mostDiagnostics = 500

  private(set) var files: [SourceText]
  private(set) var diagnostics: [Diagnostic] = []
  private var references: ContiguousArray<Reference> = []
  /// What was gathered apart; it stays in its batches, since to put it together takes long.
  private var batches: [Batch] = []
  private var declared = IDTable<Place>()
  /// How many ids are fetched together; what was read of them is kept, so that nobody leaves it out.
  private static let atOnce = 16
  private var warmth: UInt32 = 0
  /// The scopes by name, as numbers; the empty one is 0.
  private var scopes = NameTable()
  private var scopeNames: [String] = [""]
  /// The scope that was asked for last: nearly always it is the next one too.
  private var lastScope = (name: "", number: Int32(0))
  private var scopeBefore = (name: "", number: Int32(0))
  /// What may be told once only, and was.
  private var told: Set<Told> = []
  /// How many more words may be compared for suggestions.
  private var patience = 200_000
  /// Kinds of ids, by scope, of which some could not be read.
  private var unsure: Set<Space> = []
  private var isUnsureOfAll = false
  var factUses: ContiguousArray<FactUse> = []
  var languages: [String] = [] {
    didSet { shortTexts = ShortTexts() }
  }
  /// The list of sources that was read last.
  var lastSources: [String] = []
  /// The list of options that was read last, and their ids.
  private var lastOptions: (all: [Option], ids: [String]) = ([], [])
  /// Short texts that were read before.
  var shortTexts = ShortTexts()
  /// Tests of facts that were read before.
  var seenTests = SeenTests()
  /// Whether everything that rests on something is noted, for a review.
  var notesBases = false
  var statements: [Statement] = []
  /// The days of checks as they are written, for a review too.
  var checks: [Check] = []
  var yes: Option?
  var no: Option?
  var lists: [SignalList] = []
  /// The groups of signal lists and what their alerts say, for signals that are added.
  var listHeads: [String: (groups: [(id: String, title: Text)], alert: Text?)] = [:]
  /// Where additions put a transition in the place of a page's own, by procedure and page.
  var laidTransitions: [(procedure: String, page: String, when: Expression?, place: Place)] = []
  /// Where additions make a procedure read settings.
  var settingUses: [(procedure: String, when: Expression, place: Place)] = []
  /// The ids that things had before.
  var renames: [Rename] = []
  /// When something only asks what would be said: problems as they are, without words and lines.
  var heard: [(problem: Problem, place: Range<Int>)]?

  /// The options of every yesno question that words none of its own.
  var yesAndNo: [Option] { [yes, no].compactMap { $0 } }

  init(files: [SourceText]) {
    self.files = files
    scopes[""] = 0
  }

  /// Adds a file; returns its number.
  mutating func take(_ file: SourceText) -> Int {
    files.append(file)
    return files.count - 1
  }

  /// One to gather what is in a file of its own, with what all files need to know.
  var part: Reading {
    var part = Reading(files: files)
    // Copied word for word: threads that count references to the same memory wait for each other.
    part.languages = languages.map { $0 }
    (part.yes, part.no, part.lists) = (yes, no, lists)
    part.notesBases = notesBases
    return part
  }

  /// Makes room for what a file of such a size holds, when it is a large one.
  mutating func expect(bytes: Int) {
    guard bytes > 1 << 16 else { return }
    declared.reserve(bytes / 100)
    references.reserveCapacity(bytes / 150)
    factUses.reserveCapacity(bytes / 150)
  }

  /// Makes room for so many parts like one.
  mutating func reserve(_ parts: Int, like part: Reading) {
    declared.reserve(declared.entries.count + parts * part.declared.entries.count)
    scopes.reserve(scopeNames.count + parts * part.scopeNames.count)
    scopeNames.reserveCapacity(scopeNames.count + parts * part.scopeNames.count)
  }

  /// Adds what was gathered apart.
  mutating func add(_ part: Reading) {
    add(part.diagnostics)
    hasErrors = hasErrors || part.hasErrors
    unsure.formUnion(part.unsure)
    isUnsureOfAll = isUnsureOfAll || part.isUnsureOfAll
    statements += part.statements
    checks += part.checks
    renames += part.renames
    let numbers = part.scopeNames.map { number(of: $0) }
    let entries = part.declared.entries
    for place in entries.indices {
      if place % Self.atOnce == 0 {
        // All at once, since each lies somewhere else in memory.
        var sum: UInt32 = 0
        for next in place..<min(place + Self.atOnce, entries.count) {
          sum &+= declared.warm(entries[next], in: numbers[Int(entries[next].scope)])
        }
        warmth &+= sum
      }
      let entry = entries[place]
      if let first = declared.insert(entry, in: numbers[Int(entry.scope)]) {
        tellTwice(entry.kind, entry.id, at: entry.value, first: first.value)
      }
    }
    batches += part.batches.map { batch in
      var batch = batch
      batch.scopes = batch.scopes?.map { numbers[Int($0)] } ?? numbers
      return batch
    }
    batches.append(
      Batch(references: part.references, factUses: part.factUses, scopes: numbers)
    )
  }

  mutating func report(
    _ problem: Problem,
    at place: Place,
    severity: Diagnostic.Severity = .error,
    notes: [(String, Place)] = []
  ) {
    if severity == .error { hasErrors = true }
    guard heard == nil else {
      heard?.append((problem, place.range))
      return
    }
    guard diagnostics.count < Self.mostDiagnostics else { return }
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

  private(set) var hasErrors = false

  /// Reports a problem unless the same was told of the same place.
  mutating func reportOnce(_ problem: Problem, at place: Place) {
    guard told.insert(Told(code: problem.code, place: place)).inserted else { return }
    report(problem, at: place)
  }

  mutating func add(_ more: [Diagnostic]) {
    if more.contains(where: { $0.severity == .error }) { hasErrors = true }
    diagnostics += more.prefix(max(0, Self.mostDiagnostics - diagnostics.count))
  }

  /// Declares an id; the same id twice in one scope is a mistake.
  mutating func declare(_ kind: Kind, _ id: String, scope: String = "", at place: Place) {
    declare(kind, id, in: number(of: scope), at: place)
  }

  /// The same in a scope that is known by its number.
  mutating func declare(_ kind: Kind, _ id: String, in scope: Int32, at place: Place) {
    if let first = declared.insert(kind, scope, id, place) {
      tellTwice(kind, id, at: place, first: first.value)
    }
  }

  private mutating func tellTwice(_ kind: Kind, _ id: String, at place: Place, first: Place) {
    report(
      .duplicateID(kind: kind.rawValue, id: id),
      at: place,
      notes: [("first declared here", first)]
    )
  }

  mutating func refer(_ kind: Kind, _ id: String, scope: String = "", at place: Place) {
    let scope = number(of: scope)
    references.append(Reference(kind: kind, scope: scope, id: id, place: place))
  }

  private mutating func number(of scope: String) -> Int32 {
    if scope == lastScope.name { return lastScope.number }
    if scope.isEmpty { return 0 }
    // A question's options come between what belongs to the procedure.
    if scope == scopeBefore.name {
      (lastScope, scopeBefore) = (scopeBefore, lastScope)
      return lastScope.number
    }
    let number = Int32(scopes[scope] ?? scopeNames.count)
    if Int(number) == scopeNames.count {
      scopes[scope] = Int(number)
      scopeNames.append(scope)
    }
    scopeBefore = lastScope
    lastScope = (scope, number)
    return number
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
    guard let number = scopes[scope] else { return nil }
    return declared.find(kind, Int32(number), id)?.value
  }

  /// Whether what is referred to was declared, or may be among what could not be read.
  func isKnown(_ reference: Reference) -> Bool {
    if declared.find(reference.kind, reference.scope, reference.id) != nil { return true }
    guard isUnsureOfAll || !unsure.isEmpty else { return false }
    return isUnsure(of: reference.kind, scope: scopeNames[Int(reference.scope)])
  }

  /// All declared ids, in a fixed order.
  var names: [(kind: Kind, scope: String, id: String)] {
    declared.entries.map { ($0.kind, scopeNames[Int($0.scope)], $0.id) }
      .sorted { ($0.0.rawValue, $0.1, $0.2) < ($1.0.rawValue, $1.1, $1.2) }
  }

  /// What is now called otherwise, by the id that it had; nil for any other.
  func nameNow(of kind: Kind, _ former: String, scope: String) -> String? {
    renames.first { $0.kind == kind && $0.former == former && $0.scope == scope }?.id
  }

  /// The same for a reference.
  func nameNow(of reference: Reference) -> String? {
    renames.isEmpty
      ? nil
      : nameNow(of: reference.kind, reference.id, scope: scopeNames[Int(reference.scope)])
  }

  func ids(of kind: Kind, in scope: Int32) -> [String] {
    declared.entries.filter { $0.kind == kind && $0.scope == scope }.map(\.id).sorted()
  }

  /// What a misspelt word was meant to be; nil once so many were asked for that it would take long.
  mutating func suggestion(for word: String, among candidates: [String]) -> String? {
    suggestion(for: word, among: candidates.count) { candidates }
  }

  /// The same with so many candidates at most, which are made only when they are looked at.
  mutating func suggestion(
    for word: String,
    among count: Int,
    _ candidates: () -> [String]
  ) -> String? {
    guard patience >= count else { return nil }
    patience -= count
    return EditDistance.suggestion(for: word, among: candidates())
  }

  /// Some options and their ids; a list that says the same as the one before it shares its memory.
  mutating func shared(_ options: [Option]) -> (all: [Option], ids: [String]) {
    if options != lastOptions.all { lastOptions = (options, options.map(\.id)) }
    return lastOptions
  }

  /// Whether anything of a kind is referred to.
  func refers(to kind: Kind) -> Bool {
    references.contains { $0.kind == kind }
      || batches.contains { $0.references.contains { $0.kind == kind } }
  }

  /// All references and uses of facts, in their batches.
  var allBatches: [Batch] {
    batches + [Batch(references: references, factUses: factUses, scopes: nil)]
  }

  /// Gives back the memory of references and uses of facts, which are many.
  mutating func forgetUses() {
    (batches, references, factUses) = ([], [], [])
  }
}
