import Diagnostics
import Guidance
import Rules

/// Every procedure compiles: no circles of conditions, calls or decisions, no rule beyond its limit.
enum CompileCheck {
  /// What came of a procedure.
  struct Result: Sendable {
    fileprivate var procedure: String
    fileprivate var compiled: Swift.Result<CompiledProcedure, GuideFault>
  }

  /// Makes all procedures ready to walk, as far as that can be done.
  static func compile(_ guide: Guide) -> [Result] {
    guide.procedures.map { procedure in
      let id = procedure.id
      do throws(GuideFault) {
        return Result(procedure: id, compiled: .success(try guide.compiled(id)))
      } catch {
        return Result(procedure: id, compiled: .failure(error))
      }
    }
  }

  /// Takes the procedures that are ready to walk, and tells what is wrong with the others.
  static func take(_ results: [Result], _ guide: Guide, _ content: inout ReadContent) {
    var said: Set<String> = []
    for result in results {
      switch result.compiled {
      case .success(let procedure): content.compiled[result.procedure] = procedure
      case .failure(let fault): report(fault, result.procedure, guide, &said, &content.reading)
      }
    }
  }

  private static func report(
    _ fault: GuideFault,
    _ procedure: String,
    _ guide: Guide,
    _ said: inout Set<String>,
    _ reading: inout Reading
  ) {
    switch fault {
    case .callCircle(let ids):
      guard said.insert("call:" + Set(ids).sorted().joined(separator: ",")).inserted else { return }
      reading.report(.callCycle(ids), at: placeOfCall(ids, guide, reading))

    case .tooManyPages(let id, let limit):
      reading.report(.procedureTooLarge(limit: limit), at: place(.procedure, id, "", reading))

    case .decisionCircle(let ids):
      reading.report(.decisionCycle(ids), at: place(.decision, ids[0], procedure, reading))

    case .rule(_, .circle(let ids)):
      guard said.insert("condition:" + Set(ids).sorted().joined(separator: ",")).inserted
      else { return }
      let (scope, id) = split(ids[0], procedure, guide)
      let names = ids.map { String($0.split(separator: "/").last ?? "") }
      reading.report(.conditionCycle(names), at: place(.condition, id, scope, reading))

    case .rule(_, .tooLarge):
      reading.report(
        .conditionTooLarge(limit: RuleSet.mostNodes),
        at: place(.procedure, procedure, "", reading)
      )

    case .unknownProcedure(let id), .unknownSetting(let id), .unknownTarget(_, let id):
      reading.report(
        .unknownID(kind: "target", id: id, suggestion: nil),
        at: place(.procedure, procedure, "", reading)
      )

    case .rule(_, .unknownFact(let id)) where guide.settings.contains { $0.id == id }:
      reading.report(
        .settingNotAsked(setting: id, procedure: procedure),
        at: place(.procedure, procedure, "", reading)
      )

    case .rule(_, .unknownFact(let id)), .rule(_, .unknownCondition(let id)),
      .rule(_, .unknownOption(let id, _)), .rule(_, .typeMismatch(let id)):
      reading.report(
        .unknownID(kind: "fact", id: id, suggestion: nil),
        at: place(.procedure, procedure, "", reading)
      )
    }
  }

  /// The procedure and the id of a condition that is named with the scope of its call.
  private static func split(
    _ name: String,
    _ procedure: String,
    _ guide: Guide
  ) -> (scope: String, id: String) {
    let parts = name.split(separator: "/").map(String.init)
    guard parts.count > 1, let id = parts.last else { return (procedure, name) }
    for callee in guide.procedures where callee.conditions.contains(where: { $0.id == id }) {
      return (callee.id, id)
    }
    return (procedure, id)
  }

  /// The page whose call closes the circle.
  private static func placeOfCall(
    _ ids: [String],
    _ guide: Guide,
    _ reading: Reading
  ) -> Place {
    let caller = ids.dropLast().last ?? ids[0]
    let page = guide.procedure(caller)?.steps.flatMap(\.pages).first {
      if case .call(let id) = $0.work { id == ids.last } else { false }
    }
    return page.map { place(.page, $0.id, caller, reading) }
      ?? place(.procedure, ids[0], "", reading)
  }

  private static func place(
    _ kind: Reading.Kind,
    _ id: String,
    _ scope: String,
    _ reading: Reading
  ) -> Place {
    reading.place(of: kind, id, scope: scope) ?? Place(file: 0, range: 0..<0)
  }
}
