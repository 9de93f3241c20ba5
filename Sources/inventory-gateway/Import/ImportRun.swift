import Inventory

/// An import as the user sees it: files in, progress and bad lines on standard error.
struct ImportRun {
    private var importer: Importer
    private var progress = ProgressLine()

    /// An import into this store.
    init(store: any InventoryStore) { importer = Importer(store: store) }

    /// Imports a file.
    mutating func read(_ file: String, as format: ImportFormat, ecosystem: String) async throws(CommandFailure) {
        var lines = try LineReader(path: file)
        var parser = format.parser(ecosystem: ecosystem)
        var number = 0
        do {
            while let line = try lines.next() {
                number += 1
                report(try await importer.add(parser.parse(line[...], number: number)), in: file)
                showProgress(file, lines.bytesRead, of: lines.size)
            }
            report(try await importer.add(parser.finish()), in: file)
            report(try await importer.flush(), in: file)
        } catch let failure as CommandFailure {
            progress.clear()
            throw failure
        } catch {
            progress.clear()
            throw interruption(error, file)
        }
    }

    /// Says what was done, and gives it.
    mutating func finish() -> Importer.Tally {
        progress.clear()
        let tally = importer.tally
        if StandardError.isTerminal || tally.refused > 0 { StandardError.line(summary(tally)) }
        return tally
    }

    private mutating func report(_ problems: [Importer.Problem], in file: String) {
        guard !problems.isEmpty else { return }
        progress.clear()
        for problem in problems { StandardError.write("\(file):\(problem.line): \(problem.message)\n") }
    }

    private func summary(_ tally: Importer.Tally) -> String {
        var text = "imported \(tally.registered.grouped) instances with \(tally.packages.grouped) packages"
        if tally.present > 0 { text += ", \(tally.present.grouped) were there already" }
        if tally.refused > 0 { text += ", left out \(tally.refused.grouped) lines" }
        return text
    }

    private mutating func showProgress(_ file: String, _ bytesRead: Int, of size: Int?) {
        guard progress.isDue else { return }
        let tally = importer.tally
        let done = tally.registered + tally.present
        var text = "\(file): \(done.grouped) instances · \(Int(Double(done) / progress.elapsed).grouped) /s"
        if let size, size > 0 {
            let share = min(Double(bytesRead) / Double(size), 1)
            let rest = share > 0 ? Int(progress.elapsed / share * (1 - share)) : 0
            text += " · \(Int(share * 100)) % · \(rest) s left"
        }
        if tally.refused > 0 { text += " · \(tally.refused.grouped) bad" }
        progress.draw(text)
    }

    /// The store gave up. What it acknowledged stays.
    private func interruption(_ error: any Error, _ file: String) -> CommandFailure {
        let message = (error as? InventoryError)?.message ?? "\(error)"
        return CommandFailure(
            "\(file): \(message) Imported so far: \(importer.tally.registered.grouped) instances; the same command goes "
                + "on from there.")
    }
}
