import ArgumentParser
import Content
import Guidance
import Proof
import Reports

/// Puts small mistakes into the rules and looks whether anything notices.
struct MutateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutate",
    abstract: "Put each small mistake into the rules, and list those that nothing notices.",
    discussion: """
      Turns tests and conditions round, leaves out parts, cases and contacts, swaps targets, numbers, \
      urgencies and orders, in additions too. Mistakes that change nothing for any answers are proved so and left \
      out. Each other one must be caught by the checks, a guarantee or a scenario; those that are \
      not are listed with the fewest answers that show them. Never changes a file. Exit status 0 \
      when all are caught, 1 when one is not or that was not decided, 2 could not run.
      """
  )

  @ArgumentParser.Option(name: .long, help: "Only the rules of this procedure.")
  var procedure: String?

  @ArgumentParser.Option(name: .long, help: "How results are written: pretty or json.")
  var format: ProofFormat = .pretty

  @OptionGroup var budget: BudgetOptions

  @OptionGroup var editor: EditorOptions

  func run() throws {
    try Self.running {
      let content = try editor.checked()
      guard let guide = content.guide else { return }
      if let procedure { _ = try guide.ready(procedure) }
      let report = MutationReport(try entries(guide, content))
      try Output.write(format == .json ? report.json : report.text)
      if !report.missed.isEmpty || !report.undecided.isEmpty { throw ExitCode(1) }
    }
  }

  /// The mutants of all procedures, shared out over the processors.
  private func entries(
    _ guide: Guide,
    _ content: CheckedContent
  ) throws -> [MutationReport.Entry] {
    let portions = guide.procedures.filter { procedure == nil || $0.id == procedure }.flatMap {
      Portion.all(of: $0, in: guide)
    }
    let progress = Progress("mutating", of: portions.reduce(0) { $0 + $1.places.count })
    defer { progress.finish() }
    let results = ThreadSpreader().map(portions.count) { number in
      Result { try Self.tried(portions[number], guide, content, budget.nodes, progress) }
    }
    return try results.flatMap { try $0.get() }
  }

  private static func tried(
    _ portion: Portion,
    _ guide: Guide,
    _ content: CheckedContent,
    _ budget: Int,
    _ progress: Progress
  ) throws -> [MutationReport.Entry] {
    let procedure = portion.procedure
    let compiled = try guide.ready(procedure.id)
    var trial: MutantTrial?
    do throws(ProofFault) {
      trial = try MutantTrial(procedure, of: guide, mutants: portion.mutants, budget: budget)
    } catch {
      // Each mutant is told as not decided below.
    }
    return portion.places.map { place in
      let mutant = portion.mutants[place]
      let spot = location(of: mutant.place, procedure, content)
      defer { progress.step() }
      return MutationReport.Entry(
        mutant,
        (try? trial?.verdict(on: mutant)) ?? .notDecided,
        of: compiled,
        file: spot?.file ?? "",
        line: spot?.line ?? 1
      )
    }
  }

  /// Where a rule stands; one that an addition's way out became stands at the page.
  private static func location(
    of place: Mutant.Place,
    _ procedure: Procedure,
    _ content: CheckedContent
  ) -> (file: String, line: Int)? {
    if let found = content.location(of: thing(place, procedure.id)) { return found }
    guard case .case(let id) = place else { return nil }
    let page = procedure.steps.flatMap(\.pages).first { page in
      page.next.cases.contains { $0.id == id }
    }
    return page.flatMap { content.location(of: .page($0.id, of: procedure.id)) }
  }

  private static func thing(_ place: Mutant.Place, _ procedure: String) -> CheckedContent.Thing {
    switch place {
    case .case(let id): .case(id, of: procedure)
    case .condition(let id): .condition(id, of: procedure)
    case .page(let id): .page(id, of: procedure)
    case .decision(let id): .decision(id, of: procedure)
    case .outcome(let id): .outcome(id, of: procedure)
    }
  }
}

/// Some of the mutants of a procedure, which one thread tries.
private struct Portion: Sendable {
  /// More would not gain what preparing another trial costs.
  private static let most = 250

  let procedure: Procedure
  /// All mutants of the procedure.
  let mutants: [Mutant]
  /// The places of those that are tried here.
  let places: Range<Int>

  static func all(of procedure: Procedure, in guide: Guide) -> [Portion] {
    let mutants = MutantMaker.mutants(of: procedure, in: guide)
    return stride(from: 0, to: mutants.count, by: most).map { first in
      let places = first..<min(mutants.count, first + most)
      return Portion(procedure: procedure, mutants: mutants, places: places)
    }
  }
}

/// How commands that prove something write their results.
enum ProofFormat: String, ExpressibleByArgument, CaseIterable {
  case pretty, json
}
