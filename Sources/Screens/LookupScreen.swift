public import Guidance

/// Something that can be looked up.
public enum LookupEntry: Equatable, Sendable {
  /// A word explained.
  case term(String)
  /// A signal in a list.
  case signal(list: String, id: String)
  /// Whom to call.
  case contact(String)
  /// A text to read.
  case article(String)
  /// A step of a procedure.
  case step(procedure: String, place: Int)
  /// A page of a procedure.
  case page(procedure: String, step: Int, id: String)
}

/// Looks words up in everything that the guide knows.
public struct Lookup {
  private let guide: Guide
  private let language: String
  private let situation: Situation

  /// Prepares looking up in a language, for what was chosen before the start.
  public init(_ guide: Guide, language: String, in situation: Situation? = nil) {
    self.guide = guide
    self.language = language
    self.situation = situation ?? guide.situation()
  }

  /// One thing found.
  public struct Hit: Equatable, Sendable {
    /// What it is.
    public var entry: LookupEntry
    /// Its title.
    public var title: String
    /// How well it fits; higher is better.
    var rank: Int
  }

  /// What has all the words, the best fit first; whole titles before titles, titles before texts.
  public func find(_ query: String) -> [Hit] {
    let wanted = query.folded.split(whereSeparator: \.isWhitespace).map(String.init)
    guard !wanted.isEmpty else { return [] }
    var hits: [Hit] = []
    visit { entry, title, texts in
      let heads = title.folded
      var rank = 0
      if heads == wanted.joined(separator: " ") {
        rank = 3
      } else if wanted.allSatisfy({ heads.contains($0) }) {
        rank = 2
      } else {
        let all = ([title] + texts()).joined(separator: " ").folded
        if wanted.allSatisfy({ all.contains($0) }) { rank = 1 }
      }
      if rank > 0 { hits.append(Hit(entry: entry, title: title, rank: rank)) }
    }
    return hits.enumerated().sorted { ($1.element.rank, $0.offset) < ($0.element.rank, $1.offset) }
      .map(\.element)
  }

  /// What is shown before anything is typed: contacts and articles.
  public func all() -> [Hit] {
    var hits: [Hit] = []
    visit { entry, title, _ in
      switch entry {
      case .contact, .article: hits.append(Hit(entry: entry, title: title, rank: 0))
      case .term, .signal, .step, .page: break
      }
    }
    return hits
  }

  private func visit(_ take: (LookupEntry, String, () -> [String]) -> Void) {
    for contact in guide.contacts {
      take(.contact(contact.id), contact.name[language]) {
        [contact.number ?? "", contact.use[language], contact.expect?[language] ?? ""]
      }
    }
    for term in guide.terms {
      take(.term(term.id), term.term[language]) {
        (term.also + term.forms + [term.text]).map { $0[language] }
      }
    }
    for article in guide.articles {
      take(.article(article.id), article.title[language]) { words(article.text) }
    }
    for procedure in guide.procedures {
      for (place, written) in procedure.steps.enumerated() {
        let step = written.shown(in: situation)
        take(.step(procedure: procedure.id, place: place), step.title[language]) {
          ([step.purpose] + step.who + step.tasks + step.record + step.mistakes).map {
            $0[language]
          }
            + words(step.skip)
        }
        for page in step.pages.map({ $0.shown(in: situation) }) {
          take(.page(procedure: procedure.id, step: place, id: page.id), page.title[language]) {
            words(page.text) + [page.why[language]]
          }
        }
      }
    }
    for list in guide.signalLists {
      for signal in list.signals {
        take(.signal(list: list.id, id: signal.id), signal.label[language]) {
          [signal.hint?[language] ?? "", list.title[language]]
        }
      }
    }
  }

  private func words(_ blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block.body {
      case .paragraph(let text), .heading(let text): [text[language]]
      case .points(let texts), .say(let texts): texts.map { $0[language] }
      }
    }
  }
}

/// The screen that looks things up.
enum LookupScreen {
  /// How many hits are listed.
  private static let mostHits = 40

  static func hits(_ program: Program) -> [Lookup.Hit] {
    let lookup = Lookup(
      program.guide,
      language: program.preferences.language,
      in: program.situation
    )
    let query = String(program.top.typed)
    return Array((query.trimmed.isEmpty ? lookup.all() : lookup.find(query)).prefix(mostHits))
  }

  static func describe(_ layer: Layer, _ program: Program) -> Screen {
    let phrases = program.phrases
    let lookup = Lookup(
      program.guide,
      language: program.preferences.language,
      in: program.situation
    )
    let query = String(layer.typed)
    let found = (query.trimmed.isEmpty ? lookup.all() : lookup.find(query)).prefix(mostHits)
    return Screen(
      path: program.words(program.guide.title),
      title: phrases[.lookupTitle],
      parts: [.init(.paragraph, phrases[found.isEmpty ? .lookupNothing : .lookupText])],
      field: .init(label: phrases[.lookupField], text: query, cursor: layer.cursor),
      choices: found.map { .init($0.title, hint: kind(of: $0.entry, phrases)) }
    )
  }

