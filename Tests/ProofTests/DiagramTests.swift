import SmallGuides
import Testing

@testable import Proof

/// Diagrams stay right when what was worked out last is dropped.
@Suite struct DiagramTests {
  private static let bits: Int32 = 12

  /// Some function of all bits.
  private static func function(_ diagram: Diagram, _ numbers: inout SeededNumbers) -> Int32 {
    var edge = Diagram.always
    for _ in 0..<8 {
      var part = Diagram.never
      for _ in 0..<3 {
        let bit = diagram.node(Int32(numbers.below(Int(bits))), low: 1, high: 0)
        part = diagram.or(part, numbers.oneIn(2) ? bit : bit ^ 1)
      }
      edge = diagram.and(edge, part)
    }
    return edge
  }

  /// The value of a function for some bits.
  private static func value(_ diagram: Diagram, _ edge: Int32, _ word: Int) -> Bool {
    var edge = edge
    while edge > 1 {
      let isSet = word >> Int(diagram.level(of: edge)) & 1 == 1
      edge = isSet ? diagram.high(of: edge) : diagram.low(of: edge)
    }
    return edge == Diagram.always
  }

  private static func values(_ diagram: Diagram, _ edge: Int32) -> [Bool] {
    (0..<1 << Int(bits)).map { value(diagram, edge, $0) }
  }

  @Test(arguments: 1...8)
  func `what is kept and what is worked out anew are right after forgetting`(seed: Int) {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let diagram = Diagram(budget: 1_000_000)
    let kept = (0..<5).map { _ in Self.function(diagram, &numbers) }
    let before = kept.map { Self.values(diagram, $0) }
    let size = diagram.count
    var again = numbers
    let first = Self.values(diagram, Self.function(diagram, &numbers))
    #expect(diagram.count > size)
    diagram.forget(beyond: size)
    #expect(diagram.count == size)
    #expect(kept.map { Self.values(diagram, $0) } == before)
    // Others take the places of what was dropped; nothing remembered may speak of those.
    for _ in 0..<5 { _ = Self.function(diagram, &numbers) }
    let second = Self.function(diagram, &again)
    #expect(Self.values(diagram, second) == first)
    for (edge, values) in zip(kept, before) {
      let both = diagram.and(edge, second)
      #expect(Self.values(diagram, both) == zip(values, first).map { $0 && $1 })
    }
  }

  @Test func `a diagram that was full can be used again after forgetting`() {
    var numbers = SeededNumbers(seed: 3)
    let diagram = Diagram(budget: 1_000)
    let kept = Self.function(diagram, &numbers)
    let before = Self.values(diagram, kept)
    let size = diagram.count
    // The same two functions are put together while there is no room and when there is again.
    var same = numbers
    while !diagram.isExhausted { _ = diagram.and(kept, Self.function(diagram, &numbers)) }
    diagram.forget(beyond: size)
    #expect(!diagram.isExhausted)
    #expect(Self.values(diagram, kept) == before)
    let roomy = Diagram(budget: 1_000_000)
    var again = same
    let expected = Self.values(roomy, Self.function(roomy, &again))
    let both = diagram.and(kept, Self.function(diagram, &same))
    #expect(!diagram.isExhausted)
    #expect(Self.values(diagram, both) == zip(before, expected).map { $0 && $1 })
  }
}
