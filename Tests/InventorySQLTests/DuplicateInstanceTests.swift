import Testing

@testable import InventorySQL

@Suite("An engine's text about a taken id")
struct DuplicateInstanceTests {
    private static let long = String(repeating: "i", count: 200)

    @Test(
        "says which it is",
        arguments: [
            ("ERROR: x; Detail: Key (aws_instance_id)=(i-1) already exists.; SQLState: 23505", "i-1"),
            ("Duplicate entry 'i-1' for key 'ec2_id'; Error code: 1062; SQLState: 23000", "i-1"),
            ("x: Duplicate entry 'i-1' for key 'ec2.ec2_id'; Error code: 1062; SQLState: 23000", "i-1"),
            ("Duplicate entry 'it's' for key 'ec2_id'", "it's"),
            (#"Duplicate entry '\xC3\xA9' for key 'ec2_id'"#, "\u{E9}"),
            ("Duplicate entry '\(long.prefix(61))...' for key 'ec2_id'", long),
        ])
    func same(_ text: String, _ id: String) { #expect(text.saysDuplicate(id)) }

    @Test(
        "is about no other",
        arguments: [
            "ERROR: x; Detail: Key (aws_instance_id)=(i-12) already exists.; SQLState: 23505",
            "Duplicate entry 'i-12' for key 'ec2_id'", "Duplicate entry 'i-' for key 'ec2_id'", "nothing of the kind",
        ])
    func different(_ text: String) { #expect(!text.saysDuplicate("i-1")) }
}
