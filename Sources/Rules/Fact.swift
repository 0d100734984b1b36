/// A typed value that rules may read: an answer, or a choice made before the start.
public struct Fact: Sendable, Hashable {
  /// The id that expressions name.
  public var id: String
  /// What values it may have.
  public var type: FactType

  /// Makes a fact.
  public init(id: String, type: FactType) {
    self.id = id
    self.type = type
  }
}

/// The closed set of values that a fact may have.
public enum FactType: Sendable, Hashable {
  /// One of the options.
  case choice([String])
  /// Any number of the options; at most ``FactType/mostSetOptions``.
  case set([String])
  /// A whole number within bounds, both included.
  case count(ClosedRange<Int>)
  /// A day, kept but never decided upon.
  case date
  /// Words, kept but never decided upon.
  case text

  /// How many options a set may offer: its value is one machine word.
  public static let mostSetOptions = 62

  /// The options in their order; empty for types without options.
  public var options: [String] {
    switch self {
    case .choice(let options), .set(let options): options
    case .count, .date, .text: []
    }
  }
}

/// What a person said: the value of one fact.
public enum FactValue: Sendable, Hashable {
  /// One option of a choice.
  case option(String)
  /// The ticked options of a set; may be empty ("none of these").
  case options([String])
  /// A whole number.
  case count(Int)
  /// A day as `YYYY-MM-DD`.
  case date(String)
  /// Free words.
  case text(String)
}

extension FactType {
  /// The machine word for a value of this type, or nil when the value does not belong to it.
  ///
  /// A choice is its option's position, a set a bit an option, a count itself; dates and texts are 0.
  public func word(for value: FactValue) -> UInt64? {
    switch (self, value) {
    case (.choice(let options), .option(let id)):
      return options.firstIndex(of: id).map(UInt64.init)

    case (.set(let options), .options(let chosen)):
      var bits: UInt64 = 0
      for id in chosen {
        guard let place = options.firstIndex(of: id) else { return nil }
        bits |= 1 << UInt64(place)
      }
      return bits

    case (.count(let bounds), .count(let number)):
      return bounds.contains(number) ? UInt64(bitPattern: Int64(number)) & ~(1 << 63) : nil

    case (.date, .date), (.text, .text):
      return 0

    default:
      return nil
    }
  }

  /// The value that a machine word stands for; nil for dates and texts, whose words carry none.
  public func value(of word: UInt64) -> FactValue? {
    switch self {
    case .choice(let options):
      return word < UInt64(options.count) ? .option(options[Int(word)]) : nil

    case .set(let options):
      return .options(options.indices.filter { word >> UInt64($0) & 1 == 1 }.map { options[$0] })

    case .count:
      return .count(Int(word))

    case .date, .text:
      return nil
    }
  }
}
