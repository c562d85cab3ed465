import API
import Storage
import Testing

@testable import Intake
@testable import Server

@Suite("Room taken ahead of an upload's bytes", .timeLimit(.minutes(20)))
struct ReservationTests {
    private let reservations = Reservations()
    private let limit = StorageAmount(bytes: 100, files: 3)

    @Test("is taken once for the same bytes, grows with them and is given back")
    func lifetime() throws {
        let reservation = reservation()
        try reservation.cover(40)
        try reservation.cover(40)
        #expect(reservations.taken(by: "ann") == StorageAmount(bytes: 40, files: 1))
        try reservation.cover(60)
        #expect(reservations.taken(by: "ann") == StorageAmount(bytes: 60, files: 1))
        reservation.release()
        reservation.release()
        #expect(reservations.taken(by: "ann") == .zero)
    }

    @Test("counts beside what is stored and what other uploads have taken")
    func limits() throws {
        let first = reservation(used: 50)
        let second = reservation(used: 50)
        try first.cover(30)
        #expect(throws: Refusal.self) { try second.cover(21) }
        try second.cover(20)
        #expect(throws: Refusal.self) { try second.cover(21) }
        #expect(reservations.taken(by: "ann") == StorageAmount(bytes: 50, files: 2))
    }

    @Test("goes with the upload that forgot to give it back")
    func forgotten() throws {
        do {
            let reservation = reservation()
            try reservation.cover(10)
        }
        #expect(reservations.taken(by: "ann") == .zero)
    }

    @Test("is never more than the limit, whoever comes at the same time")
    func parallel() async {
        let taken = await withTaskGroup { group in
            for _ in 0..<200 {
                group.addTask {
                    reservations.take(StorageAmount(bytes: 7, files: 0), of: "ann", beside: .zero, within: limit)
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(taken == 14)
        #expect(reservations.taken(by: "ann").bytes == 98)
    }

    @Test("leaves the disk its reserve, whoever has room, and gives back what the disk refuses")
    func disk() throws {
        let disk = DiskRoom(reserve: 1000) { 1050 }
        let (first, second) = (reservation(disk: disk), reservation(disk: disk))
        try first.cover(40)
        #expect { try second.cover(20) } throws: { ($0 as? Refusal)?.problem.code == .diskFull }
        #expect(reservations.taken(by: "ann") == StorageAmount(bytes: 40, files: 1))
        try second.cover(10)
        #expect(!disk.isShort, "what is promised is not written yet")
        first.release()
        #expect(disk.hasRoom(for: 40) && !disk.hasRoom(for: 41))
    }

    private func reservation(used: Int = 0, disk: DiskRoom = DiskRoom(reserve: 0) { nil }) -> Reservation {
        Reservation(reservations, owner: "ann", used: StorageAmount(bytes: used, files: 0), limit: limit, disk: disk)
    }
}
