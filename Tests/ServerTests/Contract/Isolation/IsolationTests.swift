import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Server

@Suite("What belongs to somebody", .timeLimit(.minutes(20)))
struct IsolationTests {
    @Test("Every operation of the API document keeps it from eight kinds of callers, and foreign looks like absent")
    func matrix() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let world = try await IsolationWorld(server, client)
            let before = try await world.view(client)
            #expect(before.values.contains { $0.contains("secret-holiday.txt") }, "the owner sees it")
            let secrets = try world.secrets
            var cells = 0
            for operation in world.operations {
                for caller in Caller.allCases where !(operation.isAdministration && caller == .administrator) {
                    let foreign = try await Self.send(operation, by: caller, world.belongings, world, client)
                    let absent = try await Self.send(operation, by: caller, Belongings(), world, client)
                    let place: Comment = "\(operation.id) by \(caller)"
                    #expect(secrets.allSatisfy { !foreign.contains($0) }, place)
                    if operation.needsToken { Self.expectRefusal(foreign, operation, caller) }
                    if operation.pointsAtSomething { #expect(foreign == absent, place) }
                    cells += 1
                }
            }
            #expect(cells >= 8 * (world.operations.count - 2))
            #expect(try await world.view(client) == before, "the owner has everything as before")
        }
    }

    private static func expectRefusal(_ answer: Answer, _ operation: SpecOperation, _ caller: Caller) {
        let place: Comment = "\(operation.id) by \(caller)"
        switch caller {
        case .anonymous, .expired, .wrongAudience, .revoked, .disabled: #expect(answer.status == 401, place)
        case .unscoped: #expect(answer.status == 403, place)
        case .stranger where operation.isAdministration: #expect(answer.status == 403, place)
        // Clearing what is not there clears nothing.
        case .stranger, .administrator:
            if operation.path.contains("{") { #expect(answer.status == 404, place) }
        }
    }

    private static func send(
        _ operation: SpecOperation, by caller: Caller, _ target: Belongings, _ world: IsolationWorld,
        _ client: some TestClientProtocol
    ) async throws -> Answer {
        let body = try target.body(operation).map { ByteBuffer(bytes: $0) }
        // Guessing limits are not what is looked at here.
        if !operation.needsToken { world.server.clock.advance(0.5) }
        return Answer(
            try await client.execute(
                uri: target.address(operation), method: operation.method,
                headers: try await world.headers(of: caller, for: operation), body: body))
    }
}
