import Content
import Diagnostics
import Guidance
import Proof
import Testing

/// What is proved of a whole folder, and how it is told.
@Suite struct ContentProofTests {
  private static let file = "procedures/tellen/procedure.json"

  private func promising(_ then: String, if premise: String? = nil) -> Folder {
    let condition = premise.map { "\"if\": \($0), " } ?? ""
    return Folder.fireDrill.patched(
      Self.file,
      "/guarantees",
      "[{\"id\": \"g\", \"says\": {\"nl\": \"Zo.\", \"en\": \"So.\"}, \(condition)"
        + "\"then\": \(then), \"source\": [\"eigen-plan\"], \"certainty\": \"known\"}]"
    )
  }

  @Test func `the fire drill is proved`() {
    let proof = Folder.fireDrill.prove()
    #expect(proof.isProved)
    #expect(proof.diagnostics.map(\.problem.message) == [])
  }

  @Test func `the bundled content is proved, with guarantees in every procedure`() {
    let proof = Folder.bundled.prove()
    #expect(proof.isProved)
    #expect(proof.diagnostics.map(\.problem.message) == [])
    #expect(proof.procedures.allSatisfy { !$0.guarantees.isEmpty })
  }

  @Test func `pages are those that validate counts; questions before the start are none`() throws {
    let proof = Folder.fireDrill.prove()
    let alone = try #require(proof.procedures.first { !$0.procedure.procedure.settings.isEmpty })
    let pages = alone.procedure.procedure.steps.flatMap(\.pages)
    let called = alone.procedure.pages.count { $0.key.contains("/") }
    #expect(alone.pageCount == pages.count + called)
    #expect(alone.pageCount < alone.procedure.pages.count)
  }

