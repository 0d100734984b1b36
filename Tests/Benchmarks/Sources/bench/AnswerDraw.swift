import Guidance
import Rules

/// Draws answers at random, the same ones in every run.
struct AnswerDraw: RandomNumberGenerator {
  private var state: UInt64 = 0x2545_F491_4F6C_DD1D

  /// The next number of a SplitMix64 sequence.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Answers to the questions of a procedure, one word a fact; of every set few options are ticked.
  ///
  /// `open` of a hundred questions are left open.
  mutating func words(for procedure: CompiledProcedure, open: Int) -> [UInt64] {
    var words = Array(repeating: RuleSet.unanswered, count: procedure.rules.facts.count)
    for page in procedure.pages where page.asks {
      if Int.random(in: 0..<100, using: &self) < open { continue }
      words[page.fact] = word(of: procedure.rules.facts[page.fact].type)
    }
    return words
  }

  private mutating func word(of type: FactType) -> UInt64 {
    switch type {
    case .choice(let options):
      return UInt64(Int.random(in: 0..<options.count, using: &self))

    case .set(let options):
      let all: UInt64 = (1 << UInt64(options.count)) - 1
      return next() & next() & next() & all

    case .count(let bounds):
      return UInt64(Int.random(in: bounds, using: &self))

    case .date, .text:
      return 0
    }
  }
}
