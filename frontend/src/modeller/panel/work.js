// A step people do: kind, roles, deadline, documents, articles, outcomes, and every other key.

import { together } from "../commands.js";
import { keyNames, keyOf, kindOf, setKey, setKind, setText, textOf } from "../steps.js";
import { choice, group, hint, node, several, text, tick } from "./fields.js";

const KINDS = [
  ["task", "work (task)"],
  ["approve", "one decides (approve)"],
  ["countersign", "several sign (countersign)"],
];
const UNITS = [
  ["workdays", "working days"],
  ["days", "days"],
  ["weeks", "weeks"],
  ["months", "months"],
  ["hours", "hours"],
];
const PAPERS = ["uses", "fills", "produces", "signs"];
const SHOWN = ["by", "within", ...PAPERS, "cites", "outcomes"];
const READY = { approve: { agree: "同意", return: "退回" }, countersign: { agree: "同意", object: "不同意" } };

const isWords = (value) =>
  value === undefined || typeof value === "string" || (Array.isArray(value) && value.every((one) => typeof one === "string"));
const asList = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const split = (value) => asList(value).flatMap((one) => one.split(",").map((part) => part.trim()).filter(Boolean));

export function workFields({ modeler, element, known, say }) {
  const set = (key, value) => setKey(modeler, element, key, value);
  const kind = kindOf(element);
  const kinds = KINDS.map(([key, words]) => [key, say(words)]);
  if (!kinds.some(([key]) => key === kind)) kinds.push([kind, kind]);
  const chooseKind = (value) => {
    const bare = READY[value] && !textOf(element, "outcomes");
    const ready = bare ? [() => set("outcomes", READY[value])] : [];
    together(modeler, () => setKind(modeler, element, value), ...ready);
  };
  return [
    choice(say("Kind of work"), kind, kinds, chooseKind),
    roles({ element, known, say, set, title: say("Who") }),
    deadline({ element, known, say, set }),
    papers({ element, known, say, set }),
    articles({ element, known, say, set }),
    outcomes({ element, say, set }),
    further({ modeler, element, known, say, set }),
  ];
}

export function recorderFields({ modeler, element, known, say }) {
  const set = (key, value) => setKey(modeler, element, key, value);
  const asked = roles({ element, known, say, set, title: say("Recorded by") });
  asked.append(hint(say("Whoever records that it came.")));
  return [asked];
}

function roles({ element, known, say, set, title }) {
  const value = keyOf(element, "by");
  const ids = known.roles.map(([id]) => id);
  const chosen = isWords(value) ? split(value) : undefined;
  if (chosen === undefined || chosen.some((one) => !ids.includes(one))) {
    return group(title, asWritten(element, "by", say, set));
  }
  if (!ids.length) return group(title, hint(say("There are no roles yet; add them to the text.")));
  const change = (id, on) => {
    const next = ids.filter((one) => (one === id ? on : chosen.includes(one)));
    set("by", next.length > 1 ? next : next[0]);
  };
  return group(title, ...known.roles.map(([id, name]) => tick(name, chosen.includes(id), (on) => change(id, on))));
}

// What the fields cannot show is shown as the text it is.
function asWritten(element, key, say, set) {
  const value = textOf(element, key);
  return text(`${key} ${say("as written in the text")}`, value, (typed) => set(key, read(typed)), { lines: 2 });
}

function read(typed) {
  try {
    return JSON.parse(typed);
  } catch {
    return typed;
  }
}

function deadline({ element, known, say, set }) {
  const value = keyOf(element, "within");
  if (value !== undefined && typeof value !== "string") {
    return group(say("Deadline"), asWritten(element, "within", say, set));
  }
  const [, number, unit] = /^(\d+)\s+(\w+?)s?$/.exec(value ?? "") ?? [];
  const figure = value?.startsWith("$") ? value.slice(1) : "";
  const chosen = figure ? "$" : (UNITS.find(([key]) => key === `${unit}s`)?.[0] ?? "");
  if (value && !chosen) return group(say("Deadline"), asWritten(element, "within", say, set));
  const figures = known.parameters;
  const units = [["", say("no deadline")], ...UNITS.map(([key, words]) => [key, say(words)])];
  if (figures.length) units.push(["$", say("a figure of the text")]);
  const change = (next) => {
    if (next === "$") return set("within", `$${figure || figures[0][0]}`);
    return set("within", next ? `${number ?? 3} ${next}` : undefined);
  };
  const fields = [choice(say("Unit"), chosen, units, change)];
  if (chosen === "$") {
    fields.unshift(choice(say("Figure"), figure, figures, (next) => set("within", `$${next}`)));
  } else if (chosen) {
    const typed = (next, control) => {
      if (/^[1-9]\d{0,3}$/.test(next)) set("within", `${next} ${chosen}`);
      else control.value = number;
    };
    const field = text(say("Number"), number, typed);
    field.querySelector("input").inputMode = "numeric";
    fields.unshift(field);
  }
  return group(say("Deadline"), node("div", { className: "props-row" }, ...fields));
}

