import Diagnostics
import Guidance
import Rules

/// Reads the members of one JSON object: each key is asked for by name, and what is left is unknown.
struct ObjectReader {
  let file: Int
  let place: Place
  private let members: [(key: String, keyPlace: Place, value: JSONValue)]
  private var asked: Set<String> = []

  /// Starts reading a value that must be an object; reports and returns nil when it is not.
  init?(_ value: JSONValue, file: Int, _ reading: inout Reading) {
    self.file = file
    place = Place(file: file, range: value.byteRange)
    guard value.kind == .object else {
      reading.report(.wrongType(expected: "an object", found: value.kind.words), at: place)
      return nil
    }
    members = value.members.map { ($0.key, Place(file: file, range: $0.keyRange), $0.value) }
  }

  func place(of value: JSONValue) -> Place { Place(file: file, range: value.byteRange) }

  var keys: [String] { members.map(\.key) }

  func keyPlace(_ key: String) -> Place? { members.first { $0.key == key }?.keyPlace }

  /// The value of a key that may be missing.
  mutating func optional(_ key: String) -> JSONValue? {
    asked.insert(key)
    return members.first { $0.key == key }?.value
  }

  /// The value of a key that must be there.
  mutating func required(_ key: String, _ reading: inout Reading) -> JSONValue? {
    if let value = optional(key) { return value }
    reading.report(.missingKey(key), at: start)
    return nil
  }

  /// The opening bracket: where something is missing.
  var start: Place {
    Place(
      file: file,
      range: place.range.lowerBound..<min(place.range.lowerBound + 1, place.range.upperBound)
    )
  }

  /// Reports the keys that nobody asked for.
  func finish(_ reading: inout Reading) {
    for member in members where !asked.contains(member.key) {
      let suggestion = EditDistance.suggestion(for: member.key, among: asked.sorted())
      reading.report(
        .unknownKey(member.key, suggestion: suggestion, allowed: asked.sorted()),
        at: member.keyPlace
      )
    }
  }

  // MARK: - Plain values

  mutating func string(_ key: String, _ reading: inout Reading) -> String? {
    guard let value = required(key, &reading) else { return nil }
    return string(value, &reading)
  }

  mutating func optionalString(_ key: String, _ reading: inout Reading) -> String? {
    optional(key).flatMap { string($0, &reading) }
  }

  func string(_ value: JSONValue, _ reading: inout Reading) -> String? {
    guard let string = value.string else {
      reading.report(
        .wrongType(expected: "a string", found: value.kind.words),
        at: place(of: value)
      )
      return nil
    }
    return string
  }

  mutating func int(
    _ key: String,
    within bounds: ClosedRange<Int>,
    _ reading: inout Reading
  ) -> Int? {
    guard let value = required(key, &reading) else { return nil }
    return int(value, within: bounds, &reading)
  }

  func int(_ value: JSONValue, within bounds: ClosedRange<Int>, _ reading: inout Reading) -> Int? {
    guard let number = value.int else {
      reading.report(
        .wrongType(expected: "a whole number", found: value.kind.words),
        at: place(of: value)
      )
      return nil
    }
    guard bounds.contains(number) else {
      reading.report(
        .numberOutOfBounds(least: bounds.lowerBound, most: bounds.upperBound),
        at: place(of: value)
      )
      return nil
    }
    return number
  }

  mutating func bool(_ key: String, _ reading: inout Reading) -> Bool {
    guard let value = optional(key) else { return false }
    if let bool = value.bool { return bool }
    reading.report(
      .wrongType(expected: "true or false", found: value.kind.words),
      at: place(of: value)
    )
    return false
  }

  /// The elements of a list; empty when the key is missing.
  mutating func list(_ key: String, _ reading: inout Reading) -> [JSONValue] {
    guard let value = optional(key) else { return [] }
    return elements(of: value, &reading)
  }

  /// The elements of a list that must be there and hold something.
  mutating func fullList(_ key: String, _ reading: inout Reading) -> [JSONValue] {
    guard let value = required(key, &reading) else { return [] }
    let elements = elements(of: value, &reading)
    if elements.isEmpty, value.kind == .array {
      reading.report(.listEmpty(key), at: place(of: value))
    }
    return elements
  }

  func elements(of value: JSONValue, _ reading: inout Reading) -> [JSONValue] {
    guard value.kind == .array else {
      reading.report(.wrongType(expected: "a list", found: value.kind.words), at: place(of: value))
      return []
    }
    return Array(value.elements)
  }

  // MARK: - Ids

  /// The id of this object itself, checked for its form.
  mutating func id(_ reading: inout Reading) -> (id: String, place: Place)? {
    guard let value = required("id", &reading), let id = string(value, &reading) else { return nil }
    let place = place(of: value)
    if !Self.isID(id) { reading.report(.invalidID(id), at: place) }
    return (id, place)
  }

  /// The id of this object, declared; without one nothing of that kind can be called unknown.
  mutating func declared(
    _ kind: Reading.Kind,
    scope: String = "",
    _ reading: inout Reading
  ) -> (id: String, place: Place)? {
    guard let (id, place) = id(&reading) else {
      reading.withhold(kind, scope: scope)
      return nil
    }
    reading.declare(kind, id, scope: scope, at: place)
    return (id, place)
  }

  /// A reference to something declared elsewhere.
  mutating func reference(
    _ key: String,
    to kind: Reading.Kind,
    scope: String = "",
    _ reading: inout Reading
  ) -> String? {
    guard let value = required(key, &reading) else { return nil }
    return reference(value, to: kind, scope: scope, &reading)
  }

  func reference(
    _ value: JSONValue,
    to kind: Reading.Kind,
    scope: String = "",
    _ reading: inout Reading
  ) -> String? {
    guard let id = string(value, &reading) else { return nil }
    reading.refer(kind, id, scope: scope, at: place(of: value))
    return id
  }

  mutating func references(
    _ key: String,
    to kind: Reading.Kind,
    scope: String = "",
    _ reading: inout Reading
  ) -> [String] {
    list(key, &reading).compactMap { reference($0, to: kind, scope: scope, &reading) }
  }

  static func isID(_ id: String) -> Bool {
    guard !id.isEmpty, id.first != "-", id.last != "-", !id.contains("--") else { return false }
    return id.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
  }

  /// One of a closed set of words.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ key: String,
    _ type: Word.Type,
    _ reading: inout Reading
  ) -> Word? where Word.RawValue == String {
    guard let value = required(key, &reading) else { return nil }
    return word(value, type, &reading)
  }

  func word<Word: RawRepresentable & CaseIterable>(
    _ value: JSONValue,
    _ type: Word.Type,
    _ reading: inout Reading
  ) -> Word? where Word.RawValue == String {
    guard let string = string(value, &reading) else { return nil }
    if let word = Word(rawValue: string) { return word }
    let allowed = Word.allCases.map(\.rawValue)
    reading.report(
      .unknownValue(
        string,
        allowed: allowed,
        suggestion: EditDistance.suggestion(for: string, among: allowed)
      ),
      at: place(of: value)
    )
    return nil
  }
}
