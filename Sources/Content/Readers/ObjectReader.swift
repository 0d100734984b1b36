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
  /// The keys that were asked for, for the words of what is wrong.
  private var asked = AskedKeys()
  /// A bit for each member that was asked for, by its number; further ones in `takenBeyond`.
  private var taken: UInt64 = 0
  private var takenBeyond: Set<Int>?
  private var takenCount = 0
  private let memberCount: Int
  /// A bit for each key: one whose bit is not set is not there.
  private let keyBits: UInt64

  /// Starts reading a value that must be an object; reports and returns nil when it is not.
  init?(_ value: JSONValue, file: Int, _ reading: inout Reading) {
    self.file = file
    self.value = value
    place = Place(file: file, range: value.byteRange)
    var count = 0
    var bits: UInt64 = 0
    value.visitMembers { key, _ in
      count += 1
      let letters = key.letters
      // A key with escapes may be any.
      bits |= key.isPlain ? Self.bit(letters.first ?? 0, letters.count) : ~0
      return true
    }
    memberCount = count
    keyBits = bits
    guard value.kind == .object else {
      reading.report(.wrongType(expected: "an object", found: value.kind.words), at: place)
      return nil
    }
  }

  func place(of value: JSONValue) -> Place { Place(file: file, range: value.byteRange) }

  /// All keys, in order.
  var keys: [String] { value.members.map(\.key) }

  /// Whether a key is there; does not ask for it.
  func has(_ key: StaticString) -> Bool { find(key) != nil }

  /// Whether more than one of some keys is there.
  func hasSeveral(of keys: [StaticString]) -> Bool {
    var count = 0
    value.visitMembers { name, _ in
      for key in keys where name.isString(key) { count += 1 }
      return count < 2
    }
    return count > 1
  }

  func keyPlace(_ key: StaticString) -> Place? {
    find(key).map { Place(file: file, range: $0.key.byteRange) }
  }

  func keyPlace(named key: String) -> Place? {
    value.members.first { $0.key == key }.map { Place(file: file, range: $0.keyRange) }
  }

  @inline(__always)
  private static func bit(_ first: UInt8, _ count: Int) -> UInt64 {
    1 << UInt64((Int(first) &+ count &* 5) & 63)
  }

  @inline(__always)
  private func find(
    _ key: StaticString
  ) -> (key: JSONValue, value: JSONValue, number: Int)? {
    guard keyBits & Self.bit(key.utf8Start[0], key.utf8CodeUnitCount) != 0 else { return nil }
    var found: (key: JSONValue, value: JSONValue, number: Int)?
    var number = 0
    value.visitMembers { name, value in
      if name.isString(key) {
        found = (name, value, number)
        return false
      }
      number += 1
      return true
    }
    return found
  }

  /// The value of a key; does not ask for it.
  func peek(_ key: StaticString) -> JSONValue? { find(key)?.value }

  /// The value of a key that may be missing.
  mutating func optional(_ key: StaticString) -> JSONValue? {
    asked.append(key)
    guard let (_, value, number) = find(key) else { return nil }
    take(number)
    return value
  }

  @inline(__always)
  private mutating func take(_ number: Int) {
    if number < 64 {
      let bit: UInt64 = 1 << UInt64(number)
      if taken & bit == 0 { takenCount += 1 }
      taken |= bit
    } else {
      var beyond = takenBeyond ?? []
      if beyond.insert(number).inserted { takenCount += 1 }
      takenBeyond = beyond
    }
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
    if takenCount < memberCount { reportUnknown(asked.words, &reading) }
  }

  /// Reports the keys that are not among those allowed.
  func reportUnknown(_ allowed: [String], _ reading: inout Reading) {
    let known = Set(allowed)
    let allowed = known.sorted()
    for (key, range, _) in value.members where !known.contains(key) {
      let suggestion = reading.suggestion(for: key, among: allowed)
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
    one(among: keys, besides: other, &reading).map { keys[$0] }
  }

  /// The same, as the number of the key.
  func one(
    among keys: [StaticString],
    besides other: String? = nil,
    _ reading: inout Reading
  ) -> Int? {
    var found: Int?
    var count = 0
    value.visitMembers { name, _ in
      for (number, key) in keys.enumerated() where name.isString(key) {
        count += 1
        found = number
        break
      }
      return true
    }
    if count == 1 { return found }
    reportChoice(keys, besides: other, &reading)
    return nil
  }

  private func reportChoice(
    _ keys: [StaticString],
    besides other: String?,
    _ reading: inout Reading
  ) {
    let present = keys.filter { has($0) }
    let allowed = keys.map(\.description)
    if present.count > 1 {
      reading.report(.operatorAmbiguous(present.map(\.description)), at: start)
    } else if let stray = self.keys.first(where: { $0 != other }) {
      reading.report(
        .unknownKey(
          stray,
          suggestion: reading.suggestion(for: stray, among: allowed),
          allowed: allowed
        ),
        at: keyPlace(named: stray) ?? start
      )
    } else {
      reading.report(.operatorMissing(allowed: allowed), at: start)
    }
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
  mutating func list(_ key: StaticString, _ reading: inout Reading) -> JSONItems {
    guard let value = optional(key) else { return JSONItems(self.value) }
    return elements(of: value, &reading)
  }

  /// The elements of a list that must be there and hold something.
  mutating func fullList(_ key: StaticString, _ reading: inout Reading) -> JSONItems {
    guard let value = required(key, &reading) else { return JSONItems(self.value) }
    let elements = elements(of: value, &reading)
    if elements.isEmpty, value.kind == .array {
      reading.report(.listEmpty(key.description), at: place(of: value))
    }
    return elements
  }

  func elements(of value: JSONValue, _ reading: inout Reading) -> JSONItems {
    guard value.kind == .array else {
      reading.report(.wrongType(expected: "a list", found: value.kind.words), at: place(of: value))
      return JSONItems(self.value)
    }
    return value.items
  }

  // MARK: - Ids

  /// The id of this object itself, checked for its form.
  mutating func id(_ reading: inout Reading) -> (id: String, place: Place)? {
    guard let value = required("id", &reading), let id = string(value, &reading) else { return nil }
    let place = place(of: value)
    if !value.isPlain || !Self.isID(value.letters) { reading.report(.invalidID(id), at: place) }
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
    list(key, &reading).readAll { reference($0, to: kind, scope: scope, &reading) }
  }

  static func isID(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
    let hyphen = UInt8(ascii: "-")
    var previous = hyphen
    for byte in id {
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
        suggestion: reading.suggestion(for: string, among: allowed)
      ),
      at: place(of: value)
    )
    return nil
  }
}
