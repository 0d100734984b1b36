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
      and premises of guarantees. Only what some walk can come by counts; where that was not decided \
      it is listed apart. Exit status 0, or 1 when \
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

  @OptionGroup var budget: BudgetOptions

  @OptionGroup var editor: EditorOptions

  func run() throws {
    try Self.running {
      let content = try editor.checked()
      let goals = try ScenarioGoals(content, only: procedure, budget: budget.nodes)
      func entry(_ goal: CoverageGoal) -> CoverageReport.Entry {
        let place = content.location(of: Self.thing(goal))
        return CoverageReport.Entry(
          goal,
          isCovered: goals.covered.contains(goal),
          file: place?.file ?? "",
          line: place?.line ?? 1
        )
      }
      let report = CoverageReport(
        goals.all.map(entry),
        undecided: goals.undecided.map(entry),
        unfollowed: goals.unfollowed,
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
