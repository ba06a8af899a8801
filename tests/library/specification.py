"""The payment rule's acceptance specification as facts: who acts, on what, where it leads.

Ids only; what they mean in the regulation is said by the regulation's own ``trace.yaml``.
"""

from __future__ import annotations

from typing import NamedTuple


class Step(NamedTuple):
    """One step: who acts, documents it needs and gives, articles, what may come after it."""

    who: str
    needs: str
    gives: str
    articles: str
    then: str


STEPS = {
    "S01": Step("O15", "", "D43", "3 4", "S02"),
    "S02": Step("O01", "", "D01", "5(1) 12(1)", "S03 S05 S06 S07"),
    "S03": Step("O04", "D01", "D02", "5(1) 6(1) 12(2)", "S04 G01"),
    "S04": Step("O04", "D01 D02", "D03", "6(1) 12(2)", "G01"),
    "S05": Step("O05", "D01", "D05", "8(1)", "G01"),
    "S06": Step("O06", "D01", "D06", "9(1)", "G01"),
    "S07": Step("O08", "D01 D02 D03 D05 D06 D04", "D07 D08 D09", "7(1) 7(2) 7(4)", "G01"),
    "S08": Step("O04", "D01 D02 D03 D05 D06 D07 D08 D09", "D04", "6(1)", "S09"),
    "S09": Step("O01", "D04", "D04", "5(2) 6(1) 12(3)", "S10 S12 S08 E04"),
    "S10": Step("O01", "D04", "D12", "5(2)", "S11"),
    "S11": Step("O01", "D04 D12", "D28", "5(2) 5(6)", ""),
    "S12": Step("O01", "D04 D06", "D10", "5(2) 12(4)", "S13 S14"),
    "S13": Step("O04", "D10", "D10", "6(2) 9(3) 12(4)", "S15"),
    "S14": Step("O08", "D10", "D39", "7(3)", "S15"),
    "S15": Step("O01", "D10 D39", "D10 D11", "5(2)", "S16"),
    "S16": Step("O19", "D10 D11", "D11", "5(2)", "S17 S13 S14"),
    "S17": Step("O01", "D10 D11", "D11", "5(2) 11 12(4)", "S19 S18 E04"),
    "S18": Step("", "", "", "15(1) 5(4) 6(8) 8(8) 9(2)", ""),
    "S19": Step("O01", "D04 D10", "D13", "6(3)", "S20"),
    "S20": Step("O22", "D13", "D14", "附件3(1)", "S21"),
    "S21": Step("O04", "D14", "D14", "附件3(2)", "S22"),
    "S22": Step("O11", "D14", "D14", "附件3(2)", "S23 S19 E03"),
    "S23": Step("O04", "D13 D14", "D15 D14", "6(3) 15(2) 附件3(3)", "S24"),
    "S24": Step("O17", "D15", "D16", "8(2)", "S25"),
    "S25": Step("O04", "D15 D16 D14", "D14", "6(3) 8(3) 15(3)", "S26 S23 S24"),
    "S26": Step("O05", "D14 D15", "D14", "附件3(4)", "S27"),
    "S27": Step("O17", "D14 D16 D12", "D17", "8(4)", "S28 S34"),
    "S28": Step("O05", "D15 D16", "D18", "8(4)", "S29"),
    "S29": Step("O05", "D18", "D19", "8(4)", "S30"),
    "S30": Step("O05", "D19", "D45", "8(4) 15(6)", "S31"),
    "S31": Step("O05", "D45", "D20", "8(4) 15(6)", "S30 S32"),
    "S32": Step("O05", "D45 D20", "D20", "8(4) 15(6)", "S30 S33"),
    "S33": Step("O05", "D45 D20", "D20", "8(4) 15(6)", "S30 S35"),
    "S34": Step("O17", "D17", "", "8(4) 5(5)", "A04 A03"),
    "S35": Step("O05", "D20", "D21", "22(7)", "S36"),
    "S36": Step("O05", "D45 D20 D21", "D22", "8(5)", "S37"),
    "S37": Step("O04", "D22", "D22", "8(5)", "S38 S36 S33"),
    "S38": Step("O04", "D22 D15 D24", "D23", "6(5) 15(7)", "S39 S47 A02"),
    "S39": Step("O05", "D23", "D45", "8(5) 15(7)", "S36 S38"),
    "S40": Step("O04", "D15 D04 D10", "D27 D39", "6(6) 7(3) 9(4) 15(8)", "S43 S44 S47"),
    "S41": Step("O01", "D28 D12", "D28 D29", "5(2) 5(6) 15(4)", "S42 S47"),
    "S42": Step("O01", "D28 D29", "D40", "5(7) 15(5)", ""),
    "S43": Step("O06", "D10 D27", "D36", "9(5) 15(9)", ""),
    "S44": Step("O04", "D27", "D41", "10(1)", "S45"),
    "S45": Step("O07", "D27", "D33 D34", "10(2)", ""),
    "S46": Step("O07", "D12 D17 D28", "D35", "10(3)", "S46"),
    "S47": Step("O01", "D23 D27 D28 D14", "D30 D29", "5(3) 8(6) 18(1)", "S48"),
    "S48": Step("", "D30", "D30", "8(6)", "G06 S47 S39 S40"),
    "S49": Step("O05", "D30", "", "8(6) 18(2)", "S50 S54"),
    "S50": Step("O04", "", "D31", "6(7) 18(3)", "G07"),
    "S51": Step("O05", "D31 D24", "D45", "8(7) 18(3)", "S50"),
    "S52": Step("O01", "D28 D29", "D40", "5(3) 5(8) 18(4)", ""),
    "S53": Step("O07", "D33 D35", "", "10(4)", ""),
    "S54": Step("O08", "D08 D09", "D37", "7(5)", "A07"),
    "S55": Step("O06", "D27 D31 D36", "D42", "9(6) 15(9)", "S56"),
    "S56": Step("", "", "", "20", "S57"),
    "S57": Step("O12", "D38", "D38 D44", "21", "S58"),
    "S58": Step("O12", "D38 D44", "D38", "21 22", "E01 S57"),
    "G01": Step("O15", "D02 D03 D05 D06 D08", "", "6(1) 12(2)", "S08 S03 S05 S06 S07 E02"),
    "G02": Step("O19", "D11", "D11", "5(2)", "S17 S13"),
    "G03": Step("O11", "D14", "D14", "附件3(2)", "S23 S19 E03"),
    "G04": Step("O04", "D22", "D22", "8(5)", "S38 S36 S33"),
    "G05": Step("O04", "D15 D24", "D23", "6(5) 8(5)", "S47 S39 A02"),
    "G06": Step("O15", "D30", "", "8(6) 9(5) 10(1) 10(2) 10(3)", "S49 S47 S39 S40 S43 S45"),
    "G07": Step("O04", "D31", "", "6(7) 18(3)", "S52 S55 A05 E05"),
}
"""Sections 3.1 to 3.4; a ``then`` of a form's own register or of nothing is left out."""

