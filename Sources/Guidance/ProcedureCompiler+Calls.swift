extension ProcedureCompiler {
  /// Refuses calls in a circle, and so many calls within calls that nobody could hold all the pages.
  mutating func refuseCircles(from root: Procedure) throws(GuideFault) {
    var counts: [String: Int] = [:]
    var path: [String] = []
    let count = try count(root, &path, &counts)
    guard count <= Self.mostPages else {
      throw .tooManyPages(procedure: root.id, limit: Self.mostPages)
    }
    pageCount = count
  }

  /// The pages of a procedure with all that it calls, or at least more than there may be.
  private func count(
    _ procedure: Procedure,
    _ path: inout [String],
    _ counts: inout [String: Int]
  ) throws(GuideFault) -> Int {
    if let start = path.firstIndex(of: procedure.id) {
      throw .callCircle(Array(path[start...]) + [procedure.id])
    }
    if let count = counts[procedure.id] { return count }
    path.append(procedure.id)
    var count = procedure.steps.reduce(0) { $0 + $1.pages.count }
    for id in procedure.calls {
      guard let callee = guide.procedure(id) else { throw .unknownProcedure(id) }
      count = min(count + (try self.count(callee, &path, &counts)), Self.mostPages + 1)
    }
    path.removeLast()
    counts[procedure.id] = count
    return count
  }
}
