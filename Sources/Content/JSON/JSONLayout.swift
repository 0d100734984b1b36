public import Diagnostics

/// Writes JSON in the one layout that content files have, without changing what they say.
///
/// Two spaces a level. On one line stands what fits in a hundred columns with its key and comma and is
/// simple: a list of such things, an object with one member, an object of plain values and lists of them.
/// Keys, items and numbers stay as they are; strings lose the escapes that they do not need.
public struct JSONLayout {
  private static let columns = 100

  private let document: JSONDocument
  private let source: UnsafePointer<UInt8>
  private let nodes: UnsafePointer<JSONDocument.Node>
  /// How many columns a node takes on one line; too many ones where it may not stand on one.
  private var widths: [Int] = []
  private var out: [UInt8] = []

  /// A file in the layout; nil with what is wrong when it is no JSON.
  public static func laidOut(
    _ bytes: [UInt8],
    file: String
  ) -> (bytes: [UInt8]?, diagnostics: [Diagnostic]) {
    let text = SourceText(file: file, bytes: bytes)
    let (document, faults) = JSONDocument.parse(bytes)
    guard let document else { return (nil, faults.map { $0.diagnostic(in: text) }) }
    var layout = JSONLayout(document)
    layout.write()
    let limit = JSONDocument.Limits().size
    guard layout.out.count <= limit else {
      // Laid out it would be a file that nobody can read.
      return (nil, [Diagnostic(.jsonTooLarge(limit: limit), in: text, at: 0..<0)])
    }
    return (layout.out, [])
  }

  private init(_ document: JSONDocument) {
    self.document = document
    source = document.storage.bytes
    nodes = document.storage.nodes
  }

  private mutating func write() {
    withExtendedLifetime(document) {
      let root = document.root
      let count = max(1, Int(nodes[0].next))
      out.reserveCapacity(root.byteRange.count * 2)
      widths = Array(repeating: 0, count: count)
      measure()
      write(0, indent: 0, before: 0, after: 0)
      out.append(UInt8(ascii: "\n"))
    }
  }

  // MARK: - Measuring

  private static let tooWide = 1 << 20

  private mutating func measure() {
    // What is within a node stands behind it, so its width is known before the node's own.
    for place in widths.indices.reversed() {
      let node = nodes[place]
      switch node.kind {
      case .string: widths[place] = stringWidth(place)
      case .number, .bool, .null: widths[place] = Int(node.end) - Int(node.start)
      case .object, .array: widths[place] = containerWidth(place)
      }
    }
  }

  private func stringWidth(_ place: Int) -> Int {
    let node = nodes[place]
    if node.isPlain { return Int(node.end) - Int(node.start) }
    var width = 2
    for scalar in value(place).string.unsafelyUnwrapped.unicodeScalars {
      width += Self.escape(of: scalar)?.utf8.count ?? 1
    }
    return width
  }

  private func containerWidth(_ place: Int) -> Int {
    let isObject = nodes[place].kind == .object
    let children = children(of: place)
    var width = 2
    for (number, child) in children.enumerated() {
      width += (number == 0 ? 0 : 2) + widths[child] + (isObject ? widths[child - 1] + 2 : 0)
      guard width < Self.tooWide else { return Self.tooWide }
      if isObject, children.count > 1, !isPlain(child) { return Self.tooWide }
    }
    return width
  }

  /// Whether a value is a plain one, or a list of such.
  private func isPlain(_ place: Int) -> Bool {
    switch nodes[place].kind {
    case .object: false
    case .array:
      children(of: place).allSatisfy {
        nodes[$0].kind != .object && nodes[$0].kind != .array
      }
    default: true
    }
  }

  /// The places of the values in a list or object; a key stands just before its value.
  private func children(of place: Int) -> [Int] {
    let end = Int(nodes[place].next)
    var children: [Int] = []
    var next = place + 1
    while next < end {
      if nodes[place].kind == .object { next += 1 }
      children.append(next)
      next = Int(nodes[next].next)
    }
    return children
  }

  private func value(_ place: Int) -> JSONValue {
    JSONValue(bytes: source, nodes: nodes, place: place)
  }

  // MARK: - Writing

  private mutating func write(_ place: Int, indent: Int, before: Int, after: Int) {
    switch nodes[place].kind {
    case .string: writeString(place)
    case .number, .bool, .null: writeBytes(place)

    case .object, .array:
      let isOnOneLine = before + widths[place] + after <= Self.columns
      writeContainer(place, indent: isOnOneLine ? nil : indent)
    }
  }

  private mutating func writeContainer(_ place: Int, indent: Int?) {
    let isObject = nodes[place].kind == .object
    let children = children(of: place)
    out.append(UInt8(ascii: isObject ? "{" : "["))
    let inner = (indent ?? 0) + 2
    for (number, child) in children.enumerated() {
      if number > 0 { out.append(UInt8(ascii: ",")) }
      if indent != nil {
        startLine(inner)
      } else if number > 0 {
        out.append(UInt8(ascii: " "))
      }
      if isObject {
        writeString(child - 1)
        out += ": ".utf8
      }
      let before = inner + (isObject ? widths[child - 1] + 2 : 0)
      let after = number == children.count - 1 ? 0 : 1
      // Within one line everything is on that line.
      write(child, indent: inner, before: indent == nil ? -Self.tooWide : before, after: after)
    }
    if let indent, !children.isEmpty { startLine(indent) }
    out.append(UInt8(ascii: isObject ? "}" : "]"))
  }

  private mutating func startLine(_ indent: Int) {
    out.append(UInt8(ascii: "\n"))
    out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }

  private mutating func writeBytes(_ place: Int) {
    let range = Int(nodes[place].start)..<Int(nodes[place].end)
    out.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[range]))
  }

  private var buffer: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: source, count: Int(nodes[0].end))
  }

  private mutating func writeString(_ place: Int) {
    if nodes[place].isPlain { return writeBytes(place) }
    out.append(UInt8(ascii: "\""))
    for scalar in value(place).string.unsafelyUnwrapped.unicodeScalars {
      if let escape = Self.escape(of: scalar) {
        out += escape.utf8
      } else {
        out += UTF8.encode(scalar).unsafelyUnwrapped
      }
    }
    out.append(UInt8(ascii: "\""))
  }

  /// How a character must be written that may not stand for itself, or that nobody would see.
  private static func escape(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\u{8}": return "\\b"
    case "\u{C}": return "\\f"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"

    default:
      guard UnseenCharacter.contains(scalar) else { return nil }
      return UTF16.encode(scalar).unsafelyUnwrapped
        .map { "\\u" + UnseenCharacter.hex($0) }.joined()
    }
  }
}
