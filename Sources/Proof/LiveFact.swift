import Guidance
import Rules

/// Where a fact has which value while walks are under way, as sets of given answers.
enum LiveFact: Sendable {
  /// Nowhere yet.
  case never
  /// Whatever was given, where its page was visited.
  case given(visited: AnswerSet, EncodedFact)
  /// Each option of a choice, where it is the value.
  case values([AnswerSet])
  /// Where a set has a value, and each option where it is ticked.
  case ticks(answered: AnswerSet, [AnswerSet])

  /// Where it has a value.
  func answered(_ space: AnswerSpace) throws(ProofFault) -> AnswerSet {
    switch self {
    case .never: .none
    case .given(let visited, let fact): try space.intersection(visited, fact.answered)
    case .values(let values): try space.union(values)
    case .ticks(let answered, _): answered
    }
  }
}

/// The bits of a fact, read as one procedure reads them: what it does not know is no answer.
struct EncodedFact: Sendable {
  /// Where it is answered with something that the procedure knows.
  let answered: AnswerSet
  /// For each option of the procedure the place in the block; of a count nothing.
  private let places: [Int]
  private let block: AnswerEncoding.Block?
  private let knows: [Bool]

  init(_ key: String, _ type: FactType, _ space: AnswerSpace) {
    let block = space.encoding.block(of: key, type)
    self.block = block
    switch (block?.values, type) {
    case (.choice(let all), .choice(let own)):
      places = own.map { all.firstIndex(of: $0) ?? 0 }
      knows = all.map(own.contains)

    case (.set(let all), .set(let own)):
      places = own.map { all.firstIndex(of: $0) ?? 0 }
      knows = []

    case (.bands(let bands), .count(let bounds)):
      places = []
      knows = bands.map { bounds.contains($0.lowerBound) }

    default:
      places = []
      knows = []
    }
    guard let block else {
      answered = .none
      return
    }
    let known = knows
    if known.allSatisfy({ $0 }) {
      answered = space.answered(block)
    } else {
      answered = space.values(block) { known[$0] }
    }
  }

  /// Where an option of the procedure, by its place there, is chosen or ticked.
  func option(_ option: Int, _ space: AnswerSpace) -> AnswerSet {
    guard let block else { return .none }
    let place = places[option]
    if case .set = block.values { return space.ticked(block, place) }
    return space.values(block) { $0 == place }
  }

  /// Where one of the options with a bit in the mask is chosen, or where another one is.
  func options(_ mask: UInt64, are wanted: Bool, _ space: AnswerSpace) -> AnswerSet {
    guard let block else { return .none }
    var holds = Array(repeating: false, count: block.valueCount)
    for (own, place) in places.enumerated() where (mask >> UInt64(own) & 1 == 1) == wanted {
      holds[place] = true
    }
    return space.values(block) { holds[$0] }
  }

  /// Where the count lies within bounds, or where it lies outside; nil when a band is cut in two.
  func count(from low: UInt64, to high: UInt64, is wanted: Bool, _ space: AnswerSpace) -> AnswerSet?
  {
    guard let block, case .bands(let bands) = block.values else { return AnswerSet.none }
    let isWithin = bands.map { band -> (Bool, Bool) in
      let first = UInt64(band.lowerBound)
      let last = UInt64(band.upperBound)
      return (low <= first && last <= high, last < low || high < first)
    }
    for (place, (isIn, isOut)) in isWithin.enumerated() where knows[place] && !isIn && !isOut {
      return nil
    }
    return space.values(block) { knows[$0] && isWithin[$0].0 == wanted }
  }
}
