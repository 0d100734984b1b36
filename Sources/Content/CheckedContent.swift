public import Diagnostics
public import Guidance

/// A content folder read for editors' tools: the guide with its scenarios, and where everything stands.
public struct CheckedContent: Sendable {
  /// Something in the content that findings point at.
  public enum Thing: Sendable, Hashable {
    /// A procedure.
    case procedure(String)
    /// A step of a procedure.
    case step(String, of: String)
    /// A page of a procedure.
    case page(String, of: String)
    /// A case of a transition or decision of a procedure.
    case `case`(String, of: String)
    /// A named condition of a procedure.
    case condition(String, of: String)
    /// A decision of a procedure.
    case decision(String, of: String)
    /// A guarantee of a procedure.
    case guarantee(String, of: String)
    /// An outcome of a procedure.
    case outcome(String, of: String)
    /// A scenario.
    case scenario(String)
    /// A setting of the guide.
    case setting(String)
  }

  /// The guide, scenarios included; without meaning while there are errors.
  public let guide: Guide?
  /// All mistakes in the form of the files and in the answers of scenarios.
  public var diagnostics: [Diagnostic] { Diagnostic.sorted(reading.diagnostics) }
  /// Whether any of them is an error.
  public var hasErrors: Bool { guide == nil || reading.hasErrors }

  private let reading: Reading

  /// Reads a folder; `phrases` are the names that every file of texts must have.
  public init(_ files: [ContentFile], phrases: [String]) {
    var content = GuideReader(files, phrases: phrases).read()
    guide = content.guide.map { ScenarioTyping.run($0, &content) }
    reading = content.reading
  }

  /// A finding about something, at the place of its id.
  public func diagnostic(
    _ problem: Problem,
    about thing: Thing,
    severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    let place = place(of: thing) ?? Place(file: 0, range: 0..<0)
    return Diagnostic(problem, in: reading.files[place.file], at: place.range, severity: severity)
  }

  /// The file and the line where something is declared.
  public func location(of thing: Thing) -> (file: String, line: Int)? {
    guard let place = place(of: thing) else { return nil }
    let text = reading.files[place.file]
    return (text.file, text.range(of: place.range).start.line)
  }

  private func place(of thing: Thing) -> Place? {
    switch thing {
    case .procedure(let id): reading.place(of: .procedure, id)
    case .step(let id, let scope): reading.place(of: .step, id, scope: scope)
    case .page(let id, let scope): reading.place(of: .page, id, scope: scope)
    case .case(let id, let scope): reading.place(of: .case, id, scope: scope)
    case .condition(let id, let scope): reading.place(of: .condition, id, scope: scope)
    case .decision(let id, let scope): reading.place(of: .decision, id, scope: scope)
    case .guarantee(let id, let scope): reading.place(of: .guarantee, id, scope: scope)
    case .outcome(let id, let scope): reading.place(of: .outcome, id, scope: scope)
    case .scenario(let id): reading.place(of: .scenario, id)
    case .setting(let id): reading.place(of: .setting, id)
    }
  }
}
