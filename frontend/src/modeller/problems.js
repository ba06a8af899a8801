// Problems while somebody draws: a list that leads to the element, and badges on the drawing.

import { oneAtATime, post, rest } from "./server.js";

export class Problems {
  constructor(modeler, page, say) {
    Object.assign(this, { modeler, page, say, listeners: [], found: [] });
    this.list = document.getElementById("problems-list");
    this.count = document.getElementById("problems-count");
    this.queue = oneAtATime(() => this.ask(), 500);
    this.list.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.node) this.go(button.dataset.node);
      if (button?.dataset.line) this.goToLine(Number(button.dataset.line));
    });
  }

  onWords(listener) {
    this.listeners.push(listener);
  }

  changed() {
    this.count.dataset.state = "asking";
    this.queue.soon();
  }

  async ask() {
    const { xml } = await this.modeler.saveXML({ format: true });
    const { status, data } = await post(this.page.addresses.problems, { drawing: xml, rest: rest() });
    if (status !== 200) {
      this.count.textContent = this.say("Problems cannot be checked now.");
      return;
    }
    if (data.words) for (const listener of this.listeners) listener(data.words);
    this.show(data.problems);
  }

  show(problems) {
    this.found = problems;
    const errors = problems.filter((one) => one.weight === "error").length;
    this.count.dataset.state = errors ? "error" : problems.length ? "warning" : "none";
    this.count.textContent = problems.length
      ? this.say("{errors} to settle, {others} to note", { errors, others: problems.length - errors })
      : this.say("No problems");
    this.list.replaceChildren(...problems.map((one) => this.line(one)));
    this.badges(problems);
  }

  line(problem) {
    const item = document.createElement("li");
    item.className = `problem problem-${problem.weight}`;
    const text = document.createElement("span");
    text.textContent = problem.sentence;
    if (problem.node && this.modeler.get("elementRegistry").get(problem.node)) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "link-button";
      button.dataset.node = problem.node;
      button.textContent = this.label(problem.node);
      item.append(button, " ");
    } else if (problem.line && problem.file === "regulation.yaml") {
      const place = document.createElement("button");
      place.type = "button";
      place.className = "link-button";
      place.dataset.line = problem.line;
      place.textContent = this.say("Text, line {line}", { line: problem.line });
      item.append(place, " ");
    }
    item.append(text);
    return item;
  }

  label(node) {
    const element = this.modeler.get("elementRegistry").get(node);
    return element.businessObject.name?.replace(/\s+/g, " ") || node;
  }

  go(node) {
    const element = this.modeler.get("elementRegistry").get(node);
    this.modeler.get("canvas").scrollToElement(element, { top: 80, bottom: 80, left: 120, right: 80 });
    this.modeler.get("selection").select(element);
    this.modeler.get("canvas").focus?.();
  }

  goToLine(line) {
    document.getElementById("tab-text").click();
    const area = document.getElementById("rest");
    const lines = area.value.split("\n");
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    area.focus();
    area.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
    area.scrollTop = (line - 4) * Number.parseFloat(getComputedStyle(area).lineHeight);
  }

  badges(problems) {
    const overlays = this.modeler.get("overlays");
    const registry = this.modeler.get("elementRegistry");
    overlays.remove({ type: "problem" });
    const counts = new Map();
    for (const { node, weight } of problems) {
      if (!registry.get(node)) continue;
      const before = counts.get(node) ?? { number: 0, weight: "warning" };
      counts.set(node, {
        number: before.number + 1,
        weight: weight === "error" ? weight : before.weight,
      });
    }
    for (const [node, { number, weight }] of counts) {
      const html = document.createElement("div");
      html.className = `problem-badge problem-badge-${weight}`;
      html.textContent = number;
      html.title = problems.filter((one) => one.node === node).map((one) => one.sentence).join("\n");
      overlays.add(node, "problem", { position: { top: -10, left: -10 }, html });
    }
  }

  cannotOpen(error) {
    this.count.dataset.state = "error";
    this.count.textContent = this.say("The drawing cannot be opened.");
    const item = document.createElement("li");
    item.className = "problem problem-error";
    item.textContent = error.message;
    this.list.replaceChildren(item);
  }
}
