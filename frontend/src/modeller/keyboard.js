// The palette by keys: every entry says what it is, and Enter places an element without a mouse.

import { isAny } from "bpmn-js/lib/util/ModelUtil";

const PLACED = {
  "create.task": { type: "bpmn:UserTask" },
  "create.exclusive-gateway": { type: "bpmn:ExclusiveGateway" },
  "create.start-event": { type: "bpmn:StartEvent" },
  "create.intermediate-event": { type: "bpmn:IntermediateThrowEvent" },
  "create.end-event": { type: "bpmn:EndEvent" },
  "create.subprocess-expanded": { type: "bpmn:SubProcess", isExpanded: true },
};
const LEADS_ON = ["bpmn:Activity", "bpmn:Gateway", "bpmn:StartEvent", "bpmn:IntermediateThrowEvent",
  "bpmn:IntermediateCatchEvent", "bpmn:BoundaryEvent"];

export function paletteByKeys(modeler) {
  const name = () => {
    for (const entry of document.querySelectorAll(".djs-palette .entry")) {
      entry.tabIndex = 0;
      entry.title = entry.getAttribute("aria-label") ?? "";
    }
  };
  modeler.on(["palette.changed", "i18n.changed"], name);
  name();
  document.querySelector(".djs-palette").addEventListener("keydown", (event) => {
    const action = event.target.dataset?.action;
    if (!action || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (PLACED[action]) place(modeler, PLACED[action]);
    else event.target.click();
  });
}

// Behind the selected element, joined to it; below the drawing otherwise.
function place(modeler, attributes) {
  const shape = modeler.get("elementFactory").createShape(attributes);
  const [selected, ...others] = modeler.get("selection").get();
  const isBehind = selected && !others.length && isAny(selected, LEADS_ON) && attributes.type !== "bpmn:StartEvent";
  if (isBehind) {
    modeler.get("autoPlace").append(selected, shape);
    return;
  }
  const canvas = modeler.get("canvas");
  const { x, width, inner } = canvas.viewbox();
  const free = { x: x + width / 2, y: inner.y + inner.height + 80 };
  const placed = modeler.get("modeling").createShape(shape, free, canvas.getRootElement());
  canvas.scrollToElement(placed, 80);
  modeler.get("selection").select(placed);
}
