@testable import Content
import Diagnostics
import Testing

/// One mistake that an editor might make in the bundled content, and what must be found of it.
struct SeededDefect: Sendable, CustomTestStringConvertible {
  /// How a place of a file is changed.
  enum Change: Sendable {
    /// The value there is replaced by this JSON, or added where there is none.
    case put(String)
    /// The value is taken out, with its key.
    case remove
    /// The whole file is taken out.
    case removeFile
    /// Some letters of the value are replaced by others.
    case replace(String, by: String)
  }

  var code: String
  var file: String
  var pointer: String
  var change: Change
  /// Where the finding stands when that is not the changed place: a pointer, in this file or another.
  var at: (file: String, pointer: String)?

  var testDescription: String { "\(code) in \(file) \(pointer)" }

  /// Makes a mistake.
  init(
    _ code: String,
    _ file: String,
    _ pointer: String,
    _ change: Change,
    at place: String? = nil,
    of other: String? = nil
  ) {
    self.code = code
    self.file = file
    self.pointer = pointer
    self.change = change
    at = place.map { (other ?? file, $0) } ?? other.map { ($0, "") }
  }

  /// Makes the mistake; returns the file and the bytes where it must be found, nil when there is no
  /// such place.
  func plant(in folder: inout Folder) -> (file: String, range: Range<Int>)? {
    var patch = JSONPatch(file: file, pointer: pointer, text: [])
    var changed: Range<Int>?
    switch change {
    case .put(let text):
      patch.text = Array(text.utf8)
      changed = patch.apply(to: &folder)

    case .removeFile:
      guard folder[file] != nil else { return nil }
      folder[file] = nil
      changed = 0..<0

    case .remove:
      changed = remove(patch, &folder)

    case .replace(let old, let new):
      guard let bytes = folder[file], let range = patch.range(in: folder) else { return nil }
      let before = String(decoding: bytes[range], as: UTF8.self)
      guard let found = before.firstRange(of: old) else { return nil }
      let start = range.lowerBound + before[..<found.lowerBound].utf8.count
      let after =
        Array(bytes[..<start]) + Array(new.utf8) + Array(bytes[(start + old.utf8.count)...])
      folder[file] = after
      changed = start..<start + max(1, new.utf8.count)
    }
    guard let changed else { return nil }
    guard let at else { return (file, changed) }
    if at.pointer.isEmpty { return (at.file, 0..<(folder[at.file]?.count ?? 0)) }
    let place = JSONPatch(file: at.file, pointer: at.pointer, text: []).range(in: folder)
    return place.map { (at.file, $0) }
  }

  /// Takes out a member or an element; what is around it stays there to be pointed at.
  private func remove(_ patch: JSONPatch, _ folder: inout Folder) -> Range<Int>? {
    guard var bytes = folder[file], let value = patch.range(in: folder) else { return nil }
    var (start, end) = (value.lowerBound, value.upperBound)
    let isMember =
      !(pointer.split(separator: "/").last ?? "").hasPrefix("id=")
      && Int(pointer.split(separator: "/").last ?? "") == nil
    if isMember {
      // Back over the colon to the opening quote of the key.
      while bytes[start] != UInt8(ascii: ":") { start -= 1 }
      while bytes[start] != UInt8(ascii: "\"") { start -= 1 }
      start -= 1
      while bytes[start] != UInt8(ascii: "\"") { start -= 1 }
    }
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }
    var behind = end
    while isSpace(bytes[behind]) { behind += 1 }
    if bytes[behind] == UInt8(ascii: ",") {
      end = behind + 1
    } else {
      while isSpace(bytes[start - 1]) { start -= 1 }
      if bytes[start - 1] == UInt8(ascii: ",") { start -= 1 }
    }
    bytes.removeSubrange(start..<end)
    folder[file] = bytes
    return start..<start + 1
  }
}