WAITS_FOR = ["D36", "D41", "D33", "D34", "D35", "D21"]
"""Documents the go-live gate asks for; its other conditions are steps."""

END_STATES = ["E01", "E02", "E03", "E04", "E05"]

DUTIES = {
    "O01": {
        "5(1)": ["S02 S03"],
        "5(2)": ["S09 S12", "S15 S16 S17", "S10", "S11 S25 S41", "S15 S16"],
        "5(3)": ["S47", "S52"],
        "5(4)": ["A01"],
        "5(5)": ["S34"],
        "5(6)": ["S11 S41"],
        "5(7)": ["S42"],
        "5(8)": ["S52"],
    },
    "O04": {
        "6(1)": ["S03 S04 S08 S09"],
        "6(2)": ["S13"],
        "6(3)": ["S23 S25"],
        "6(4)": ["A02"],
        "6(5)": ["S38"],
        "6(6)": ["S40"],
        "6(7)": ["S50 A05"],
        "6(8)": ["A01"],
    },
    "O08": {
        "7(1)": ["S07"],
        "7(2)": ["S07"],
        "7(3)": ["S14 S40"],
        "7(4)": ["S07"],
        "7(5)": ["S54 A07"],
    },
    "O05": {
        "8(1)": ["S05"],
        "8(2)": ["S24"],
        "8(3)": ["S25"],
        "8(4)": ["S27 S28 S29 S30 S31 S32 S33", "S34 A04", "A03", "A02", "A04"],
        "8(5)": ["S36 S37 S39"],
        "8(6)": ["S49"],
        "8(7)": ["S51"],
        "8(8)": ["A01"],
    },
    "O06": {
        "9(1)": ["S06"],
        "9(2)": ["A01"],
        "9(3)": ["S13 S16"],
        "9(4)": ["S40"],
        "9(5)": ["S43"],
        "9(6)": ["S55"],
    },
    "O07": {"10(1)": ["S44"], "10(2)": ["S45"], "10(3)": ["S46"], "10(4)": ["S53"]},
    "O12": {"21": ["S57 S58"]},
    "O18": {"20": ["S56"]},
}
"""Section 2.2: each duty of a department by article, with what realises it."""

