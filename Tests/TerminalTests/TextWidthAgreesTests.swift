import CNcurses
import Display
import Glibc
import Testing

@Suite struct TextWidthAgreesTests {
  @Test func `every letter is as wide as the terminal library says`() throws {
    try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
    var disagreements: [String] = []
    for value in 0x20...UInt32(0x3FFFF) {
      guard let scalar = Unicode.Scalar(value), SafeText.isSafe(String(scalar)) else { continue }
      let width = screen_width(value)
      // Letters newer than the library have no width there.
      if width < 0 || Int(width) == TextWidth.columns(of: scalar) { continue }
      disagreements.append(String(value, radix: 16))
    }
    #expect(disagreements == [])
  }
}
