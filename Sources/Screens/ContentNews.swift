public import Guidance

/// What came of reading the content again that an editor works on.
public struct ContentNews: Equatable, Sendable {
  /// The guide with the words around it; nil while the content is broken and the old one stays.
  public var content: Content?
  /// In a line what was found and what was covered.
  public var summary: String
  /// How many findings there are.
  public var count: Int
  /// The first findings with their places.
  public var findings: [Finding]

  /// One finding.
  public struct Finding: Equatable, Sendable {
    /// The file; the folder itself when it cannot be read.
    public var file: String
    /// The line.
    public var line: Int
    /// What is wrong.
    public var message: String

    /// Makes a finding.
    public init(file: String, line: Int, message: String) {
      self.file = file
      self.line = line
      self.message = message
    }
  }

  /// What a content folder holds.
  public struct Content: Equatable, Sendable {
    /// The guide.
    public var guide: Guide
    /// The words of the program, by language; empty keeps the old ones.
    public var phrasebooks: [Phrasebook]
    /// The users' guide, by language, as Markdown.
    public var manuals: [String: String]

    /// Makes it.
    public init(guide: Guide, phrasebooks: [Phrasebook], manuals: [String: String]) {
      self.guide = guide
      self.phrasebooks = phrasebooks
      self.manuals = manuals
    }
  }

  /// Makes the news.
  public init(content: Content?, summary: String, count: Int, findings: [Finding]) {
    self.content = content
    self.summary = summary
    self.count = count
    self.findings = findings
  }
}
