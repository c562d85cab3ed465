"""The tools of `touchstone mcp`, asked by the protocol's own client: tools.py PROGRAM ADDRESS, a server that lets guests in."""

import asyncio
import json
import pathlib
import sys
import tempfile

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.shared.exceptions import MCPError

SAMPLES = pathlib.Path(__file__).parent.parent / "samples"


async def ask(program, arguments, body):
    """Runs `body` in a session with the program."""
    async with stdio_client(StdioServerParameters(command=program, args=["mcp", *arguments])) as (reader, writer):
        async with ClientSession(reader, writer) as session:
            introduction = await session.initialize()
            assert introduction.server_info.name == "touchstone", introduction
            await body(session)


def text(result):
    return "\n".join(part.text for part in result.content)


async def here(session):
    tools = {tool.name for tool in (await session.list_tools()).tools}
    assert tools == {"scan", "verify", "models"}, tools
    files = sorted(path for path in SAMPLES.iterdir() if path.suffix != ".md")
    results = await asyncio.gather(*(session.call_tool("scan", {"path": str(path)}) for path in files))
    for path, result in zip(files, results, strict=True):
        assert not result.is_error, text(result)
        report = result.structured_content
        assert text(result).startswith(str(path)) and report["media"]["bytes"] == path.stat().st_size, report
        print(f"mcp: {path.name}: {report['verdict']}")
    models = await session.call_tool("models", {})
    assert {"image.clip", "text.smollm2"} <= {model["id"] for model in models.structured_content["models"]}
    for call in [("scan", {"path": "/etc/passwd"}), ("scan", {}), ("scan", {"path": str(files[0]), "x": 1}), ("fly", {})]:
        try:
            raise AssertionError(await session.call_tool(*call))
        except MCPError as error:
            assert error.code == -32602, error


async def there(session):
    tools = {tool.name for tool in (await session.list_tools()).tools}
    assert tools == {"scan", "verify", "models", "history"}, tools
    with tempfile.NamedTemporaryFile("w", suffix=".txt", dir=SAMPLES.parent / ".deps") as file:
        file.write("It was a bright cold day in April, and the clocks were striking thirteen.")
        file.flush()
        scanned = await session.call_tool("scan", {"path": file.name})
        assert not scanned.is_error, text(scanned)
    history = await session.call_tool("history", {"limit": 5})
    assert history.structured_content["items"][0]["media"]["kind"] == "text", json.dumps(history.structured_content)


async def main(program, address):
    await ask(program, ["--folder", str(SAMPLES)], here)
    await ask(program, ["--server", address, "--folder", str(SAMPLES.parent)], there)
    print("mcp: every tool answers, here and by a server")


asyncio.run(main(*sys.argv[1:]))
