package import Configuration
package import Signing

import Synchronization

extension ServerConfiguration {
    /// Every setting that is read, in the order of their names; the same reading that `serve` does.
    ///
    /// - Throws: `ConfigurationError` when a server would refuse to start with them.
    package static func settings(
        flags: [String: ConfigValue], environment: [String: String]
    ) throws(ConfigurationError) -> [Setting] {
        let recorder = SettingsRecorder()
        _ = try read(flags: flags, environment: environment, accessReporter: recorder)
        return recorder.settings
    }
}

/// Writes down what is read; so no list of settings can forget one.
private final class SettingsRecorder: AccessReporter {
    private let seen = Mutex<[String: Setting]>([:])

    var settings: [Setting] { seen.withLock { $0.values.sorted { $0.name < $1.name } } }

    func report(_ event: AccessEvent) {
        guard case .success(let found?) = event.result, let value = Setting.Value(found) else { return }
        let name = event.metadata.key.components.dropFirst().joined(separator: ".")
        let isGiven = event.providerResults.contains { (try? $0.result.get().value) != nil }
        let isIgnored = event.conversionError != nil || event.providerResults.contains { (try? $0.result.get()) == nil }
        let setting = Setting(name: name, value: value, isDefault: !isGiven || isIgnored, isIgnored: isIgnored)
        seen.withLock { $0[name] = setting }
    }
}

extension Setting.Value {
    fileprivate init?(_ value: ConfigValue) {
        switch value.content {
        case _ where value.isSecret: self = .hidden
        case .string(let text): self = .string(text)
        case .int(let number): self = .int(number)
        case .bool(let isOn): self = .bool(isOn)
        default: return nil
        }
    }
}
