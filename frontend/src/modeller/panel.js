// The panel beside the drawing: what the selected element says, changed by commands that are undone.

import { getBusinessObject, is } from "bpmn-js/lib/util/ModelUtil";
import { isWork } from "./naming.js";
import { eventFields, waits } from "./panel/events.js";
import { hint, node, text } from "./panel/fields.js";
import { flowFields } from "./panel/flow.js";
import { otherFields } from "./panel/others.js";
import { recorderFields, workFields } from "./panel/work.js";

const ID = /^([a-z][a-z0-9]*(_+[a-z0-9]+)*_?|(?!\d)[\w\u4e00-\u9fff]*[\u4e00-\u9fff][\w\u4e00-\u9fff]*)$/;

export class Panel {
  constructor(modeler, page, say) {
    Object.assign(this, { modeler, say, known: page.words });
    this.box = document.getElementById("props");
    const later = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.show(), 0);
    };
    modeler.on("selection.changed", later);
    modeler.on("commandStack.changed", later);
  }

  // What the text declares by now: roles, documents, articles, figures.
  know(known) {
    if (JSON.stringify(known) === JSON.stringify(this.known)) return;
    this.known = known;
    this.show();
  }

  show() {
    const field = this.box.contains(document.activeElement) && document.activeElement.dataset.field;
    const selected = this.modeler.get("selection").get();
    this.box.replaceChildren(...this.inside(selected).filter(Boolean));
    if (field) this.box.querySelector(`[data-field="${CSS.escape(field)}"]`)?.focus();
  }

  inside(selected) {
    const { say } = this;
    if (selected.length > 1) {
      return [
        node("h2", { textContent: say("{count} elements are selected", { count: selected.length }) }),
        hint(say("Several elements can be moved, aligned or deleted together.")),
      ];
    }
    if (!selected.length) {
      const help = "Select one element to say who does it, by when and on which documents.";
      return [node("h2", { textContent: say("Nothing is selected") }), hint(say(help))];
    }
    const element = selected[0].labelTarget ?? selected[0];
    const context = { modeler: this.modeler, element, known: this.known, say };
    return [
      node("h2", { textContent: this.title(element) }),
      ...this.naming(element),
      ...(isWork(element) ? workFields(context) : []),
      ...(waits(element) ? recorderFields(context) : []),
      ...flowFields(context),
      ...eventFields(context),
      ...otherFields(context),
    ];
  }

  title(element) {
    const type = element.type.replace("bpmn:", "");
    const plain = type.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
    const words = plain.charAt(0).toUpperCase() + plain.slice(1);
    return this.say({ "Sub process": "Sub-process", "Event based gateway": "Event-based gateway" }[words] ?? words);
  }

  naming(element) {
    const { modeler, say } = this;
    const object = getBusinessObject(element);
    const modeling = modeler.get("modeling");
    const isNamed = !is(element, "bpmn:TextAnnotation") && !is(element, "bpmn:Group");
    const rename = (name) => modeling.updateLabel(element, name);
    return [
      isNamed ? text(say("Name"), object.name, rename) : undefined,
      text(say("Id"), object.id, (id, control) => this.identify(element, id, control), {
        help: say("Small letters, digits and _, or Chinese; no space."),
      }),
    ];
  }

  identify(element, id, control) {
    const object = getBusinessObject(element);
    if (id === object.id) return;
    const taken = this.modeler.get("moddle").ids.assigned(id);
    if (!ID.test(id) || taken) {
      control.setCustomValidity(this.say("This id is taken or cannot be used."));
      control.reportValidity();
      control.value = object.id;
      return;
    }
    control.setCustomValidity("");
    this.modeler.get("modeling").updateProperties(element, { id });
  }
}
