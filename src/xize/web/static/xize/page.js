// The little a page does by itself: rows of tables come and go, and half-typed forms are not lost.

const FRESH = "NEW";

function addRow(button) {
  const table = document.getElementById(button.dataset.addRow);
  const blank = table.querySelector("template");
  const row = blank.content.firstElementChild.cloneNode(true);
  const number = Date.now() % 1_000_000_000;
  for (const element of row.querySelectorAll("[name], [id], [for]")) {
    for (const attribute of ["name", "id", "for"]) {
      const value = element.getAttribute(attribute);
      if (value) element.setAttribute(attribute, value.replace(FRESH, number));
    }
  }
  table.querySelector("tbody").append(row);
  row.querySelector("input, select, textarea")?.focus();
}

document.addEventListener("click", (event) => {
  const add = event.target.closest("[data-add-row]");
  if (add) addRow(add);
  const remove = event.target.closest("[data-remove-row]");
  if (remove) remove.closest("tr").remove();
  const clear = event.target.closest("[data-clear]");
  if (clear) document.getElementById(clear.dataset.clear).replaceChildren();
});

let touched = false;
document.addEventListener("input", (event) => {
  if (event.target.closest("form[data-guard]")) touched = true;
});
document.addEventListener("submit", () => { touched = false; });
window.addEventListener("beforeunload", (event) => {
  if (touched) event.preventDefault();
});
