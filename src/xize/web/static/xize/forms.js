// A form while it is filled in: what applies, is worked out and added up comes from the server, which
// keeps the draft at the same time. Cells pasted from a spreadsheet become rows. Nothing is decided
// here, and without this file every form can be filled in all the same.

const PAUSE = 900; // milliseconds without a key before the page is saved
const form = document.querySelector("form[data-live]");
let waiting = 0;
let turn = 0; // answers that come late do not overwrite newer ones
let stopped = false;
let dirty = false;

// What an answer shows may move the page. A button that moves between the pointer's down and up is
// not pressed, so an answer waits until the pointer is up.
let released = Promise.resolve();
document.addEventListener("pointerdown", () => {
  released = new Promise((resolve) => {
    for (const end of ["pointerup", "pointercancel"]) {
      document.addEventListener(end, () => setTimeout(resolve), { once: true }); // after the click
    }
  });
});

function body(extra = {}) {
  const data = new FormData(form);
  for (const [name, value] of [...data.entries()]) if (value instanceof File) data.delete(name);
  for (const [name, value] of Object.entries(extra)) data.set(name, value);
  return data;
}

async function send(extra, leaving = false) {
  const mine = ++turn;
  dirty = false;
  try {
    const answer = await fetch(form.dataset.live, {
      method: "POST", body: body(extra), headers: { Accept: "application/json" }, keepalive: leaving,
    });
    const type = answer.headers.get("Content-Type") ?? "";
    if (!type.startsWith("application/json")) return lost();
    const found = await answer.json();
    await released;
    if (found.refusal) {
      stopped = stopped || found.code === "draft-elsewhere" || answer.status === 409;
      say(found.refusal);
    }
    if (mine !== turn && !extra) return;
    if (found.rows) putRows(found);
    if (found.away) show(found);
    if (!found.refusal && found.saved) {
      say(`${label("saved")} ${found.saved}`);
      if (!dirty) document.dispatchEvent(new Event("draft-saved"));
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // no network: the page itself still holds it
    dirty = true;
    say(label("offline"));
  }
}

// Signed out meanwhile, or the site is being renewed: what is typed is on this page only.
function lost() {
  dirty = true;
  say(label("lost"));
}

function label(name) {
  return document.querySelector("[data-form-words]")?.dataset[name] ?? "";
}

function say(text) {
  for (const place of document.querySelectorAll("[data-draft-said]")) place.textContent = text;
}

function soon() {
  dirty = true;
  clearTimeout(waiting);
  if (!stopped) waiting = setTimeout(() => send(), PAUSE);
}

// A cell is found by its column and its row as it stands on the page, whatever number it has.
function placeOf(element) {
  const cell = element.dataset.place ?? element.dataset.computed;
  const table = element.closest("[data-rows]");
  const row = element.closest("tbody tr");
  if (!table || !row) return cell;
  const rows = [...table.querySelectorAll("tbody tr")];
  return `${table.dataset.rows}.${rows.indexOf(row)}.${cell.split(".").at(-1)}`;
}

function show(found) {
  const away = new Set(found.away);
  for (const element of form.querySelectorAll("[data-place]")) element.classList.toggle("away", away.has(placeOf(element)));
  for (const element of form.querySelectorAll("[data-computed]")) element.textContent = found.computed[placeOf(element)] || "—";
  for (const element of form.querySelectorAll("[data-sum]")) element.textContent = found.sums[element.dataset.sum] ?? "";
  for (const element of form.querySelectorAll("[data-capital]")) {
    const text = found.capitals[element.dataset.capital] ?? "";
    element.hidden = !text;
    element.querySelector("output").textContent = text;
  }
}

// ---- cells from a spreadsheet ------------------------------------------------------------------

const undo = new Map(); // section -> the rows before the paste

function putRows(found) {
  for (const [section, html] of Object.entries(found.rows)) {
    const table = form.querySelector(`[data-rows="${section}"] tbody`);
    undo.set(section, [...table.children]);
    const parsed = new DOMParser().parseFromString(`<table><tbody>${html}</tbody></table>`, "text/html");
    table.replaceChildren(...parsed.querySelectorAll("tbody > tr"));
    form.querySelector(`[data-paste-undo="${section}"]`).hidden = false;
    const box = form.querySelector(`[data-paste-box="${section}"]`);
    if (box) box.value = "";
    const said = form.querySelector(`[data-paste-said="${section}"]`);
    const list = document.createElement("ul");
    for (const wrong of found.wrong ?? []) list.append(Object.assign(document.createElement("li"), { textContent: wrong }));
    said.replaceChildren(found.pasted, ...(found.wrong?.length ? [list] : []));
    (table.querySelector("[aria-invalid]") ?? table.querySelector("input, select, textarea"))?.focus();
  }
}

function paste(section, text, at = "") {
  return send({ paste: section, [`paste:${section}`]: text, "paste-at": at });
}

document.addEventListener("paste", (event) => {
  const input = event.target.closest?.("[data-rows] tbody input, [data-rows] tbody textarea, [data-rows] tbody select");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!form || !input || !form.contains(input) || !/[\t\n]/.test(text.trim())) return;
  const table = input.closest("[data-rows]");
  if (!table.querySelector("template")) return; // rows are fixed here
  event.preventDefault();
  const row = [...table.querySelectorAll("tbody tr")].indexOf(input.closest("tr"));
  const column = input.closest("td").dataset.place.split(".").at(-1);
  paste(table.dataset.rows, text, `${row}:${column}`);
});

