// Flows: their condition, and which is taken when no condition holds.

import { getBusinessObject, is, isAny } from "bpmn-js/lib/util/ModelUtil";
import { keyOf } from "../steps.js";
import { choice, group, text, tick } from "./fields.js";

const CHOOSES = ["bpmn:ExclusiveGateway", "bpmn:InclusiveGateway", "bpmn:ComplexGateway", "bpmn:Activity"];

export function flowFields({ modeler, element, say }) {
  if (!is(element, "bpmn:SequenceFlow") || !isAny(element.source, CHOOSES)) return [];
  const flow = getBusinessObject(element);
  const modeling = modeler.get("modeling");
  const isDefault = flow.sourceRef.default === flow;
  const fields = [];
  if (!isDefault) {
    const change = (body) => modeling.updateProperties(element, { conditionExpression: expression(modeler, body) });
    const told = asked(modeler);
    if (told.length) {
      fields.push(choice(say("An outcome of a step"), "", [["", "—"], ...told], (body) => body && change(body)));
    }
    const help = `${say("For example")} amount > 10000`;
    fields.push(text(say("Condition"), flow.conditionExpression?.body, change, { help, lines: 2 }));
  }
  const label = say("Taken when no other condition holds (default)");
  const mark = (on) => modeling.updateProperties(element.source, { default: on ? flow : undefined });
  return [group(say("Condition"), ...fields, tick(label, isDefault, mark))];
}

export function expression(modeler, body) {
  return body ? modeler.get("bpmnFactory").create("bpmn:FormalExpression", { body }) : undefined;
}

// Every outcome of every step of the drawing as a condition.
function asked(modeler) {
  return modeler.get("elementRegistry").filter((one) => is(one, "bpmn:Task")).flatMap((one) => {
    const outcomes = keyOf(one, "outcomes");
    if (!outcomes || typeof outcomes !== "object") return [];
    const step = getBusinessObject(one);
    return Object.entries(outcomes).map(([id, said]) => {
      const name = typeof said === "string" ? said : (said?.name ?? id);
      return [`step.${step.id}.outcome == "${id}"`, `${step.name || step.id}：${name}`];
    });
  });
}
