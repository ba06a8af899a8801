// bpmn-engine: the execution's state as JSON, recovered and stored at every step.
//
// This is what its documentation offers for people who come back later: `getState`, and an engine
// that recovers and resumes. The source is parsed once and kept; the state names it.
// Speaks like worker.py: `ready`, then completions per second for each line `N`.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const STEPS = 9;
const WARM_UP = 30; // projects until the compiler has seen everything
const FORM = { amount: 2000, outcome: 'agree', note: '说明' };
const source = readFileSync(new URL('ten_steps.bpmn', import.meta.url), 'utf8')
  .replace('amount &gt; 1000', '${environment.output.large}'); // its expressions compare nothing

// The packages live in another folder than this file: NODE_PATH serves `require` only.
const require = createRequire(import.meta.url);
const { Engine } = require('bpmn-engine');

async function openSqlite(folder) {
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(join(folder, 'bpmn-engine.sqlite3'));
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000;' +
      'CREATE TABLE bpmn_engine_execution (id INTEGER PRIMARY KEY, state TEXT)',
  );
  const insert = database.prepare('INSERT INTO bpmn_engine_execution VALUES (?, ?)');
  const select = database.prepare('SELECT state FROM bpmn_engine_execution WHERE id = ?');
  const update = database.prepare('UPDATE bpmn_engine_execution SET state = ? WHERE id = ?');
  return {
    add: (id, state) => insert.run(id, state),
    take(id) {
      database.exec('BEGIN IMMEDIATE');
      return select.get(id).state;
    },
    put(id, state) {
      update.run(state, id);
      database.exec('COMMIT');
    },
    emptyLog: () => database.exec('PRAGMA wal_checkpoint(TRUNCATE)'),
    close: () => database.close(),
  };
}

async function openPostgresql(address) {
  const { Client } = require('pg');
  const client = new Client({ connectionString: address });
  await client.connect();
  await client.query('CREATE TABLE bpmn_engine_execution (id integer PRIMARY KEY, state text)');
  const run = (name, text, values) => client.query({ name, text, values });
  return {
    add: (id, state) => run('add', 'INSERT INTO bpmn_engine_execution VALUES ($1, $2)', [id, state]),
    async take(id) {
      await client.query('BEGIN');
      const text = 'SELECT state FROM bpmn_engine_execution WHERE id = $1 FOR UPDATE';
      return (await run('take', text, [id])).rows[0].state;
    },
    async put(id, state) {
      await run('put', 'UPDATE bpmn_engine_execution SET state = $1 WHERE id = $2', [state, id]);
      await client.query('COMMIT');
    },
    emptyLog: () => {}, // the server keeps its log by itself
    close: () => client.end(),
  };
}

// What worker.py calls a play.
function tenSteps(store) {
  let last = 0;
  return {
    async start() {
      const engine = new Engine({ name: 'ten-steps', source });
      await engine.execute();
      last += 1;
      await store.add(last, JSON.stringify(await engine.getState()));
      return last;
    },
    async step(id) {
      const engine = new Engine({ name: 'ten-steps' }).recover(JSON.parse(await store.take(id)));
      const execution = await engine.resume();
      const [task] = execution.getPostponed();
      const [seat] = task.getExecuting(); // one of the countersign's five
      task.environment.output.large = FORM.amount > 1000;
      (seat ?? task).signal(FORM);
      await store.put(id, JSON.stringify(await engine.getState()));
    },
    async ended(id) {
      const state = await store.take(id);
      await store.put(id, state);
      return JSON.parse(state).state === 'idle';
    },
  };
}

async function completionsPerSecond(play, projects) {
  const started = [];
  for (let n = 0; n < projects; n += 1) started.push(await play.start());
  const begun = performance.now();
  for (const id of started) for (let n = 0; n < STEPS; n += 1) await play.step(id);
  const seconds = (performance.now() - begun) / 1000;
  for (const id of started) {
    if (!(await play.ended(id))) throw new Error('a project did not end with its ninth step');
  }
  return (projects * STEPS) / seconds;
}

const [kind, place] = process.argv.slice(2);
const store = await (kind === 'sqlite' ? openSqlite(place) : openPostgresql(place));
const play = tenSteps(store);
await completionsPerSecond(play, WARM_UP);
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const [count, how] = line.split(' ');
  if (how === 'fresh') store.emptyLog();
  console.log(await completionsPerSecond(play, Number(count)));
}
await store.close();
