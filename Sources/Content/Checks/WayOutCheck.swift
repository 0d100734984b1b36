import Diagnostics
import Guidance
import Proof

/// From every page some way leads to an outcome, whatever the answers.
enum WayOutCheck {
  /// Reports each group of pages that lead only to each other; what leads into one follows from it.
  static func run(
    _ graph: PageGraph,
    _ trapped: Set<Int>,
    _ compiled: CompiledProcedure,
    _ reading: inout Reading
  ) {
    let procedure = compiled.procedure.id
    for pages in graph.deadEnds(among: trapped) {
      let ids = pages.compactMap { place -> String? in
        // Those of a called procedure are said when it is walked for itself.
        compiled.isOwnPage(place) ? compiled.pages[place].key : nil
      }
      guard let first = ids.first, ids.count == pages.count else { continue }
      WalkCheck.report(.noWayOut(ids), .page, first, procedure, &reading)
    }
  }
}
