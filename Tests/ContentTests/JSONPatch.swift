@testable import Content

/// Replaces or adds one value in a JSON file, byte by byte, so that it may be broken JSON.
struct JSONPatch {
  var file: String
  /// As in RFC 6901, and `/id=X` for the element of a list with that id; `/-` at the end adds to a list, an unknown key adds to an object, and none
  /// replaces the whole file.
  var pointer: String
  var text: [UInt8]

  /// Writes the change; returns the bytes that are new, or nil when there is no such place.
  func apply(to folder: inout Folder) -> Range<Int>? {
    if pointer.isEmpty {
      folder[file] = text
      return 0..<text.count
    }
    guard let bytes = folder[file], let document = JSONDocument.parse(bytes).document else {
      return nil
    }
    let found = withExtendedLifetime(document) { place(in: document.root) }
    guard let (range, before, after) = found else { return nil }
    let new = Array(before.utf8) + text + Array(after.utf8)
    folder[file] = Array(bytes[..<range.lowerBound]) + new + Array(bytes[range.upperBound...])
    return range.lowerBound..<range.lowerBound + new.count
  }

  /// The bytes of what the pointer names; nil when there is no such place.
  func range(in folder: Folder) -> Range<Int>? {
    guard let bytes = folder[file], let document = JSONDocument.parse(bytes).document else {
      return nil
    }
    return withExtendedLifetime(document) { place(in: document.root)?.range }
  }

  /// Where the new bytes go, and what comes before and behind them.
  private func place(in root: JSONValue) -> (range: Range<Int>, before: String, after: String)? {
    var value = root
    let parts = pointer.split(separator: "/").map {
      $0.replacing("~1", with: "/").replacing("~0", with: "~")
    }
    for (number, part) in parts.enumerated() {
      let isLast = number == parts.count - 1
      if value.kind == .array, part.hasPrefix("id="),
        let element = value.elements.first(where: { element in
          element.members.contains {
            $0.key == "id" && $0.value.string == String(part.dropFirst(3))
          }
        })
      {
        value = element
      } else if value.kind == .array, let place = Int(part), value.elements.indices.contains(place)
      {
        value = value.elements[place]
      } else if let member = value.members.first(where: { $0.key == part }) {
        value = member.value
      } else if isLast, value.kind == .array, part == "-" {
        let end = value.byteRange.upperBound - 1
        return (end..<end, value.elements.isEmpty ? "" : ", ", "")
      } else if isLast, value.kind == .object {
        let start = value.byteRange.lowerBound + 1
        return (start..<start, "\"\(part)\": ", value.members.isEmpty ? "" : ", ")
      } else {
        return nil
      }
    }
    return (value.byteRange, "", "")
  }
}
