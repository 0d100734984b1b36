import Diagnostics

/// Finds bytes that are not UTF-8, and a byte order mark.
enum UTF8Check {
  /// The mistakes, one for each stretch of broken bytes.
  static func faults(in bytes: [UInt8]) -> [JSONFault] {
    bytes.withUnsafeBufferPointer { buffer in
      var faults: [JSONFault] = []
      var place = 0
      if buffer.count >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF {
        faults.append(JSONFault(.jsonByteOrderMark, 0..<3))
        place = 3
      }
      var lastEnd = -1
      while place < buffer.count {
        if buffer[place] < 0x80 {
          place = asciiEnd(buffer, from: place)
          continue
        }
        if let length = length(buffer, place) {
          place += length
          continue
        }
        if lastEnd == place, let last = faults.popLast() {
          faults.append(JSONFault(.jsonInvalidUTF8, last.range.lowerBound..<place + 1))
        } else {
          faults.append(JSONFault(.jsonInvalidUTF8, place..<place + 1))
        }
        place += 1
        lastEnd = place
        // A file in another encoding is broken throughout; one place is enough.
        if faults.count > 20 { break }
      }
      return faults
    }
  }

  /// Where a stretch of ASCII ends; looked for eight bytes at a time.
  @inline(__always)
  private static func asciiEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var place = start
    while place + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { break }
      place += 8
    }
    while place < bytes.count, bytes[place] < 0x80 { place += 1 }
    return place
  }

  /// The bytes that a character takes; nil when they are no character (RFC 3629, table 3-7 of Unicode).
  private static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
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
