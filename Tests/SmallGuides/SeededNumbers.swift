/// Numbers that look random and are the same for the same seed (SplitMix64), so that a failure comes
/// back.
public struct SeededNumbers: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts the row of numbers of a seed.
  public init(seed: UInt64) {
    state = seed &* 0x2545_F491_4F6C_DD1D
  }

  /// The next number of the row.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from zero up to, but not including, a bound.
  public mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// True once in so many times.
  public mutating func oneIn(_ times: Int) -> Bool { below(times) == 0 }

  /// One of some things; they must not be empty.
  public mutating func pick<Element>(_ things: [Element]) -> Element { things[below(things.count)] }
}
