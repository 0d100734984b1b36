public import Diagnostics
import Guidance

/// Looks for texts that are hard to read, by the rules under `reading/`.
public struct PlainnessCheck {
  /// The figures of one thing in one language.
  public struct Figures: Sendable, Equatable {
    /// What it is: page, outcome, article and so on.
    public var kind: String
    /// Its id.
    public var id: String
    /// The language.
    public var language: String
    /// The file that it stands in.
    public var file: String
    /// The line of its id.
    public var line: Int
    /// Sentences, titles and labels included.
    public var sentences = 0
    /// Words of them.
    public var words = 0
    /// Words of the longest one.
    public var longest = 0
    /// Words that the page shows as it asks: title, text, labels and hints of its own options.
    public var bodyWords = 0
    /// Findings.
    public var findings = 0
  }

  /// What was found.
  public struct Result: Sendable {
    /// All findings, as warnings.
    public var diagnostics: [Diagnostic] = []
    /// Figures by thing, in the order of the files.
    public var figures: [Figures] = []
    /// Languages that were looked at; one without rules is not among them.
    public var languages: [String] = []
  }

  /// Looks at all files, or only at what has an id; files that can't be read are passed over, since
  /// others say what is wrong with them.
  public static func run(_ files: [ContentFile], only id: String? = nil) -> Result {
    var check = PlainnessCheck(files)
    for (number, file) in files.enumerated() {
      guard let kind = FileKind(path: file.path), let document = check.documents[number] else {
        continue
      }
      withExtendedLifetime(document) { check.look(at: document.root, number, kind, only: id) }
    }
    check.finish(only: id)
    check.result.diagnostics = Diagnostic.sorted(check.reading.diagnostics)
    return check.result
  }

  private let files: [ContentFile]
  private var documents: [Int: JSONDocument] = [:]
  private var rules: [String: Plainness] = [:]
  /// Words that the glossary explains, in small letters.
  private var explained: Set<String> = []
  private var unused = UnusedTerms([], in: [])
  private var reading: Reading
  private var result = Result()
  /// The place of figures in the result, by owner and language.
  private var places: [Key: Int] = [:]
  private var owners: [Passage.Owner] = []
  private var limits: [Int?] = []

  private struct Key: Hashable {
    var owner: Passage.Owner
    var language: String
  }

  private init(_ files: [ContentFile]) {
    self.files = files
    reading = Reading(files: files.map { SourceText(file: $0.shownPath, bytes: $0.bytes) })
    var unheard = reading
    unheard.languages = GuideReader.languages(of: files)
    var terms: [Term] = []
    for (number, file) in files.enumerated() where file.path.hasSuffix(".json") {
      guard let document = JSONDocument.parse(file.bytes).document else { continue }
      documents[number] = document
      switch FileKind(path: file.path) {
      case .plainness:
        let name = String(file.path.dropFirst("reading/".count))
        let words = PlainnessReader.read(document.root, file: number, name: name, &unheard)
        if let words { rules[words.language] = words }

      case .glossary:
        explain(document.root)
        terms += ReferenceReader.terms(document.root, file: number, &unheard)

      default: break
      }
    }
    result.languages = rules.keys.sorted()
    unused = UnusedTerms(terms, in: result.languages)
  }

  private mutating func explain(_ root: JSONValue) {
    for (_, _, list) in root.members {
      for term in list.elements {
        for (key, _, value) in term.members where ["term", "also", "forms"].contains(key) {
          let texts = value.kind == .array ? value.elements : [value]
          for (_, _, words) in texts.flatMap(\.members) {
            for sentence in Sentence.all(in: words.string ?? "", dots: []) {
              explained.formUnion(sentence.words.map(\.plain))
            }
          }
        }
      }
    }
  }

  // MARK: - Looking

  private mutating func look(
    at root: JSONValue,
    _ file: Int,
    _ kind: FileKind,
    only id: String?
  ) {
    let name = files[file].path.split(separator: "/").last.map(String.init) ?? ""
    let passages = Passage.all(
      in: root,
      file: file,
      kind,
      language: String(name.dropLast(".json".count)),
      languages: result.languages
    )
    unused.look(at: passages, in: kind)
    for passage in passages where id == nil || passage.owner.id == id {
      guard let rules = rules[passage.language] else { continue }
      look(at: passage, rules)
    }
  }

