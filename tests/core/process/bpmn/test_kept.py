"""Everything a file says stands in the model, also what is not run."""

from __future__ import annotations

from tests.core.process.bpmn.written import file, process
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.reading.read import read
from xize.core.process.bpmn.spaces import BPMN


def model_of(*inside: str, attributes: str = "") -> Definitions:
    found = read(file(*inside, attributes=attributes))
    assert found.model is not None, found.findings
    return found.model


def test_keys_that_messages_are_told_apart_by() -> None:
    path = "<messagePath>order.id</messagePath>"
    retrieval = (
        f'<correlationPropertyRetrievalExpression messageRef="m">{path}'
        "</correlationPropertyRetrievalExpression>"
    )
    binding = (
        '<correlationPropertyBinding correlationPropertyRef="c"><dataPath>number</dataPath>'
        "</correlationPropertyBinding>"
    )
    model = model_of(
        '<message id="m"/>',
        f'<correlationProperty id="c" name="order">{retrieval}</correlationProperty>',
        '<collaboration id="k"><participant id="q" processRef="p"><participantMultiplicity '
        'minimum="2" maximum="5"/></participant><correlationKey id="key">'
        "<correlationPropertyRef>c</correlationPropertyRef></correlationKey></collaboration>",
        process(
            '<task id="t"/>'
            f'<correlationSubscription id="s" correlationKeyRef="key">{binding}'
            "</correlationSubscription>"
        ),
    )
    (kept,) = model.correlation["c"].retrievals
    assert (kept.message, kept.path.body, kept.path.formal) == ("m", "order.id", True)
    (together,) = model.collaborations
    assert [one.properties for one in together.keys] == [("c",)]
    (pool,) = together.participants
    assert (pool.several, pool.minimum, pool.maximum) == (True, 2, 5)
    (subscription,) = model.processes["p"].subscriptions
    assert subscription.key == "key"
    assert [(one.property, one.path.body) for one in subscription.bindings] == [("c", "number")]


def test_services_imports_and_categories() -> None:
    operation = (
        '<operation id="o"><inMessageRef>m</inMessageRef><outMessageRef>n</outMessageRef>'
        "<errorRef>r</errorRef></operation>"
    )
    model = model_of(
        '<import namespace="x" location="x.wsdl" importType="wsdl"/>',
        '<category id="y"><categoryValue id="v" value="审批"/></category>',
        '<message id="m"/><message id="n"/><error id="r"/>',
        f'<interface id="i" name="i" implementationRef="x:i">{operation}</interface>',
        process('<task id="t"/><group id="g" categoryValueRef="v"/>'),
    )
    found = model.operations["o"]
    assert (found.message_in, found.message_out, found.errors) == ("m", "n", ("r",))
    assert model.interfaces[0].implementation == "x:i"
    assert model.imports[0].location == "x.wsdl"
    assert model.categories[0].values[0].value == "审批"


def test_what_the_model_has_no_field_for_is_kept_as_written() -> None:
    model = model_of(
        process(
            '<userTask id="t"><documentation>one</documentation><documentation>two'
            '</documentation><auditing><extensionElements><a xmlns="x" xmlns:y="y" y:b="c"/>'
            "</extensionElements></auditing><rendering/></userTask>"
        ),
        '<globalConversation id="g"><participant id="q" name="n"/></globalConversation>',
        attributes='typeLanguage="urn:t" xmlns:tns="t"',
    )
    task = model.processes["p"].own.nodes["t"]
    assert [(one.name, one.text) for one in task.kept] == [
        ("documentation", "two"),
        ("auditing", ""),
        ("rendering", ""),
    ]
    foreign = task.kept[1].inside[0].inside[0]
    assert (foreign.space, foreign.attributes, foreign.spaces) == ("x", {"b": "c"}, {"b": "y"})
    assert [(one.space, one.name) for one in model.kept] == [
        ("", "typeLanguage"),
        (BPMN, "globalConversation"),
    ]
    assert model.prefixes["tns"] == "t"
