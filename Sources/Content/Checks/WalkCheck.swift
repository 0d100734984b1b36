import Diagnostics
import Guidance
import Proof
import Rules

/// Every walk over every combination of answers ends well: no dead end, no undecided transition, no
/// overlap, no loop without end, and every page, outcome and case is reached by some answers.
enum WalkCheck {
  static func run(
    _ guide: Guide,
    _ ready: [String: CompiledProcedure],
    budget: Int,
    _ reading: inout Reading
  ) {
    var reached = Reached()
    var unfinished: Set<String> = []
    for procedure in guide.procedures {
      guard let compiled = ready[procedure.id] else { continue }
      let graph = PageGraph(compiled)
      let trapped = graph.trapped()
      if !trapped.isEmpty { WayOutCheck.run(graph, trapped, compiled, &reading) }
      let findings = Findings.of(compiled, budget: budget)
      reached.add(findings, compiled)
      if !findings.isComplete {
        unfinished.insert(procedure.id)
        reading.report(
          .notChecked(what: "procedure '\(procedure.id)'", budget: budget),
          at: reading.place(of: .procedure, procedure.id) ?? Place(file: 0, range: 0..<0),
          severity: .warning
        )
        EdgeCheck.run(graph, compiled, &reading)
      }
      for fault in findings.faults {
        // That pages without a way out come back for ever has been said.
        if case .loop(let pages) = fault.kind, trapped.isSuperset(of: pages) { continue }
        report(fault, compiled, guide, &reading)
      }
    }
    // What an unfinished walk calls may be reached in ways that were not looked at.
    let unsure = calledFrom(unfinished, guide)
    for procedure in guide.procedures where !unsure.contains(procedure.id) {
      reportUnreached(procedure, reached, &reading)
    }
  }

  /// Some procedures and all that they call.
  private static func calledFrom(_ ids: Set<String>, _ guide: Guide) -> Set<String> {
    var known = ids
    var open = Array(ids)
    while let id = open.popLast() {
      for callee in guide.procedure(id)?.calls ?? [] where known.insert(callee).inserted {
        open.append(callee)
      }
    }
    return known
  }

  /// What some walk reaches, by procedure and id, whether walked for itself or called.
  struct Reached {
    var pages: Set<String> = []
    var outcomes: Set<String> = []
    var cases: Set<String> = []

    mutating func add(_ findings: Findings, _ compiled: CompiledProcedure) {
      for place in findings.pages {
        guard case .page(let page, _, let id) = compiled.pages[place].origin else { continue }
        pages.insert(id + "/" + page.id)
      }
      for place in findings.outcomes {
        outcomes.insert(compiled.procedure.id + "/" + compiled.procedure.outcomes[place].id)
      }
      for hit in findings.hits where hit.hit >= 0 {
        let item = compiled.transitions[hit.transition]
        cases.insert(Self.owner(of: item, compiled) + "/" + item.cases[hit.hit].source.id)
      }
    }

    static func owner(
      of item: CompiledProcedure.FlatTransition,
      _ compiled: CompiledProcedure
    ) -> String {
      let scope = item.owner.split(separator: "/").dropLast().joined(separator: "/")
      guard !scope.isEmpty, let caller = compiled.page(scope),
        case .page(let page, _, _) = compiled.pages[caller].origin, case .call(let id) = page.work
      else { return compiled.procedure.id }
      return id
    }
  }

  static func reportUnreached(
    _ guide: Guide,
    _ reached: Reached,
    _ reading: inout Reading
  ) {
    for procedure in guide.procedures { reportUnreached(procedure, reached, &reading) }
  }

  private static func reportUnreached(
    _ procedure: Procedure,
    _ reached: Reached,
    _ reading: inout Reading
  ) {
    let scope = procedure.id
    let pages = procedure.steps.flatMap(\.pages)
    for page in pages where !reached.pages.contains(scope + "/" + page.id) {
      report(.pageUnreachable(page.id), .page, page.id, scope, &reading)
    }
    for outcome in procedure.outcomes where !reached.outcomes.contains(scope + "/" + outcome.id) {
      report(.outcomeUnreachable(outcome.id), .outcome, outcome.id, scope, &reading)
    }
    // Cases of pages that are not reached only follow from that.
    let live = pages.filter { reached.pages.contains(scope + "/" + $0.id) }
    let cases =
      live.flatMap(\.next.cases) + procedure.decisions.flatMap(\.transition.cases)
    for item in cases where !reached.cases.contains(scope + "/" + item.id) {
      report(.caseNeverHolds(item.id), .case, item.id, scope, &reading)
    }
  }

