/// A list of signals, of protective factors or of other explanations.
public struct SignalList: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its name.
  public var title: Text
  /// How to use it.
  public var text: Text?
  /// The signals, as options to tick.
  public var signals: [Option]
  /// What it rests on.
  public var basis: Basis

  /// Makes a list.
  public init(id: String, title: Text, text: Text?, signals: [Option], basis: Basis) {
    self.id = id
    self.title = title
    self.text = text
    self.signals = signals
    self.basis = basis
  }
}

/// A word of the field, explained.
public struct Term: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// The word.
  public var term: Text
  /// Other words and abbreviations for it.
  public var also: [Text]
  /// Other forms of these words, such as plurals; found in texts, never shown as words of their own.
  public var forms: [Text]
  /// Why the word itself is not linked where texts use it; what is in `also` and `forms` still is.
  public var unlinked: String?
  /// What it means.
  public var text: Text
  /// What it rests on.
  public var basis: Basis

  /// Makes a term.
  public init(
    id: String,
    term: Text,
    also: [Text],
    forms: [Text] = [],
    unlinked: String? = nil,
    text: Text,
    basis: Basis
  ) {
    self.id = id
    self.term = term
    self.also = also
    self.forms = forms
    self.unlinked = unlinked
    self.text = text
    self.basis = basis
  }
}

/// Somebody to call or to turn to.
public struct Contact: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// The name.
  public var name: Text
  /// The number to dial, if there is one for the whole country.
  public var number: String?
  /// When it is open.
  public var hours: Text?
  /// What a call costs.
  public var cost: Text?
  /// What to call for.
  public var use: Text
  /// What happens when you call.
  public var expect: Text?
  /// What it rests on.
  public var basis: Basis

  /// Makes a contact.
  public init(
    id: String,
    name: Text,
    number: String? = nil,
    hours: Text? = nil,
    cost: Text? = nil,
    use: Text,
    expect: Text? = nil,
    basis: Basis
  ) {
    self.id = id
    self.name = name
    self.number = number
    self.hours = hours
    self.cost = cost
    self.use = use
    self.expect = expect
    self.basis = basis
  }
}

/// A text to read besides the pages.
public struct Article: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its title.
  public var title: Text
  /// Its text.
  public var text: [Block]
  /// What it rests on.
  public var basis: Basis

  /// Makes an article.
  public init(id: String, title: Text, text: [Block], basis: Basis) {
    self.id = id
    self.title = title
    self.text = text
    self.basis = basis
  }
}

/// A public page, a law or a body of knowledge that statements rest on.
public struct Source: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// What it is.
  public var title: Text
  /// Where it can be found.
  public var address: String?
  /// What to mind.
  public var note: Text?

  /// Makes a source.
  public init(id: String, title: Text, address: String? = nil, note: Text? = nil) {
    self.id = id
    self.title = title
    self.address = address
    self.note = note
  }
}