  @Test func `a broken promise is told with the answers that break it`() throws {
    let proof = promising("{\"outcomes\": [\"compleet\"]}").prove()
    #expect(!proof.isProved)
    let found = try #require(proof.diagnostics.first)
    #expect(found.problem.code == "guarantee-broken")
    #expect(found.file == Self.file)
    #expect(
      found.problem.message.contains("{\"iedereen\": \"nee\", \"laatst-gezien\": \"binnen\"}")
    )
    #expect(proof.json.contains("\"verdict\": \"refuted\""))
  }

  @Test(arguments: [
    (#"{"outcomes": ["compleet"]}"#, "outcome 'onvolledig'", "outcome 'compleet'"),
    (
      #"{"notOutcomes": ["onvolledig"]}"#, "outcome 'onvolledig'",
      "an outcome other than 'onvolledig'"
    ),
    (
      #"{"urgencyAtMost": 1}"#, "outcome 'compleet' with urgency 3", "urgency 1 or sooner"
    ),
    (
      #"{"contacts": ["brandweer"]}"#, "outcome 'compleet' without contact 'brandweer'",
      "contacts 'brandweer'"
    ),
    (
      #"{"firstContact": "brandweer"}"#, "outcome 'compleet' with first contact 'receptie'",
      "first contact 'brandweer'"
    ),
    (
      #"{"pages": ["iedereen", "laatst-gezien"]}"#,
      "outcome 'compleet' without page 'laatst-gezien'", "pages 'iedereen' and 'laatst-gezien'"
    ),
    (
      #"{"notPages": ["laatst-gezien"]}"#, "by page 'laatst-gezien'", "no page 'laatst-gezien'"
    ),
    (
      #"{"page": "laatst-gezien", "before": "iedereen"}"#,
      "outcome 'compleet' by page 'iedereen' without 'laatst-gezien'",
      "page 'laatst-gezien' before 'iedereen'"
    ),
    (
      #"{"urgencyRisesWith": {"fact": "iedereen", "order": ["nee", "ja"]}}"#,
      "outcome 'onvolledig' with urgency 0, then to outcome 'compleet' with urgency 3",
      "that the second is not less urgent"
    ),
  ])
  func `a broken promise says where the answers lead, and what was promised`(
    then: String,
    got: String,
    promised: String
  ) throws {
    let proof = promising(then).prove()
    let found = try #require(proof.diagnostics.first { $0.problem.code == "guarantee-broken" })
    #expect(found.problem.message.contains(got))
    #expect(found.problem.message.hasSuffix("promised is " + promised))
    #expect(proof.json.contains("\"promised\": \"\(promised)\""))
    #expect(proof.json.contains("\"leadsTo\": {\"outcome\": "))
  }

  @Test func `a promise to nobody is counted as vacuous, one that is broken as refuted`() {
    let nobody = #"{"all": [{"fact": "iedereen", "equals": "ja"}, {"answered": "laatst-gezien"}]}"#
    func conclusion(_ folder: Folder) -> String? {
      folder.prove().summary(in: "nl").split(separator: "\n").last.map(String.init)
    }
    #expect(
      conclusion(promising(#"{"outcomes": ["compleet"]}"#, if: nobody)) == "not proved: 1 vacuous"
    )
    #expect(conclusion(promising(#"{"outcomes": ["compleet"]}"#)) == "not proved: 1 refuted")
  }

  @Test(arguments: [
    ("{\"outcomes\": [\"compleett\"]}", "unknown-id"),
    ("{\"outcomes\": []}", "list-empty"),
    ("{\"notOutcomes\": \"compleet\"}", "wrong-type"),
    ("{\"outcome\": [\"compleet\"]}", "unknown-key"),
    ("{\"outcomes\": [\"compleet\"], \"pages\": [\"iedereen\"]}", "operator-ambiguous"),
    ("{}", "operator-missing"),
    ("{\"urgencyAtMost\": 4}", "number-out-of-bounds"),
    ("{\"contacts\": [\"brandwer\"]}", "unknown-id"),
    ("{\"firstContact\": \"brandwer\"}", "unknown-id"),
    ("{\"pages\": [\"iederen\"]}", "unknown-id"),
    ("{\"notPages\": [\"iederen\"]}", "unknown-id"),
    ("{\"page\": \"iedereen\"}", "missing-key"),
    ("{\"page\": \"iedereen\", \"before\": \"laatst\"}", "unknown-id"),
    ("{\"urgencyRisesWith\": {\"fact\": \"iederen\", \"order\": [\"ja\", \"nee\"]}}", "unknown-id"),
    (
      "{\"urgencyRisesWith\": {\"fact\": \"iedereen\", \"order\": [\"ja\", \"neen\"]}}",
      "value-not-in-domain"
    ),
    ("{\"urgencyRisesWith\": {\"fact\": \"iedereen\", \"order\": [\"ja\"]}}", "wrong-type"),
    ("{\"urgencyRisesWith\": {\"fact\": \"iedereen\", \"order\": [\"ja\", \"ja\"]}}", "wrong-type"),
  ])
  func `a promise that says nothing clear is refused`(then: String, code: String) {
    let proof = promising(then).prove()
    #expect(proof.diagnostics.map(\.problem.code) == [code])
    #expect(!proof.isProved && proof.procedures.isEmpty)
  }

  @Test func `the condition of a guarantee is checked like every other`() {
    let codes = promising(
      "{\"outcomes\": [\"compleet\"]}",
      if: "{\"fact\": \"iedereen\", \"equals\": \"misschien\"}"
    ).prove().diagnostics.map(\.problem.code)
    #expect(codes == ["value-not-in-domain"])
  }

  @Test func `what is beyond the budget is said not to be proved`() {
    let proof = ContentProof.run(
      Folder.fireDrill.files,
      phrases: Folder.phrases,
      budget: 1
    )
    #expect(!proof.isProved && proof.undecided > 0)
    #expect(Set(proof.diagnostics.map(\.problem.code)).contains("not-checked"))
  }
}
