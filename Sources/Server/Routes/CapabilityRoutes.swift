import API
import Analysis
import DetectionCore
import Hummingbird

/// The capabilities of this installation, for clients.
struct CapabilityRoutes: Sendable {
    let analyzer: any MediaAnalyzing
    let configuration: ServerConfiguration
    let registration: RegistrationMode

    func add(to router: some RouterMethods<AppRequestContext>) {
        router.get("/v1/capabilities") { request, _ in try JSONBody.compressedResponse(view, to: request) }
    }

    private var view: CapabilitiesView {
        let capabilities = analyzer.capabilities
        return CapabilitiesView(
            version: Report.Engine.currentVersion, guest: configuration.guest,
            registration: registration,
            signIn: SignInView(
                passwords: configuration.openID.allowsPasswords, provider: configuration.openID.shownLabel),
            formats: capabilities.formats,
            maxBytes: min(capabilities.maxBytes, configuration.maxUploadBytes), maxPixels: capabilities.maxPixels,
            detectors: capabilities.detectors, operatingPoints: capabilities.operatingPoints)
    }
}
