public import Diagnostics
public import Guidance
public import Rules

/// Reads a file of answers: a JSON object of question to option, list of options, number or words.
public enum AnswersReader {
  /// The answers of a procedure from a file, or what is wrong with them.
  ///
  /// A question or an option that does not exist is a mistake with a suggestion, never left out. Settings
  /// of the guide may be given even where the procedure does not ask them.
  public static func read(
    _ bytes: [UInt8],
    file: String,
    for procedure: CompiledProcedure,
    besides settings: [Setting] = []
  ) -> (answers: [String: FactValue], diagnostics: [Diagnostic]) {
    var reading = Reading(files: [SourceText(file: file, bytes: bytes)])
    var answers: [String: FactValue] = [:]
    for (key, keyPlace, raw, place) in members(bytes, &reading) {
      do {
        answers[key] = try procedure.value(of: raw, for: key, besides: settings)
      } catch {
        AnswerProblem.report(error, key, keyPlace, place, procedure, settings, &reading)
      }
    }
    return (answers, Diagnostic.sorted(reading.diagnostics))
  }

  /// The strings of a JSON object, for small files of settings; nil when it is none.
  public static func strings(_ bytes: [UInt8]) -> [String: String]? {
    guard let document = JSONDocument.parse(bytes).document else { return nil }
    return withExtendedLifetime(document) {
      guard document.root.kind == .object else { return nil }
      var strings: [String: String] = [:]
      for member in document.root.members { strings[member.key] = member.value.string }
      return strings
    }
  }

  private static func members(
    _ bytes: [UInt8],
    _ reading: inout Reading
  ) -> [(key: String, keyPlace: Place, value: RawAnswer, place: Place)] {
    let (document, faults) = JSONDocument.parse(bytes)
    reading.add(faults.map { $0.diagnostic(in: reading.files[0]) })
    guard let document else { return [] }
    return withExtendedLifetime(document) { members(of: document.root, &reading) }
  }

  static func members(
    of root: JSONValue,
    _ reading: inout Reading
  ) -> [(key: String, keyPlace: Place, value: RawAnswer, place: Place)] {
    guard root.kind == .object else {
      reading.report(
        .wrongType(expected: "an object", found: root.kind.words),
        at: Place(file: 0, range: root.byteRange)
      )
      return []
    }
    var members: [(key: String, keyPlace: Place, value: RawAnswer, place: Place)] = []
    for (key, keyRange, value) in root.members {
      let place = Place(file: 0, range: value.byteRange)
      // An answer of null is one that was not given.
      if value.kind == .null { continue }
      guard let raw = RawAnswer(value) else {
        reading.report(
          .wrongType(
            expected: "an option id, a list of option ids or a number",
            found: value.kind.words
          ),
          at: place
        )
        continue
      }
      members.append((key, Place(file: 0, range: keyRange), raw, place))
    }
    return members
  }
}
