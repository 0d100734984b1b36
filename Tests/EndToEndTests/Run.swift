import Foundation
import Testing

/// One run of the built program, without a terminal.
struct Run {
  private let arguments: [String]
  private var input: String?
  private var output: String?
  private var variables: [String: String] = [:]
  private let home: Home

  init(_ arguments: String..., in home: Home = Home()) {
    self.arguments = arguments
    self.home = home
  }

  init(_ arguments: [String], in home: Home) {
    self.arguments = arguments
    self.home = home
  }

  func input(_ text: String) -> Run { with { $0.input = text } }

  /// Writes standard output to a file, such as `/dev/full`.
  func output(to path: String) -> Run { with { $0.output = path } }

  func setting(_ name: String, _ value: String) -> Run { with { $0.variables[name] = value } }

  private func with(_ change: (inout Run) -> Void) -> Run {
    var run = self
    change(&run)
    return run
  }

  /// Runs and gives what came of it.
  func result() throws -> Result {
    let end = try Child.run(
      [Checkout.binary] + arguments,
      environment: home.environment(variables),
      folder: home.path,
      input: try home.write(input ?? "", "stdin"),
      output: output ?? home.file("stdout"),
      errors: home.file("stderr")
    )
    return Result(
      status: end.status,
      isSignal: end.isSignal,
      output: output == nil ? home.read("stdout") ?? "" : "",
      errors: home.read("stderr") ?? ""
    )
  }

  /// Runs and expects this status.
  @discardableResult
  func status(_ expected: Int, sourceLocation: SourceLocation = #_sourceLocation) throws -> Result {
    let result = try result()
    #expect(
      result.status == expected && !result.isSignal,
      "\(result.errors)",
      sourceLocation: sourceLocation
    )
    return result
  }

  struct Result {
    let status: Int
    let isSignal: Bool
    let output: String
    let errors: String

    /// Standard output as a JSON object.
    func object() throws -> [String: Any] {
      let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
      return try #require(value as? [String: Any])
    }
  }
}
