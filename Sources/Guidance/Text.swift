/// Words in every language of the guide.
public struct Text: Sendable, Hashable {
  // A guide has thousands of texts, and what holds them is copied often: a text is one reference.
  private var words: Words?

  /// The words themselves; nearly all guides have two languages, which are kept without an array.
  private final class Words: Sendable, Hashable {
    let languages: [String]
    let first: String
    let second: String
    let rest: [String]

    init(_ languages: [String], _ first: String, _ second: String, _ rest: [String]) {
      self.languages = languages
      self.first = first
      self.second = second
      self.rest = rest
    }

    static func == (left: Words, right: Words) -> Bool {
      left === right
        || left.first == right.first && left.second == right.second && left.rest == right.rest
          && left.languages == right.languages
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(first)
      hasher.combine(second)
    }

    subscript(place: Int) -> String {
      switch place {
      case 0: first
      case 1: second
      default: rest[place - 2]
      }
    }
  }

  /// Makes a text from its words by language, in the guide's order of languages.
  public init(_ words: KeyValuePairs<String, String> = [:]) {
    for (language, words) in words { add(words, in: language) }
  }

  /// Makes a text of two languages, which all texts of a guide share.
  package init(_ first: String, _ second: String, in languages: [String]) {
    words = Words(languages, first, second, [])
  }

  /// Adds the words in one language.
  public mutating func add(_ more: String, in language: String) {
    guard let words else {
      words = Words([language], more, "", [])
      return
    }
    let languages = words.languages + [language]
    self.words =
      languages.count == 2
      ? Words(languages, words.first, more, [])
      : Words(languages, words.first, words.second, words.rest + [more])
  }

  /// The words in a language; in the first language when that one is missing.
  public subscript(_ language: String) -> String {
    guard let words else { return "" }
    return words[words.languages.firstIndex(of: language) ?? 0]
  }

  /// The languages that have words.
  public var languages: [String] { words?.languages ?? [] }

  /// Whether no language has words.
  public var isEmpty: Bool { words == nil }
}
