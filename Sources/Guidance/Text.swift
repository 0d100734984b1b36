/// Words in every language of the guide.
public struct Text: Sendable, Hashable {
  private var entries: [Entry]

  private struct Entry: Sendable, Hashable {
    var language: String
    var words: String
  }

  /// Makes a text from its words by language, in the guide's order of languages.
  public init(_ words: KeyValuePairs<String, String> = [:]) {
    entries = words.map { Entry(language: $0.key, words: $0.value) }
  }

  /// Adds the words in one language.
  public mutating func add(_ words: String, in language: String) {
    entries.append(Entry(language: language, words: words))
  }

  /// The words in a language; in the first language when that one is missing.
  public subscript(_ language: String) -> String {
    for entry in entries where entry.language == language { return entry.words }
    return entries.first?.words ?? ""
  }

  /// The languages that have words.
  public var languages: [String] { entries.map(\.language) }

  /// Whether no language has words.
  public var isEmpty: Bool { entries.isEmpty }
}
