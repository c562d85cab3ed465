internal import COpenVINO

/// Turns a status of the C API into an error with the runtime's own explanation.
///
/// - Throws: `InferenceError` with the given code and a message that starts with `context`.
func check(
    _ status: ov_status_e, _ code: InferenceError.Code, _ context: @autoclosure () -> String
) throws(InferenceError) {
    guard status != OK else { return }
    throw InferenceError(code, "\(context()): \(lastRuntimeMessage(status)).")
}

/// The first line that says something in the runtime's last message, which also names C++ source files.
private func lastRuntimeMessage(_ status: ov_status_e) -> String {
    var text = ov_get_last_err_msg().map { String(cString: $0) } ?? ""
    if text.isEmpty { text = ov_get_error_info(status).map { String(cString: $0) } ?? "status \(status.rawValue)" }
    let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }
    let telling = lines.last { !$0.isEmpty && !$0.hasPrefix("Exception from ") && !$0.hasPrefix("Check '") }
    return (telling ?? lines.first ?? "unknown failure").trimmingSuffix(while: { $0 == "." })
}

extension String {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace)).trimmingSuffix(while: \.isWhitespace)
    }

    fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
        var end = endIndex
        while end > startIndex, predicate(self[index(before: end)]) { end = index(before: end) }
        return String(self[..<end])
    }
}
