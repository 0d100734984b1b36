/// Finds the words of a glossary in texts of one language.
///
/// Whole words only, in any case; a word without small letters, such as an abbreviation, is met as it
/// is written. Of words that begin at one place the longest is taken, and the search goes on behind it.
public struct TermIndex: Sendable, Equatable {
  /// A place in a text that uses a term.
  public struct Use: Sendable, Equatable {
    /// The place of the term in the glossary.
    public var term: Int
    /// Where it stands, in bytes of UTF-8.
    public var range: Range<Int>

    /// Makes a use.
    public init(term: Int, range: Range<Int>) {
      self.term = term
      self.range = range
    }
  }

  /// The language.
  public let language: String
  /// How many terms there are.
  public let count: Int

  /// One way to write a term.
  private struct Form: Equatable {
    /// The hash of its first word.
    var hash: UInt32
    /// Its letters among those of all forms.
    var letters: Range<Int>
    /// Whether it is met only as it is written.
    var isExact: Bool
    var term: Int
  }

  /// By the hash of the first word; of one word the longest first.
  private var forms: [Form] = []
  private var letters: [UInt32] = []
  /// For the last bits of a hash the place of the first form with it, or -1; then the next place.
  private var slots: [Int32] = []

  /// Prepares the words of a glossary in a language.
  public init(_ terms: [Term], language: String) {
    self.language = language
    count = terms.count
    for (place, term) in terms.enumerated() {
      for words in term.words(in: language) { add(words, of: place) }
    }
    sort()
  }

  private mutating func add(_ words: String, of term: Int) {
    let start = letters.count
    var hasSmall = false
    var hasCapital = false
    Letters.read(words) { all in
      var place = 0
      while place < all.count {
        let letter = all.next(&place)
        if letters.count == start, !Letter.isPart(letter) { continue }
        letters.append(letter)
        if Letter.small(letter) != letter {
          hasCapital = true
        } else if Letter.isSmall(letter) {
          hasSmall = true
        }
      }
    }
    guard letters.count > start else { return }
    let isExact = hasCapital && !hasSmall
    var hash = Letter.firstHash
    var isFirst = true
    for place in start..<letters.count {
      let small = Letter.small(letters[place])
      isFirst = isFirst && Letter.isPart(small)
      if isFirst { hash = Letter.hash(hash, small) }
      if !isExact { letters[place] = small }
    }
    forms.append(Form(hash: hash, letters: start..<letters.count, isExact: isExact, term: term))
  }

  private mutating func sort() {
    // Letters were added in the order of the glossary.
    forms.sort { one, other in
      if one.hash != other.hash { return one.hash < other.hash }
      if one.letters.count != other.letters.count { return one.letters.count > other.letters.count }
      if one.isExact != other.isExact { return one.isExact }
      return one.letters.lowerBound < other.letters.lowerBound
    }
    var size = 16
    while size < 4 * forms.count { size *= 2 }
    slots = Array(repeating: -1, count: size)
    for (place, form) in forms.enumerated() where place == 0 || forms[place - 1].hash != form.hash {
      var slot = Letter.slot(form.hash, size)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(place)
    }
  }

  /// All places of a text that use a term, from left to right.
  public func uses(in text: String) -> [Use] {
    guard !forms.isEmpty else { return [] }
    var uses: [Use] = []
    Letters.read(text) { all in
      var place = 0
      while place < all.count {
        let start = place
        var end = place
        var letter = all.next(&place)
        guard Letter.isPart(letter) else { continue }
        var hash = Letter.firstHash
        repeat {
          hash = Letter.hash(hash, Letter.small(letter))
          end = place
          guard place < all.count else { break }
          letter = all.next(&place)
        } while Letter.isPart(letter)
        // What stands behind the word is looked at again: it may begin one.
        place = end
        guard let found = longest(hash, at: start, in: all) else { continue }
        uses.append(Use(term: found.term, range: start..<found.end))
        place = found.end
      }
    }
    return uses
  }

