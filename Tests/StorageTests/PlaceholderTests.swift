import Testing

@Suite struct StoragePlaceholderTests {
}
