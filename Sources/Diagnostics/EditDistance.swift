/// Guesses what a misspelt word was meant to be.
public enum EditDistance {
  /// Longer words are not guessed: nobody misspells them, and it would take long.
  private static let longest = 64

  /// The nearest of some words, if it is near enough to be meant; of equals the first.
  ///
  /// Small and capital letters count as the same.
  public static func suggestion(for word: String, among candidates: [String]) -> String? {
    guard word.utf8.count <= 4 * longest else { return nil }
    let letters = Array(word.lowercased())
    guard letters.count <= longest else { return nil }
    let limit = max(1, letters.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in candidates where candidate.utf8.count <= 4 * longest {
      let other = Array(candidate.lowercased())
      guard abs(other.count - letters.count) <= limit, other.count <= longest else { continue }
      let distance = distance(from: letters, to: other)
      if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// How many letters must be added, left out, changed or swapped with their neighbour.
  private static func distance(from one: [Character], to other: [Character]) -> Int {
    if one.isEmpty || other.isEmpty { return max(one.count, other.count) }
    var before: [Int] = []
    var above = Array(0...other.count)
    for row in 1...one.count {
      var line = [row]
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
