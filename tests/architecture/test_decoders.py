"""Types are prepared by whoever loads a module, never by threads at once (decision 0040)."""

import ast
from collections.abc import Iterator

from tests.architecture.sources import Source, sources

DECODES = {"msgspec.json.decode", "msgspec.msgpack.decode", "msgspec.yaml.decode"}


def late(source: Source) -> Iterator[str]:
    """Where a file prepares a type when it is first decoded, with the remedy."""
    calls = [node for node in ast.walk(source.tree) if isinstance(node, ast.Call)]
    named = [(ast.unparse(call.func), call) for call in calls]
    prepares = any(name.endswith("Decoder") for name, _ in named)
    for name, call in named:
        if name in DECODES and (call.args[1:] or any(one.arg == "type" for one in call.keywords)):
            yield f"{source.path}:{call.lineno}: make a decoder that is a constant of the module"
        if name == "msgspec.convert" and not prepares:
            yield f"{source.path}:{call.lineno}: make a decoder of the type beside it"


def test_decoders_are_constants() -> None:
    assert [said for source in sources() for said in late(source)] == []