function papers({ element, known, say, set }) {
  const fields = PAPERS.filter((key) => known.documents.length || textOf(element, key)).map((key) => {
    const value = keyOf(element, key);
    if (!isWords(value)) return asWritten(element, key, say, set);
    const options = key === "fills" ? known.sections : known.documents;
    return several(say(key), split(value), options, (next) => set(key, next), say);
  });
  return fields.length ? group(say("Documents"), ...fields) : undefined;
}

function articles({ element, known, say, set }) {
  const value = keyOf(element, "cites");
  if (!known.articles.length && value === undefined) return undefined;
  if (!isWords(value)) return group(say("Articles"), asWritten(element, "cites", say, set));
  const options = known.articles.map(([id, words]) => [id, `${id} ${words}`.slice(0, 40)]);
  return group(say("Articles"), several(say("Articles"), split(value), options, (next) => set("cites", next), say));
}

function outcomes({ element, say, set }) {
  const value = keyOf(element, "outcomes") ?? {};
  if (typeof value !== "object" || Array.isArray(value)) {
    return group(say("Outcomes"), asWritten(element, "outcomes", say, set));
  }
  const pairs = Object.entries(value);
  const write = (next) => set("outcomes", next.length ? Object.fromEntries(next) : undefined);
  const rows = pairs.map(([id, said], place) => {
    const name = typeof said === "string" ? said : (said?.name ?? "");
    const renamed = (next) => write(pairs.map((pair, i) => (i === place ? [next || id, said] : pair)));
    const called = (next) =>
      write(pairs.map((pair, i) => (i === place ? [id, typeof said === "string" ? next : { ...said, name: next }] : pair)));
    const remove = node("button", {
      type: "button", className: "props-remove", textContent: "×", "aria-label": say("Remove this outcome"),
    });
    remove.addEventListener("click", () => write(pairs.filter((_, i) => i !== place)));
    const fields = [text(say("Outcome"), id, renamed), text(say("Called"), name, called), remove];
    return node("div", { className: "props-row" }, ...fields);
  });
  const add = node("button", { type: "button", className: "btn btn-sm", textContent: say("Add an outcome") });
  add.addEventListener("click", () => {
    const free = ["agree", "object", "return", "next"].find((one) => !(one in value)) ?? `outcome_${pairs.length + 1}`;
    write([...pairs, [free, say(free)]]);
  });
  return group(say("Outcomes"), ...rows, add);
}

// What a step may say besides, and what it says when it is added.
const MORE = {
  remind: () => ["1 workday"],
  overdue: () => ({ tells: ["self.superior"], every: "1 workday" }),
  requires: () => ["amount > 0"],
  rule: () => "all",
  allows: () => ["return"],
  effort: () => ({ typical: "1 workday", worst: "3 workdays" }),
  names: ({ roles }) => roles[0] && [roles[0][0]],
  revises: ({ documents }) => documents[0] && [documents[0][0]],
  settles: ({ documents }) => documents[0] && [documents[0][0]],
};

function further({ modeler, element, known, say, set }) {
  const names = keyNames(element).filter((one) => !SHOWN.includes(one));
  const fields = names.map((name) => {
    const write = (typed) => setText(modeler, element, name, typed);
    return text(MORE[name] ? say(name) : name, textOf(element, name), write, { lines: 2 });
  });
  const left = Object.keys(MORE).filter((key) => !names.includes(key) && MORE[key](known));
  const add = choice(say("Say more"), "", [["", say("add …")], ...left.map((key) => [key, say(key)])], (key) =>
    key && set(key, MORE[key](known)),
  );
  const help = names.length ? hint(say("As the text writes it, on one line; empty removes it.")) : undefined;
  return group(say("Further keys"), ...fields, help, add);
}