document.addEventListener("change", async (event) => {
  const input = event.target.closest?.("[data-paste-file]");
  if (!form || !input?.files.length) return;
  const section = input.dataset.pasteFile;
  const body = new FormData();
  body.append("file", input.files[0]);
  input.value = ""; // the same file can be chosen again
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  const answer = await fetch(input.dataset.address, { method: "POST", body, headers });
  const text = await answer.text();
  if (answer.ok) paste(section, text);
  else form.querySelector(`[data-paste-said="${section}"]`).textContent = text;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-paste-button]");
  if (button) {
    event.preventDefault();
    const section = button.dataset.pasteButton;
    paste(section, form.querySelector(`[data-paste-box="${section}"]`).value);
  }
  const back = event.target.closest("[data-paste-undo]");
  if (back) {
    const section = back.dataset.pasteUndo;
    form.querySelector(`[data-rows="${section}"] tbody`).replaceChildren(...undo.get(section));
    form.querySelector(`[data-paste-said="${section}"]`).replaceChildren();
    back.hidden = true;
    soon();
  }
  const phrase = event.target.closest("[data-phrase]");
  if (phrase) {
    event.preventDefault();
    insert(document.getElementById(phrase.dataset.phraseFor), phrase.dataset.phrase);
  }
  const wrong = event.target.closest("[data-wrong]");
  if (wrong) {
    const place = document.getElementById(wrong.getAttribute("href").slice(1));
    (place?.matches("input, select, textarea") ? place : place?.querySelector("input, select, textarea") ?? place)?.focus();
  }
  if (event.target.closest("[data-remove-row]")) soon();
  const save = event.target.closest("[data-save-draft]");
  if (save && !stopped) {
    event.preventDefault();
    clearTimeout(waiting);
    send();
  }
});

function insert(area, text) {
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.focus();
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function fits(area) {
  const said = form.querySelector(`[data-fits-of="${area.id}"]`);
  said?.classList.toggle("over", area.value.length > Number(said.dataset.fits));
}

if (form) {
  form.addEventListener("input", (event) => {
    if (event.target.id) fits(event.target);
    if (event.target.type !== "file" && event.target.name) soon();
  });
  form.addEventListener("change", (event) => {
    if (event.target.type !== "file" && !event.target.dataset.pasteBox) soon();
  });
  form.addEventListener("submit", () => { stopped = true; clearTimeout(waiting); });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && dirty && !stopped) send(undefined, true);
  });
  const first = form.querySelector("[aria-invalid]");
  if (first) first.focus();
  for (const area of form.querySelectorAll("textarea[id], input[id]")) fits(area);
}