  private mutating func look(at passage: Passage, _ rules: Plainness) {
    let place = place(of: passage, rules)
    let before = reading.diagnostics.count
    var questions = 0
    for sentence in Sentence.all(in: passage.words, dots: rules.dots) {
      let count = sentence.words.count
      result.figures[place].sentences += 1
      result.figures[place].words += count
      result.figures[place].longest = max(result.figures[place].longest, count)
      if passage.isBody { result.figures[place].bodyWords += count }
      questions += sentence.text.contains("?") ? 1 : 0
      if count > rules.longestSentence {
        let words = String(sentence.text)
        let problem = Problem.readingLongSentence(
          words,
          count: count,
          limit: rules.longestSentence
        )
        report(problem, sentence.text, passage)
      }
      lookForPassive(sentence, passage, rules)
      lookForWords(sentence, passage, rules)
    }
    if passage.isTitle, passage.owner.kind == "page", questions > 1 {
      report(.readingSeveralQuestions(passage.words), passage.words[...], passage)
    }
    result.figures[place].findings += reading.diagnostics.count - before
  }

  private mutating func place(of passage: Passage, _ rules: Plainness) -> Int {
    let key = Key(owner: passage.owner, language: passage.language)
    if let place = places[key] { return place }
    let owner = passage.owner
    let text = reading.files[owner.place.file]
    places[key] = result.figures.count
    owners.append(owner)
    limits.append(owner.kind == "page" ? rules.longestPage : nil)
    result.figures.append(
      Figures(
        kind: owner.kind,
        id: owner.id,
        language: passage.language,
        file: text.file,
        line: text.position(at: owner.place.range.lowerBound).line
      )
    )
    return result.figures.count - 1
  }

  /// An auxiliary verb and a participle in one clause.
  private mutating func lookForPassive(
    _ sentence: Sentence,
    _ passage: Passage,
    _ rules: Plainness
  ) {
    guard let passive = rules.passive else { return }
    var verb: String?
    var participle: String?
    for word in sentence.words {
      if passive.auxiliaries.contains(word.plain) {
        verb = verb ?? word.plain
      } else if passive.isParticiple(word.plain) {
        participle = participle ?? word.plain
      }
      if let verb, let participle {
        let problem = Problem.readingPassive(
          String(sentence.text),
          verb: verb + " " + participle
        )
        return report(problem, sentence.text, passage)
      }
      if word.endsClause { (verb, participle) = (nil, nil) }
    }
  }

  private mutating func lookForWords(
    _ sentence: Sentence,
    _ passage: Passage,
    _ rules: Plainness
  ) {
    var next = 0
    while next < sentence.words.count {
      let word = sentence.words[next]
      let here = sentence.words[next...]
      let hard = rules.words[word.plain]?.first { hard in
        here.map(\.plain).starts(with: hard.parts) && !explained.isSuperset(of: hard.parts)
      }
      if let hard {
        let last = sentence.words[next + hard.parts.count - 1]
        let text = passage.words[word.text.startIndex..<last.text.endIndex]
        report(.readingDifficultWord(String(text), plain: hard.plain), text, passage)
        next += hard.parts.count
        continue
      }
      next += 1
      guard !explained.contains(word.plain), !rules.known.contains(word.plain) else { continue }
      if let limit = rules.longestWord { lookForLength(word, limit, passage) }
    }
  }

  private mutating func lookForLength(_ word: Sentence.Word, _ limit: Int, _ passage: Passage) {
    let longest = word.text.split { !$0.isLetter }.map(\.count).max() ?? 0
    guard longest > limit else { return }
    let problem = Problem.readingLongWord(String(word.text), letters: longest, limit: limit)
    report(problem, word.text, passage)
  }

  private mutating func finish(only id: String?) {
    for (place, figures) in result.figures.enumerated() {
      guard let limit = limits[place], figures.bodyWords > limit else { continue }
      result.figures[place].findings += 1
      reading.report(
        .readingLongPage(
          figures.id,
          language: figures.language,
          count: figures.bodyWords,
          limit: limit
        ),
        at: owners[place].place,
        severity: .warning
      )
    }
    for (term, language, owner) in unused.found where id == nil || term == id {
      guard let figures = places[Key(owner: owner, language: language)] else { continue }
      result.figures[figures].findings += 1
      let problem = Problem.readingUnusedTerm(term, language: language)
      reading.report(problem, at: owner.place, severity: .warning)
    }
  }

  private mutating func report(_ problem: Problem, _ words: Substring, _ passage: Passage) {
    let all = passage.words.utf8
    let first = all.distance(from: all.startIndex, to: words.startIndex)
    let place = passage.place(of: first..<first + words.utf8.count)
    reading.report(problem, at: place, severity: .warning)
  }
}
