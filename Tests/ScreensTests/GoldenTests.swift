import Display
import Screens
import Testing

@Suite struct GoldenTests {
  @Test(arguments: Place.all, [Size(columns: 80, rows: 24), .init(columns: 40, rows: 12)])
  func `every kind of screen looks as kept`(place: Place, size: Size) {
    let frame = place.session(size.columns, size.rows).frame
    expectGolden(FrameText.text(of: frame), "\(place.name).\(size.columns)x\(size.rows)")
  }

  @Test(arguments: Place.all)
  func `every kind of screen looks as kept in a large window`(place: Place) {
    expectGolden(FrameText.text(of: place.session(132, 50).frame), "\(place.name).132x50")
  }

  @Test(arguments: Place.all)
  func `every kind of screen reads as kept in lines`(place: Place) {
    let session = place.session(isLineMode: true)
    let lines = ScreenTranscript.whole(session.screen, session.program.phrases)
    expectGolden(lines.joined(separator: "\n") + "\n", "\(place.name).lines")
  }

  @Test func `a window that is too small says so`() {
    let frame = Session().resized(30, 8).frame
    expectGolden(FrameText.text(of: frame), "too-small.30x8")
  }

  @Test func `without colours the same words and signs are shown`() {
    for place in Place.all {
      let session = place.session()
      let plain = ScreenLayout(columns: 80, rows: 24, usesColors: false).frame(of: session.screen)
      #expect(FrameText.plain(plain) == session.words, "\(place.name)")
      #expect(plain.rows.allSatisfy { $0.runs.allSatisfy { $0.style.foreground == nil } })
    }
  }

  @Test func `a whole walk reads as kept in lines`() {
    var session = Session(isLineMode: true)
    var transcript = ScreenTranscript(session.program.phrases)
    var lines = transcript.lines(for: session.screen)
    let answers = [
      "1", "2", "waarom", "terug", "2", "1 3", "1", "onzin", "", "4", "3-2-2026", "Onder de trap",
      "", "", "", "1", "2", "", "waarom", "terug", "gevaar", "", "stop", "3",
    ]
    for answer in answers {
      lines.append("> " + answer)
      session = session.line(answer)
      lines += transcript.lines(for: session.screen)
    }
    #expect(session.effects == [.leave])
    expectGolden(lines.joined(separator: "\n") + "\n", "walk.lines")
  }
}
