extension CompiledModel: GraphComputing {
    var takes: [TensorDescription] { inputs.map(\.description) }
    var gives: [TensorDescription] { outputs.map(\.description) }
}

extension Port {
    fileprivate var description: TensorDescription {
        let datatype: TensorDescription.Datatype =
            switch kind {
            case .float32: .float32
            case .float16: .float16
            case .int64: .int64
            case .int32: .int32
            }
        let lengths = shape?.map { $0.lowerBound == $0.upperBound ? $0.lowerBound : -1 }
        return TensorDescription(name: name, datatype: datatype, shape: lengths)
    }
}
