"""Programs others wrote read our files without a warning, and their rules find nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.architecture.sources import ROOT
from tests.core.process.bpmn.raised import rules_of_all
from xize.core.process.bpmn.drawing import draw
from xize.core.process.bpmn.raising import raise_rules
from xize.core.process.bpmn.writing import write

SCRIPT = Path(__file__).with_name("oracles.cjs")
NODE = Path(sys.executable).with_name("node")


def test_bpmn_moddle_and_bpmnlint_have_nothing_to_say(tmp_path: Path) -> None:
    """One run for all files: every rule of the library, one of everything, some by chance."""
    for name, rules in rules_of_all():
        (tmp_path / f"{name}.bpmn").write_bytes(write(draw(raise_rules(rules))))
    files = sorted(map(str, tmp_path.iterdir()))
    run = subprocess.run(
        [str(NODE), str(SCRIPT)],
        cwd=ROOT / "frontend",
        input="\n".join(files),
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(run.stdout)
    assert list(told) == files
    assert {Path(name).stem: one for name, one in told.items() if any(one.values())} == {}
