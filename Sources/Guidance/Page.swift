public import Rules

/// A piece of running text on a page, in an outcome or in an article.
public struct Block: Sendable, Hashable {
  /// What the block holds.
  public enum Body: Sendable, Hashable {
    /// A paragraph.
    case paragraph(Text)
    /// A heading over what follows.
    case heading(Text)
    /// A list of points.
    case points([Text])
    /// Sentences to speak aloud.
    case say([Text])
  }

  /// What the block holds.
  public var body: Body
  /// Shown only when this surely holds.
  public var when: Expression?
  /// What it rests on.
  public var basis: Basis

  /// Makes a block.
  public init(_ body: Body, when: Expression? = nil, basis: Basis) {
    self.body = body
    self.when = when
    self.basis = basis
  }
}

/// One of the closed answers to a question.
public struct Option: Sendable, Hashable {
  /// The id that answers and expressions name.
  public var id: String
  /// The words to choose by.
  public var label: Text
  /// A few words that help to choose.
  public var hint: Text?
  /// The heading under which it stands in a long list.
  public var group: Text?
  /// Said at once when the option is chosen.
  public var alert: Text?
  /// Offered only when this surely holds.
  public var when: Expression?
  /// What it rests on.
  public var basis: Basis
  /// The ids that it had before, for answers that were kept and for comparing versions.
  public var formerIDs: [String] = []

  /// Makes an option.
  public init(
    id: String,
    label: Text,
    hint: Text? = nil,
    group: Text? = nil,
    alert: Text? = nil,
    when: Expression? = nil,
    basis: Basis
  ) {
    self.id = id
    self.label = label
    self.hint = hint
    self.group = group
    self.alert = alert
    self.when = when
    self.basis = basis
  }
}

/// What is asked on a page, with its closed set of answers.
public struct Question: Sendable, Hashable {
  /// Whether a question must be answered to go on.
  public enum Need: Sendable, Hashable {
    /// It must be answered.
    case required
    /// It may stay open.
    case optional
    /// It may stay open when this surely holds.
    case optionalWhen(Expression)
  }

  /// The type of the fact that the answer becomes.
  public var type: FactType
  /// The options of a choice or a set.
  public var options: [Option]
  /// Whether it must be answered.
  public var need: Need
  /// The answers that hold for other procedures too, when these are gone on with.
  public var carries: [Carry] = []

  /// Makes a question.
  public init(type: FactType, options: [Option] = [], need: Need = .required) {
    self.type = type
    self.options = options
    self.need = need
  }
}

/// An answer that need not be given again in other procedures that ask the same.
public struct Carry: Sendable, Hashable {
  /// The option.
  public var option: String
  /// The procedures, by their ids; each has a page with the same id and the same options.
  public var procedures: [String]

  /// Makes it of an option and procedures.
  public init(_ option: String, to procedures: [String]) {
    self.option = option
    self.procedures = procedures
  }
}

/// One thing to do.
public struct Task: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// What to do.
  public var text: Text
  /// To be done only when this surely holds.
  public var when: Expression?
  /// What it rests on.
  public var basis: Basis

  /// Makes a task.
  public init(id: String, text: Text, when: Expression? = nil, basis: Basis) {
    self.id = id
    self.text = text
    self.when = when
    self.basis = basis
  }
}

/// One screen of a procedure: an explanation, a question, a list of things to do, or a call.
public struct Page: Sendable, Hashable {
  /// What the page does besides telling.
  public enum Work: Sendable, Hashable {
    /// Nothing: it explains.
    case explanation
    /// It asks; the fact has the page's id.
    case question(Question)
    /// It lists what to do.
    case tasks([Task])
    /// It walks another procedure and comes back; the fact is that procedure's outcome.
    case call(String)
  }

  /// The id, and that of the fact it asks.
  public var id: String
  /// The question itself, or what the page is about.
  public var title: Text
  /// The text under the title.
  public var text: [Block]
  /// What it does.
  public var work: Work
  /// Why this is asked or told.
  public var why: Text
  /// What to write down here.
  public var record: [Text]
  /// Articles that tell more.
  public var see: [String]
  /// Where it leads.
  public var next: Transition
  /// What it rests on.
  public var basis: Basis
  /// What additions change, in order; see ``shown(in:)``.
  public var variants: [Variant<Change>] = []
  /// The ids that it had before, for answers that were kept and for comparing versions.
  public var formerIDs: [String] = []

  /// Makes a page.
  public init(
    id: String,
    title: Text,
    text: [Block] = [],
    work: Work = .explanation,
    why: Text,
    record: [Text] = [],
    see: [String] = [],
    next: Transition,
    basis: Basis
  ) {
    self.id = id
    self.title = title
    self.text = text
    self.work = work
    self.why = why
    self.record = record
    self.see = see
    self.next = next
    self.basis = basis
  }
}
