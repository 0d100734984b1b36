/// What makes a text in one language hard to read, as editors wrote it down.
public struct Plainness: Sendable, Equatable {
  /// A difficult word, or words that belong together, with plainer ones.
  struct Word: Sendable, Equatable {
    /// In small letters, one by one.
    var parts: [String]
    var plain: [String]
  }

  /// How passive forms are made: an auxiliary verb and a participle in one clause.
  struct Passive: Sendable, Equatable {
    var auxiliaries: Set<String>
    /// How participles begin, behind any of the particles.
    var beginnings: [String]
    var particles: [String]
    /// How participles begin that end in d only; with another end they are other forms of the verb.
    var prefixes: [String]
    var endings: [String]
    var participles: Set<String>
    /// What only looks like a participle.
    var others: Set<String>

    /// Whether a word in small letters is a participle.
    func isParticiple(_ word: String) -> Bool {
      if participles.contains(word) { return true }
      if others.contains(word) { return false }
      if prefixes.contains(where: word.hasPrefix) && word.hasSuffix("d") { return true }
      guard endings.contains(where: word.hasSuffix) else { return false }
      return beginnings.contains { beginning in
        word.hasPrefix(beginning) || particles.contains { word.hasPrefix($0 + beginning) }
      }
    }
  }

  /// The language.
  public var language: String
  /// The most words of a sentence.
  public var longestSentence: Int
  var longestPage: Int?
  var longestWord: Int?
  /// Words that end in a dot without ending a sentence.
  var dots: Set<String>
  /// Long words and abbreviations that need no explanation, in small letters.
  var known: Set<String>
  var passive: Passive?
  /// Difficult words by their first part, the longest first.
  var words: [String: [Word]]
}
