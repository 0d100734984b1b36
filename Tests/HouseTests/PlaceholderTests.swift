import Testing

@Suite struct HousePlaceholderTests {
}
