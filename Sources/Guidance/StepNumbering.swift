/// The steps of a procedure as they are counted in one situation.
///
/// A step that does not apply has no number, and neither has one whose pages all count elsewhere.
public struct StepNumbering: Sendable {
  /// The places of the steps that are shown, in order.
  public private(set) var shown: [Int] = []
  private var numbers: [Int: Int] = [:]
  private var homes: [String: Int] = [:]

  /// Counts the steps.
  public init(_ procedure: Procedure, in situation: Situation) {
    for (place, step) in procedure.steps.enumerated() {
      let own =
        Self.place(
          step.variants.last { $0.value.within != nil && situation.holds($0.when) }?
            .value.within,
          procedure
        ) ?? place
      for page in step.pages {
        let moved = page.variants.last { $0.value.within != nil && situation.holds($0.when) }
        homes[page.id] = Self.place(moved?.value.within, procedure) ?? own
      }
    }
    let used = Set(homes.values)
    var number = 0
    for (place, step) in procedure.steps.enumerated()
    where used.contains(place) && situation.holds(step.when) {
      number = step.number ?? number + 1
      numbers[place] = number
      shown.append(place)
    }
  }

  /// The number of a step; nil when it has none in this situation.
  public func number(of step: Int) -> Int? { numbers[step] }

  /// The number of the last step.
  public var last: Int { shown.last.flatMap { numbers[$0] } ?? 0 }

  /// The place of the step under which a page counts.
  public func step(ofPage id: String) -> Int? { homes[id] }

  private static func place(_ id: String?, _ procedure: Procedure) -> Int? {
    id.flatMap { id in procedure.steps.firstIndex { $0.id == id } }
  }
}