  static func kind(of entry: LookupEntry, _ phrases: Phrasebook) -> String {
    switch entry {
    case .term: phrases[.kindTerm]
    case .signal: phrases[.kindSignal]
    case .contact: phrases[.kindContact]
    case .article: phrases[.kindArticle]
    case .step, .page: phrases[.kindPage]
    }
  }

  /// Enter in the field opens the best fit.
  static func submit(_ program: inout Program) {
    // In line mode the list is shown first: its numbers choose.
    if !program.isLineMode { chosen(0, &program) }
  }

  static func chosen(_ place: Int, _ program: inout Program) {
    let hits = hits(program)
    guard hits.indices.contains(place) else { return }
    program.layers.append(Layer(.entry(hits[place].entry)))
  }
}

/// One thing that was looked up, or an article opened from a page.
enum EntryScreen {
  static func describe(_ entry: LookupEntry, _ program: Program) -> Screen {
    let phrases = program.phrases
    var screen = Screen(
      path: LookupScreen.kind(of: entry, phrases),
      title: "",
      choices: [.init(phrases[.goBack])]
    )
    let content = content(entry, program)
    screen.title = content.title
    screen.parts = content.parts
    return screen
  }

  static func chosen(_ place: Int, _ entry: LookupEntry, _ program: inout Program) {
    program.goBack()
  }

  /// The title and the text of an entry.
  static func content(
    _ entry: LookupEntry,
    _ program: Program
  ) -> (title: String, parts: [Screen.Part]) {
    let wording = Wording(program)
    let guide = program.guide
    switch entry {
    case .term(let id):
      guard let term = guide.terms.first(where: { $0.id == id }) else { return ("", []) }
      let also = term.also.map { Screen.Part(.quiet, program.words($0)) }
      let text = program.words(term.text) + wording.review(term.basis)
      return (
        program.words(term.term), also + [.init(.paragraph, text)] + wording.basis(term.basis)
      )

    case .contact(let id):
      guard let contact = guide.contact(id) else { return ("", []) }
      return (
        program.words(contact.name),
        wording.contact(contact, isFull: true) + wording.basis(of: contact)
      )

    case .article(let id):
      guard let article = guide.article(id) else { return ("", []) }
      let text = article.text.filter { program.situation.holds($0.when) }
      return (
        program.words(article.title),
        wording.parts(text, within: article.basis) + wording.basis(article.basis)
      )

    case .signal(let list, let id):
      return signal(id, in: list, program)

    case .step(let procedure, let place):
      guard let step = guide.procedure(procedure)?.steps[place].shown(in: program.situation)
      else { return ("", []) }
      return (program.words(step.title), StepScreen.parts(of: step, program))

    case .page(let procedure, let step, let id):
      let pages = guide.procedure(procedure)?.steps[step].pages ?? []
      guard let page = pages.first(where: { $0.id == id })?.shown(in: program.situation) else {
        return ("", [])
      }
      let text = page.text.filter { program.situation.holds($0.when) }
      let blocks = wording.parts(text, within: page.basis)
      return (
        program.words(page.title),
        blocks + [.init(.paragraph, program.words(page.why))] + wording.basis(page.basis)
      )
    }
  }

  private static func signal(
    _ id: String,
    in listID: String,
    _ program: Program
  ) -> (title: String, parts: [Screen.Part]) {
    let wording = Wording(program)
    guard let list = program.guide.signalLists.first(where: { $0.id == listID }),
      let signal = list.signals.first(where: { $0.id == id })
    else { return ("", []) }
    var parts: [Screen.Part] = []
    if let alert = signal.alert { parts.append(.init(.warning, program.words(alert))) }
    if let hint = signal.hint { parts.append(.init(.paragraph, program.words(hint))) }
    parts.append(.init(.quiet, program.words(list.title)))
    if let text = list.text { parts.append(.init(.paragraph, program.words(text))) }
    return (program.words(signal.label), parts + wording.basis(signal.basis))
  }
}

extension String {
  /// Lower case without accents, for looking up.
  var folded: String {
    var folded = ""
    folded.reserveCapacity(utf8.count)
    for scalar in lowercased().unicodeScalars {
      switch scalar {
      case "à"..."å": folded.append("a")
      case "è"..."ë": folded.append("e")
      case "ì"..."ï": folded.append("i")
      case "ò"..."ö": folded.append("o")
      case "ù"..."ü": folded.append("u")
      case "ç": folded.append("c")
      case "ñ": folded.append("n")
      case "’", "‘": folded.append("'")
      case "\u{300}"..."\u{36F}": break
      default: folded.unicodeScalars.append(scalar)
      }
    }
    return folded
  }
}

extension Program {
  /// What a query finds, as lines: a heading and the text for the best fits, titles for the others.
  public func found(_ query: String) -> [String] {
    let hits = Lookup(guide, language: preferences.language, in: situation).find(query)
    var lines: [String] = []
    for (place, hit) in hits.enumerated() {
      let kind = LookupScreen.kind(of: hit.entry, phrases)
      lines.append("== " + hit.title + " (" + kind + ")")
      guard place < 5 else { continue }
      let parts = EntryScreen.content(hit.entry, self).parts
      lines += parts.map { part in
        switch part.kind {
        case .point: "- " + part.text
        case .numbered(let number): "\(number). " + part.text
        default: part.text
        }
      }
      lines.append("")
    }
    return lines
  }
}
