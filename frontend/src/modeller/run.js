// The dry run: which steps come in which order, numbered on the drawing.

import { choice } from "./panel/fields.js";
import { post, rest } from "./server.js";

const MARKER = "run-through";

export class Run {
  constructor(modeler, page, say) {
    Object.assign(this, { modeler, page, say, marked: [] });
    this.said = document.getElementById("run-said");
    this.list = document.getElementById("run-list");
    this.box = document.getElementById("run");
    this.choices = document.getElementById("run-choices");
    this.data = document.getElementById("run-data");
    this.data.addEventListener("change", () => this.start(this.chosen));
    this.box.querySelector("button").addEventListener("click", () => this.clear());
  }

  // `chosen` are outcomes by step; without them every step takes its first one.
  async start(chosen = {}) {
    this.clear();
    this.chosen = chosen;
    const { xml } = await this.modeler.saveXML({ format: true });
    const body = { drawing: xml, rest: rest(), chosen, data: this.data.value };
    const { status, data } = await post(this.page.addresses.run, body);
    this.box.hidden = false;
    if (status !== 200) {
      this.said.textContent = data.refusal || this.say("The dry run could not be made; try again.");
      return;
    }
    this.said.textContent = data.sentence;
    this.mark(data.steps);
    this.offer(data.choices);
    this.box.querySelector("h2").focus();
  }

  // Another outcome of a step is another way through the drawing.
  offer(choices) {
    const chosen = Object.fromEntries(choices.map((one) => [one.node, one.chosen]));
    const registry = this.modeler.get("elementRegistry");
    const fields = choices.map((one) => {
      const step = registry.get(one.node)?.businessObject.name || one.node;
      const again = (way) => this.start({ ...chosen, [one.node]: way });
      return choice(this.say("Outcome of “{step}”", { step }), one.chosen, one.ways, again);
    });
    this.choices.replaceChildren(...fields);
  }

  mark(steps) {
    const canvas = this.modeler.get("canvas");
    const registry = this.modeler.get("elementRegistry");
    const overlays = this.modeler.get("overlays");
    const numbers = new Map();
    steps.forEach(({ node }, place) => {
      if (registry.get(node)) numbers.set(node, [...(numbers.get(node) ?? []), place + 1]);
    });
    for (const [node, places] of numbers) {
      canvas.addMarker(node, MARKER);
      this.marked.push(node);
      const html = document.createElement("div");
      html.className = "run-badge";
      html.textContent = places.length > 3 ? `${places.slice(0, 3).join("·")}…` : places.join("·");
      overlays.add(node, "run", { position: { bottom: 10, left: -10 }, html });
    }
    const items = steps.map(({ node, after }) => {
      const item = document.createElement("li");
      const name = registry.get(node)?.businessObject.name;
      item.textContent = after ? `${name || node}（${after}）` : name || node;
      return item;
    });
    this.list.replaceChildren(...items);
  }

  clear() {
    this.box.hidden = true;
    this.modeler.get("overlays").remove({ type: "run" });
    const registry = this.modeler.get("elementRegistry");
    for (const node of this.marked) {
      if (registry.get(node)) this.modeler.get("canvas").removeMarker(node, MARKER);
    }
    this.marked = [];
    this.list.replaceChildren();
  }
}
