/// A JSON value to be written; keys stay in their order.
public indirect enum JSONText: Sendable {
  /// null.
  case null
  /// A string.
  case string(String)
  /// A whole number.
  case number(Int)
  /// true or false.
  case bool(Bool)
  /// A list.
  case list([JSONText])
  /// An object.
  case object([(String, JSONText)])

  /// The value as text, indented by two spaces a level.
  public func written(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .null: return "null"
    case .string(let text): return Self.quoted(text)
    case .number(let number): return String(number)
    case .bool(let bool): return bool ? "true" : "false"

    case .list(let items):
      guard !items.isEmpty else { return "[]" }
      let lines = items.map { inner + $0.written(indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n" + indent + "]"

    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      let lines = members.map { inner + Self.quoted($0) + ": " + $1.written(indent: inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
    }
  }

  /// The value as content files are laid out: on one line where it fits, else a member a line.
  public func laidOut(indent: String = "", used: Int = 0) -> String {
    let flat = flat
    if indent.count + used + flat.count < 100 { return flat }
    let inner = indent + "  "
    switch self {
    case .null, .string, .number, .bool: return flat

    case .list(let items):
      let lines = items.map { inner + $0.laidOut(indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n" + indent + "]"

    case .object(let members):
      let lines = members.map { key, value in
        let name = Self.quoted(key) + ": "
        return inner + name + value.laidOut(indent: inner, used: name.count + 1)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
    }
  }

  var flat: String {
    switch self {
    case .null: "null"
    case .string(let text): Self.quoted(text)
    case .number(let number): String(number)
    case .bool(let bool): bool ? "true" : "false"
    case .list(let items): "[" + items.map(\.flat).joined(separator: ", ") + "]"

    case .object(let members):
      "{" + members.map { Self.quoted($0) + ": " + $1.flat }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"

      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits

      default:
        quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
