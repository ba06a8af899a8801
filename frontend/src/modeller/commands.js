// Several changes that are undone as one.

function Several() {}

Several.prototype.preExecute = ({ changes }) => {
  for (const change of changes) change();
};

function Commands(commandStack) {
  commandStack.registerHandler("xize.several", Several);
}
Commands.$inject = ["commandStack"];

export const commands = { __init__: ["xizeCommands"], xizeCommands: ["type", Commands] };

export function together(modeler, ...changes) {
  modeler.get("commandStack").execute("xize.several", { changes });
}
