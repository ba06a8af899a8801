// New elements get ids the language can name (`task_1`), and what people draw is work for people.

import BpmnFactory from "bpmn-js/lib/features/modeling/BpmnFactory";
import { is, isAny } from "bpmn-js/lib/util/ModelUtil";

const PREFIXES = [
  ["bpmn:SubProcess", "part"],
  ["bpmn:CallActivity", "call"],
  ["bpmn:Activity", "task"],
  ["bpmn:StartEvent", "start"],
  ["bpmn:EndEvent", "end"],
  ["bpmn:BoundaryEvent", "edge"],
  ["bpmn:Event", "event"],
  ["bpmn:Gateway", "gateway"],
  ["bpmn:SequenceFlow", "flow"],
  ["bpmn:MessageFlow", "message_flow"],
];

class Factory extends BpmnFactory {
  _ensureId(element) {
    if (element.id || !this._needsId(element)) return super._ensureId(element);
    const known = PREFIXES.find(([type]) => is(element, type));
    const plain = element.$type.replace(/^[^:]*:/, "").toLowerCase();
    const prefix = known ? known[1] : plain;
    const ids = this._model.ids;
    let number = 1;
    while (ids.assigned(`${prefix}_${number}`)) number += 1;
    element.id = `${prefix}_${number}`;
    ids.claim(element.id, element);
    return undefined;
  }
}
Factory.$inject = ["moddle"];

// A task out of the palette or the context pad is a user task: somebody does it.
class People {
  constructor(eventBus, palette, contextPad, elementFactory, create, autoPlace, translate) {
    Object.assign(this, { elementFactory, create, autoPlace, translate });
    palette.registerProvider(500, this);
    contextPad.registerProvider(500, this);
  }

  _shape() {
    return this.elementFactory.createShape({ type: "bpmn:UserTask" });
  }

  getPaletteEntries() {
    return (entries) => {
      const start = (event) => this.create.start(event, this._shape());
      const task = {
        ...entries["create.task"],
        className: "bpmn-icon-user-task",
        action: { click: start, dragstart: start },
      };
      return { ...entries, "create.task": task };
    };
  }

  getContextPadEntries(element) {
    return (entries) => {
      const append = entries["append.append-task"];
      if (!append) return entries;
      const start = (event) => this.create.start(event, this._shape(), { source: element });
      const task = {
        ...append,
        className: "bpmn-icon-user-task",
        action: { click: () => this.autoPlace.append(element, this._shape()), dragstart: start },
      };
      return { ...entries, "append.append-task": task };
    };
  }
}
People.$inject = [
  "eventBus", "palette", "contextPad", "elementFactory", "create", "autoPlace", "translate",
];

export const naming = {
  __init__: ["xizePeople"],
  bpmnFactory: ["type", Factory],
  xizePeople: ["type", People],
};

export const isWork = (element) =>
  isAny(element, ["bpmn:UserTask", "bpmn:ManualTask"]) || element.type === "bpmn:Task";
