import Diagnostics

/// Reads the rules of plain language: `reading/<language>.json`.
enum PlainnessReader {
  static func read(
    _ root: JSONValue,
    file: Int,
    name: String,
    _ reading: inout Reading
  ) -> Plainness? {
    guard var object = ObjectReader(root, file: file, &reading) else { return nil }
    let value = object.required("language", &reading)
    let language = value.flatMap { object.string($0, &reading) }
    if let value, let language, name != language + ".json" {
      reading.report(.idFileMismatch(id: language, file: name), at: object.place(of: value))
    }
    let sentence = object.int("longestSentence", within: 5...100, &reading)
    let page = object.optional("longestPage").flatMap {
      object.int($0, within: 10...10_000, &reading)
    }
    let word = object.optional("longestWord").flatMap {
      object.int($0, within: 5...100, &reading)
    }
    let dots = strings("dots", &object, &reading)
    let known = strings("known", &object, &reading)
    let passive = object.optional("passive").flatMap { self.passive($0, file, &reading) }
    let words = object.list("words", &reading).compactMap { self.word($0, file, &reading) }
    object.finish(&reading)
    guard let language, let sentence else { return nil }
    return Plainness(
      language: language,
      longestSentence: sentence,
      longestPage: page,
      longestWord: word,
      dots: Set(dots.map { $0.lowercased() }),
      known: Set(known.map { $0.lowercased() }),
      passive: passive,
      words: Dictionary(grouping: words) { $0.parts[0] }
        .mapValues { $0.sorted { $0.parts.count > $1.parts.count } }
    )
  }

  private static func passive(
    _ value: JSONValue,
    _ file: Int,
    _ reading: inout Reading
  ) -> Plainness.Passive? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    let auxiliaries = object.fullList("auxiliaries", &reading).compactMap {
      object.string($0, &reading)
    }
    let passive = Plainness.Passive(
      auxiliaries: Set(auxiliaries),
      beginnings: strings("beginnings", &object, &reading),
      particles: strings("particles", &object, &reading),
      prefixes: strings("prefixes", &object, &reading),
      endings: strings("endings", &object, &reading),
      participles: Set(strings("participles", &object, &reading)),
      others: Set(strings("others", &object, &reading))
    )
    object.finish(&reading)
    return passive
  }

  private static func word(
    _ value: JSONValue,
    _ file: Int,
    _ reading: inout Reading
  ) -> Plainness.Word? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    let word = object.string("word", &reading)
    let plain = object.fullList("plain", &reading).compactMap { object.string($0, &reading) }
    object.finish(&reading)
    let parts = (word ?? "").lowercased().split(separator: " ").map(String.init)
    return parts.isEmpty ? nil : Plainness.Word(parts: parts, plain: plain)
  }

  private static func strings(
    _ key: StaticString,
    _ object: inout ObjectReader,
    _ reading: inout Reading
  ) -> [String] {
    object.list(key, &reading).compactMap { object.string($0, &reading) }
  }
}
