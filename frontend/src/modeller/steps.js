// The keys of a step beside its element: read, and changed by one command that can be undone.

import { getBusinessObject } from "bpmn-js/lib/util/ModelUtil";

function stepOf(element) {
  const values = getBusinessObject(element).extensionElements?.values ?? [];
  return values.find((one) => one.$type === "xize:Step");
}

export function kindOf(element) {
  return stepOf(element)?.kind || "task";
}

// A key's value: what JSON says, or the text itself where somebody wrote YAML.
export function keyOf(element, name) {
  const text = textOf(element, name);
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function textOf(element, name) {
  return stepOf(element)?.keys?.find((one) => one.name === name)?.text ?? "";
}

export function keyNames(element) {
  return (stepOf(element)?.keys ?? []).map((one) => one.name);
}

export function setKey(modeler, element, name, value) {
  const isEmpty = value === undefined || value === "" || (Array.isArray(value) && !value.length);
  setText(modeler, element, name, isEmpty ? "" : JSON.stringify(value));
}

export function setText(modeler, element, name, text) {
  if (text === textOf(element, name)) return;
  const known = keyNames(element);
  const names = known.includes(name) ? known : [...known, name];
  const texts = names.map((one) => [one, one === name ? text : textOf(element, one)]);
  write(modeler, element, kindOf(element), texts.filter(([, one]) => one));
}

export function setKind(modeler, element, kind) {
  write(modeler, element, kind, keyNames(element).map((one) => [one, textOf(element, one)]));
}

function write(modeler, element, kind, texts) {
  const factory = modeler.get("bpmnFactory");
  const before = getBusinessObject(element).extensionElements?.values ?? [];
  const others = before.filter((one) => one.$type !== "xize:Step");
  const extensionElements = factory.create("bpmn:ExtensionElements", { values: others });
  if (texts.length || kind !== "task") {
    const step = factory.create("xize:Step", { kind, of: stepOf(element)?.of });
    step.$parent = extensionElements;
    step.keys = texts.map(([name, text]) => {
      const key = factory.create("xize:Key", { name, text });
      key.$parent = step;
      return key;
    });
    extensionElements.values = [...others, step];
  }
  const value = extensionElements.values.length ? extensionElements : undefined;
  modeler.get("modeling").updateProperties(element, { extensionElements: value });
}
