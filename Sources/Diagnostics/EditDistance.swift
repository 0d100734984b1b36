/// Guesses what a misspelt word was meant to be.
public enum EditDistance {
  /// Longer words are not guessed: nobody misspells them, and it would take long.
  private static let longest = 64

  /// The nearest of some words, if it is near enough to be meant; of equals the first.
  ///
  /// Small and capital letters count as the same.
  public static func suggestion(for word: String, among candidates: [String]) -> String? {
    guard word.utf8.count <= 4 * longest else { return nil }
    let letters = Letters(word)
    guard letters.all.count <= longest else { return nil }
    let limit = max(1, letters.all.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in candidates where candidate.utf8.count <= 4 * longest {
      let other = Letters(candidate)
      guard abs(other.all.count - letters.all.count) <= limit, other.all.count <= longest,
        letters.leastDistance(to: other) <= limit
      else { continue }
      let distance = distance(from: letters.all, to: other.all)
      if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// The letters of a word without their case, and a bit for each that occurs.
  private struct Letters {
    var all: [UInt32] = []
    private var bits: UInt64 = 0

    init(_ word: String) {
      all.reserveCapacity(word.utf8.count)
      if word.utf8.allSatisfy({ $0 < 0x80 }) {
        for byte in word.utf8 {
          add(UInt32((0x41...0x5A).contains(byte) ? byte | 0x20 : byte))
        }
      } else {
        // A letter with its accent counts as one, however it is written.
        for character in word.lowercased() { add(Self.number(of: character)) }
      }
    }

    private mutating func add(_ letter: UInt32) {
      all.append(letter)
      bits |= 1 << UInt64(letter & 63)
    }

    private static func number(of character: Character) -> UInt32 {
      character.unicodeScalars.reduce(0) { $0 &* 31 &+ $1.value }
    }

    /// A letter that one of two words lacks must be added, left out or changed.
    func leastDistance(to other: Letters) -> Int {
      max((bits & ~other.bits).nonzeroBitCount, (other.bits & ~bits).nonzeroBitCount)
    }
  }

  /// How many letters must be added, left out, changed or swapped with their neighbour.
  private static func distance(from one: [UInt32], to other: [UInt32]) -> Int {
    if one.isEmpty || other.isEmpty { return max(one.count, other.count) }
    var before: [Int] = []
    var above = Array(0...other.count)
    for row in 1...one.count {
      var line = [row]
      line.reserveCapacity(other.count + 1)
      for column in 1...other.count {
        let cost = one[row - 1] == other[column - 1] ? 0 : 1
        var least = min(above[column] + 1, line[column - 1] + 1, above[column - 1] + cost)
        if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1]
        {
          least = min(least, before[column - 2] + 1)
        }
        line.append(least)
      }
      (before, above) = (above, line)
    }
    return above[other.count]
  }
}
