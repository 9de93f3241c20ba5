/// One of the files that the explorer's page consists of.
struct ExplorerFile: Sendable {
    let contentType: String
    let content: [UInt8]
    let tag: EntityTag

    private init(_ contentType: String, _ content: [UInt8]) {
        self.contentType = contentType
        self.content = content
        tag = EntityTag(of: content)
    }

    private static func script(_ content: [UInt8]) -> ExplorerFile { Self("text/javascript; charset=utf-8", content) }

    /// The files by path.
    static let all: [Substring: ExplorerFile] = [
        "/": Self("text/html; charset=utf-8", PackageResources.index_html),
        "/explorer/explorer.css": Self("text/css; charset=utf-8", PackageResources.explorer_css),
        "/explorer/icon.svg": Self("image/svg+xml", PackageResources.icon_svg),
        "/explorer/theme.js": script(PackageResources.theme_js),
        "/explorer/app.mjs": script(PackageResources.app_mjs),
        "/explorer/client.mjs": script(PackageResources.client_mjs),
        "/explorer/completion.mjs": script(PackageResources.completion_mjs),
        "/explorer/docs.mjs": script(PackageResources.docs_mjs),
        "/explorer/dom.mjs": script(PackageResources.dom_mjs),
        "/explorer/editor.mjs": script(PackageResources.editor_mjs),
        "/explorer/examples.mjs": script(PackageResources.examples_mjs),
        "/explorer/format.mjs": script(PackageResources.format_mjs),
        "/explorer/grid.mjs": script(PackageResources.grid_mjs),
        "/explorer/json.mjs": script(PackageResources.json_mjs),
        "/explorer/lexer.mjs": script(PackageResources.lexer_mjs),
        "/explorer/merging.mjs": script(PackageResources.merging_mjs),
        "/explorer/parser.mjs": script(PackageResources.parser_mjs),
        "/explorer/plan.mjs": script(PackageResources.plan_mjs),
        "/explorer/results.mjs": script(PackageResources.results_mjs),
        "/explorer/schema.mjs": script(PackageResources.schema_mjs),
        "/explorer/sidebar.mjs": script(PackageResources.sidebar_mjs),
        "/explorer/storage.mjs": script(PackageResources.storage_mjs),
        "/explorer/table.mjs": script(PackageResources.table_mjs),
        "/explorer/tree.mjs": script(PackageResources.tree_mjs),
        "/explorer/validator.mjs": script(PackageResources.validator_mjs),
        "/explorer/variables.mjs": script(PackageResources.variables_mjs),
    ]
}
