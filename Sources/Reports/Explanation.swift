public import Rules

/// What an id of the content means: where it stands, what it says, what leads to it and where it is used.
public struct Explanation: Sendable {
  /// A way from a page or a decision, or to one.
  public struct Way: Sendable, Equatable {
    /// Where it comes from.
    public var from: FlowGraph.Point
    /// Where it leads.
    public var to: FlowGraph.Point
    /// The id of its case; nil for `otherwise` and for a way that is always taken.
    public var rule: String?
    /// Its condition, as the content says it; empty when it is always taken.
    public var words: String
    /// Its condition from the titles of questions and the labels of options.
    public var condition: String = ""
    /// How soon the outcome has to be acted upon by this way, where that differs.
    public var urgency: Int?
    /// The fewest answers that lead along it, where they were looked for.
    public var answers: Answers = .notLooked
  }

  /// Answers that lead somewhere.
  public enum Answers: Sendable, Equatable {
    /// They were not looked for.
    case notLooked
    /// No answers lead there.
    case none
    /// None were found, but not all answers were looked at.
    case notDecided
    /// The fewest that lead there, in the order of the questions.
    case found([Answer])
  }

  /// One answer, as a file of answers holds it.
  public struct Answer: Sendable, Equatable {
    /// The question.
    public var question: String
    /// What was said.
    public var value: FactValue
  }

  /// Something that has to do with it, by kind and id, with its words.
  public struct Mention: Sendable, Equatable {
    /// What it is: a page, a case, a scenario.
    public var kind: String
    /// Its id.
    public var id: String
    /// Its title, or what it says.
    public var words: String
  }

  /// The facts under a heading.
  public struct Section: Sendable, Equatable {
    /// The member of the JSON, such as `usedBy`.
    public var name: String
    /// The heading.
    public var heading: String
    /// What stands under it.
    public var mentions: [Mention]
  }

  /// What it is, such as `page`.
  public var kind: String
  /// Its id.
  public var id: String
  /// The procedure it belongs to.
  public var procedure: String?
  /// The step it belongs to.
  public var step: String?
  /// The file and line where it stands.
  public var file: String?
  /// The line.
  public var line: Int?
  /// Its title, or what it says.
  public var title: String
  /// The condition from the titles of questions and the labels of options.
  public var condition: String?
  /// How soon an outcome has to be acted upon.
  public var urgency: Int?
  /// The ways that lead to it.
  public var waysIn: [Way] = []
  /// The ways from it.
  public var waysOut: [Way] = []
  /// The fewest answers that lead to it.
  public var answers: Answers = .notLooked
  /// What else there is to say.
  public var sections: [Section] = []
  /// The page of a finding, as Markdown.
  public var text: String?

  /// The page that tells what a finding means, as Markdown with a title.
  public static func finding(_ code: String, page: String) -> Explanation {
    var explanation = Explanation(kind: "code", id: code, title: "")
    explanation.text = page
    return explanation
  }
}
