import Glibc
import Guidance
import Rules

/// Measures one decision, facts in and outcome out: `bench rules FOLDER`.
enum RulesBench {
  private static let evaluations = 2_000_000
  private static let repetitions = 9

  static func run(folder: String) throws {
    let task = try DecisionTask(folder: folder)
    print("\ndecision task: \(task.table.cases.count) rules, \(task.sheets.count) fact sets")
    measureChoices(task)
    measureTraces(task)
    measureWalks(task)
  }

  private static func outcome(
    _ choice: RuleTable.Choice,
    _ targets: [CompiledProcedure.FlatTarget?]
  ) -> Int {
    let target: CompiledProcedure.FlatTarget? =
      switch choice {
      case .row(let row): targets[row]
      case .none: targets[targets.count - 1]
      case .undecided: nil
      }
    guard case .outcome(let place) = target else { return -1 }
    return place
  }

  private static func targets(_ task: DecisionTask) -> [CompiledProcedure.FlatTarget?] {
    task.table.cases.map(\.target) + [task.table.otherwise]
  }

  private static func measureChoices(_ task: DecisionTask) {
    let rules = task.procedure.rules
    let table = task.table.table
    let targets = targets(task)
    measure("choose the case", task) { sheet in outcome(rules.choose(table, sheet), targets) }
  }

  /// Besides the outcome: which case held, and which facts and conditions its value rests on.
  private static func measureTraces(_ task: DecisionTask) {
    let rules = task.procedure.rules
    let item = task.table
    let numbers = item.cases.map(\.rule)
    let targets = targets(task)
    var support = Support()
    var facts = 0
    measure("with a trace", task) { sheet in
      let choice = rules.choose(item.table, sheet)
      switch choice {
      case .row(let row):
        rules.collect(of: numbers[row], sheet, into: &support)
        facts &+= support.facts.count

      case .none:
        for number in numbers {
          rules.collect(of: number, sheet, into: &support)
          facts &+= support.facts.count
        }

      case .undecided: break
      }
      return outcome(choice, targets)
    }
    if facts == 0 { print("  no facts at all") }
  }

  /// The same from the first page on: twelve questions answered, then the table.
  private static func measureWalks(_ task: DecisionTask) {
    let procedure = task.procedure
    var walk = Walk(for: procedure)
    measure("walk from the first page", task) { sheet in
      walk.replay(procedure, sheet)
      guard case .outcome(let place) = walk.end else { return -1 }
      return place
    }
  }

  private static func measure(_ what: String, _ task: DecisionTask, _ decide: ([UInt64]) -> Int) {
    var wrong = 0
    let rounds = max(1, evaluations / max(1, task.sheets.count))
    let seconds = Stopwatch.median(of: repetitions) {
      wrong = 0
      for _ in 0..<rounds {
        for sheet in task.sheets where decide(sheet.words) != sheet.outcome { wrong += 1 }
      }
    }
    let count = Double(rounds * task.sheets.count)
    Bench.report(what, count / seconds / 1e6, "million a second")
    guard wrong == 0, count > 0 else {
      print("  \(wrong) of \(Int(count)) outcomes are wrong")
      exit(1)
    }
  }
}
