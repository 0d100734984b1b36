import Diagnostics

extension JSONLexer {
  /// Passes a string, over several lines when its closing quote stands on a later one.
  mutating func string() -> JSONToken {
    let start = place
    var isFaulty = false
    var goesOnTo = start
    place += 1
    while place < bytes.count, !isFull {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        if isStray(at: place) { return broken(start, .jsonStrayQuote, place..<place + 1) }
        place += 1
        return token(.string, start, isFaulty: isFaulty)

      case UInt8(ascii: "\\"):
        isFaulty = !passEscape() || isFaulty

      case 0x0A, 0x0D:
        if place > goesOnTo {
          guard let end = textEnd(from: place) else {
            return broken(start, .jsonUnclosedString, start..<place)
          }
          goesOnTo = end
          fault(.jsonUnclosedString, start..<place)
          isFaulty = true
        }
        place += 1

      case 0..<0x20:
        fault(.jsonControlCharacter(CharacterName.code(UInt32(bytes[place]))), place..<place + 1)
        isFaulty = true
        place += 1

      default:
        place += 1
      }
    }
    fault(.jsonUnexpectedEnd(expected: "a closing quote"), start..<start + 1)
    place = bytes.count
    return token(.brokenString, start, isFaulty: true)
  }

  private mutating func broken(
    _ start: Int,
    _ problem: Problem,
    _ range: Range<Int>
  ) -> JSONToken {
    fault(problem, range)
    place = range.upperBound
    return token(.brokenString, start, isFaulty: true)
  }

  /// Whether a quote stands within a text rather than at its end: a word follows at once.
  private func isStray(at quote: Int) -> Bool {
    guard quote + 1 < bytes.count else { return false }
    switch bytes[quote + 1] {
    case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"),
      UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "/"),
      UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: "'"):
      return false

    case 0x80...:
      guard let scalar = scalar(at: quote + 1) else { return false }
      return !scalar.properties.isWhitespace && scalar.properties.generalCategory != .format

    default:
      return true
    }
  }

  /// The end of a text that goes on behind a line break; nil when its closing quote was forgotten.
  private func textEnd(from lineBreak: Int) -> Int? {
    var next = lineBreak
    while next < bytes.count, isSpace(bytes[next]) { next += 1 }
    guard next < bytes.count else { return nil }
    switch bytes[next] {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: ","):
      return nil
    default:
      break
    }
    while next < bytes.count, bytes[next] != UInt8(ascii: "\"") {
      next += bytes[next] == UInt8(ascii: "\\") ? 2 : 1
    }
    return next < bytes.count && isBeforeMark(next + 1) ? next : nil
  }

  /// Passes a string in quotes that are not JSON's, up to a closing one before a mark.
  mutating func wronglyQuoted(_ quotes: WrongQuotes) -> JSONToken {
    let start = place
    let open = start..<start + characterLength(at: start)
    let stop = lineEnd(from: start)
    var end = open.upperBound
    while end < stop {
      let isClosing = quotes.areClosed(bytes, at: end)
      let isPair = bytes[end] == UInt8(ascii: "\\")
      end += characterLength(at: end)
      if isClosing, isBeforeMark(end) {
        place = end
        fault(quotes.problem, start..<end)
        return token(.string, start, isFaulty: true)
      }
      if isPair, end < stop { end += characterLength(at: end) }
    }
    return broken(start, quotes.problem, open)
  }

  /// Passes an escape; returns whether it is right.
  private mutating func passEscape() -> Bool {
    let start = place
    if let length = bytes.withUnsafeBufferPointer({ JSONEscapes.length($0, start) }) {
      place += length
      return true
    }
    place += 1
    // At the end of its line the string is unclosed or broken, which says enough.
    guard place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x0D else { return false }
    guard bytes[place] == UInt8(ascii: "u") else {
      place = min(place + characterLength(at: place), bytes.count)
      fault(.jsonInvalidEscape(words(start..<place)), start..<place)
      return false
    }
    place += 1
    while place < min(start + 6, bytes.count), JSONEscapes.digit(bytes[place]) != nil { place += 1 }
    if place < start + 6 {
      fault(.jsonInvalidEscape(words(start..<place)), start..<place)
    } else if words(start + 2..<place) == "0000" {
      fault(.jsonControlCharacter(CharacterName.code(0)), start..<place)
    } else {
      fault(.jsonLoneSurrogate, start..<place)
    }
    return false
  }
}
