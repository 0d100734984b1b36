import ArgumentParser
import Content
import Guidance
import Proof
import Reports

/// Says what the scenarios leave out.
struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Say in counts what the scenarios come by, and list what they leave out.",
    discussion: """
      Counts pages, options, cases, otherwise ways, outcomes, conditions that hold and that do not, \
      and premises of guarantees. Only what some walk can come by counts. Exit status 0, or 1 when \
      scenarios cover fewer than --least; 2 could not run.
      """
  )

  @ArgumentParser.Option(name: .long, help: "Only this procedure, with those that it calls.")
  var procedure: String?

  @ArgumentParser.Option(name: .long, help: "How results are written: pretty or json.")
  var format: ProofFormat = .pretty

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp("Fail when fewer than so many are covered.", valueName: "N")
  )
  var least: Int?

  @OptionGroup var editor: EditorOptions

  func run() throws {
    try Self.running {
      let content = try editor.checked()
      let goals = try ScenarioGoals(content, only: procedure)
      let report = CoverageReport(
        goals.all.map { goal in
          let place = content.location(of: Self.thing(goal))
          return CoverageReport.Entry(
            goal,
            isCovered: goals.covered.contains(goal),
            file: place?.file ?? "",
            line: place?.line ?? 1
          )
        },
        scenarios: content.guide?.scenarios.count ?? 0
      )
      try Output.write(format == .json ? report.json : report.text)
      if let least, report.covered < least {
        Output.report("the scenarios cover \(report.covered), which is fewer than \(least)")
        throw ExitCode(1)
      }
    }
  }

  private static func thing(_ goal: CoverageGoal) -> CheckedContent.Thing {
    switch goal.kind {
    case .page: .page(goal.id, of: goal.procedure)

    case .option:
      goal.procedure.isEmpty ? .setting(goal.id) : .page(goal.id, of: goal.procedure)

    case .case: .case(goal.id, of: goal.procedure)

    case .otherwise:
      goal.isDecision
        ? .decision(goal.id, of: goal.procedure) : .page(goal.id, of: goal.procedure)

    case .outcome: .outcome(goal.id, of: goal.procedure)
    case .holds, .fails: .condition(goal.id, of: goal.procedure)
    case .premise: .guarantee(goal.id, of: goal.procedure)
    }
  }
}

/// The goals of procedures, and which of them the scenarios come by.
struct ScenarioGoals {
  /// One procedure with its goals.
  struct Part {
    var procedure: CompiledProcedure
    var space: AnswerSpace
    var goals: CoverageGoals
  }

  /// The procedures in the order of the guide's start, those that are only called last.
  let parts: [Part]
  /// All goals, each once.
  let all: [CoverageGoal]
  /// Those that scenarios come by.
  let covered: Set<CoverageGoal>

  /// Finds them; a procedure that is too large ends the command.
  init(_ content: CheckedContent, only procedure: String?) throws {
    guard let guide = content.guide else {
      (parts, all, covered) = ([], [], [])
      return
    }
    if let procedure { _ = try guide.ready(procedure) }
    let called = guide.procedures.map(\.id).filter { !guide.start.contains($0) }
    let ids = procedure.map { [$0] } ?? guide.start + called
    let progress = Progress("following procedures", of: ids.count)
    defer { progress.finish() }
    parts = try ids.map { id in
      defer { progress.step() }
      let compiled = try guide.ready(id)
      let space = AnswerSpace([compiled])
      do {
        let goals = try CoverageGoals(try WalkSets.of(compiled, in: space), in: space)
        return Part(procedure: compiled, space: space, goals: goals)
      } catch {
        throw Failure("procedure '\(id)' is too large to be followed to the end")
      }
    }
    all = Set(parts.flatMap { $0.goals.entries.map(\.goal) }).sorted()
    covered = try Scenarios(content).all.reduce(into: []) { goals, item in
      goals.formUnion(CoverageGoals.reached(by: item.scenario.answers, of: item.procedure))
    }
  }
}
