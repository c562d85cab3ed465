/// Ridge regression in its dual form, for few examples with many values: the examples' products with each other are all
/// that fitting needs, and are computed once however many fits follow.
///
/// Minimises Σ wᵢ (yᵢ − f(xᵢ))² + penalty · |β|² for f(x) = β·x + b, the bias b free. With D = diag(√w) and products
/// centred by the weighted mean, β = Σ aᵢ xᵢ where a = D (D K D + penalty · 1)⁻¹ D (y − ȳ).
///
/// Source: Saunders, Gammerman, Vovk, "Ridge regression learning algorithm in dual variables" (1998).
struct DualRidge: Sendable {
    /// A fitted function of the examples: its value is Σ coefficient · product + bias.
    struct Fit: Sendable {
        /// One for each example; 0 for those that were left out.
        var coefficients: [Double]
        var bias: Double
    }

    private let count: Int
    private let width: Int
    /// Row-major, `width` values an example.
    private let values: [Float]
    /// count × count, row-major.
    private let products: [Double]

    /// The examples, `width` values each, one after the other.
    init(values: [Float], width: Int) {
        self.values = values
        self.width = width
        let count = values.count / width
        self.count = count
        var products = [Double](repeating: 0, count: count * count)
        values.withUnsafeBufferPointer { values in
            guard let values = values.baseAddress else { return }
            for row in 0..<count {
                for column in 0...row {
                    let product = Double(Self.product(values + row * width, values + column * width, width))
                    products[row * count + column] = product
                    products[column * count + row] = product
                }
            }
        }
        self.products = products
    }

    /// Fits the examples that are listed.
    ///
    /// - Parameters:
    ///   - used: Places of the examples, at least one.
    ///   - targets: A value for each example, listed or not.
    ///   - weights: A positive weight for each example, listed or not.
    ///   - penalty: Positive.
    func fit(_ used: [Int], targets: [Double], weights: [Double], penalty: Double) -> Fit {
        let total = used.reduce(0) { $0 + weights[$1] }
        let shares = used.map { weights[$0] / total }
        let target = zip(used, shares).reduce(0) { $0 + $1.1 * targets[$1.0] }
        // The products with the weighted mean of the examples, and of that mean with itself.
        let means = used.map { row in zip(used, shares).reduce(0) { $0 + $1.1 * products[row * count + $1.0] } }
        let middle = zip(shares, means).reduce(0) { $0 + $1.0 * $1.1 }
        let roots = used.map { weights[$0].squareRoot() }
        let size = used.count
        var matrix = [Double](repeating: 0, count: size * size)
        for row in 0..<size {
            for column in 0...row {
                let centred = products[used[row] * count + used[column]] - means[row] - means[column] + middle
                matrix[row * size + column] = roots[row] * centred * roots[column] + (row == column ? penalty : 0)
            }
        }
        let right = zip(used, roots).map { $1 * (targets[$0] - target) }
        let solved = Self.solve(&matrix, right)
        let raw = zip(roots, solved).map { $0 * $1 }
        let sum = raw.reduce(0, +)
        var coefficients = [Double](repeating: 0, count: count)
        var bias = target
        for (place, row) in used.enumerated() {
            coefficients[row] = raw[place] - sum * shares[place]
            bias -= coefficients[row] * means[place]
        }
        return Fit(coefficients: coefficients, bias: bias)
    }

    /// The value of a fit at one of the examples.
    func value(of fit: Fit, at row: Int) -> Double {
        var sum = fit.bias
        for (column, coefficient) in fit.coefficients.enumerated() {
            sum += coefficient * products[row * count + column]
        }
        return sum
    }

    /// The weights of an example's values that a fit stands for.
    func weights(of fit: Fit) -> [Double] {
        var weights = [Double](repeating: 0, count: width)
        for (row, coefficient) in fit.coefficients.enumerated() where coefficient != 0 {
            for place in 0..<width { weights[place] += coefficient * Double(values[row * width + place]) }
        }
        return weights
    }

    /// Solves a symmetric positive definite system by Cholesky's decomposition, the lower half of which replaces that of
    /// the matrix.
    private static func solve(_ matrix: inout [Double], _ right: [Double]) -> [Double] {
        let size = right.count
        var solution = right
        matrix.withUnsafeMutableBufferPointer { buffer in
            guard let matrix = buffer.baseAddress else { return }
            for row in 0..<size {
                let own = matrix + row * size
                for column in 0..<row {
                    let other = matrix + column * size
                    own[column] = (own[column] - product(own, other, column)) / other[column]
                }
                own[row] = max(own[row] - product(own, own, row), .leastNormalMagnitude).squareRoot()
                var sum = solution[row]
                for column in 0..<row { sum -= own[column] * solution[column] }
                solution[row] = sum / own[row]
            }
            for row in (0..<size).reversed() {
                solution[row] /= matrix[row * size + row]
                for column in 0..<row { solution[column] -= matrix[row * size + column] * solution[row] }
            }
        }
        return solution
    }

    private static func product(_ one: UnsafePointer<Float>, _ other: UnsafePointer<Float>, _ count: Int) -> Float {
        var sums = SIMD16<Float>.zero
        let whole = count - count % 16
        for start in stride(from: 0, to: whole, by: 16) {
            let left = UnsafeRawPointer(one + start).loadUnaligned(as: SIMD16<Float>.self)
            sums += left * UnsafeRawPointer(other + start).loadUnaligned(as: SIMD16<Float>.self)
        }
        var sum = sums.sum()
        for place in whole..<count { sum += one[place] * other[place] }
        return sum
    }

    private static func product(_ one: UnsafePointer<Double>, _ other: UnsafePointer<Double>, _ count: Int) -> Double {
        var sums = SIMD8<Double>.zero
        let whole = count - count % 8
        for start in stride(from: 0, to: whole, by: 8) {
            let left = UnsafeRawPointer(one + start).loadUnaligned(as: SIMD8<Double>.self)
            sums += left * UnsafeRawPointer(other + start).loadUnaligned(as: SIMD8<Double>.self)
        }
        var sum = sums.sum()
        for place in whole..<count { sum += one[place] * other[place] }
        return sum
    }
}
