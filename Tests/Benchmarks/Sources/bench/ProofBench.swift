import Guidance
import Proof
import Rules

/// Measures the proof over all answers, on random graphs of questions.
enum ProofBench {
  /// Measures; the folder holds the proof task of other tools.
  static func run(folder: String?) throws {
    print("\nproof over all answers, random graphs of questions")
    try graphs("30 steps, rules over any earlier answer", steps: 30, lookBack: .max, count: 11)
    try graphs("60 steps, rules over the last 8 answers", steps: 60, lookBack: 8, count: 11)
    try graphs("60 steps, rules over any earlier answer", steps: 60, lookBack: .max, count: 5)
    try provings(steps: 60, count: 3)
    guard let folder else { return }
    print("\nproof task, by searching")
    for name in ["table_16.json", "table_40.json"] { try TableBench.run(folder + "/" + name) }
    try agreement(graphs: 1_000, steps: 14)
  }

  private static func graphs(_ name: String, steps: Int, lookBack: Int, count: Int) throws {
    var times: [Double] = []
    var undecided = 0
    var walks = ""
    var size = 0
    for seed in 1...count {
      var graph = RandomGraph(seed: seed, steps: steps, lookBack: lookBack)
      let procedure = try graph.procedure()
      times.append(
        Stopwatch.seconds {
          let space = AnswerSpace([procedure])
          do throws(ProofFault) {
            let sets = try WalkSets.of(procedure, in: space)
            walks = about(space.count(sets.walks))
            size = max(size, space.size)
          } catch {
            undecided += 1
          }
        }
      )
    }
    times.sort()
    print(
      "  \(name): median \(milliseconds(times[count / 2])) ms, most \(milliseconds(times[count - 1])) "
        + "ms, \(size) nodes, e.g. \(walks) walks, \(undecided) of \(count) not decided"
    )
  }

  /// Everything that `content prove` decides, by searching where diagrams grow too large.
  private static func provings(steps: Int, count: Int) throws {
    for seed in 1...count {
      var graph = RandomGraph(seed: seed, steps: steps)
      let procedure = try graph.procedure()
      var undecided = 0
      let seconds = Stopwatch.seconds { undecided = ProcedureProof.of(procedure).undecided }
      print(
        "  \(steps) steps, rules over any earlier answer, all claims: \(milliseconds(seconds)) ms, "
          + "\(undecided) claims not decided"
      )
    }
  }

  private static func about(_ count: WalkCount) -> String {
    let digits = count.description
    return digits.count < 7
      ? digits : "\(digits.prefix(1)).\(digits.dropFirst().prefix(1))e\(digits.count - 1)"
  }

  private static func milliseconds(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10_000).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// Compares outcomes, counts, gaps and unreachable pages with replaying every combination.
  private static func agreement(graphs: Int, steps: Int) throws {
    var differences = 0
    var rows = 0
    let seconds = try Stopwatch.seconds {
      for seed in 1...graphs {
        var graph = RandomGraph(seed: seed, steps: steps)
        let procedure = try graph.procedure()
        let space = AnswerSpace([procedure])
        let sets = try WalkSets.of(procedure, in: space)
        let replay = EveryReplay(procedure)
        rows += replay.walks
        var same = space.count(sets.walks).exactly == replay.walks
        for place in procedure.pages.indices {
          same = same && !sets.pages[place].isEmpty == replay.pages.contains(place)
        }
        for place in sets.outcomes.indices {
          let set = try space.intersection(sets.walks, sets.outcomes[place])
          same = same && space.count(set).exactly == replay.outcomes[place, default: 0]
        }
        for place in procedure.transitions.indices {
          let set = try space.intersection(sets.walks, sets.gaps[place] ?? .none)
          same = same && space.count(set).exactly == replay.gaps[place, default: 0]
        }
        if !same { differences += 1 }
      }
    }
    print(
      "  \(graphs) graphs of \(steps) steps against replaying all \(rows) walks: \(differences) "
        + "differ, \(milliseconds(seconds)) ms"
    )
  }
}

/// Replays every different walk of a procedure, one after the other.
///
/// Each walk is followed to the first question without an answer; that is answered in every way.
private struct EveryReplay {
  var walks = 0
  var pages: Set<Int> = []
  var outcomes: [Int: Int] = [:]
  var gaps: [Int: Int] = [:]

  init(_ procedure: CompiledProcedure) {
    var walk = Walk(for: procedure)
    var words = Array(repeating: RuleSet.unanswered, count: procedure.rules.facts.count)
    follow(procedure, &walk, &words, tried: 0)
  }

  /// Counts the walks that agree with the answers to the first `tried` questions of the path.
  private mutating func follow(
    _ procedure: CompiledProcedure,
    _ walk: inout Walk,
    _ words: inout [UInt64],
    tried: Int
  ) {
    walk.replay(procedure, words)
    let path = walk.path
    guard tried < path.count else {
      walks += 1
      pages.formUnion(path)
      switch walk.end {
      case .outcome(let place): outcomes[place, default: 0] += 1
      case .stuck(.gap(let place), _): gaps[place, default: 0] += 1
      default: break
      }
      return
    }
    let fact = procedure.pages[path[tried]].fact
    for word in procedure.rules.facts[fact].type.options.indices {
      words[fact] = UInt64(word)
      follow(procedure, &walk, &words, tried: tried + 1)
    }
    words[fact] = RuleSet.unanswered
    follow(procedure, &walk, &words, tried: tried + 1)
  }
}
