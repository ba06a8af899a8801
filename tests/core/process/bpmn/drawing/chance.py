"""Random processes with what makes drawing hard: names everywhere, and lanes."""

from __future__ import annotations

import re

from hypothesis import strategies as st

NAMED = r'<(sequenceFlow|\w+Gateway|userTask|receiveTask|boundaryEvent) id="[^"]+"'
IN_LANES = r'<(?:startEvent|endEvent|\w*[tT]ask|\w+Gateway|intermediate\w+|subProcess) id="([^"]+)"'


def with_names(data: st.DataObject, content: str) -> str:
    """Some elements get a name that must find a place."""

    def name(found: re.Match[str]) -> str:
        words = data.draw(st.sampled_from(("", ' name="同意"', ' name="金额超过五十万元，须报批"')))
        return found.group(0) + words

    return re.sub(NAMED, name, content)


def in_lanes(data: st.DataObject, content: str) -> str:
    """Every node that lies directly in the process gets one of three lanes."""
    outside = re.sub(r"(<subProcess [^>]*>).*?</subProcess>", r"\1", content)
    while outside.count("</subProcess>"):
        outside = outside.replace("</subProcess>", "", 1)
    lanes: dict[int, list[str]] = {0: [], 1: [], 2: []}
    for ident in dict.fromkeys(re.findall(IN_LANES, outside)):
        lanes[data.draw(st.integers(0, 2))].append(ident)
    told = "".join(
        f'<lane id="lane{number}" name="岗位">'
        + "".join(f"<flowNodeRef>{ident}</flowNodeRef>" for ident in idents)
        + "</lane>"
        for number, idents in lanes.items()
    )
    return f'<laneSet id="lanes">{told}</laneSet>{content}'
