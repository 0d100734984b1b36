/// Something wrong in a file: what, where, and how to mend it.
public struct Diagnostic: Sendable, Equatable {
  /// How bad it is.
  public enum Severity: String, Sendable, CaseIterable {
    /// The content must not be used.
    case error
    /// It may be used, but somebody should look.
    case warning
  }

  /// Another place that has to do with it.
  public struct Note: Sendable, Equatable {
    /// What stands there.
    public var words: String
    /// The file.
    public var file: String
    /// Where in it.
    public var range: SourceRange

    /// Makes a note at a stretch of bytes.
    public init(_ words: String, in text: SourceText, at offsets: Range<Int>) {
      self.words = words
      file = text.file
      range = text.range(of: offsets)
    }
  }

  /// What is wrong.
  public var problem: Problem
  /// How bad it is.
  public var severity: Severity
  /// The file.
  public var file: String
  /// Where in it.
  public var range: SourceRange
  /// The line where it starts, of a very long one the part around it; nil for a file that is not there.
  public var excerpt: String?
  /// The column of the excerpt's first character.
  public var excerptColumn = 1
  /// Other places that have to do with it.
  public var notes: [Note]

  /// Makes a diagnostic at a stretch of bytes.
  public init(
    _ problem: Problem,
    in text: SourceText,
    at offsets: Range<Int>,
    severity: Severity = .error,
    notes: [Note] = []
  ) {
    self.problem = problem
    self.severity = severity
    file = text.file
    range = text.range(of: offsets)
    let shown = text.excerpt(at: offsets.lowerBound)
    excerpt = shown.text
    excerptColumn = range.start.column - shown.before
    self.notes = notes
  }

  /// The diagnostic of a file that should be there.
  public static func missingFile(_ path: String) -> Diagnostic {
    var missing = Diagnostic(
      .fileMissing(path),
      in: SourceText(file: path, bytes: []),
      at: 0..<0
    )
    missing.excerpt = nil
    return missing
  }

  /// Whether it lies exactly at a stretch of bytes.
  public func isAt(_ text: SourceText, _ offsets: Range<Int>) -> Bool {
    file == text.file && range == text.range(of: offsets)
  }

  /// Diagnostics in their fixed order: by file, place and code.
  public static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.file != other.file { return one.file < other.file }
      if one.range.start != other.range.start { return one.range.start < other.range.start }
      if one.problem.code != other.problem.code { return one.problem.code < other.problem.code }
      return left.offset < right.offset
    }.map(\.element)
  }
}
