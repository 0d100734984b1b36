import Diagnostics
import Guidance
import Rules

extension ObjectReader {
  /// A text that must be there, in every language.
  mutating func text(_ key: StaticString, _ reading: inout Reading) -> Text {
    guard let value = required(key, &reading) else { return Text() }
    return text(value, &reading)
  }

  mutating func optionalText(_ key: StaticString, _ reading: inout Reading) -> Text? {
    optional(key).map { text($0, &reading) }
  }

  mutating func texts(_ key: StaticString, _ reading: inout Reading) -> [Text] {
    list(key, &reading).readAll { text($0, &reading) }
  }

  func text(_ value: JSONValue, _ reading: inout Reading) -> Text {
    var text = Text()
    // Without languages no text can be judged; that they are missing has been reported.
    guard !reading.languages.isEmpty else { return text }
    guard value.kind == .object else {
      reading.report(
        .wrongType(expected: "an object", found: value.kind.words),
        at: place(of: value)
      )
      return text
    }
    if let (first, second) = plainText(value, reading.languages) {
      return reading.shortTexts.text(first, second, in: reading.languages)
    }
    var strays = 0
    value.visitMembers { _, _ in
      strays += 1
      return true
    }
    for language in reading.languages {
      var words: JSONValue?
      value.visitMembers { key, value in
        guard key.isString(language) else { return true }
        words = value
        return false
      }
      guard let words else {
        let start = value.byteRange.lowerBound
        reading.report(
          .textMissing(language: language),
          at: Place(file: file, range: start..<start + 1)
        )
        continue
      }
      strays -= 1
      guard let string = string(words, &reading) else { continue }
      check(string, isPlain: words.isPlain, at: place(of: words), &reading)
      text.add(string, in: language)
    }
    if strays > 0 {
      ObjectReader(value, file: file, &reading)?.reportUnknown(reading.languages, &reading)
    }
    return text
  }

  /// The words in every language, when they stand in the order of the guide and are beyond doubt.
  ///
  /// Nearly all are, and all but a few letters of a guide are texts.
  @inline(__always)
  private func plainText(
    _ value: JSONValue,
    _ languages: [String]
  ) -> (first: String, second: String)? {
    var (first, second) = ("", "")
    var number = 0
    var isPlain = languages.count == 2
    value.visitMembers { key, words in
      guard isPlain, number < 2, key.isString(languages[number]), words.kind == .string,
        let string = Self.sound(words)
      else {
        isPlain = false
        return false
      }
      if number == 0 { first = string } else { second = string }
      number += 1
      return true
    }
    return isPlain && number == 2 ? (first, second) : nil
  }

  /// The longest text in one language, in bytes.
  private static let longestText = 16 << 10

  /// The words of a string that are surely neither blank nor unsafe.
  @inline(__always)
  private static func sound(_ words: JSONValue) -> String? {
    let letters = words.letters
    guard let first = letters.first, first > 0x20, letters.count <= longestText,
      let string = words.string,
      words.isPlain || UnsafeCharacter.first(in: string) == nil
    else { return nil }
    return string
  }

  private func check(
    _ words: String,
    isPlain: Bool,
    at place: Place,
    _ reading: inout Reading
  ) {
    if words.utf8.first ?? 0x20 == 0x20 || !isPlain, words.allSatisfy(\.isWhitespace) {
      reading.report(.textEmpty, at: place)
    }
    if words.utf8.count > Self.longestText {
      reading.report(.textTooLong(limit: Self.longestText), at: place)
    }
    if !isPlain, let unsafe = UnsafeCharacter.first(in: words) {
      reading.report(.textUnsafe(unsafe), at: place)
    }
  }

  // MARK: - Basis

