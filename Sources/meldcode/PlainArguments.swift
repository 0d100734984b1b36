/// The arguments that people start the screen with, read without the machinery for all others.
///
/// That machinery takes 2 ms to look through all commands and options. What is not surely one of the
/// plain forms is left to it, with its messages: an option twice, joined by `=`, unknown or without a value.
struct PlainArguments: Equatable {
  var isWalk = false
  var procedure: String?
  var content: String?
  var language: String?
  var sector: String?

  /// Reads `[walk [PROCEDURE] [--sector S]] [--content FOLDER] [--lang L]`; nil for anything else.
  init?(_ arguments: ArraySlice<String>) {
    var rest = arguments
    if rest.first == "walk" {
      isWalk = true
      rest = rest.dropFirst()
    }
    while let argument = rest.popFirst() {
      switch argument {
      case "--content": guard Self.take(&rest, into: &content) else { return nil }
      case "--lang": guard Self.take(&rest, into: &language) else { return nil }
      case "--sector" where isWalk: guard Self.take(&rest, into: &sector) else { return nil }
      default:
        guard isWalk, procedure == nil, Self.isValue(argument) else { return nil }
        procedure = argument
      }
    }
  }

  /// Takes the value of an option that was not given before; returns whether there was one.
  private static func take(_ rest: inout ArraySlice<String>, into value: inout String?) -> Bool {
    guard value == nil, let next = rest.popFirst(), isValue(next) else { return false }
    value = next
    return true
  }

  private static func isValue(_ argument: String) -> Bool {
    !argument.isEmpty && !argument.utf8.starts(with: "-".utf8)
  }
}
