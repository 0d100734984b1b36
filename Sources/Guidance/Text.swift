/// Words in every language of the guide.
public struct Text: Sendable, Hashable {
  // Nearly all guides have two languages, and a guide has thousands of texts: two of them are kept
  // without an array.
  private var first: Entry?
  private var second: Entry?
  private var rest: [Entry] = []

  private struct Entry: Sendable, Hashable {
    var language: String
    var words: String
  }

  /// Makes a text from its words by language, in the guide's order of languages.
  public init(_ words: KeyValuePairs<String, String> = [:]) {
    for (language, words) in words { add(words, in: language) }
  }

  /// Adds the words in one language.
  public mutating func add(_ words: String, in language: String) {
    let entry = Entry(language: language, words: words)
    if first == nil {
      first = entry
    } else if second == nil {
      second = entry
    } else {
      rest.append(entry)
    }
  }

  /// The words in a language; in the first language when that one is missing.
  public subscript(_ language: String) -> String {
    if let first, first.language == language { return first.words }
    if let second, second.language == language { return second.words }
    return rest.first { $0.language == language }?.words ?? first?.words ?? ""
  }

  /// The languages that have words.
  public var languages: [String] {
    [first, second].compactMap { $0?.language } + rest.map(\.language)
  }

  /// Whether no language has words.
  public var isEmpty: Bool { first == nil }
}
