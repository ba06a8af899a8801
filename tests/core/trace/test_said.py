"""What other engines' attributes say of repetitions and data runs where the standard is silent."""

from __future__ import annotations

import pytest

from tests.core.process.bpmn.written import file, process
from tests.core.trace.shapes import AROUND, ENDS, done, inside, node
from xize.core.trace import Result, Wishes, trace

CAMUNDA = 'xmlns:v="http://camunda.org/schema/1.0/bpmn"'
FLOWABLE = 'xmlns:v="http://flowable.org/bpmn"'
ZEEBE = 'xmlns:v="http://camunda.org/schema/zeebe/1.0"'


def said(*inside_: str, space: str, **data: object) -> Result:
    return trace(file(*inside_, attributes=space), Wishes(process="p", data=data))


def marker(attributes: str = "", inner: str = "") -> str:
    return (
        f"<multiInstanceLoopCharacteristics {attributes}>{inner}</multiInstanceLoopCharacteristics>"
    )


@pytest.mark.parametrize("space", [CAMUNDA, FLOWABLE])
@pytest.mark.parametrize("collection", ["list", "${list}"])
def test_a_collection_and_its_variable(space: str, collection: str) -> None:
    loop = marker(f'isSequential="true" v:collection="{collection}" v:elementVariable="one"')
    task = node("scriptTask", "t", loop + "<script>sum = sum + one</script>")
    result = said(process(ENDS, task, AROUND), space=space, list=[2, 5], sum=0)
    assert (done(result), result.data["sum"]) == ("t t z", 7)


def test_expressions_of_zeebe_take_an_item_and_give_one() -> None:
    words = 'inputCollection="= list" inputElement="one" outputCollection="out" '
    words += 'outputElement="= one * 2"'
    loop = marker(inner=f"<extensionElements><v:loopCharacteristics {words}/></extensionElements>")
    result = said(process(ENDS, node("userTask", "t", loop), AROUND), space=ZEEBE, list=[2, 5])
    assert result.data == {"list": [2, 5], "out": [4, 10]}


def test_a_call_says_elsewhere_what_it_calls_and_passes_values() -> None:
    both = (
        '<extensionElements><v:calledElement processId="q"/><v:ioMapping>'
        '<v:input source="= x + 1" target="n"/><v:output source="= m" target="y"/>'
        "</v:ioMapping></extensionElements>"
    )
    called = process(inside("a"), ident="q").replace(
        '<scriptTask id="a">', '<scriptTask id="a"><script>m = n * 2</script>'
    )
    caller = process(ENDS, node("callActivity", "t", both), AROUND)
    assert said(caller, called, space=ZEEBE, x=3).data["y"] == 8