  static func report(
    _ problem: Problem,
    _ kind: Reading.Kind,
    _ id: String,
    _ scope: String,
    _ reading: inout Reading
  ) {
    guard let place = reading.place(of: kind, id, scope: scope) else { return }
    reading.report(problem, at: place)
  }

  static func report(
    _ fault: Findings.Fault,
    _ compiled: CompiledProcedure,
    _ guide: Guide,
    _ reading: inout Reading
  ) {
    let witness = words(fault.witness, compiled)
    func local(_ key: String) -> String { String(key.split(separator: "/").last ?? "") }
    func place(_ page: Int) -> Place {
      guard case .page(let item, _, let id) = compiled.pages[page].origin else {
        return Place(file: 0, range: 0..<0)
      }
      return reading.place(of: .page, item.id, scope: id) ?? Place(file: 0, range: 0..<0)
    }
    func casePlace(_ transition: Int, _ number: Int) -> Place {
      let source = compiled.transitions[transition].cases[number].source
      let owner = Reached.owner(of: compiled.transitions[transition], compiled)
      if let place = reading.place(of: .case, source.id, scope: owner) { return place }
      return place(fault.page)
    }
    let problem: Problem
    let where_: Place
    switch fault.kind {
    case .gap(let transition):
      problem = .transitionGap(of: local(compiled.transitions[transition].owner), witness: witness)
      where_ = laidPlace(fault, compiled, guide, reading) ?? place(fault.page)

    case .undecided(let transition, let number, let facts):
      let ids = facts.map { local(compiled.rules.facts[$0].id) }
      let owner = compiled.transitions[transition].cases[number].source.id
      problem = .transitionUndecided(case: owner, facts: ids, witness: witness)
      where_ = casePlace(transition, number)

    case .overlap(let transition, let first, let second):
      let cases = compiled.transitions[transition].cases
      problem = .casesOverlap(
        cases[first].source.id,
        cases[second].source.id,
        witness: witness
      )
      where_ = casePlace(transition, second)

    case .loop(let pages):
      let ids = pages.map { local(compiled.pages[$0].key) }
      problem = .loopWithoutEnd(ids, witness: witness)
      where_ = place(fault.page)

    case .nothingOffered(let page):
      problem = .questionWithoutOptions(local(compiled.pages[page].key), witness: witness)
      where_ = place(page)
    }
    // A called procedure is walked for itself too, which says the same at the same place.
    reading.reportOnce(problem, at: where_)
  }

  /// The transition that an addition put in the place of the page's own, with these answers.
  private static func laidPlace(
    _ fault: Findings.Fault,
    _ compiled: CompiledProcedure,
    _ guide: Guide,
    _ reading: Reading
  ) -> Place? {
    guard case .page(let page, _, let id) = compiled.pages[fault.page].origin else { return nil }
    let laid = reading.laidTransitions.filter { $0.procedure == id && $0.page == page.id }
    guard !laid.isEmpty else { return nil }
    let situation = guide.situation(compiled.chosenSettings(in: compiled.walk(fault.witness)))
    return laid.last { situation.holds($0.when) }?.place
  }

  /// Answers as `decide` takes them: a JSON object on one line, in the order of the pages.
  static func words(
    _ answers: [String: FactValue],
    _ compiled: CompiledProcedure
  ) -> String {
    func quoted(_ words: String) -> String { "\"\(words)\"" }
    let parts = compiled.questionKeys.compactMap { key -> String? in
      guard let value = answers[key] else { return nil }
      let words =
        switch value {
        case .option(let id), .date(let id), .text(let id): quoted(id)
        case .options(let ids): "[" + ids.map(quoted).joined(separator: ", ") + "]"
        case .count(let number): "\(number)"
        }
      return quoted(key) + ": " + words
    }
    return "{" + parts.joined(separator: ", ") + "}"
  }
}
