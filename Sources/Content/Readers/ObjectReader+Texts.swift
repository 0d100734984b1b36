import Diagnostics
import Guidance
import Rules

extension ObjectReader {
  /// A text that must be there, in every language.
  mutating func text(_ key: String, _ reading: inout Reading) -> Text {
    guard let value = required(key, &reading) else { return Text() }
    return text(value, &reading)
  }

  mutating func optionalText(_ key: String, _ reading: inout Reading) -> Text? {
    optional(key).map { text($0, &reading) }
  }

  mutating func texts(_ key: String, _ reading: inout Reading) -> [Text] {
    list(key, &reading).map { text($0, &reading) }
  }

  func text(_ value: JSONValue, _ reading: inout Reading) -> Text {
    var text = Text()
    // Without languages no text can be judged; that they are missing has been reported.
    guard !reading.languages.isEmpty else { return text }
    guard var object = ObjectReader(value, file: file, &reading) else { return text }
    for language in reading.languages {
      guard let value = object.optional(language) else {
        reading.report(.textMissing(language: language), at: object.start)
        continue
      }
      guard let words = string(value, &reading) else { continue }
      check(words, at: place(of: value), &reading)
      text.add(words, in: language)
    }
    object.finish(&reading)
    return text
  }

  private func check(_ words: String, at place: Place, _ reading: inout Reading) {
    if words.allSatisfy(\.isWhitespace) { reading.report(.textEmpty, at: place) }
    if let unsafe = UnsafeCharacter.first(in: words) {
      reading.report(.textUnsafe(unsafe), at: place)
    }
  }

  // MARK: - Basis

  /// What this object rests on; what it leaves out it has from what is around it.
  mutating func basis(within around: Basis?, of what: String, _ reading: inout Reading) -> Basis {
    var basis = around ?? Basis(sources: [], certainty: .toReview, checkedOn: "")
    if let value = optional("source") {
      basis.sources = elements(of: value, &reading).compactMap {
        reference($0, to: .source, &reading)
      }
      if basis.sources.isEmpty { reading.report(.sourceMissing(of: what), at: place(of: value)) }
    } else if around?.sources.isEmpty != false {
      reading.report(.sourceMissing(of: what), at: start)
    }
    if let value = optional("certainty") {
      basis.certainty = word(value, Certainty.self, &reading) ?? basis.certainty
    } else if around == nil || around?.sources.isEmpty == true {
      reading.report(.missingKey("certainty"), at: start)
    }
    if let value = optional("checkedOn") {
      basis.checkedOn = day(value, &reading) ?? basis.checkedOn
    }
    return basis
  }

  /// The day that a whole file was checked, to be inherited by all that is in it.
  mutating func fileBasis(_ reading: inout Reading) -> Basis {
    let day = required("checkedOn", &reading).flatMap { self.day($0, &reading) }
    return Basis(sources: [], certainty: .toReview, checkedOn: day ?? "")
  }

  func day(_ value: JSONValue, _ reading: inout Reading) -> String? {
    guard let words = string(value, &reading) else { return nil }
    if CalendarDay(words) == nil { reading.report(.dateInvalid(words), at: place(of: value)) }
    return words
  }

  // MARK: - Blocks

  mutating func blocks(
    _ key: String,
    in procedure: String?,
    within around: Basis,
    _ reading: inout Reading
  ) -> [Block] {
    list(key, &reading).compactMap { block($0, in: procedure, within: around, &reading) }
  }

  private func block(
    _ value: JSONValue,
    in procedure: String?,
    within around: Basis,
    _ reading: inout Reading
  ) -> Block? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    let kinds = ["text", "heading", "points", "say"]
    let present = kinds.compactMap { kind in object.optional(kind).map { (kind, $0) } }
    let when = procedure.flatMap { object.optionalExpression("when", in: $0, &reading) }
    let basis = object.basis(within: around, of: "block", &reading)
    object.finish(&reading)
    guard present.count == 1, let (kind, content) = present.first else {
      reading.report(
        present.isEmpty
          ? .operatorMissing(allowed: kinds) : .operatorAmbiguous(present.map(\.0)),
        at: object.start
      )
      return nil
    }
    switch kind {
    case "text": return Block(.paragraph(text(content, &reading)), when: when, basis: basis)
    case "heading": return Block(.heading(text(content, &reading)), when: when, basis: basis)

    default:
      let texts = elements(of: content, &reading).map { text($0, &reading) }
      if texts.isEmpty, content.kind == .array {
        reading.report(.listEmpty(kind), at: place(of: content))
      }
      return Block(kind == "say" ? .say(texts) : .points(texts), when: when, basis: basis)
    }
  }
}
