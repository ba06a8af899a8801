// Events: timers, and the names of messages, signals, errors, escalations, links; conditions.

import { getBusinessObject, is } from "bpmn-js/lib/util/ModelUtil";
import { together } from "../commands.js";
import { choice, group, text } from "./fields.js";
import { expression } from "./flow.js";

const TIMERS = [
  ["timeDate", "at a date"],
  ["timeDuration", "after a duration"],
  ["timeCycle", "again and again"],
];
const NAMED = {
  "bpmn:MessageEventDefinition": ["messageRef", "bpmn:Message", "Message", "message"],
  "bpmn:SignalEventDefinition": ["signalRef", "bpmn:Signal", "Signal", "signal"],
  "bpmn:ErrorEventDefinition": ["errorRef", "bpmn:Error", "Error", "error", "errorCode"],
  "bpmn:EscalationEventDefinition": ["escalationRef", "bpmn:Escalation", "Escalation", "escalation", "escalationCode"],
};

export function eventFields(context) {
  const object = getBusinessObject(context.element);
  const fields = (object.eventDefinitions ?? []).map((definition) => definitionFields(context, definition));
  if (is(context.element, "bpmn:ReceiveTask") || is(context.element, "bpmn:SendTask")) {
    fields.push(named(context, object, NAMED["bpmn:MessageEventDefinition"]));
  }
  return fields.filter(Boolean);
}

export const waits = (element) =>
  is(element, "bpmn:CatchEvent") &&
  (getBusinessObject(element).eventDefinitions ?? []).some((one) =>
    ["bpmn:MessageEventDefinition", "bpmn:SignalEventDefinition"].includes(one.$type),
  );

function definitionFields(context, definition) {
  const { modeler, element, say } = context;
  const update = (properties) => modeler.get("modeling").updateModdleProperties(element, definition, properties);
  switch (definition.$type) {
    case "bpmn:TimerEventDefinition":
      return timer(context, definition, update);
    case "bpmn:ConditionalEventDefinition":
      return group(
        say("Condition"),
        text(say("Condition"), definition.condition?.body, (body) => update({ condition: expression(modeler, body) }), { lines: 2 }),
      );
    case "bpmn:LinkEventDefinition":
      return group(say("Link"), text(say("Name of the link"), definition.name, (name) => update({ name })));
    default:
      return NAMED[definition.$type] && named(context, definition, NAMED[definition.$type]);
  }
}

function timer({ modeler, say }, definition, update) {
  const kind = TIMERS.map(([key]) => key).find((key) => definition[key]) ?? "timeDuration";
  const body = definition[kind]?.body ?? "";
  const write = (key, value) => {
    const blank = { timeDate: undefined, timeDuration: undefined, timeCycle: undefined };
    update({ ...blank, [key]: expression(modeler, value || "P1D") });
  };
  const kinds = TIMERS.map(([key, words]) => [key, say(words)]);
  const defaults = { timeDate: "2026-12-01T09:00:00", timeDuration: "P3D", timeCycle: "R3/P1D" };
  return group(
    say("Timer"),
    choice(say("When"), kind, kinds, (key) => write(key, defaults[key])),
    text(say("Timer"), body, (value) => write(kind, value), { help: say("2026-12-01T09:00:00 · P3D · R3/PT1H") }),
  );
}

// A name is an element of its own at the root of the file, shared by all that use it.
function named({ modeler, element, say }, holder, [property, type, title, prefix, code]) {
  const definitions = modeler.getDefinitions();
  const known = definitions.rootElements.filter((one) => one.$type === type);
  const modeling = modeler.get("modeling");
  const point = (reference) => modeling.updateModdleProperties(element, holder, { [property]: reference });
  const call = (name) => {
    const found = known.find((one) => one.name === name);
    if (!name || found) return point(name ? found : undefined);
    const ids = modeler.get("moddle").ids;
    let number = 1;
    while (ids.assigned(`${prefix}_${number}`)) number += 1;
    const fresh = modeler.get("bpmnFactory").create(type, { id: `${prefix}_${number}`, name });
    if (code) fresh[code] = name;
    fresh.$parent = definitions;
    const rootElements = [...definitions.rootElements, fresh];
    return together(
      modeler,
      () => modeling.updateModdleProperties(element, definitions, { rootElements }),
      () => point(fresh),
    );
  };
  const current = holder[property];
  const list = known.map((one) => one.name).filter(Boolean);
  const fields = [text(say(`Name of the ${prefix}`), current?.name, call, { list })];
  if (code && current) {
    const change = (value) => modeling.updateModdleProperties(element, current, { [code]: value || undefined });
    fields.push(text(say("Code"), current[code], change));
  }
  return group(say(title), ...fields);
}
