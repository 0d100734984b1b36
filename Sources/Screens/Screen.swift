/// One screen described without colours or positions: what it says and what can be chosen.
///
/// The full screen and the line mode are both drawn from this, so neither can lag behind the other.
public struct Screen: Equatable, Sendable {
  /// A piece of text.
  public struct Part: Equatable, Sendable {
    /// How it is meant.
    public enum Kind: Sendable, Equatable {
      /// A paragraph.
      case paragraph
      /// A heading.
      case heading
      /// An entry of a list.
      case point
      /// An entry of a numbered list.
      case numbered(Int)
      /// Words to speak aloud.
      case say
      /// Something to mind before all else.
      case warning
      /// Small print: sources, certainty.
      case quiet
      /// A number to dial with whom it reaches.
      case contact
    }

    /// How it is meant.
    public var kind: Kind
    /// The words.
    public var text: String

    /// Makes a part.
    public init(_ kind: Kind, _ text: String) {
      self.kind = kind
      self.text = text
    }
  }

  /// Something that can be chosen.
  public struct Choice: Equatable, Sendable {
    /// The sign before it.
    public enum Mark: Sendable, Equatable {
      /// None: choosing it does something.
      case none
      /// One of several; whether it is the answer now.
      case radio(Bool)
      /// Any of several; whether it is ticked.
      case tick(Bool)
    }

    /// The words.
    public var label: String
    /// A few words more.
    public var hint: String?
    /// The heading above it, when it differs from that of the choice before.
    public var group: String?
    /// The sign before it.
    public var mark: Mark

    /// Makes a choice.
    public init(_ label: String, hint: String? = nil, group: String? = nil, mark: Mark = .none) {
      self.label = label
      self.hint = hint
      self.group = group
      self.mark = mark
    }
  }

  /// A line to type in.
  public struct Field: Equatable, Sendable {
    /// What to type.
    public var label: String
    /// What was typed.
    public var text: String
    /// Where the next character goes, in characters.
    public var cursor: Int
    /// Whether it takes the answer of a page, which is gone on from: line mode has a word for that.
    public var isAnswer: Bool

    /// Makes a field.
    public init(label: String, text: String, cursor: Int, isAnswer: Bool = false) {
      self.label = label
      self.text = text
      self.cursor = cursor
      self.isAnswer = isAnswer
    }
  }

  /// A key that works here, with what it does.
  public struct Hint: Equatable, Sendable {
    /// The key.
    public var key: String
    /// What it does.
    public var words: String
    /// Whether it stays when there is little room.
    public var isVital: Bool

    /// Makes a hint.
    public init(_ key: String, _ words: String, isVital: Bool = false) {
      self.key = key
      self.words = words
      self.isVital = isVital
    }
  }

  /// Where we are.
  public var path: String
  /// What is asked, or what this is about.
  public var title: String
  /// The text under the title.
  public var parts: [Part]
  /// The words of the glossary in all of these, each where it is used first.
  public var terms: [TermUse] = []
  /// What was just noted: a fault to mend, an answer that no longer counts.
  public var notices: [String]
  /// The line to type in, if any; it has the focus while `focus` is nil.
  public var field: Field?
  /// What can be chosen.
  public var choices: [Choice]
  /// The choice that has the focus; nil when the field has it.
  public var focus: Int?
  /// The first line of the text that is shown.
  public var scroll: Int
  /// The keys that work here, most useful first.
  public var hints: [Hint]
  /// The reminder of the emergency card; empty on the neutral screen.
  public var danger: String
  /// Words that the layout needs: "more below" and so on.
  public var marks: Marks

  /// Words that the layout puts where something is cut.
  public struct Marks: Equatable, Sendable {
    /// More text below.
    public var below: String
    /// More text above.
    public var above: String
    /// More choices below.
    public var choicesBelow: String
    /// More choices above.
    public var choicesAbove: String
    /// Said in a window that is too small.
    public var tooSmall: String

    /// Makes the words.
    public init(
      below: String = "",
      above: String = "",
      choicesBelow: String = "",
      choicesAbove: String = "",
      tooSmall: String = ""
    ) {
      self.below = below
      self.above = above
      self.choicesBelow = choicesBelow
      self.choicesAbove = choicesAbove
      self.tooSmall = tooSmall
    }
  }

  /// Makes a screen.
  public init(
    path: String,
    title: String,
    parts: [Part] = [],
    notices: [String] = [],
    field: Field? = nil,
    choices: [Choice] = [],
    focus: Int? = nil,
    scroll: Int = 0,
    hints: [Hint] = [],
    danger: String = "",
    marks: Marks = Marks()
  ) {
    self.path = path
    self.title = title
    self.parts = parts
    self.notices = notices
    self.field = field
    self.choices = choices
    self.focus = focus
    self.scroll = scroll
    self.hints = hints
    self.danger = danger
    self.marks = marks
  }
}
