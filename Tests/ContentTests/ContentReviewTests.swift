import Content
import Guidance
import Testing

/// What of the fire drill was checked too long ago: contacts after 6 months, the rest after 24.
@Suite struct ContentReviewTests {
  private func review(_ files: [ContentFile], _ today: String) -> ContentReview {
    ContentReview(files, phrases: Folder.phrases, today: CalendarDay(today))
  }

  private func old(_ files: [ContentFile], _ today: String) -> [String] {
    review(files, today).old.map { item in
      [item.file, "\(item.line)", item.kind, item.id, "\(item.check.months)"].compactMap { $0 }
        .joined(separator: " ")
    }
  }

  @Test func `nothing is old while no period is over, or none is named`() {
    let files = Folder.fireDrill.files
    #expect(old(files, "2027-05-23") == [])
    let without = Folder.fireDrill.patched("guide.json", "/oldAfterMonths", "{}")
    #expect(old(without.files, "2100-01-01") == [])
    #expect(review(without.files, "2100-01-01").periods == CheckPeriods())
  }

  @Test func `a file of contacts is old before the others, at the day that it says`() {
    #expect(old(Folder.fireDrill.files, "2027-05-24") == ["reference/contacts.json 2 file 6"])
  }

  @Test func `in the end every day that is written is old`() {
    let files = Folder.fireDrill.files
    let days = files.filter { $0.path.hasSuffix(".json") }.reduce(0) { count, file in
      count + String(decoding: file.bytes, as: UTF8.self).ranges(of: "\"checkedOn\": \"2").count
    }
    let review = review(files, "2100-01-01")
    #expect(days > 5)
    #expect(review.checks == days)
    #expect(review.old.count == days)
  }

  @Test func `something with a day of its own is listed by itself`() {
    let file = "reference/contacts.json"
    let day = #"{"nl": "Bij vuur.", "en": "Fire."}, "checkedOn": "2020-01-01""#
    let files = Folder.fireDrill.patched(file, "/contacts/0/use", day).files
    #expect(old(files, "2026-12-01") == ["reference/contacts.json 8 contact brandweer 6"])
    let newer = day.replacing("2020", with: "2027")
    let other = Folder.fireDrill.patched(file, "/contacts/0/use", newer).files
    #expect(old(other, "2027-06-01") == ["reference/contacts.json 2 file 6"])
  }

  @Test func `a contact that is changed from elsewhere is old as contacts are`() {
    let change = #"{"contact": "receptie", "number": "toestel 12"}"#
    var overlay = Folder.overlay
    overlay["addition.json"] = Array(Folder.addition("eigen", change).utf8)
    let files = Folder.fireDrill.under(overlay)
    let first = old(files, "2027-07-01")
    #expect(first.count == 2 && first.contains { $0.contains("change of contact receptie 6") })
    let all = old(files, "2100-01-01")
    #expect(all.count { $0.hasPrefix("eigen/addition.json") } == 1, "\(all)")
  }
}