  /// What this object rests on; what it leaves out it has from what is around it.
  mutating func basis(
    within around: Basis?,
    of what: @autoclosure () -> String,
    _ reading: inout Reading
  ) -> Basis {
    var basis = around ?? Basis(sources: [], certainty: .toReview, checkedOn: "")
    if let value = optional("source") {
      basis.sources = sources(value, &reading)
      if basis.sources.isEmpty { reading.report(.sourceMissing(of: what()), at: place(of: value)) }
    } else if around?.sources.isEmpty != false {
      reading.report(.sourceMissing(of: what()), at: start)
    }
    if let value = optional("certainty") {
      basis.certainty = word(value, Certainty.self, &reading) ?? basis.certainty
    } else if around == nil || around?.sources.isEmpty == true {
      reading.report(.missingKey("certainty"), at: start)
    }
    if let value = optional("checkedOn") {
      basis.checkedOn = day(value, &reading) ?? basis.checkedOn
      if reading.notesBases { note(basis.checkedOn, at: place(of: value), of: what(), &reading) }
    }
    if reading.notesBases { note(basis, of: what(), &reading) }
    return basis
  }

  /// A list of sources; one that says the same as the one before it shares its memory.
  private func sources(_ value: JSONValue, _ reading: inout Reading) -> [String] {
    var ids = reading.lastSources
    var count = 0
    var isSame = true
    for item in elements(of: value, &reading) {
      if isSame, count < ids.count, item.isString(ids[count]) {
        reading.refer(.source, ids[count], at: place(of: item))
        count += 1
        continue
      }
      if isSame {
        ids.removeSubrange(count...)
        isSame = false
      }
      if let id = reference(item, to: .source, &reading) { ids.append(id) }
    }
    if isSame, count < ids.count { ids.removeSubrange(count...) }
    reading.lastSources = ids
    return ids
  }

  /// The day that a whole file was checked, to be inherited by all that is in it.
  mutating func fileBasis(_ reading: inout Reading) -> Basis {
    let value = required("checkedOn", &reading)
    let day = value.flatMap { self.day($0, &reading) }
    if reading.notesBases, let day, let value {
      note(day, at: place(of: value), of: "file", &reading)
    }
    return Basis(sources: [], certainty: .toReview, checkedOn: day ?? "")
  }

  func day(_ value: JSONValue, _ reading: inout Reading) -> String? {
    guard let words = string(value, &reading) else { return nil }
    if CalendarDay(words) == nil { reading.report(.dateInvalid(words), at: place(of: value)) }
    return words
  }

  // MARK: - Blocks

  private static let bodies: [StaticString] = ["text", "heading", "points", "say"]

  mutating func blocks(
    _ key: StaticString,
    in procedure: String?,
    within around: Basis,
    _ reading: inout Reading
  ) -> [Block] {
    list(key, &reading).readAll { block($0, in: procedure, within: around, &reading) }
  }

  func block(
    _ value: JSONValue,
    in procedure: String?,
    within around: Basis,
    _ reading: inout Reading
  ) -> Block? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    var kind: StaticString = ""
    var content: JSONValue?
    for key in Self.bodies {
      guard let value = object.optional(key) else { continue }
      (kind, content) = (content == nil ? key : "", value)
    }
    let when = procedure.flatMap { object.optionalExpression("when", in: $0, &reading) }
    let basis = object.basis(within: around, of: "block", &reading)
    object.finish(&reading)
    guard let content, kind.utf8CodeUnitCount > 0 else {
      let present = Self.bodies.filter { object.has($0) }.map(\.description)
      reading.report(
        present.isEmpty
          ? .operatorMissing(allowed: Self.bodies.map(\.description)) : .operatorAmbiguous(present),
        at: object.start
      )
      return nil
    }
    switch kind.description {
    case "text": return Block(.paragraph(text(content, &reading)), when: when, basis: basis)
    case "heading": return Block(.heading(text(content, &reading)), when: when, basis: basis)

    default:
      let texts = elements(of: content, &reading).readAll { text($0, &reading) }
      if texts.isEmpty, content.kind == .array {
        reading.report(.listEmpty(kind.description), at: place(of: content))
      }
      return Block(
        kind.description == "say" ? .say(texts) : .points(texts),
        when: when,
        basis: basis
      )
    }
  }
}
