// The little a page does by itself: rows of tables come and go, and half-typed forms are not lost.

const FRESH = "NEW";
let added = 100_000; // beyond any row the server has numbered

function addRow(button) {
  const table = document.getElementById(button.dataset.addRow);
  const blank = table.querySelector("template");
  const row = blank.content.firstElementChild.cloneNode(true);
  const number = added++;
  for (const element of row.querySelectorAll("[name], [id], [for]")) {
    for (const attribute of ["name", "id", "for"]) {
      const value = element.getAttribute(attribute);
      if (value) element.setAttribute(attribute, value.replace(FRESH, number));
    }
  }
  table.querySelector("tbody").append(row);
  row.querySelector("input, select, textarea")?.focus();
}

// A row is named by its first column; tables on the page offer what is being typed in them.
function offerRows(input) {
  const table = document.getElementById(`rows-${input.dataset.rowsOf}`);
  if (!table) return;
  const first = [...table.querySelectorAll("tbody tr")].map((row) => row.querySelector("input, textarea")?.value);
  const options = [...new Set(first.filter(Boolean))].map((label) => new Option(label, label));
  input.list?.replaceChildren(...options);
}

document.addEventListener("focusin", (event) => {
  if (event.target.dataset?.rowsOf) offerRows(event.target);
  if (event.target.dataset?.offers) askRows(event.target, 0);
});

// Rows of pools and registers may be many: the server offers those that hold what is typed.
let asking;
function askRows(input, delay) {
  clearTimeout(asking);
  asking = setTimeout(async () => {
    const find = input.value;
    const answer = await fetch(`${input.dataset.offers}?find=${encodeURIComponent(find)}`);
    if (!answer.ok || input.value !== find) return;
    const { rows } = await answer.json();
    input.list?.replaceChildren(...rows.map((label) => new Option(label, label)));
  }, delay);
}

document.addEventListener("input", (event) => {
  if (event.target.dataset?.offers) askRows(event.target, 250);
});

document.addEventListener("click", (event) => {
  const add = event.target.closest("[data-add-row]");
  if (add) addRow(add);
  const remove = event.target.closest("[data-remove-row]");
  if (remove) remove.closest("tr").remove();
  if (event.target.closest("[data-print]")) window.print();
  const clear = event.target.closest("[data-clear]");
  if (clear) document.getElementById(clear.dataset.clear).replaceChildren();
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (event.target.closest("a") || !menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details[data-menu][open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// What only a script can do is shown only where there is one.
for (const element of document.querySelectorAll("[data-script-only]")) element.hidden = false;

document.addEventListener("change", (event) => {
  const name = event.target.dataset?.tickAll;
  if (!name) return;
  for (const tick of event.target.form.querySelectorAll(`input[name="${name}"]`)) tick.checked = event.target.checked;
});

// Who ticks somebody while a search is under way keeps the tick: the answer would not know of it.
document.addEventListener("change", (event) => {
  if (!event.target.closest(".picker-found")) return;
  const find = event.target.closest("form").querySelector("input[type=search]");
  find?.dispatchEvent(new CustomEvent("htmx:abort", { bubbles: true, detail: { elt: find } }));
});

// A panel that has come in takes the focus, so that the keyboard goes on there.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "act") event.target.querySelector("input:not([type=hidden]), textarea, button")?.focus();
});

let touched = false;
let sent = false;
document.addEventListener("input", (event) => {
  if (event.target.closest("form[data-guard]")) touched = true;
});
document.addEventListener("submit", (event) => {
  touched = false;
  sent = sent || (!event.defaultPrevented && event.target.matches("[data-guard]"));
});
// A saved draft holds all but files: with those chosen the page still asks before it is left.
// One that is answered while the form is sent must not hold the form back.
document.addEventListener("draft-saved", () => {
  touched = !sent && [...document.querySelectorAll("input[type=file]")].some((input) => input.files.length > 0);
});
window.addEventListener("beforeunload", (event) => {
  if (touched) event.preventDefault();
});
