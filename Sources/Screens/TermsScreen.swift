import Guidance

/// The words of the glossary that the screen under it uses, explained in the order of their first use.
enum TermsScreen {
  static func describe(_ program: Program) -> Screen {
    var below = program
    below.layers.removeLast()
    let used = below.describe().terms
    let wording = Wording(program)
    var parts: [Screen.Part] = []
    var sources: [String] = []
    for use in used {
      guard let term = program.guide.terms.first(where: { $0.id == use.id }) else { continue }
      parts.append(.init(.heading, name(of: term, program)))
      parts.append(.init(.paragraph, program.words(term.text) + wording.review(term.basis)))
      sources += term.basis.sources.filter { !sources.contains($0) }
    }
    return Screen(
      path: program.words(program.guide.title),
      title: program.phrases[.termsTitle],
      parts: parts + wording.sources(sources),
      choices: [.init(program.phrases[.goBack])]
    )
  }

  /// The word with the other words for it: "first aid (FA)".
  private static func name(of term: Term, _ program: Program) -> String {
    let name = program.words(term.term)
    let others = term.also.map(program.words).filter { other in
      !name.lowercased().contains(other.lowercased())
    }
    return others.isEmpty ? name : name + " (" + others.joined(separator: ", ") + ")"
  }
}

extension Screen {
  /// Where a text of a screen uses a word of the glossary for the first time.
  public struct TermUse: Equatable, Sendable {
    /// The text.
    public enum Spot: Equatable, Sendable {
      /// The title.
      case title
      /// A part, by its place.
      case part(Int)
      /// The heading above a choice.
      case group(Int)
      /// The words of a choice.
      case label(Int)
      /// The few words more of a choice.
      case hint(Int)
    }

    /// The id of the term.
    public var id: String
    /// The text that it stands in.
    public var spot: Spot
    /// Where it stands there, in bytes of UTF-8.
    public var range: Range<Int>

    /// Makes a use.
    public init(id: String, spot: Spot, range: Range<Int>) {
      self.id = id
      self.spot = spot
      self.range = range
    }
  }

  /// The words of the glossary that are marked, as the texts write them.
  public var termWords: [String] {
    terms.map { use in
      let text = text(at: use.spot)
      let start = text.utf8.index(text.startIndex, offsetBy: use.range.lowerBound)
      return String(text[start..<text.utf8.index(start, offsetBy: use.range.count)])
    }
  }

  /// The line that names the marked words where nothing can be underlined; nil without any.
  ///
  /// `fieldKey` explains them where letters would go into a field.
  public func termsLine(_ phrases: Phrasebook, fieldKey: String) -> String? {
    guard !terms.isEmpty else { return nil }
    let key = field == nil ? "t" : fieldKey
    return phrases(.termsLine, ["terms": termWords.joined(separator: ", "), "key": key])
  }

  private func text(at spot: TermUse.Spot) -> String {
    switch spot {
    case .title: title
    case .part(let place): parts[place].text
    case .group(let place): choices[place].group ?? ""
    case .label(let place): choices[place].label
    case .hint(let place): choices[place].hint ?? ""
    }
  }

  /// Finds the first use of each term, in the order in which the texts are read.
  ///
  /// Small print is passed over: it names sources. A term that is explained here already is `besides`.
  func firstUses(of terms: [Term], _ index: TermIndex, besides: String?) -> [TermUse] {
    var isFound = Array(repeating: false, count: terms.count)
    var found: [TermUse] = []
    func look(in text: String, _ spot: TermUse.Spot) {
      for use in index.uses(in: text) where !isFound[use.term] {
        isFound[use.term] = true
        let id = terms[use.term].id
        if id != besides { found.append(TermUse(id: id, spot: spot, range: use.range)) }
      }
    }
    look(in: title, .title)
    for (place, part) in parts.enumerated() where part.kind != .quiet {
      look(in: part.text, .part(place))
    }
    var group: String?
    for (place, choice) in choices.enumerated() {
      if let next = choice.group, next != group {
        look(in: next, .group(place))
        group = next
      }
      look(in: choice.label, .label(place))
      if let hint = choice.hint { look(in: hint, .hint(place)) }
    }
    return found
  }
}

/// What was worked out for looking up terms; programs that differ in nothing else are equal.
struct TermMemory: Equatable, Sendable {
  var index: TermIndex?

  static func == (left: Self, right: Self) -> Bool { true }
}

extension Program {
  /// The terms that a screen uses; none on screens that only list, and on those of the program itself.
  func terms(of screen: Screen) -> [Screen.TermUse] {
    guard !guide.terms.isEmpty, top.showsTerms else { return [] }
    var besides: String?
    if case .entry(.term(let id)) = top.kind { besides = id }
    return screen.firstUses(of: guide.terms, termIndex(), besides: besides)
  }

  /// The glossary made ready in the language shown, if some screen needs it.
  mutating func prepareTerms() {
    guard top.showsTerms, !guide.terms.isEmpty,
      termMemory.index?.language != preferences.language
    else { return }
    termMemory.index = termIndex()
  }

  private func termIndex() -> TermIndex {
    let language = preferences.language
    if let index = termMemory.index, index.language == language { return index }
    return TermIndex(guide.terms, language: language)
  }
}

extension Layer {
  /// Whether the words of the glossary are marked there.
  fileprivate var showsTerms: Bool {
    switch kind {
    case .page, .outcome, .why, .step, .entry, .emergency: true
    case .start, .review, .overview, .more, .lookup, .terms, .help, .manual, .settings, .export,
      .copy, .leave, .startOver, .replace:
      false
    }
  }
}
