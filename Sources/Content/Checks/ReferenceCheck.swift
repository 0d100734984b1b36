import Diagnostics

/// Every id that is used is declared somewhere.
enum ReferenceCheck {
  /// References to what is not there.
  struct Doubts: Sendable {
    fileprivate var references: [Reading.Reference] = []
  }

  /// Looks for references to what is not there.
  static func doubts(in reading: Reading) -> Doubts {
    var doubts = Doubts()
    for batch in reading.allBatches {
      for reference in batch.references {
        let reference = batch.here(reference)
        if !reading.isKnown(reference) { doubts.references.append(reference) }
      }
    }
    return doubts
  }

  /// Tells them.
  static func tell(_ doubts: Doubts, _ reading: inout Reading) {
    let unknown = doubts.references
    var known: [Int64: [String]] = [:]
    for reference in unknown.prefix(Reading.mostDiagnostics) {
      if let now = reading.nameNow(of: reference) {
        reading.report(
          .idRenamed(kind: reference.kind.rawValue, id: reference.id, now: now),
          at: reference.place
        )
        continue
      }
      // Most of many are of one kind, in one scope.
      let key = Int64(reference.scope) << 8 | Int64(reference.kind.number)
      let ids = known[key] ?? reading.ids(of: reference.kind, in: reference.scope)
      known[key] = ids
      reading.report(
        .unknownID(
          kind: reference.kind.rawValue,
          id: reference.id,
          suggestion: reading.suggestion(for: reference.id, among: ids)
        ),
        at: reference.place
      )
    }
  }
}
