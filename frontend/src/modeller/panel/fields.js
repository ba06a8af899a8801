// Controls of the panel: a label, the control, an explanation.

let count = 0;

export function node(name, properties = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("aria-") || key.startsWith("data-")) element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...inside.filter((one) => one !== undefined && one !== null));
  return element;
}

export function group(title, ...inside) {
  return node("fieldset", { className: "props-group" }, node("legend", {}, title), ...inside);
}

export function hint(text) {
  return node("small", { className: "props-hint", textContent: text });
}

function labelled(label, control, help) {
  control.id = `prop-${(count += 1)}`;
  control.dataset.field = label;
  const said = node("label", { htmlFor: control.id, textContent: label });
  const explained = help ? hint(help) : undefined;
  if (explained) {
    explained.id = `${control.id}-help`;
    control.setAttribute("aria-describedby", explained.id);
  }
  return node("div", { className: "props-field" }, said, control, explained);
}

export function text(label, value, change, { help, lines, list, pattern, placeholder } = {}) {
  const control = node(lines ? "textarea" : "input", {
    className: "form-control",
    value: value ?? "",
    placeholder: placeholder ?? "",
    autocomplete: "off",
    spellcheck: false,
  });
  if (lines) control.rows = lines;
  if (pattern) control.pattern = pattern;
  control.addEventListener("change", () => change(control.value.trim(), control));
  const field = labelled(label, control, help);
  if (list?.length) {
    const options = node("datalist", { id: `${control.id}-list` });
    options.append(...list.map((one) => node("option", { value: one })));
    control.setAttribute("list", options.id);
    field.append(options);
  }
  return field;
}

export function choice(label, value, options, change, help) {
  const control = node("select", { className: "form-select" });
  for (const [key, words] of options) {
    control.append(node("option", { value: key, textContent: words, selected: key === value }));
  }
  control.addEventListener("change", () => change(control.value));
  return labelled(label, control, help);
}

export function tick(label, value, change) {
  const control = node("input", { type: "checkbox", className: "form-check-input", checked: value });
  control.dataset.field = label;
  control.addEventListener("change", () => change(control.checked));
  const words = node("span", { className: "form-check-label", textContent: label });
  return node("label", { className: "form-check" }, control, words);
}

// Several of a list: what is chosen as removable tags, the rest in a select.
export function several(label, chosen, options, change, say) {
  const names = new Map(options);
  const tags = chosen.map((key) => {
    const name = names.get(key) ?? key;
    const remove = node("button", {
      type: "button",
      className: "props-remove",
      textContent: "×",
      "aria-label": say("Remove {name}", { name }),
    });
    remove.addEventListener("click", () => change(chosen.filter((one) => one !== key)));
    return node("li", {}, node("span", { textContent: name }), remove);
  });
  const left = options.filter(([key]) => !chosen.includes(key));
  const add = [["", say("add …")], ...left];
  const field = choice(label, "", add, (key) => key && change([...chosen, key]));
  if (tags.length) field.insertBefore(node("ul", { className: "props-tags" }, ...tags), field.lastChild);
  return field;
}
