/// Says how far work has come, once it has taken more than a second and not too often.
public struct ProgressWords: Sendable {
  /// How long work may take before anything is said, in milliseconds.
  private static let patience = 1_000

  private let work: String
  private let count: Int
  private let pace: Int
  private let start: Int
  private var saidAt: Int?
  private var said = ""

  /// Begins with work of so many parts at a time in milliseconds; `pace` is how often to speak.
  public init(_ work: String, of count: Int, pace: Int, at start: Int) {
    self.work = work
    self.count = count
    self.pace = pace
    self.start = start
  }

  /// Whether anything was said.
  public var hasSpoken: Bool { saidAt != nil }

  /// What to say at a time with so many parts done; nil when there is nothing to say yet, or nothing new.
  public mutating func line(done: Int, at now: Int) -> String? {
    guard now - start >= Self.patience, saidAt.map({ now - $0 >= pace }) ?? true else { return nil }
    let line = "\(work): \(done) of \(count)"
    guard line != said else { return nil }
    (saidAt, said) = (now, line)
    return line
  }
}
