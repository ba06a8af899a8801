// The buttons above the drawing, and the tabs beside it.

import { fit } from "./fitting.js";

export function toolbar(modeler, { saving, run }) {
  const stack = modeler.get("commandStack");
  const zoom = modeler.get("zoomScroll");
  const acts = {
    undo: () => stack.undo(),
    redo: () => stack.redo(),
    "zoom-in": () => zoom.stepZoom(1),
    "zoom-out": () => zoom.stepZoom(-1),
    fit: () => fit(modeler),
    find: () => modeler.get("searchPad").toggle(),
    run: () => run.start(),
  };
  const bar = document.getElementById("modeller-bar");
  const button = (act) => bar.querySelector(`[data-act="${act}"]`);
  bar.addEventListener("click", (event) => {
    const act = event.target.closest("[data-act]")?.dataset.act;
    if (act) acts[act]();
  });
  const refresh = () => {
    button("undo").disabled = !stack.canUndo();
    button("redo").disabled = !stack.canRedo();
  };
  modeler.on("commandStack.changed", refresh);
  refresh();

  // What is published is what is saved: the link waits for the last save.
  const publish = document.getElementById("publish");
  publish.addEventListener("click", async (event) => {
    event.preventDefault();
    if (await saving.settle()) window.location.assign(publish.href);
  });

  const tabs = [...document.querySelectorAll("#modeller-side [role=tab]")];
  const choose = (chosen) => {
    for (const tab of tabs) {
      tab.setAttribute("aria-selected", tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = tab !== chosen;
    }
  };
  for (const tab of tabs) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
      const other = tabs[(tabs.indexOf(tab) + 1) % tabs.length];
      choose(other);
      other.focus();
    });
  }
}
