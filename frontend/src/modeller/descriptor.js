// What our extension elements look like to bpmn-js: the keys a step has in `steps:`, as JSON texts.

export const descriptor = {
  name: "Xize",
  uri: "https://xize.org/bpmn/1",
  prefix: "xize",
  xml: { tagAlias: "lowerCase" },
  types: [
    {
      name: "Step",
      superClass: ["Element"],
      properties: [
        { name: "kind", type: "String", isAttr: true },
        { name: "of", type: "String", isAttr: true },
        { name: "keys", type: "Key", isMany: true },
      ],
    },
    {
      name: "Key",
      superClass: ["Element"],
      properties: [
        { name: "name", type: "String", isAttr: true },
        { name: "text", type: "String", isBody: true },
      ],
    },
  ],
};
