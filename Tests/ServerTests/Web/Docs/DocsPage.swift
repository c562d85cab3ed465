import Yams

/// The API document as a page to read, which the server hands out: no script, nothing from elsewhere.
enum DocsPage {
    /// A document as a page.
    static func html(of document: APIDocument) -> String {
        let operations = document.operations
        let groups = document.tags.map { tag in
            """
            <section><h2 id="\(text(tag.name))">\(text(tag.name))</h2>\(Markdown.html(tag.description))
            \(operations.filter { $0.tag == tag.name }.map(operation).joined())</section>

            """
        }
        let contents = document.tags.map { "<a href=\"#\(text($0.name))\">\(text($0.name))</a>" }
        let shapes = document.schemas.map(schema).joined()
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Touchstone API</title>
            <link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/tokens.css">
            <link rel="stylesheet" href="/docs.css"></head>
            <body><header><h1>Touchstone API <small>\(text(document.version))</small></h1>
            <nav>\((contents + ["<a href=\"#shapes\">shapes</a>"]).joined(separator: " "))
            <a href="/openapi.yaml">openapi.yaml</a> <a href="/">the page</a></nav></header>
            <main>\(Markdown.html(document.description))
            \(groups.joined())<section><h2 id="shapes">shapes</h2>
            \(shapes)</section></main></body></html>

            """
    }

    private static func operation(_ operation: APIOperation) -> String {
        let answers = operation.answers.map { answer in
            "<tr><th scope=\"row\">\(text(answer.status))</th><td>\(Markdown.html(answer.meaning))"
                + "\(answer.status.hasPrefix("2") ? answer.examples.map(code).joined() : "")</td></tr>\n"
        }
        return """
            <details id="\(text(operation.id))"><summary><code><b>\(operation.method)</b> \(text(operation.path))</code>
            <span>\(text(operation.summary))</span></summary>
            \(Markdown.html(operation.description))\(parameters(operation))\(bodies(operation))
            <h3>Request</h3>\(code(operation.curl))
            <h3>Answers</h3><table>\(answers.joined())</table></details>

            """
    }

    private static func parameters(_ operation: APIOperation) -> String {
        guard !operation.parameters.isEmpty else { return "" }
        let rows = operation.parameters.map { parameter in
            let isRequired = parameter["required"]?.bool == true
            return """
                <tr><th scope="row"><code>\(text(parameter["name"]?.string ?? ""))</code></th>\
                <td>\(text(parameter["in"]?.string ?? ""))\(isRequired ? ", required" : "")</td>\
                <td>\(SchemaWords.html(parameter["schema"]))</td>\
                <td>\(Markdown.html(parameter["description"]?.string ?? ""))</td></tr>

                """
        }
        return "<h3>Parameters</h3><table>\(rows.joined())</table>"
    }

    private static func bodies(_ operation: APIOperation) -> String {
        guard !operation.bodies.isEmpty else { return "" }
        let rows = operation.bodies.map { body in
            "<tr><th scope=\"row\"><code>\(text(body.type))</code></th><td>\(SchemaWords.html(body.schema))</td></tr>\n"
        }
        return "<h3>Body</h3><table>\(rows.joined())</table>"
    }

    private static func schema(_ schema: (name: String, node: Node)) -> String {
        let required = Set(schema.node["required"]?.array().compactMap(\.string) ?? [])
        let rows = APIDocument.members(schema.node["properties"]).map { name, property in
            "<tr><th scope=\"row\"><code>\(text(name))</code></th><td>\(required.contains(name) ? "always" : "")</td>"
                + "<td>\(SchemaWords.html(property))</td>"
                + "<td>\(Markdown.html(property["description"]?.string ?? ""))</td></tr>\n"
        }
        return """
            <details id="shape-\(text(schema.name))"><summary><code>\(text(schema.name))</code></summary>
            \(Markdown.html(schema.node["description"]?.string ?? ""))
            \(rows.isEmpty ? "<p>\(SchemaWords.html(schema.node))</p>" : "<table>\(rows.joined())</table>")</details>

            """
    }

    private static func code(_ lines: String) -> String { "<pre tabindex=\"0\"><code>\(text(lines))</code></pre>" }

    private static func text(_ text: String) -> String { Markdown.escaped(text) }
}
