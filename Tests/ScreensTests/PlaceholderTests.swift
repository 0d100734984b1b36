import Testing

@Suite struct ScreensPlaceholderTests {
}
