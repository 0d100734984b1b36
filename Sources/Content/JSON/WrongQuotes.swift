import Diagnostics

/// The quotes that people and their word processors use where JSON wants `"`.
enum WrongQuotes {
  case single, curly, curlySingle

  /// The quotes that open at a place; nil when none do.
  init?(_ bytes: [UInt8], at place: Int) {
    switch bytes[place] {
    case UInt8(ascii: "'"), UInt8(ascii: "`"): self = .single
    case 0xC2 where Self.isGuillemet(bytes, place): self = .curly

    default:
      guard let quotes = Self.quotes(bytes, place) else { return nil }
      self = quotes
    }
  }

  var problem: Problem {
    switch self {
    case .single: .jsonSingleQuotes
    case .curly, .curlySingle: .jsonCurlyQuotes
    }
  }

  /// Whether they may be closed by what stands at a place.
  func areClosed(_ bytes: [UInt8], at place: Int) -> Bool {
    let byte = bytes[place]
    switch self {
    case .single:
      return byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
    case .curly:
      return byte == UInt8(ascii: "\"") || byte == 0xC2 && Self.isGuillemet(bytes, place)
        || Self.quotes(bytes, place) == .curly
    case .curlySingle:
      return byte == UInt8(ascii: "'") || Self.quotes(bytes, place) == .curlySingle
    }
  }

  /// « and ».
  private static func isGuillemet(_ bytes: [UInt8], _ place: Int) -> Bool {
    place + 1 < bytes.count && (bytes[place + 1] == 0xAB || bytes[place + 1] == 0xBB)
  }

  /// U+2018 to U+201F.
  private static func quotes(_ bytes: [UInt8], _ place: Int) -> WrongQuotes? {
    guard place + 2 < bytes.count, bytes[place] == 0xE2, bytes[place + 1] == 0x80 else {
      return nil
    }
    switch bytes[place + 2] {
    case 0x98...0x9B: return .curlySingle
    case 0x9C...0x9F: return .curly
    default: return nil
    }
  }
}
