/// A sentence of a text, cut into words.
struct Sentence {
  /// A word without the signs around it.
  struct Word {
    var text: Substring
    /// In small letters.
    var plain: String
    /// Whether a sign behind it ends the clause.
    var endsClause: Bool
  }

  /// The sentence without spaces around it.
  var text: Substring
  var words: [Word]

  /// The sentences of a text; `dots` are words whose last dot ends none.
  static func all(in text: String, dots: Set<String>) -> [Sentence] {
    var sentences: [Sentence] = []
    var start = text.startIndex
    var tokens: [Substring] = []
    var place = text.startIndex
    while place < text.endIndex {
      // One word with its signs, up to the next space.
      while place < text.endIndex, text[place].isWhitespace { place = text.index(after: place) }
      let first = place
      while place < text.endIndex, !text[place].isWhitespace { place = text.index(after: place) }
      guard first < place else { break }
      if tokens.isEmpty { start = first }
      let token = text[first..<place]
      tokens.append(token)
      if ends(token, before: text[place...], dots) {
        sentences.append(Sentence(text: text[start..<place], words: tokens.compactMap(word)))
        tokens = []
      }
    }
    if let last = tokens.last {
      let rest = text[start..<last.endIndex]
      sentences.append(Sentence(text: rest, words: tokens.compactMap(word)))
    }
    return sentences.filter { !$0.words.isEmpty }
  }

  private static func ends(_ token: Substring, before rest: Substring, _ dots: Set<String>) -> Bool
  {
    guard let last = token.last(where: { !isClosing($0) }), ".!?…".contains(last) else {
      return false
    }
    if last == "." {
      let core = token.drop { !$0.isLetter && !$0.isNumber }.lowercased()
      if dots.contains(core) { return false }
    }
    // What goes on with a small letter is the same sentence: “Nee!” zei zij.
    guard let next = rest.first(where: { !$0.isWhitespace }) else { return true }
    return !next.isLowercase
  }

  private static func isClosing(_ character: Character) -> Bool { "”’\"')]»".contains(character) }

  private static func word(_ token: Substring) -> Word? {
    let isPart: (Character) -> Bool = { $0.isLetter || $0.isNumber }
    guard let first = token.firstIndex(where: isPart),
      let last = token.lastIndex(where: isPart)
    else { return nil }
    let core = token[first...last]
    let behind = token[token.index(after: last)...]
    return Word(
      text: core,
      plain: core.lowercased(),
      endsClause: behind.contains { ",;:.!?()–—”“".contains($0) }
    )
  }
}
