import Content
import Guidance
import Reports
import Rules
import Testing

/// What ids of the content mean, with answers that really lead there.
@Suite struct ExplainerTests {
  private func explainer(budget: Int = 200_000) throws -> (explainer: Explainer, guide: Guide) {
    let (content, guide) = try FireDrill.content()
    return (Explainer(content, guide, language: "nl", budget: budget), guide)
  }

  @Test func `every id that means something is explained, with its file and line`() throws {
    let (explainer, _) = try explainer()
    #expect(explainer.ids.count > 30)
    for id in explainer.ids {
      let meanings = explainer.meanings(of: id)
      #expect(!meanings.isEmpty, "\(id)")
      for meaning in meanings where meaning.kind != "contact" {
        #expect(meaning.file?.hasSuffix(".json") == true, "\(meaning.kind) \(id)")
        #expect(meaning.line ?? 0 > 0)
        #expect(!meaning.title.isEmpty)
      }
    }
  }

  private func given(_ answers: Explanation.Answers) -> [String: FactValue]? {
    guard case .found(let answers) = answers else { return nil }
    return Dictionary(uniqueKeysWithValues: answers.map { ($0.question, $0.value) })
  }

  @Test func `the answers to an outcome lead to it, by each case that says so`() throws {
    let (explainer, guide) = try explainer()
    for procedure in guide.procedures {
      let compiled = try guide.compiled(procedure.id)
      for outcome in procedure.outcomes {
        let name = procedure.id + "/" + outcome.id
        let meaning = try #require(explainer.meanings(of: name).first { $0.kind == "outcome" })
        let answers = try #require(given(meaning.answers), "\(outcome.id)")
        #expect(compiled.advice(of: compiled.walk(answers))?.outcome.id == outcome.id)
        #expect(!meaning.waysIn.isEmpty)
        for way in meaning.waysIn {
          let answers = try #require(given(way.answers), "\(way)")
          let walk = compiled.walk(answers)
          #expect(compiled.advice(of: walk)?.outcome.id == outcome.id)
          #expect(compiled.hit(of: walk)?.id == way.rule)
        }
      }
    }
  }

  @Test func `the answers to a page lead to it`() throws {
    let (explainer, guide) = try explainer()
    for procedure in guide.procedures {
      let compiled = try guide.compiled(procedure.id)
      for page in procedure.steps.flatMap(\.pages) {
        let name = procedure.id + "/" + page.id
        let meaning = try #require(explainer.meanings(of: name).first { $0.kind == "page" })
        let answers = try #require(given(meaning.answers))
        #expect(compiled.path(of: compiled.walk(answers)).contains(page.id))
      }
    }
  }

  @Test func `what was not looked at is not called unreachable`() throws {
    let (explainer, guide) = try explainer(budget: 1)
    let procedure = try #require(guide.procedures.first)
    let answers = procedure.outcomes.flatMap { explainer.meanings(of: "outcome:" + $0.id) }
      .map(\.answers)
    #expect(answers.contains(.notDecided))
    #expect(!answers.contains(.none))
  }

  @Test func `a kind or a procedure before an id narrows its meanings`() throws {
    let (explainer, _) = try explainer()
    let all = explainer.meanings(of: "ontruimen")
    #expect(all.map(\.kind).contains("procedure"))
    #expect(explainer.meanings(of: "procedure:ontruimen").map(\.kind) == ["procedure"])
    #expect(explainer.meanings(of: "tellen/ontruimen").isEmpty)
    #expect(explainer.meanings(of: "niets-van-dien-aard").isEmpty)
  }

  @Test func `scenarios and pages name each other`() throws {
    let (explainer, guide) = try explainer()
    for scenario in guide.scenarios {
      let compiled = try guide.compiled(scenario.procedure)
      for key in compiled.path(of: compiled.walk(scenario.answers)) {
        guard let place = compiled.page(key),
          case .page(let page, _, let owner) = compiled.pages[place].origin
        else { continue }
        let meaning = explainer.meanings(of: owner + "/" + page.id).first { $0.kind == "page" }
        let named = meaning?.sections.first { $0.name == "scenarios" }?.mentions.map(\.id) ?? []
        #expect(named.contains(scenario.id), "\(key)")
      }
    }
  }

  @Test func `a guarantee says what is promised to whom`() throws {
    let (content, drill) = try FireDrill.content()
    var guide = drill
    let outcome = try #require(guide.procedures[0].outcomes.first)
    guide.procedures[0].guarantees = [
      Guarantee(
        id: "belofte",
        says: Text(["nl": "Altijd goed."]),
        premise: .answered(fact: guide.procedures[0].start),
        promise: .outcomes([outcome.id]),
        basis: outcome.basis
      )
    ]
    let explainer = Explainer(content, guide, language: "nl")
    let meaning = try #require(explainer.meanings(of: "guarantee:belofte").first)
    #expect(meaning.title == "Altijd goed.")
    #expect(meaning.condition?.hasSuffix("is answered") == true)
    #expect(meaning.sections.map(\.name) == ["promises", "reads"])
    #expect(meaning.sections.first?.mentions.map(\.id) == [outcome.id])
  }

  @Test func `lines fit the width, but for answers to copy`() throws {
    let (explainer, _) = try explainer()
    for id in explainer.ids {
      for meaning in explainer.meanings(of: id) {
        for line in meaning.lines(columns: 40) where !line.contains("\"") {
          #expect(line.count <= 40, "\(line)")
        }
      }
    }
  }

  @Test func `the page of a finding is shown without its signs`() {
    let page =
      "# some-code\n\n## What it means\n\nIt is\nwrong.\n\n```json wrong a.json /b\n{}\n```\n"
    #expect(
      Explanation.finding("some-code", page: page).lines(columns: 40) == [
        "some-code", "", "What it means", "", "It is wrong.", "", "a.json  /b", "", "  {}",
      ]
    )
  }
}
