import Guidance
import SmallGuides
import Testing

/// Which words of a text are terms of the glossary.
@Suite struct TermIndexTests {
  private static func text(_ words: String) -> Text { Text(["nl": words, "en": words + " (en)"]) }

  private static func term(
    _ id: String,
    _ words: String,
    also: [String] = [],
    forms: [String] = [],
    unlinked: String? = nil
  ) -> Term {
    Term(
      id: id,
      term: text(words),
      also: also.map(text),
      forms: forms.map(text),
      unlinked: unlinked,
      text: text("…"),
      basis: Basis(sources: ["a"], certainty: .known, checkedOn: "2026-01-02")
    )
  }

  private static let glossary = [
    term("kraan", "Kraan", forms: ["kranen"]),
    term("hoofdkraan", "Grote kraan", also: ["AF"]),
    term("plus", "MDA++", also: ["KOPP/KVO"]),
    term("coach", "Coach (op school)", also: ["IB’er"]),
    term("bord", "bord", forms: ["borden"], unlinked: "Eten doe je ook van een bord."),
    term("cafe", "Één café"),
    term("dubbel", "kranen"),
  ]

  private static let index = TermIndex(glossary, language: "nl")

  /// The ids that are found, each with the words that it was found by.
  private static func found(_ text: String, _ index: TermIndex = index) -> [String] {
    index.uses(in: text).map { use in
      let words = Array(text.utf8)[use.range]
      return glossary[use.term].id + ":" + String(decoding: words, as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("De kraan is dicht.", ["kraan:kraan"]),
    ("KRAAN", ["kraan:KRAAN"]),
    ("kraan", ["kraan:kraan"]),
    // Every use, from left to right.
    ("Kraan, kraan: kraan!", ["kraan:Kraan", "kraan:kraan", "kraan:kraan"]),
    // Whole words only; a hyphen and an apostrophe end one.
    ("Kraanwater en hoofdkraan", []), ("kraan-klep, kraan’s", ["kraan:kraan", "kraan:kraan"]),
    ("kraan2 2kraan kraané", []),
    // The longest of those that begin here, and then nothing inside it.
    ("Een grote kraan lekt.", ["hoofdkraan:grote kraan"]),
    ("Een grote  kraan lekt.", ["kraan:kraan"]),
    ("Een grote\u{a0}kraan lekt.", ["hoofdkraan:grote\u{a0}kraan"]),
    ("Een grote kraanklep.", []),
    // An abbreviation as it is written.
    ("Het AF is af.", ["hoofdkraan:AF"]), ("MDA++, mda++, MDA+", ["plus:MDA++"]),
    ("(KOPP/KVO)", ["plus:KOPP/KVO"]), ("KOPP en KVO", []),
    // What stands in brackets does not count, in what is looked for.
    ("Een coach (thuis)", ["coach:coach"]), ("op school", []),
    // Signs that are written in more ways than one.
    ("De IB’er, de IB'er en de ib‘er", ["coach:IB’er", "coach:IB'er", "coach:ib‘er"]),
    // Not linked by its own word, but by other forms.
    ("Het bord en de borden", ["bord:borden"]),
    ("ÉÉN CAFÉ", ["cafe:ÉÉN CAFÉ"]), ("een cafe", []),
    // Of two terms with the same words the first.
    ("kranen", ["kraan:kranen"]),
    ("", []), ("   ", []), ("😀 kraan 😀", ["kraan:kraan"]),
  ])
  func `terms are found whole, the longest first`(text: String, expected: [String]) {
    #expect(Self.found(text) == expected)
  }

  @Test func `each language has its own words`() {
    let mixed = [
      Term(
        id: "kraan",
        term: Text(["nl": "kraan", "en": "tap"]),
        also: [],
        text: Self.text("…"),
        basis: Self.glossary[0].basis
      )
    ]
    #expect(TermIndex(mixed, language: "en").uses(in: "kraan tap").map(\.range) == [6..<9])
    #expect(TermIndex(mixed, language: "nl").uses(in: "kraan tap").map(\.range) == [0..<5])
  }

  @Test func `without terms, or with terms without letters, nothing is found`() {
    #expect(TermIndex([], language: "nl").uses(in: "kraan") == [])
    let signs = [Self.term("a", "…"), Self.term("b", ""), Self.term("c", "(kraan)")]
    #expect(TermIndex(signs, language: "nl").uses(in: "… kraan ++") == [])
  }

  // MARK: - Against a plain search

  /// Tries every way to write every term at every place.
  private static func plainly(_ text: String, _ terms: [Term]) -> [TermIndex.Use] {
    let ways = terms.enumerated().flatMap { place, term in
      ((term.unlinked == nil ? [term.term] : []) + term.also + term.forms).map { ($0["nl"], place) }
    }
    let letters = text.map { $0 }
    var uses: [TermIndex.Use] = []
    var place = 0
    func isPart(_ place: Int) -> Bool {
      letters.indices.contains(place) && (letters[place].isLetter || letters[place].isNumber)
    }
    while place < letters.count {
      defer { place += 1 }
      guard isPart(place), !isPart(place - 1) else { continue }
      var best: (length: Int, isExact: Bool, term: Int)?
      for (way, term) in ways {
        let isExact = way.contains(where: \.isUppercase) && !way.contains(where: \.isLowercase)
        let end = place + way.count
        guard end <= letters.count, !isPart(end) else { continue }
        let here = String(letters[place..<end])
        guard isExact ? here == way : here.lowercased() == way.lowercased() else { continue }
        if let best, (best.length, best.isExact ? 1 : 0) >= (way.count, isExact ? 1 : 0) {
          continue
        }
        best = (way.count, isExact, term)
      }
      guard let best else { continue }
      let start = String(letters[..<place]).utf8.count
      let count = String(letters[place..<place + best.length]).utf8.count
      uses.append(TermIndex.Use(term: best.term, range: start..<start + count))
      place += best.length - 1
    }
    return uses
  }

  @Test(arguments: 1...40)
  func `it finds what a plain search finds`(seed: Int) {
    var numbers = SeededNumbers(seed: UInt64(seed))
    // Few letters, so that terms begin alike, meet and overlap.
    let words = ["a", "b", "ab", "A", "AB", "é", "É", "ba", "1", "a1"]
    let gaps = [" ", "-", "+", ", ", "’"]
    func phrase(_ most: Int) -> String {
      var phrase = numbers.pick(words)
      for _ in 0..<numbers.below(most) { phrase += numbers.pick(gaps) + numbers.pick(words) }
      return numbers.oneIn(5) ? phrase + "+" : phrase
    }
    let terms = (0..<12).map { number in
      Self.term(
        "t\(number)",
        phrase(3),
        also: numbers.oneIn(2) ? [phrase(2)] : [],
        forms: numbers.oneIn(3) ? [phrase(3), phrase(2)] : [],
        unlinked: numbers.oneIn(6) ? "why" : nil
      )
    }
    let index = TermIndex(terms, language: "nl")
    for _ in 0..<30 {
      let text = phrase(12)
      #expect(index.uses(in: text) == Self.plainly(text, terms), "\(text)")
    }
  }
}
