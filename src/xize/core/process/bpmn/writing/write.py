"""Writes a file model as BPMN 2.0 XML: elements in the order of the schema, two spaces a level."""

from __future__ import annotations

from xize.core.process.bpmn.model.containers import (
    Collaboration,
    Definitions,
    MessageFlow,
    Named,
    Participant,
)
from xize.core.process.bpmn.writing.activities import global_task
from xize.core.process.bpmn.writing.common import dress, in_order, shell
from xize.core.process.bpmn.writing.data import data_store, item_definition
from xize.core.process.bpmn.writing.diagram import diagram
from xize.core.process.bpmn.writing.events import definition
from xize.core.process.bpmn.writing.scopes import artifacts, process
from xize.core.process.bpmn.writing.services import (
    category,
    correlation_key,
    correlation_property,
    import_,
    interface,
)
from xize.core.process.bpmn.writing.spaces import names_of
from xize.core.process.bpmn.writing.tree import Out, element, text_of


def write(model: Definitions) -> bytes:
    """The file of a model: always the same for the same model, lines left out of account.

    Reading it again gives the same model. What has no id in the model has none in the file.
    """
    outermost = _definitions(model)
    in_order(outermost)
    return text_of(outermost, names_of(model, outermost)).encode()


def _definitions(model: Definitions) -> Out:
    made = element(
        "definitions",
        id=model.id,
        name=model.name,
        targetNamespace=model.target,
        expressionLanguage=model.expressions,
        exporter=model.exporter,
    )
    if model.documentation:
        made.add(element("documentation", text=model.documentation))
    dress(made, model.extras, model.kept)
    made.add(*map(import_, model.imports), *map(category, model.categories))
    made.add(*map(_collaboration, model.collaborations), *map(process, model.processes.values()))
    made.add(*map(_named, model.named.values()), *map(data_store, model.stores.values()))
    made.add(*map(item_definition, model.items.values()), *map(interface, model.interfaces))
    made.add(*(shell("resource", one) for one in model.resources.values()))
    made.add(*map(correlation_property, model.correlation.values()))
    made.add(*map(global_task, model.global_tasks.values()))
    made.add(*map(definition, model.event_definitions.values()))
    made.add(*(diagram(one, place) for place, one in enumerate(model.planes, 1)))
    return made


def _named(one: Named) -> Out:
    made = shell(one.kind, one)
    made.put("itemRef" if one.kind == "message" else "structureRef", one.item)
    if one.kind in ("error", "escalation"):
        made.put(f"{one.kind}Code", one.code)
    return made


def _collaboration(one: Collaboration) -> Out:
    made = shell("collaboration", one)
    made.add(*map(_participant, one.participants), *map(_message_flow, one.flows))
    made.add(*artifacts(one.associations, one.annotations, one.groups))
    made.add(*map(correlation_key, one.keys))
    return made


def _participant(one: Participant) -> Out:
    made = shell("participant", one, processRef=one.process)
    if one.several:
        several = element("participantMultiplicity")
        several.put("minimum", str(one.minimum))
        several.put("maximum", str(one.maximum))
        made.add(several)
    return made


def _message_flow(one: MessageFlow) -> Out:
    made = shell("messageFlow", one, sourceRef=one.source, targetRef=one.target)
    made.put("messageRef", one.message)
    return made
