import Diagnostics

/// Every id that is used is declared somewhere.
enum ReferenceCheck {
  static func run(_ reading: inout Reading) {
    let unknown = reading.references.filter { !reading.isKnown($0) }
    for reference in unknown.prefix(Reading.mostDiagnostics) {
      reading.report(
        .unknownID(
          kind: reference.kind.rawValue,
          id: reference.id,
          suggestion: reading.suggestion(for: reference.id, among: reading.declaredCount) {
            [reading] in
            reading.ids(of: reference.kind, in: reference.scope)
          }
        ),
        at: reference.place
      )
    }
  }
}
