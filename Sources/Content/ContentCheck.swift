public import Diagnostics
import Guidance
public import Proof

/// All checks of a content folder: what reading finds, then every walk and every scenario.
public struct ContentCheck: Sendable {
  /// What was covered, for people who must know what was not.
  public struct Coverage: Sendable, Equatable {
    /// Files read.
    public var files = 0
    /// Procedures walked over all answers.
    public var procedures = 0
    /// Pages in them.
    public var pages = 0
    /// Rules: cases and conditions.
    public var rules = 0
    /// Outcomes.
    public var outcomes = 0
    /// Scenarios replayed.
    public var scenarios = 0
    /// Whether there may be more mistakes than are told.
    public var isCut = false
    /// Whether walks were checked; not while the files themselves hold mistakes.
    public var walksAreChecked = false
  }

  /// What is wrong, in order.
  public let diagnostics: [Diagnostic]
  /// What was covered.
  public let coverage: Coverage
  private let content: ReadContent

  /// Checks a folder; `phrases` are the names that every file of texts must have.
  public static func run(
    _ files: [ContentFile],
    phrases: [String],
    budget: Int = Exploration.budget
  ) -> (diagnostics: [Diagnostic], coverage: Coverage) {
    let check = ContentCheck(files, phrases: phrases, budget: budget)
    return (check.diagnostics, check.coverage)
  }

  /// The same; holds what was read, which takes time to give back.
  public init(
    _ files: [ContentFile],
    phrases: [String],
    budget: Int = Exploration.budget,
    spreader: any WorkSpreader = OneByOne()
  ) {
    var content = GuideReader(files, phrases: phrases, keepsUses: true, spreader: spreader)
      .read()
    var coverage = Coverage(files: files.count)
    if let read = content.guide {
      let guide = ScenarioTyping.run(read, &content)
      coverage.add(guide)
      if !content.reading.hasErrors {
        WalkCheck.run(guide, content.compiled, budget: budget, &content.reading)
        ScenarioCheck.run(guide, &content)
        AbbreviationCheck.run(files, guide, &content)
        coverage.walksAreChecked = true
      }
      diagnostics = Diagnostic.sorted(content.reading.diagnostics)
    } else {
      diagnostics = content.diagnostics
    }
    coverage.isCut = diagnostics.count >= Reading.mostDiagnostics
    self.coverage = coverage
    self.content = content
  }
}

extension ContentCheck.Coverage {
  fileprivate mutating func add(_ guide: Guide) {
    procedures = guide.procedures.count
    outcomes = guide.procedures.reduce(0) { $0 + $1.outcomes.count }
    scenarios = guide.scenarios.count
    for procedure in guide.procedures {
      for step in procedure.steps {
        let all = step.pages
        pages += all.count
        for place in all.indices { rules += all[place].next.cases.count }
      }
      for decision in procedure.decisions { rules += decision.transition.cases.count }
      rules += procedure.conditions.count
    }
  }
}
