import Detectors
import Presentation

/// A trust list in lines: whom it names, until when, and its digest.
enum TrustLines {
    static func lines(_ list: TrustList) -> [String] {
        let stamps = list.holders.count(where: \.stampsTime)
        let kinds = stamps == 0 ? "" : ", \(stamps) of them for time stamps"
        return list.holders.map(line) + ["\(Figures.certificates(list.count))\(kinds); \(list.digest)"]
    }

    private static func line(_ holder: TrustList.Holder) -> String {
        let stamps = holder.stampsTime ? "  time stamps" : ""
        return "\(holder.ends ?? "no end read")  \(holder.name.printable)\(stamps)"
    }
}
