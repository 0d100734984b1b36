import Guidance
import Proof
import Rules
import SmallGuides
import Testing

/// What two versions do otherwise, held against replays of every combination of answers.
@Suite struct ProcedureDifferenceTests {
  /// Every combination of answers to the questions of two versions, with what each does.
  private struct EveryPair {
    var old: CompiledProcedure
    var new: CompiledProcedure
    var rows: [(answers: [String: FactValue], old: Walk, new: Walk)] = []

    init(_ old: CompiledProcedure, _ new: CompiledProcedure) {
      self.old = old
      self.new = new
      var combinations: [[String: FactValue]] = [[:]]
      for key in Set(old.questionKeys + new.questionKeys).sorted() {
        let values = Set([old, new].flatMap { Self.values(of: key, $0) })
        combinations = combinations.flatMap { answers in
          [answers]
            + values.map { value in answers.merging([key: value]) { _, new in new } }
        }
      }
      rows = combinations.compactMap { answers in
        let one = old.walk(answers)
        let other = new.walk(answers)
        let kept = old.liveAnswers(of: one, among: answers)
        let more = new.liveAnswers(of: other, among: answers)
        // Only walks: every given answer counts in one of the versions.
        guard answers.allSatisfy({ kept[$0.key] == $0.value || more[$0.key] == $0.value }) else {
          return nil
        }
        return (answers, one, other)
      }
    }

    private static func values(of key: String, _ procedure: CompiledProcedure) -> [FactValue] {
      guard let place = procedure.page(key), procedure.pages[place].asks else { return [] }
      switch procedure.rules.facts[procedure.pages[place].fact].type {
      case .choice(let options): return options.map { .option($0) }
      case .set(let options):
        return (0..<(1 << options.count)).map { bits in
          .options(options.indices.filter { bits >> $0 & 1 == 1 }.map { options[$0] })
        }
      case .count(let bounds): return bounds.map { .count($0) }
      case .date, .text: return []
      }
    }

    var size: Int { rows.count }

    /// How many walks changed in one way.
    func count(_ kind: ProcedureDifference.Kind) -> Int {
      rows.filter { holds(kind, $0.old, $0.new) }.count
    }

    func holds(_ kind: ProcedureDifference.Kind, _ one: Walk, _ other: Walk) -> Bool {
      let before = old.advice(of: one)
      let after = new.advice(of: other)
      let isSame =
        before != nil && before?.outcome.id == after?.outcome.id
        && before?.urgency == after?.urgency
      switch kind {
      case .outcome(let from, let to):
        return before?.outcome.id == from && after?.outcome.id == to

      case .urgency(let outcome, let from, let to):
        return before?.outcome.id == outcome && after?.outcome.id == outcome
          && before?.urgency == from && after?.urgency == to

      case .shows(let page):
        return isSame && !old.path(of: one).contains(page) && new.path(of: other).contains(page)

      case .skips(let page):
        return isSame && old.path(of: one).contains(page) && !new.path(of: other).contains(page)

      case .stuck: return before != nil && new.ending(of: other).hasPrefix("!")
      case .mended: return after != nil && old.ending(of: one).hasPrefix("!")
      case .asks(let page): return before != nil && new.ending(of: other) == "? " + page
      case .spares(let page): return after != nil && old.ending(of: one) == "? " + page
      case .contacts, .task, .noTask: return false
      }
    }
  }

  private static func compiled(_ seed: Int, isSound: Bool = true) throws -> CompiledProcedure {
    var maker = RandomProcedure(seed: seed, isSound: isSound)
    return try maker.guide().compiled("proef")
  }

  private static func questions(_ one: CompiledProcedure, _ other: CompiledProcedure) -> Int {
    Set(one.questionKeys + other.questionKeys).count
  }

  @Test(arguments: 0..<150)
  func `every change of two unlike versions is found, counted and shown`(seed: Int) throws {
    let old = try Self.compiled(seed)
    let new = try Self.compiled(seed + 1000, isSound: seed % 3 > 0)
    guard Self.questions(old, new) <= 4 else { return }
    try agree(old, new)
  }

  @Test(arguments: 0..<40)
  func `every change of a version with one mistake is found, counted and shown`(seed: Int) throws {
    var maker = RandomProcedure(seed: seed, isSound: true)
    let guide = maker.guide()
    let old = try guide.compiled("proef")
    guard old.questionKeys.count <= 4, let procedure = guide.procedure("proef") else { return }
    for mutant in MutantMaker.mutants(of: procedure, in: guide).prefix(12) {
      guard let new = try? guide.replacing(mutant.procedure).compiled("proef") else { continue }
      try agree(old, new)
    }
  }

  private func agree(_ old: CompiledProcedure, _ new: CompiledProcedure) throws {
    let every = EveryPair(old, new)
    let difference = try ProcedureDifference(old, new)
    for change in difference.changes {
      #expect(change.walks?.exactly == every.count(change.kind), "\(change.kind)")
      let walks = (old.walk(change.example), new.walk(change.example))
      #expect(every.holds(change.kind, walks.0, walks.1), "\(change.kind) \(change.example)")
      let fewest = every.rows.filter { every.holds(change.kind, $0.old, $0.new) }
        .map(\.answers.count).min()
      #expect(change.example.count == fewest, "\(change.kind)")
    }
    let told = Set(difference.changes.map(\.kind))
    let ids = ["u0", "u1", "u2"]
    for from in ids {
      for to in ids where to != from {
        let kind = ProcedureDifference.Kind.outcome(from: from, to: to)
        #expect(told.contains(kind) == (every.count(kind) > 0))
      }
    }
    for kind in [ProcedureDifference.Kind.stuck, .mended] {
      #expect(told.contains(kind) == (every.count(kind) > 0))
    }
    for page in Set(old.pages.map(\.key) + new.pages.map(\.key)) {
      for kind in [ProcedureDifference.Kind.shows(page: page), .skips(page: page)] {
        #expect(told.contains(kind) == (every.count(kind) > 0), "\(kind)")
      }
    }
    let finished = every.rows.filter { row in
      old.advice(of: row.old) != nil && new.advice(of: row.new) != nil
    }
    #expect(difference.walks?.exactly == finished.count)
    let changed = finished.filter { row in
      let (one, other) = (old.advice(of: row.old), new.advice(of: row.new))
      return one?.outcome.id != other?.outcome.id || one?.urgency != other?.urgency
    }
    #expect(difference.changedWalks?.exactly == changed.count)
  }

  @Test(arguments: 0..<60)
  func `a version and itself do the same`(seed: Int) throws {
    let procedure = try Self.compiled(seed, isSound: seed % 2 == 0)
    #expect(try ProcedureDifference(procedure, procedure).isEmpty)
  }
}
