import Glibc

/// JSON of the shared benchmarks, which is not content: no letters by number, only whole numbers.
enum PlainJSON {
  case object([String: PlainJSON])
  case list([PlainJSON])
  case text(String)
  case bool(Bool)
  case number(Int)
  case null

  struct Unreadable: Error { let path: String }

  subscript(key: String) -> PlainJSON {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }

  var list: [PlainJSON] { if case .list(let items) = self { items } else { [] } }
  var text: String { if case .text(let text) = self { text } else { "" } }

  /// Reads a file.
  static func read(_ path: String) throws -> PlainJSON {
    var rest = try bytes(of: path)[...]
    return value(&rest)
  }

  /// The bytes of a file.
  static func bytes(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "r") else { throw Unreadable(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }

  private static func value(_ rest: inout ArraySlice<UInt8>) -> PlainJSON {
    skip(&rest)
    switch rest.first {
    case UInt8(ascii: "{"):
      var members: [String: PlainJSON] = [:]
      items(&rest, until: "}") { rest in
        let key = value(&rest).text
        skip(&rest)
        rest.removeFirst()
        members[key] = value(&rest)
      }
      return .object(members)

    case UInt8(ascii: "["):
      var list: [PlainJSON] = []
      items(&rest, until: "]") { list.append(value(&$0)) }
      return .list(list)

    case UInt8(ascii: "\""):
      return .text(text(&rest))

    default:
      let word = rest.prefix { !" \n\t,]}".utf8.contains($0) }
      rest = rest[word.endIndex...]
      let text = String(decoding: word, as: UTF8.self)
      switch text {
      case "true": return .bool(true)
      case "false": return .bool(false)
      default: return Int(text).map { .number($0) } ?? .null
      }
    }
  }

  /// A text; what a backslash stands before is taken as it is.
  private static func text(_ rest: inout ArraySlice<UInt8>) -> String {
    rest.removeFirst()
    var text: [UInt8] = []
    while let next = rest.popFirst(), next != UInt8(ascii: "\"") {
      text.append(next == UInt8(ascii: "\\") ? rest.popFirst() ?? next : next)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func items(
    _ rest: inout ArraySlice<UInt8>,
    until end: Unicode.Scalar,
    _ read: (inout ArraySlice<UInt8>) -> Void
  ) {
    rest.removeFirst()
    skip(&rest)
    while let next = rest.first, next != UInt8(ascii: end) {
      read(&rest)
      skip(&rest)
    }
    rest = rest.dropFirst()
  }

  /// Skips space and, since this only reads files known to be right, commas.
  private static func skip(_ rest: inout ArraySlice<UInt8>) {
    rest = rest.drop { " \n\t\r,".utf8.contains($0) }
  }
}
