import Guidance

/// Short texts in two languages that were read lately: the same words again share their memory.
///
/// Labels such as "Yes" and "Continue" stand on many pages of a guide.
struct ShortTexts {
  private typealias Entry = (first: String, second: String, text: Text)

  /// The longest words, in bytes: those that a string holds without memory of its own.
  private static let longest = 15
  private static let count = 256

  /// A place for each hash of the words; empty until something is kept.
  private var entries: ContiguousArray<Entry> = []

  /// The text with some words, of which the languages are always the same.
  mutating func text(_ first: String, _ second: String, in languages: [String]) -> Text {
    let words = first.utf8
    guard let letter = words.first, let last = words.last, words.count <= Self.longest,
      second.utf8.count <= Self.longest
    else { return Text(first, second, in: languages) }
    if entries.isEmpty {
      entries = ContiguousArray(repeating: ("", "", Text()), count: Self.count)
    }
    let place = (Int(letter) &* 31 &+ Int(last) &* 7 &+ words.count) & (Self.count - 1)
    if entries[place].first == first, entries[place].second == second {
      return entries[place].text
    }
    let text = Text(first, second, in: languages)
    entries[place] = (first, second, text)
    return text
  }
}
