import Guidance

/// Looks for terms of the glossary that no text uses in a language, so that no page links them.
struct UnusedTerms {
  private let terms: [Term]
  private let places: [String: Int]
  private let indexes: [String: TermIndex]
  private var isUsed: [String: [Bool]] = [:]
  private var owners: [String: Passage.Owner] = [:]

  init(_ terms: [Term], in languages: [String]) {
    self.terms = terms
    places = Dictionary(terms.enumerated().map { ($1.id, $0) }) { first, _ in first }
    var indexes: [String: TermIndex] = [:]
    for language in languages {
      indexes[language] = TermIndex(terms, language: language)
      isUsed[language] = Array(repeating: false, count: terms.count)
    }
    self.indexes = indexes
  }

  /// Looks at texts of a file; those of kinds that no screen shows with links do not count.
  mutating func look(at passages: [Passage], in kind: FileKind) {
    guard kind != .scenario, kind != .texts else { return }
    for passage in passages {
      let own = passage.owner.kind == "term" ? places[passage.owner.id] : nil
      if own != nil { owners[passage.owner.id] = passage.owner }
      guard !passage.isName || own == nil, let index = indexes[passage.language] else { continue }
      for use in index.uses(in: passage.words) where use.term != own {
        isUsed[passage.language]?[use.term] = true
      }
    }
  }

  /// The terms that were not found, with the languages; none that is not to be linked.
  var found: [(term: String, language: String, owner: Passage.Owner)] {
    indexes.keys.sorted().flatMap { language in
      terms.indices.compactMap { place in
        let term = terms[place]
        guard isUsed[language]?[place] == false, term.unlinked == nil,
          let owner = owners[term.id]
        else { return nil }
        return (term.id, language, owner)
      }
    }
  }
}
