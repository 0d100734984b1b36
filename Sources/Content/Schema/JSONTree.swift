/// A JSON value made by the program, to be asked about or written.
indirect enum JSONTree: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case fraction
  case string(String)
  case list([JSONTree])
  case object([Member])

  struct Member: Equatable, Sendable {
    var key: String
    var value: JSONTree

    init(_ key: String, _ value: JSONTree) {
      self.key = key
      self.value = value
    }
  }

  /// One step from a value to one within it.
  enum Step: Hashable, Sendable {
    case key(String)
    case item(Int)
  }

  /// The value on one line, without spaces.
  var written: String {
    switch self {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .number(let number): String(number)
    case .fraction: "0.5"
    case .string(let string): Self.quoted(string)
    case .list(let items): "[" + items.map(\.written).joined(separator: ",") + "]"

    case .object(let members):
      "{" + members.map { Self.quoted($0.key) + ":" + $0.value.written }.joined(separator: ",")
        + "}"
    }
  }

  /// The value with another one at a place in it.
  func setting(_ path: ArraySlice<Step>, to value: JSONTree) -> JSONTree {
    guard let step = path.first else { return value }
    let rest = path.dropFirst()
    switch (self, step) {
    case (.object(var members), .key(let key)):
      if let place = members.firstIndex(where: { $0.key == key }) {
        members[place].value = members[place].value.setting(rest, to: value)
      } else {
        members.append(Member(key, JSONTree.null.setting(rest, to: value)))
      }
      return .object(members)

    case (.list(var items), .item(let place)):
      guard items.indices.contains(place) else { return self }
      items[place] = items[place].setting(rest, to: value)
      return .list(items)

    default:
      return self
    }
  }

  private static func quoted(_ string: String) -> String {
    "\"" + string.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
