public import Rules

/// What is wrong with a given answer.
public enum AnswerFault: Error, Sendable, Hashable {
  /// No question of the procedure has this id.
  case unknownQuestion(String)
  /// The question has no such option.
  case unknownOption(question: String, option: String)
  /// The value is of another kind than the question asks for.
  case wrongKind(question: String)
  /// The number is not within the bounds.
  case outOfBounds(question: String, ClosedRange<Int>)
  /// The day does not exist or is not written as `YYYY-MM-DD`.
  case invalidDate(question: String)
}

/// An answer as it stands in a file, before its question is known.
public enum RawAnswer: Sendable, Hashable {
  /// A string.
  case string(String)
  /// A list of strings.
  case list([String])
  /// A whole number.
  case number(Int)
}

extension FactType {
  /// The value that a raw answer has for a question of this type.
  func value(of raw: RawAnswer, for key: String) throws(AnswerFault) -> FactValue {
    switch (self, raw) {
    case (.choice(let options), .string(let id)):
      guard options.contains(id) else { throw .unknownOption(question: key, option: id) }
      return .option(id)

    case (.set(let options), .list(let ids)):
      for id in ids where !options.contains(id) { throw .unknownOption(question: key, option: id) }
      return .options(options.filter { ids.contains($0) })

    case (.set(let options), .string(let id)):
      guard options.contains(id) else { throw .unknownOption(question: key, option: id) }
      return .options([id])

    case (.count(let bounds), .number(let number)):
      guard bounds.contains(number) else { throw .outOfBounds(question: key, bounds) }
      return .count(number)

    case (.date, .string(let day)):
      guard CalendarDay(day) != nil else { throw .invalidDate(question: key) }
      return .date(day)

    case (.text, .string(let words)):
      return .text(words)

    default:
      throw .wrongKind(question: key)
    }
  }
}

extension CompiledProcedure {
  /// The value that a raw answer has for the question with a key.
  public func value(of raw: RawAnswer, for key: String) throws(AnswerFault) -> FactValue {
    guard let place = page(key), pages[place].asks else { throw .unknownQuestion(key) }
    return try rules.facts[pages[place].fact].type.value(of: raw, for: key)
  }

  /// The same, but a setting of the guide that this procedure does not ask may be given too.
  ///
  /// It then counts for nothing: one set of answers serves several procedures.
  public func value(
    of raw: RawAnswer,
    for key: String,
    besides settings: [Setting]
  ) throws(AnswerFault) -> FactValue {
    if page(key) == nil, let setting = settings.first(where: { $0.id == key }) {
      return try setting.question.type.value(of: raw, for: key)
    }
    return try value(of: raw, for: key)
  }

  /// One word a fact for answers by question; answers to questions it does not have are left out.
  public func words(for answers: [String: FactValue]) -> [UInt64] {
    var words = Array(repeating: RuleSet.unanswered, count: rules.facts.count)
    for (key, value) in answers {
      guard let place = page(key), pages[place].asks else { continue }
      let fact = pages[place].fact
      if let word = rules.facts[fact].type.word(for: value) { words[fact] = word }
    }
    return words
  }

  /// Replays the procedure over answers by question.
  public func walk(_ answers: [String: FactValue]) -> Walk {
    var walk = Walk(for: self)
    walk.replay(self, words(for: answers))
    return walk
  }
}
