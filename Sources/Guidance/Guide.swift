/// All that the program knows: procedures, reference and scenarios of one content folder.
public struct Guide: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its version.
  public var version: String
  /// The day its content was last checked, as `YYYY-MM-DD`.
  public var checkedOn: String
  /// Its name.
  public var title: Text
  /// The sentence that goes with every advice.
  public var notice: Text
  /// Its languages; the first one is shown unless another is set.
  public var languages: [String]
  /// The procedures offered at the start.
  public var start: [String]
  /// The choices made before a start.
  public var settings: [Setting]
  /// The card for danger now.
  public var emergency: EmergencyCard
  /// The procedures.
  public var procedures: [Procedure]
  /// The lists of signals.
  public var signalLists: [SignalList]
  /// The words explained.
  public var terms: [Term]
  /// Whom to call.
  public var contacts: [Contact]
  /// Texts to read.
  public var articles: [Article]
  /// What it all rests on.
  public var sources: [Source]
  /// The training cases.
  public var scenarios: [Scenario]
  /// After how many months what was checked counts as old.
  public var oldAfterMonths = CheckPeriods()
  /// What organisations laid over it, in order.
  public var overlays: [Overlay] = []

  /// Makes a guide.
  public init(
    id: String,
    version: String,
    checkedOn: String,
    title: Text,
    notice: Text,
    languages: [String],
    start: [String],
    settings: [Setting] = [],
    emergency: EmergencyCard,
    procedures: [Procedure],
    signalLists: [SignalList] = [],
    terms: [Term] = [],
    contacts: [Contact] = [],
    articles: [Article] = [],
    sources: [Source] = [],
    scenarios: [Scenario] = []
  ) {
    self.id = id
    self.version = version
    self.checkedOn = checkedOn
    self.title = title
    self.notice = notice
    self.languages = languages
    self.start = start
    self.settings = settings
    self.emergency = emergency
    self.procedures = procedures
    self.signalLists = signalLists
    self.terms = terms
    self.contacts = contacts
    self.articles = articles
    self.sources = sources
    self.scenarios = scenarios
  }

  /// The procedure with an id.
  public func procedure(_ id: String) -> Procedure? { procedures.first { $0.id == id } }

  /// The contact with an id.
  public func contact(_ id: String) -> Contact? { contacts.first { $0.id == id } }

  /// The article with an id.
  public func article(_ id: String) -> Article? { articles.first { $0.id == id } }

  /// The source with an id.
  public func source(_ id: String) -> Source? { sources.first { $0.id == id } }
}

/// A choice made before the start, shared by the procedures that name it.
public struct Setting: Sendable, Hashable {
  /// The id, and that of its fact.
  public var id: String
  /// The question.
  public var title: Text
  /// The text under it.
  public var text: [Block]
  /// Its options and whether it must be chosen.
  public var question: Question
  /// What it rests on.
  public var basis: Basis

  /// Makes a setting.
  public init(id: String, title: Text, text: [Block], question: Question, basis: Basis) {
    self.id = id
    self.title = title
    self.text = text
    self.question = question
    self.basis = basis
  }
}

/// What to do in danger now; one key away on every screen.
public struct EmergencyCard: Sendable, Hashable {
  /// Its title.
  public var title: Text
  /// What to do and say.
  public var text: [Block]
  /// Whom to call, the first one first.
  public var contacts: [String]
  /// What it rests on.
  public var basis: Basis

  /// Makes a card.
  public init(title: Text, text: [Block], contacts: [String], basis: Basis) {
    self.title = title
    self.text = text
    self.contacts = contacts
    self.basis = basis
  }
}

extension Guide {
  /// The guide with a procedure in the place of the one with its id.
  public func replacing(_ procedure: Procedure) -> Guide {
    var guide = self
    if let place = procedures.firstIndex(where: { $0.id == procedure.id }) {
      guide.procedures[place] = procedure
    }
    return guide
  }
}

/// A folder that an organisation laid over the guide.
public struct Overlay: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// What it is.
  public var title: Text
  /// The day it was last checked, as `YYYY-MM-DD`.
  public var checkedOn: String

  /// Makes an overlay.
  public init(id: String, title: Text, checkedOn: String) {
    self.id = id
    self.title = title
    self.checkedOn = checkedOn
  }
}
