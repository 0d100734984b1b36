/// One step of a compiled expression: which fact to look at, and where to go on for each of its values.
///
/// All of it is one machine word, so that a step is two reads: the fact's word, then the next step. The
/// bits, from the lowest: 19 the fact, 6 the shift, 6 the mask, 1 whether a node is interpreted instead
/// (its number then takes the 31 bits before), 31 where the next steps stand, 1 whether this is the end.
struct Step: Sendable, Equatable {
  private static let interprets: UInt64 = 1 << 31
  private static let ends: UInt64 = 1 << 63

  /// The most facts of which a step can look at the last.
  static let mostFacts = 1 << 19
  /// The most values that a step can tell apart, without a missing one.
  static let mostValues = 64

  /// The ends with the three values of an expression, in the order of their raw values.
  static let answers: ContiguousArray<Step> = [
    Step(answer: Truth.isFalse.rawValue), Step(answer: Truth.isTrue.rawValue),
    Step(answer: Truth.unknown.rawValue),
  ]

  private var bits: UInt64

  /// Makes an end.
  init(answer: some BinaryInteger) { bits = Self.ends | UInt64(answer) }

  /// Makes a step that looks at some bits of a fact's word.
  init(fact: Int32, shift: Int, mask: UInt64, jumps: Int) {
    bits = UInt64(fact) | UInt64(shift) << 19 | mask << 25 | UInt64(jumps) << 32
  }

  /// Makes a step that goes down a tree; the next steps stand in the order of the truths' raw values.
  init(interpreting node: Int32, jumps: Int) {
    bits = UInt64(node) | Self.interprets | UInt64(jumps) << 32
  }

  /// Whether there is nothing more to do.
  @inline(__always) var isEnd: Bool { bits & Self.ends != 0 }
  /// Whether a node is interpreted.
  @inline(__always) var isInterpreted: Bool { bits & Self.interprets != 0 }
  /// The number that an end was made with.
  @inline(__always) var answer: Int { Int(bits & ~Self.ends) }
  /// An end as the value of an expression.
  @inline(__always) var truth: Truth {
    Truth(rawValue: UInt8(truncatingIfNeeded: bits)) ?? .unknown
  }
  /// The node to interpret.
  @inline(__always) var node: Int32 { Int32(truncatingIfNeeded: bits & (Self.interprets - 1)) }
  /// The place of the fact to look at.
  @inline(__always) var fact: Int { Int(bits & 0x7_FFFF) }
  /// Where the next steps stand.
  @inline(__always) var jumps: Int { Int(bits >> 32) }

  /// Which of the next steps to take for a word: the one after the last for a missing value.
  @inline(__always) func jump(for word: UInt64) -> Int {
    Int(((word &>> (bits >> 19 & 63)) & (bits >> 25 & 63)) &+ (word &>> 63))
  }

  /// Whether another step looks at the same bits of the same fact.
  func looks(like other: Step) -> Bool {
    !isEnd && !isInterpreted && !other.isEnd && (bits ^ other.bits) & 0xFFFF_FFFF == 0
  }
}
