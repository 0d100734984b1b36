import Diagnostics

/// Every id that is used is declared somewhere.
enum ReferenceCheck {
  static func run(_ reading: inout Reading) {
    let unknown = reading.references.filter { !reading.isKnown($0) }
    for reference in unknown.prefix(Reading.mostDiagnostics) {
      let ids = reading.ids(of: reference.kind, in: reference.scope)
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
