import Guidance
import Rules

/// How the answers to all questions of some procedures are written as bits.
///
/// A question has a bit for "answered". A choice then has a bit for each option but the last, read in
/// order until one is set; a count the same over the bands that rules tell apart; a set a bit for each
/// option. No function reads a bit that has no meaning after the bits before it, so the many options
/// of an unanswered question cost nothing.
struct AnswerEncoding {
  /// What the bits of one question mean.
  enum Values: Equatable {
    case choice([String])
    case set([String])
    case bands([ClosedRange<Int>])
    case date
    case text
  }

  /// The bits of one question.
  struct Block {
    var key: String
    var values: Values
    /// The level of its bit for "answered".
    var first: Int32

    /// How many bits it has.
    var length: Int32 {
      switch values {
      case .choice(let options): Int32(options.count)
      case .set(let options): Int32(options.count + 1)
      case .bands(let bands): Int32(bands.count)
      case .date, .text: 1
      }
    }

    /// All its levels.
    var levels: Range<Int32> { first..<first + length }

    /// How many values there are that are read in order until one is set.
    var valueCount: Int {
      switch values {
      case .choice(let options): options.count
      case .set: 0
      case .bands(let bands): bands.count
      case .date, .text: 1
      }
    }

    /// How many answers count as the value at a place.
    func weight(_ place: Int) -> Int {
      if case .bands(let bands) = values { return bands[place].count }
      return 1
    }

    /// The answer at a place; of a set, that with these options.
    func answer(_ place: Int, ticked: [Int] = []) -> FactValue {
      switch values {
      case .choice(let options): .option(options[place])
      case .set(let options): .options(ticked.map { options[$0] })
      case .bands(let bands): .count(bands[place].lowerBound)
      case .date: .date("2000-01-01")
      case .text: .text("-")
      }
    }
  }

  /// The blocks, in the order of their levels.
  private(set) var blocks: [Block] = []
  /// For each level the place of its block.
  private(set) var blockOfLevel: [Int] = []

  private struct Name: Hashable {
    var key: String
    var kind: Int
  }

  private var places: [Name: Int] = [:]

  /// Makes the bits for the questions of some procedures; those of the first come in its page order.
  init(_ procedures: [CompiledProcedure]) {
    var order: [Name] = []
    var values: [Name: Values] = [:]
    var cuts: [Name: Set<Int>] = [:]
    for procedure in procedures {
      for place in PageOrder(procedure).pages where procedure.pages[place].asks {
        let page = procedure.pages[place]
        let type = procedure.rules.facts[page.fact].type
        let name = Name(key: page.key, kind: Self.kind(of: type))
        if values[name] == nil { order.append(name) }
        values[name] = Self.merged(values[name], type)
        if case .count(let bounds) = type {
          cuts[name, default: []].formUnion(procedure.rules.cuts(of: page.fact))
          cuts[name, default: []].formUnion([bounds.lowerBound, bounds.upperBound + 1])
        }
      }
    }
    for name in order {
      guard var value = values[name] else { continue }
      if case .bands(let bands) = value, let range = bands.first {
        value = .bands(Self.bands(of: range, cuts[name] ?? []))
      }
      if case .choice(let options) = value, options.isEmpty { continue }
      places[name] = blocks.count
      let block = Block(key: name.key, values: value, first: Int32(blockOfLevel.count))
      blockOfLevel += Array(repeating: blocks.count, count: Int(block.length))
      blocks.append(block)
    }
  }

  /// The block of a question of a procedure; nil when it can have no answer.
  func block(of key: String, _ type: FactType) -> Block? {
    places[Name(key: key, kind: Self.kind(of: type))].map { blocks[$0] }
  }

  private static func kind(of type: FactType) -> Int {
    switch type {
    case .choice: 0
    case .set: 1
    case .count: 2
    case .date: 3
    case .text: 4
    }
  }

  private static func merged(_ known: Values?, _ type: FactType) -> Values {
    func union(_ old: [String], _ new: [String]) -> [String] {
      old + new.filter { !old.contains($0) }
    }
    switch (known, type) {
    case (.choice(let old), .choice(let new)): return .choice(union(old, new))
    case (.set(let old), .set(let new)): return .set(union(old, new))
    case (.bands(let old), .count(let new)):
      let bounds = old.first ?? new
      return .bands([
        min(bounds.lowerBound, new.lowerBound)...max(bounds.upperBound, new.upperBound)
      ])
    case (_, .choice(let options)): return .choice(options)
    case (_, .set(let options)): return .set(options)
    case (_, .count(let bounds)): return .bands([bounds])
    case (_, .date): return .date
    case (_, .text): return .text
    }
  }

  private static func bands(of bounds: ClosedRange<Int>, _ cuts: Set<Int>) -> [ClosedRange<Int>] {
    let starts = cuts.union([bounds.lowerBound]).filter(bounds.contains).sorted()
    return starts.indices.map { place in
      let last = place + 1 < starts.count ? starts[place + 1] - 1 : bounds.upperBound
      return starts[place]...last
    }
  }
}
