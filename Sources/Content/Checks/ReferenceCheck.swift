import Diagnostics

/// Every id that is used is declared somewhere.
enum ReferenceCheck {
  static func run(_ reading: inout Reading) {
    let unknown = reading.takeReferences().filter { !reading.isKnown($0) }
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