CHECKS = {
    "R01": "auto", "R02": "auto", "R03": "gate", "R04": "auto", "R05": "gate", "R06": "gate",
    "R07": "gate", "R08": "review", "R09": "gate", "R10": "gate", "R11": "gate", "R12": "auto",
    "R13": "auto", "R14": "attest", "R15": "gate", "R16": "info", "R17": "gate",
}  # fmt: skip
"""Section 12: how each rule is checked. R06 names the gate it blocks."""

PROPOSED = {
    "T01": ("countersign_period", "3 workdays"),
    "T08": ("preparation_lead", "2 workdays"),
    "T10": ("live_countersign_period", "3 workdays"),
    "T11": ("archive_period", "10 workdays"),
}
"""Section 4: figures the source leaves open, with the specification's proposal."""

SIGNERS = {
    "V01": "O01 O04 O20",
    "V02": "O04 O05 O06 O07 O08 O11",
    "V03": "O08",
    "V04": "O04 O11",
    "V05": "O04 O01 O05",
    "V06": "O04 O01 O05",
    "V07": "O15 O01 O05",
    "V08": "O01 O04 O05 O14",
    "V09": "O04",
    "V10": "O04 O01 O05 O09 O07 O06 O08",
    "V11": "O01 O07 O20",
    "V12": "O01 O04 O05 O06 O07 O08 O10",
    "V13": "O06 O10",
    "V14": "O12",
}
"""Section 5.1: whose voices each approval needs."""

TOLD = {
    "N01": "O19", "N02": "O01 O10", "N03": "O22 O04 O05", "N04": "O05", "N05": "O04",
    "N06": "O01 O14", "N07": "O01 O04 O05 O07", "N08": "O04", "N09": "O07 O01 O04 O05 O06 O08",
    "N10": "O23", "N11": "O13 O20", "N12": "O05 O01", "N13": "O14 O18",
}  # fmt: skip
"""Section 5.2: who hears of what."""

ACTIONS = {"A01": 5, "A02": 6, "A03": 6, "A04": 6, "A05": 6, "A06": 3, "A07": 6}
"""Section 6: how many numbered actions each side procedure has."""

ARCHIVE = {
    1: "D04", 2: "D11", 3: "D10", 4: "D15", 5: "D14", 6: "D27", 7: "D21", 8: "D23 D31", 9: "D30",
    10: "D28", 11: "D29", 12: "D32",
}  # fmt: skip
SUPPLEMENTS = ["D24", "D25", "D26", "D22", "D08", "D09", "D36", "D33", "D35", "D42", "D44"]
"""Section 11: the mandatory items in their order, and the proposed supplements."""

STAGE_DOCUMENTS = {
    "A": "D04 D11 D10 D01 D02 D03 D05 D06 D07 D08 D09 D28",
    "B": "D32 D13 D15 D14 D16 D17 D18 D19 D20 D21 D22 D23 D27 D28 D24 D25 D26",
    "C": "D30 D29 D31 D35 D33",
}
"""Section 8: the proposed lists of articles 13, 16 and 19. What is first written earlier and only
used later (D35, D33) counts where it is asked for."""

ROUTES = {
    1: "O04 O01 O05 O06 O08 O20",
    2: "O01 O19 O11 O12",
    3: "O01 O04 O06 O20 O12",
    4: "O04 O01 O05",
    5: "O22 O04 O11 O05",
    6: "O04 O01 O05 O09 O07 O06 O08",
    7: "O05 O04 O12",
    8: "O04 O05 O01 O12",
    9: "O01 O05 O12",
    10: "O01 O07 O20",
    11: "O01 O07 O20 O12",
    12: "O01 O06 O10",
}
"""Section 8: through whose hands each archive item goes (the proposed table of article 23)."""
