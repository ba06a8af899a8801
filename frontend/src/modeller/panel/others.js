// What else an element may say: scripts, repetitions, the process a call means.

import { getBusinessObject, is } from "bpmn-js/lib/util/ModelUtil";
import { group, text } from "./fields.js";
import { expression } from "./flow.js";

export function otherFields({ modeler, element, say }) {
  const object = getBusinessObject(element);
  const modeling = modeler.get("modeling");
  const fields = [];
  if (is(element, "bpmn:ScriptTask")) {
    const write = (script) => modeling.updateProperties(element, { script: script || undefined });
    const help = say("One name = expression on each line.");
    fields.push(group(say("Script"), text(say("Script"), object.script, write, { lines: 4, help })));
  }
  if (is(element, "bpmn:CallActivity")) {
    const write = (calledElement) => modeling.updateProperties(element, { calledElement: calledElement || undefined });
    fields.push(group(say("Called process"), text(say("Called process"), object.calledElement, write)));
  }
  const loop = object.loopCharacteristics;
  if (loop) {
    const write = (key) => (body) => modeling.updateModdleProperties(element, loop, { [key]: expression(modeler, body) });
    const inside = is(loop, "bpmn:MultiInstanceLoopCharacteristics")
      ? [
          text(say("How many times"), loop.loopCardinality?.body, write("loopCardinality")),
          text(say("Until"), loop.completionCondition?.body, write("completionCondition")),
        ]
      : [text(say("While"), loop.loopCondition?.body, write("loopCondition"))];
    fields.push(group(say("Repetition"), ...inside));
  }
  return fields;
}
