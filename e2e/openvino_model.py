"""An OpenVINO graph for MLServer: its parameter `uri` is the graph's file."""

import numpy
import openvino
from mlserver import MLModel
from mlserver.codecs import NumpyCodec
from mlserver.types import InferenceRequest, InferenceResponse, MetadataTensor, ResponseOutput
from mlserver.utils import get_model_uri

# As `precision` and `dynamic_group` of the image tower's manifest say.
SETTINGS = {"INFERENCE_PRECISION_HINT": "f32", "DYNAMIC_QUANTIZATION_GROUP_SIZE": 32}
DATATYPES = {"f32": "FP32", "f16": "FP16", "i64": "INT64", "i32": "INT32"}


def described(port) -> MetadataTensor:
    shape = [length.get_length() if length.is_static else -1 for length in port.partial_shape]
    return MetadataTensor(name=port.any_name, datatype=DATATYPES[port.element_type.get_type_name()], shape=shape)


class OpenVINOModel(MLModel):
    async def load(self) -> bool:
        core = openvino.Core()
        self.graph = core.compile_model(await get_model_uri(self.settings), "CPU", SETTINGS)
        self.inputs = [described(port) for port in self.graph.inputs]
        self.outputs = [described(port) for port in self.graph.outputs]
        return True

    async def predict(self, payload: InferenceRequest) -> InferenceResponse:
        tensors = {tensor.name: NumpyCodec.decode_input(tensor) for tensor in payload.inputs}
        found = self.graph(tensors)
        return InferenceResponse(
            id=payload.id, model_name=self.name, model_version=self.version,
            outputs=[
                ResponseOutput(
                    name=output.name, shape=list(array.shape), datatype=output.datatype,
                    data=numpy.asarray(array).ravel().tolist())
                for output, array in zip(self.outputs, found.to_tuple(), strict=True)
            ])
