/// Guesses what a misspelt word was meant to be.
public enum EditDistance {
  /// The nearest of some words, if it is near enough to be meant; of equals the first.
  public static func suggestion(for word: String, among candidates: [String]) -> String? {
    let limit = max(1, word.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in candidates where abs(candidate.count - word.count) <= limit {
      let distance = distance(from: Array(word), to: Array(candidate))
      if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// How many letters must be added, left out, changed or swapped with their neighbour.
  private static func distance(from one: [Character], to other: [Character]) -> Int {
    if one.isEmpty || other.isEmpty { return max(one.count, other.count) }
    var rows = [Array(0...other.count)]
    for row in 1...one.count {
      var line = [row]
      for column in 1...other.count {
        let cost = one[row - 1] == other[column - 1] ? 0 : 1
        var least = min(
          rows[row - 1][column] + 1,
          line[column - 1] + 1,
          rows[row - 1][column - 1] + cost
        )
        if row > 1, column > 1, one[row - 1] == other[column - 2],
          one[row - 2] == other[column - 1]
        {
          least = min(least, rows[row - 2][column - 2] + 1)
        }
        line.append(least)
      }
      rows.append(line)
    }
    return rows[one.count][other.count]
  }
}