  private func longest(_ hash: UInt32, at start: Int, in all: Letters) -> (term: Int, end: Int)? {
    var slot = Letter.slot(hash, slots.count)
    while slots[slot] >= 0 {
      var place = Int(slots[slot])
      if forms[place].hash == hash {
        while place < forms.count, forms[place].hash == hash {
          if let end = end(of: forms[place], at: start, in: all) { return (forms[place].term, end) }
          place += 1
        }
        return nil
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Where a form ends that begins here; nil when something else stands here.
  private func end(of form: Form, at start: Int, in all: Letters) -> Int? {
    var place = start
    for letter in letters[form.letters] {
      guard place < all.count else { return nil }
      let found = all.next(&place)
      guard letter == (form.isExact ? found : Letter.small(found)) else { return nil }
    }
    var behind = place
    let isWhole = place == all.count || !Letter.isPart(all.next(&behind))
    return isWhole ? place : nil
  }
}

extension Term {
  /// The ways to write it in a language: its word unless that is not linked, other words, other forms;
  /// without what stands in brackets.
  package func words(in language: String) -> [String] {
    let texts = (unlinked == nil ? [term] : []) + also + forms
    return texts.map { Self.withoutBrackets($0[language]) }
  }

  private static func withoutBrackets(_ words: String) -> String {
    guard words.utf8.contains(UInt8(ascii: "(")) else { return words }
    var kept = ""
    var depth = 0
    for character in words {
      if character == "(" {
        depth += 1
        while kept.last == " " { kept.removeLast() }
      } else if character == ")", depth > 0 {
        depth -= 1
      } else if depth == 0 {
        kept.append(character)
      }
    }
    return kept
  }
}

/// The characters of a text, read from its bytes.
private struct Letters {
  private let bytes: UnsafeBufferPointer<UInt8>
  var count: Int { bytes.count }

  @inline(__always)
  static func read(_ text: String, _ body: (Letters) -> Void) {
    var text = text
    text.withUTF8 { body(Letters(bytes: $0)) }
  }

  /// The character at a place, which then is that behind it; bytes of a string are always whole.
  @inline(__always)
  func next(_ place: inout Int) -> UInt32 {
    let first = UInt32(bytes[place])
    place += 1
    if first < 0x80 { return first < 0x20 ? 0x20 : first }
    return far(first, &place)
  }

  private func far(_ first: UInt32, _ place: inout Int) -> UInt32 {
    let length = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
    var value = first & (0x3F >> UInt32(length))
    for _ in 0..<length {
      value = value << 6 | UInt32(bytes[place]) & 0x3F
      place += 1
    }
    return Letter.plain(value)
  }
}

/// A character of a text as far as words are compared.
private enum Letter {
  static let firstHash: UInt32 = 2_166_136_261

  @inline(__always)
  static func hash(_ hash: UInt32, _ letter: UInt32) -> UInt32 { (hash ^ letter) &* 16_777_619 }

  /// Where a hash is looked for first among so many slots, a power of two.
  @inline(__always)
  static func slot(_ hash: UInt32, _ count: Int) -> Int { Int(hash ^ hash >> 15) & (count - 1) }

  /// The same for all kinds of apostrophe, of hyphen and of space.
  static func plain(_ letter: UInt32) -> UInt32 {
    switch letter {
    case 0xA0, 0x202F: 0x20
    case 0x2018, 0x2019, 0x2BC: 0x27
    case 0x2010, 0x2011: 0x2D
    default: letter
    }
  }

  /// Whether it is part of a word: a letter, a digit, or an accent over one.
  @inline(__always)
  static func isPart(_ letter: UInt32) -> Bool {
    switch letter {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0xC0: false
    case 0xD7, 0xF7: false
    case 0xC0...0x36F: true
    case 0x2000...0x206F: false
    default: isFarLetter(letter)
    }
  }

  /// The small letter of a capital.
  @inline(__always)
  static func small(_ letter: UInt32) -> UInt32 {
    switch letter {
    case 0x41...0x5A: letter + 0x20
    case 0..<0xC0: letter
    case 0xC0...0xDE where letter != 0xD7: letter + 0x20
    case 0xDF..<0x100, 0xD7: letter
    default: smallOfFar(letter)
    }
  }

  /// Whether it is a small letter.
  static func isSmall(_ letter: UInt32) -> Bool {
    letter < 0x80
      ? (0x61...0x7A).contains(letter)
      : Unicode.Scalar(letter)?.properties.isLowercase == true
  }

  private static func isFarLetter(_ letter: UInt32) -> Bool {
    guard let properties = Unicode.Scalar(letter)?.properties else { return false }
    return properties.isAlphabetic || properties.numericType != nil
  }

  private static func smallOfFar(_ letter: UInt32) -> UInt32 {
    guard let properties = Unicode.Scalar(letter)?.properties, properties.isUppercase,
      let small = properties.lowercaseMapping.unicodeScalars.first
    else { return letter }
    return small.value
  }
}
