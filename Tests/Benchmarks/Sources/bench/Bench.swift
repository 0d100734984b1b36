import Content
import Glibc
import Guidance
import Proof
import Rules
import Screens
import Storage

/// Measures the engine on a content folder: `bench [FOLDER [PROCEDURE]]`; or on a task that other
/// engines have done too: `bench rules FOLDER`, `bench proof FOLDER`.
@main
struct Bench {
  private static let draws = 20_000
  private static let rounds = 50
  private static let phrases = Phrase.allCases.map(\.rawValue)

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "rules", arguments.count == 2 {
      return try RulesBench.run(folder: CommandLine.arguments[2])
    }
    if arguments.first == "proof", arguments.count == 2 {
      return try ProofBench.run(folder: CommandLine.arguments[2])
    }
    let folder = CommandLine.arguments.dropFirst().first ?? "Content"
    let guide = try measureLoading(folder)
    let wished = CommandLine.arguments.dropFirst(2).first
    for id in wished.map({ [$0] }) ?? guide.start {
      let procedure = try guide.compiled(id)
      print("\n\(id): \(procedure.pages.count) pages, \(procedure.rules.facts.count) facts")
      measureWalks(procedure)
      measureExploration(procedure)
      try measureProof(procedure)
    }
    if wished == nil { try ProofBench.run(folder: nil) }
  }

  private static func measureLoading(_ folder: String) throws -> Guide {
    var read: Guide?
    var bytes = 0
    let reading = try Stopwatch.median(of: 31) {
      let files = try ContentFolder.files(of: folder)
      bytes = files.reduce(0) { $0 + $1.bytes.count }
    }
    let files = try ContentFolder.files(of: folder)
    let parsing = Stopwatch.median(of: 31) {
      read = GuideReader(files, phrases: phrases).read().guide
    }
    guard let guide = read else {
      print("the content in \(folder) holds mistakes; see: meldcode content validate \(folder)")
      exit(2)
    }
    let compiling = try Stopwatch.median(of: 31) {
      for procedure in guide.procedures { _ = try guide.compiled(procedure.id) }
    }
    let checking = Stopwatch.median(of: 5) { _ = ContentCheck.run(files, phrases: phrases) }
    print("content: \(files.count) files, \(bytes / 1024) KiB")
    report("read the files", reading * 1e3, "ms")
    report("parse into a guide", parsing * 1e3, "ms")
    report("compile all procedures", compiling * 1e3, "ms")
    report("check everything (content validate)", checking * 1e3, "ms")
    return guide
  }

  /// Replays many different answers; the results are added up, so that none can be left out.
  private static func measureWalks(_ procedure: CompiledProcedure) {
    var draw = AnswerDraw()
    let answers = (0..<draws).map { _ in draw.words(for: procedure, open: 1) }
    var walk = Walk(for: procedure)
    var atOutcome = 0
    var steps = 0
    let replaying = Stopwatch.median(of: 5) {
      atOutcome = 0
      steps = 0
      for _ in 0..<rounds {
        for words in answers {
          walk.replay(procedure, words)
          steps += walk.path.count
          if case .outcome = walk.end { atOutcome += 1 }
        }
      }
    }
    let count = Double(draws * rounds)
    let length = Int(Double(steps) / count * 10)
    print(
      "\(draws) different answer sheets, \(Int(Double(atOutcome) / count * 100)) % to an outcome, "
        + "\(length / 10).\(length % 10) pages on average"
    )
    report("evaluations a second", count / replaying / 1e6, "million")
    measureAdvice(procedure, answers, &walk)
  }

  private static func measureAdvice(
    _ procedure: CompiledProcedure,
    _ answers: [[UInt64]],
    _ walk: inout Walk
  ) {
    var reasons = 0
    let advising = Stopwatch.seconds {
      for words in answers {
        walk.replay(procedure, words)
        reasons += procedure.advice(of: walk)?.reasons.count ?? 0
      }
    }
    report("with advice and reasons", Double(draws) / advising / 1e3, "thousand a second")
    let search = ChangeSearch(procedure)
    var changes = 0
    var searched = 0
    let searching = Stopwatch.seconds {
      for words in answers.prefix(200) {
        let sheet = values(words, procedure)
        changes += search.changes(of: sheet).count
        searched += 1
      }
    }
    report("what would change the advice", searching / Double(searched) * 1e3, "ms each")
    if reasons + changes < 0 { print(reasons, changes) }
  }

  private static func values(
    _ words: [UInt64],
    _ procedure: CompiledProcedure
  ) -> [String: FactValue] {
    var values: [String: FactValue] = [:]
    for page in procedure.pages where page.asks && words[page.fact] != RuleSet.unanswered {
      values[page.key] = procedure.rules.facts[page.fact].type.value(of: words[page.fact])
    }
    return values
  }

  private static func measureExploration(_ procedure: CompiledProcedure) {
    var findings = Exploration(procedure).run()
    let exploring = Stopwatch.median(of: 3) { findings = Exploration(procedure).run() }
    report("walk over all answers", exploring * 1e3, "ms")
    print("  \(findings.states) states\(findings.isComplete ? "" : ", not complete")")
  }

  private static func measureProof(_ procedure: CompiledProcedure) throws {
    var space = AnswerSpace([procedure])
    var sets = try WalkSets.of(procedure, in: space)
    let tracing = try Stopwatch.median(of: 5) {
      space = AnswerSpace([procedure])
      sets = try WalkSets.of(procedure, in: space)
    }
    report("all answers at once", tracing * 1e3, "ms")
    print("  \(space.size) nodes, \(space.count(sets.walks)) different walks")
  }

  static func report(_ what: String, _ number: Double, _ unit: String) {
    let hundredths = Int((number * 100).rounded())
    let digits = hundredths % 100
    let name = what + String(repeating: " ", count: max(1, 38 - what.count))
    print("  \(name)\(hundredths / 100).\(digits < 10 ? "0" : "")\(digits) \(unit)")
  }
}
