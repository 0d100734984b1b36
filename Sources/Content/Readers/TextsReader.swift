import Diagnostics

/// Reads a file of the program's own words in one language.
enum TextsReader {
  /// The words by phrase; `phrases` are the names that must be there, and no others.
  static func read(
    _ root: JSONValue,
    file: Int,
    phrases: [String],
    _ reading: inout Reading
  ) -> [String: String]? {
    guard let object = ObjectReader(root, file: file, &reading) else { return nil }
    var words: [String: String] = [:]
    let members = root.members
    for (name, _, value) in members { words[name] = object.string(value, &reading) }
    var isExact = members.count == phrases.count
    for phrase in phrases where words[phrase] == nil {
      isExact = false
      guard object.keyPlace(named: phrase) == nil else { continue }
      reading.report(.missingKey(phrase), at: object.start)
    }
    if !isExact { object.reportUnknown(phrases, &reading) }
    return words
  }
}
