import Diagnostics

/// Finds bytes that are not UTF-8, and a byte order mark.
enum UTF8Check {
  /// The one mistake of a file in UTF-16 or UTF-32; nil when it is in neither.
  static func otherEncoding(of bytes: [UInt8]) -> JSONFault? {
    guard bytes.count >= 2 else { return nil }
    let isMarked = bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF
    // JSON starts with an ASCII character, so wider characters show by their zeros.
    let isWide =
      bytes.count >= 4 && (bytes[0] == 0) != (bytes[1] == 0) && bytes[2] & bytes[3] == 0
    return isMarked || isWide ? JSONFault(.jsonInvalidUTF8, 0..<2) : nil
  }

  /// The mistakes, one for each stretch of broken bytes, up to a number of them.
  static func faults(in bytes: [UInt8], most: Int) -> [JSONFault] {
    bytes.withUnsafeBufferPointer { buffer in
      var faults: [JSONFault] = []
      var place = 0
      if buffer.count >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF {
        faults.append(JSONFault(.jsonByteOrderMark, 0..<3))
        place = 3
      }
      while place < buffer.count, faults.count < most {
        if buffer[place] < 0x80 {
          place += 1
        } else if let length = length(buffer, place) {
          place += length
        } else {
          let start = place
          repeat {
            place += 1
          } while place < buffer.count && buffer[place] >= 0x80
            && length(buffer, place) == nil
          faults.append(JSONFault(.jsonInvalidUTF8, start..<place))
        }
      }
      return faults
    }
  }

  /// The bytes that a character takes; nil when they are no character (Unicode, table 3-7).
  static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
    func follows(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      place + offset < bytes.count && range.contains(bytes[place + offset])
    }
    switch bytes[place] {
    case 0xC2...0xDF: return follows(1) ? 2 : nil
    case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : nil
    case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : nil
    case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : nil
    case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : nil
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : nil
    case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : nil
    default: return nil
    }
  }
}
