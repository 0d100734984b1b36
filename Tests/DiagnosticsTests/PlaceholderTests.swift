import Testing

@Suite struct DiagnosticsPlaceholderTests {
}
