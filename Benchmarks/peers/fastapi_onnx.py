"""FastAPI + onnxruntime + Pillow: how a Python team would serve the same picture detector.

    python fastapi_onnx.py PORT clip.onnx
"""

import sys

import onnxruntime
import uvicorn
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool

from image_verdict import Head, pixels

app = FastAPI()
head = Head()
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 2
# Threads that spin while they wait would count as this contender's work.
options.add_session_config_entry("session.intra_op.allow_spinning", "0")
session = onnxruntime.InferenceSession(sys.argv[2], options, providers=["CPUExecutionProvider"])


def verdict(body: bytes) -> dict:
    return head.answer(session.run(["layers"], {"pixels": pixels(body)})[0][0])


@app.post("/image")
async def image(request: Request) -> dict:
    return await run_in_threadpool(verdict, await request.body())


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
