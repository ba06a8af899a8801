// What bpmn-moddle and bpmnlint say of files: reads their paths from standard input, one a line,
// and prints one JSON object: path -> {warnings: [...], problems: ["rule element: message", ...]}.
// Run with the frontend's folder as working directory: the packages are installed there.

const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const load = createRequire(`${process.cwd()}/package.json`);
const { Linter } = load('bpmnlint');
const NodeResolver = load('bpmnlint/lib/resolver/node-resolver');

const config = { extends: 'bpmnlint:recommended' };

async function main() {
  const { BpmnModdle } = await import(load.resolve('bpmn-moddle'));
  const told = {};
  for (const path of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
    const { rootElement, warnings } = await new BpmnModdle().fromXML(readFileSync(path, 'utf8'));
    const linter = new Linter({ config, resolver: new NodeResolver({ require: load }) });
    const found = await linter.lint(rootElement); // its rules remember: one for each file
    const problems = Object.entries(found).flatMap(([rule, reports]) =>
      reports.map(one => `${one.category} ${rule} ${one.id}: ${one.message}`));
    told[path] = { warnings: warnings.map(one => one.message), problems };
  }
  process.stdout.write(JSON.stringify(told));
}

main();
