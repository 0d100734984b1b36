import Diagnostics
import Guidance
import Rules

/// Reads the members of one JSON object: each key is asked for by name, and what is left is unknown.
///
/// Keys are compared as bytes: content is read at every start, before the first screen.
struct ObjectReader {
  let file: Int
  let place: Place
  private let value: JSONValue
  /// The places of the key nodes that were asked for.
  private var taken: [Int] = []
  private var asked: [StaticString] = []

  /// Starts reading a value that must be an object; reports and returns nil when it is not.
  init?(_ value: JSONValue, file: Int, _ reading: inout Reading) {
    self.file = file
    self.value = value
    place = Place(file: file, range: value.byteRange)
    guard value.kind == .object else {
      reading.report(.wrongType(expected: "an object", found: value.kind.words), at: place)
      return nil
    }
    asked.reserveCapacity(14)
    taken.reserveCapacity(14)
  }

  func place(of value: JSONValue) -> Place { Place(file: file, range: value.byteRange) }

  /// All keys, in order.
  var keys: [String] { value.members.map(\.key) }

  /// Whether a key is there; does not ask for it.
  func has(_ key: StaticString) -> Bool { find(key) != nil }

  func keyPlace(_ key: StaticString) -> Place? {
    find(key).map { Place(file: file, range: $0.key.byteRange) }
  }

  func keyPlace(named key: String) -> Place? {
    value.members.first { $0.key == key }.map { Place(file: file, range: $0.keyRange) }
  }

  private func find(_ key: StaticString) -> (key: JSONValue, value: JSONValue)? {
    var found: (key: JSONValue, value: JSONValue)?
    value.visitMembers { name, value in
      guard name.isString(key) else { return true }
      found = (name, value)
      return false
    }
    return found
  }

  /// The value of a key; does not ask for it.
  func peek(_ key: StaticString) -> JSONValue? { find(key)?.value }

  /// The value of a key that may be missing.
  mutating func optional(_ key: StaticString) -> JSONValue? {
    asked.append(key)
    guard let (name, value) = find(key) else { return nil }
    taken.append(name.place)
    return value
  }

  /// The value of a key that must be there.
  mutating func required(_ key: StaticString, _ reading: inout Reading) -> JSONValue? {
    if let value = optional(key) { return value }
    reading.report(.missingKey(key.description), at: start)
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
    var next = 0
    var isUnknown = false
    value.visitMembers { key, _ in
      // Most objects are read in the order of their keys.
      if next < taken.count, taken[next] == key.place {
        next += 1
      } else if !taken.contains(key.place) {
        isUnknown = true
        return false
      }
      return true
    }
    if isUnknown { reportUnknown(asked.map(\.description), &reading) }
  }

  /// Reports the keys that are not among those allowed.
  func reportUnknown(_ allowed: [String], _ reading: inout Reading) {
    let allowed = Set(allowed).sorted()
    for (key, range, _) in value.members where !allowed.contains(key) {
      let suggestion = EditDistance.suggestion(for: key, among: allowed)
      reading.report(
        .unknownKey(key, suggestion: suggestion, allowed: allowed),
        at: Place(file: file, range: range)
      )
    }
  }

  /// The one key of some that must be there alone; reports and returns nil when it is not.
  ///
  /// Of an object without any the first stray key is taken for a misspelt one.
  func one(
    of keys: [StaticString],
    besides other: String? = nil,
    _ reading: inout Reading
  ) -> StaticString? {
    let present = keys.filter { has($0) }
    if present.count == 1 { return present.first }
    let allowed = keys.map(\.description)
    if present.count > 1 {
      reading.report(.operatorAmbiguous(present.map(\.description)), at: start)
    } else if let stray = self.keys.first(where: { $0 != other }) {
      let suggestion = EditDistance.suggestion(for: stray, among: allowed)
      reading.report(
        .unknownKey(stray, suggestion: suggestion, allowed: allowed),
        at: keyPlace(named: stray) ?? start
      )
    } else {
      reading.report(.operatorMissing(allowed: allowed), at: start)
    }
    return nil
  }

  // MARK: - Plain values

  mutating func string(_ key: StaticString, _ reading: inout Reading) -> String? {
    guard let value = required(key, &reading) else { return nil }
    return string(value, &reading)
  }

  mutating func optionalString(_ key: StaticString, _ reading: inout Reading) -> String? {
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
    _ key: StaticString,
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

  mutating func bool(_ key: StaticString, _ reading: inout Reading) -> Bool {
    guard let value = optional(key) else { return false }
    if let bool = value.bool { return bool }
    reading.report(
      .wrongType(expected: "true or false", found: value.kind.words),
      at: place(of: value)
    )
    return false
  }

  /// The elements of a list; empty when the key is missing.
  mutating func list(_ key: StaticString, _ reading: inout Reading) -> [JSONValue] {
    guard let value = optional(key) else { return [] }
    return elements(of: value, &reading)
  }

  /// The elements of a list that must be there and hold something.
  mutating func fullList(_ key: StaticString, _ reading: inout Reading) -> [JSONValue] {
    guard let value = required(key, &reading) else { return [] }
    let elements = elements(of: value, &reading)
    if elements.isEmpty, value.kind == .array {
      reading.report(.listEmpty(key.description), at: place(of: value))
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
    _ key: StaticString,
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
    _ key: StaticString,
    to kind: Reading.Kind,
    scope: String = "",
    _ reading: inout Reading
  ) -> [String] {
    list(key, &reading).compactMap { reference($0, to: kind, scope: scope, &reading) }
  }

  static func isID(_ id: String) -> Bool {
    let hyphen = UInt8(ascii: "-")
    var previous = hyphen
    for byte in id.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case hyphen where previous != hyphen: break
      default: return false
      }
      previous = byte
    }
    return previous != hyphen
  }

  /// One of a closed set of words.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ key: StaticString,
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
