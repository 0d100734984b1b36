import Guidance

/// The words of the program that a report needs; they stand in the content, by language.
public struct ReportWords: Sendable {
  /// Headed over a report: that it is a draft.
  public var heading: String
  /// What it is and who decides.
  public var draft: String
  /// Which content it was made with.
  public var content: String
  /// The words "Advice".
  public var advice: String
  /// The words "What you do".
  public var tasks: String
  /// The words "Whom to call".
  public var contacts: String
  /// The words "Why".
  public var reasons: String
  /// The words "Answers".
  public var answers: String
  /// The words "Not answered".
  public var passedOver: String
  /// The words "You can say".
  public var say: String
  /// The words "Write down".
  public var record: String
  /// The words "Go on with {procedure}".
  public var goOnWith: String
  /// The words "Sources".
  public var sources: String
  /// The words "Not counted".
  public var ignored: String
  /// The words "What would change the advice".
  public var changes: String
  /// The words "still to be reviewed".
  public var toReview: String
  /// The words "still open".
  public var open: String
  /// That the advice was checked on {day}, more than {months} months ago.
  public var oldAdvice: String
  /// The same of the whole guide.
  public var oldGuide: String
  /// The same of {contacts}.
  public var oldContacts: String
  /// How soon, by level.
  public var urgency: [String]
  /// How soon, when the procedure to go on with decides that.
  public var urgencyOpen: String

  /// Makes the words.
  public init(
    heading: String,
    draft: String,
    content: String,
    advice: String,
    tasks: String,
    contacts: String,
    reasons: String,
    answers: String,
    passedOver: String,
    say: String,
    record: String,
    sources: String,
    ignored: String,
    changes: String,
    toReview: String,
    open: String,
    urgency: [String],
    urgencyOpen: String,
    goOnWith: String = "{procedure}",
    oldAdvice: String = "{day}",
    oldGuide: String = "{day}",
    oldContacts: String = "{day} {contacts}"
  ) {
    self.oldAdvice = oldAdvice
    self.oldGuide = oldGuide
    self.oldContacts = oldContacts
    self.heading = heading
    self.draft = draft
    self.content = content
    self.advice = advice
    self.tasks = tasks
    self.contacts = contacts
    self.reasons = reasons
    self.answers = answers
    self.passedOver = passedOver
    self.say = say
    self.record = record
    self.goOnWith = goOnWith
    self.sources = sources
    self.ignored = ignored
    self.changes = changes
    self.toReview = toReview
    self.open = open
    self.urgency = urgency
    self.urgencyOpen = urgencyOpen
  }

  /// Words on age with the day of the check and the months that have passed.
  func filled(_ words: String, _ check: OldCheck) -> String {
    words.replacing("{day}", with: check.checkedOn)
      .replacing("{months}", with: String(check.months))
  }
}
