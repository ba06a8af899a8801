// The modeller: bpmn-js with words, a panel, live problems and drafts of ours.

import BpmnModeler from "bpmn-js/lib/Modeler";
import "./modeller/style.css";
import { commands } from "./modeller/commands.js";
import { descriptor } from "./modeller/descriptor.js";
import { paletteByKeys } from "./modeller/keyboard.js";
import { naming } from "./modeller/naming.js";
import { Panel } from "./modeller/panel.js";
import { Problems } from "./modeller/problems.js";
import { Run } from "./modeller/run.js";
import { Saving } from "./modeller/saving.js";
import { READABLE, fit } from "./modeller/fitting.js";
import { toolbar } from "./modeller/toolbar.js";
import { translation, words } from "./modeller/words.js";

const page = JSON.parse(document.getElementById("modeller-data").textContent);
const say = words(page.language);
const FONTS = getComputedStyle(document.body).fontFamily;

const modeler = new BpmnModeler({
  container: "#canvas",
  moddleExtensions: { xize: descriptor },
  additionalModules: [translation(say), commands, naming],
  textRenderer: { defaultStyle: { fontFamily: FONTS }, externalStyle: { fontFamily: FONTS } },
});

async function open() {
  const problems = new Problems(modeler, page, say);
  const saving = new Saving(modeler, page, say);
  const panel = new Panel(modeler, page, say);
  const run = new Run(modeler, page, say);
  try {
    await modeler.importXML(page.drawing);
  } catch (error) {
    problems.cannotOpen(error);
    return;
  }
  fit(modeler, READABLE);
  const drawing = document.querySelector("#canvas .djs-container > svg");
  drawing.setAttribute("role", "application");
  drawing.setAttribute("aria-label", say("Drawing of the flow"));
  toolbar(modeler, { saving, run });
  paletteByKeys(modeler);
  panel.show();
  const changed = () => {
    saving.changed();
    problems.changed();
    run.clear();
  };
  modeler.on("commandStack.changed", changed);
  document.getElementById("rest").addEventListener("input", changed);
  problems.onWords((known) => panel.know(known));
  problems.changed();
  document.getElementById("canvas").dataset.ready = "yes";
}

open();
