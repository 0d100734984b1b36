// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that building and testing the program never builds the benchmarks.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "meldcode", path: "../..")],
  targets: [
    .executableTarget(
      name: "bench",
      dependencies: [.product(name: "Rooms", package: "meldcode")],
      swiftSettings: [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ]
    )
  ],
  swiftLanguageModes: [.v6]
)
