/**
 * The event engine in one process: queue, session, codecs and the wire on both sides, with no Jupyter around.
 * Plain Node on the built package: a test runner's sandbox would be measured along. Prints one JSON object a line.
 */
const lib = (name) => require(`../../lib/${name}.js`);
const ui = require("../../lib/index.js");
const { connectLive } = lib("graph/live");
const { currentCall } = lib("session/context.node");
const { Queue } = lib("queue/queue");
const { SessionFiles } = lib("session/files.node");
const { Session } = lib("session/session");
const { parseDown, parseUp } = lib("wire/message");
const { pack, unpack } = lib("wire/pack");

const place = { own: () => () => {}, inspect: (_, line) => line, log: () => {} };
const newSession = (queue) => new Session(queue, new SessionFiles(), place);
const record = (row) => console.log(JSON.stringify(row));
const percentile = (values, part) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A queue of its own, and a session that components belong to until a call says otherwise. */
function begin() {
  const queue = new Queue();
  const session = newSession(queue);
  connectLive(() => currentCall()?.session ?? session);
  return { queue, session };
}

/** As it would travel, each way. */
function travel(message) {
  const { json, buffers } = pack(message);
  return unpack(JSON.parse(JSON.stringify(json)), buffers);
}

/** A person who types, and sees the answer. */
class Typist {
  #served;
  #rev = 1;
  #said = 1;
  #typed = 0;
  #pressed = 0;

  constructor(page, queue, { root, text, out }, answered) {
    Object.assign(this, { page, text, out, answered });
    newSession(queue).show(
      root,
      (code) => code(),
      (served) => {
        this.#served = served;
        return { send: (message) => this.#take(parseDown(travel(message))), close: () => {} };
      },
    );
    this.#say({ type: "hello", page, rev: 1, seq: 0 });
  }

  type() {
    this.#pressed = performance.now();
    this.#said = this.#rev;
    const value = `typed ${++this.#typed}`;
    this.#say({ type: "input", page: this.page, rev: this.#rev, seq: this.#typed, edits: [{ kind: "value", block: this.text.id, value }] });
  }

  #say(message) {
    this.#served.receive(parseUp(travel(message)));
  }

  #take(message) {
    if (message.type === "ping") return this.#say({ type: "ack", page: this.page, rev: this.#rev });
    if (message.type !== "patch") return;
    this.#rev = message.rev;
    // As a page does: every second frame, unless an input says it.
    if (this.#rev - this.#said >= 2) this.#say({ type: "ack", page: this.page, rev: (this.#said = this.#rev) });
    const hasAnswer = message.ops.some(([, path]) => path[1] === this.out.id && path[2] === "value");
    if (hasAnswer) this.answered(this, performance.now() - this.#pressed);
  }
}

function echoApp(fn, options) {
  const [text, out] = [ui.Textbox({ label: "Text" }), ui.Textbox({ label: "Out" })];
  text.input(fn, text, out, options);
  return { text, out, root: ui.Blocks([text, out]) };
}

/** So many sessions type, each again when it has its answer, until so many answers have come. */
async function echo(sessions, events) {
  const { queue } = begin();
  const app = echoApp((given) => given.toUpperCase(), { concurrencyLimit: null });
  const took = [];
  let begun = 0;
  let end;
  const ended = new Promise((resolve) => (end = resolve));
  const next = (typist) => begun++ < events && typist.type();
  const answered = (typist, milliseconds) => {
    took.push(milliseconds);
    if (took.length === events) end();
    else setImmediate(next, typist);
  };
  global.gc();
  const before = process.memoryUsage().heapUsed;
  const typists = Array.from({ length: sessions }, (_, i) => new Typist(`page ${i}`, queue, app, answered));
  global.gc();
  const memory = (process.memoryUsage().heapUsed - before) / sessions / 1000;
  await turn();
  const began = performance.now();
  for (const typist of typists) next(typist);
  await ended;
  return { rate: (events * 1000) / (performance.now() - began), p50: percentile(took, 0.5), p99: percentile(took, 0.99), memory };
}

async function echoes() {
  await echo(100, 20_000);
  for (const sessions of [1, 100, 10_000]) {
    const { rate, p50, p99, memory } = await echo(sessions, sessions === 1 ? 20_000 : 100_000);
    const many = sessions === 10_000;
    record({ what: `echo events, ${sessions} sessions`, unit: "/s", ours: rate, ...(many && { atLeastOurs: 20_000 }) });
    record({ what: "… p50", unit: "ms", ours: p50 });
    record({ what: "… p99", unit: "ms", ours: p99, ...(many && { atMost: 1000 }) });
    if (many) record({ what: "memory of an idle session", unit: "KB", ours: memory, atMost: 100 });
  }
}

/** What the queue adds to a bare promise. */
async function queueCost() {
  const count = 50_000;
  const [group, room, owner] = [{ limit: 1 }, { maxSize: null }, {}];
  const bare = async () => {
    for (let i = 0; i < count; i++) await Promise.resolve(i);
  };
  const queued = async () => {
    const queue = new Queue();
    for (let i = 0; i < count; i++) {
      await new Promise((resolve) => queue.add(group, room, { owner, run: () => Promise.resolve().then(resolve) }));
    }
  };
  const time = async (code) => {
    await code();
    const began = performance.now();
    await code();
    return ((performance.now() - began) / count) * 1000;
  };
  const alone = await time(bare);
  record({ what: "the queue, for one call", unit: "µs", ours: (await time(queued)) - alone, atMost: 20 });
}

async function batches() {
  const time = async (batch) => {
    const { queue } = begin();
    const work = async (given) => {
      await ui.sleep(500);
      return given;
    };
    const app = echoApp(work, { batch, maxBatchSize: 16 });
    let left = 16;
    let end;
    const ended = new Promise((resolve) => (end = resolve));
    const typists = Array.from({ length: 16 }, (_, i) => new Typist(`page ${i}`, queue, app, () => --left || end()));
    const began = performance.now();
    for (const typist of typists) typist.type();
    await ended;
    return performance.now() - began;
  };
  const [ours, peer] = [await time(true), await time(false)];
  record({ what: "16 sessions and 500 ms of work: in a batch, and one by one", unit: "ms", ours, peer, atLeast: 15 });
}

/** A token costs the same at the end of a long text as at its begin. */
async function tokens() {
  const { session } = begin();
  const out = ui.Textbox({ label: "Out" });
  const bytes = [];
  session.show(
    out,
    (code) => code(),
    (served) => {
      const send = (message) => {
        if (message.type !== "patch") return;
        bytes.push(JSON.stringify(pack(message).json).length);
        served.receive({ type: "ack", page: "p", rev: message.rev });
      };
      setImmediate(() => served.receive({ type: "hello", page: "p", rev: 1, seq: 0 }));
      return { send, close: () => {} };
    },
  );
  await turn();
  await turn();
  const took = [];
  for (let i = 0; i < 10_000; i++) {
    const began = performance.now();
    out.value += "token ";
    await turn();
    took.push((performance.now() - began) * 1000);
  }
  const [first, last] = [percentile(took.slice(500, 1500), 0.5), percentile(took.slice(-1000), 0.5)];
  record({ what: "a token after 10,000, and one after 1,000", unit: "µs", ours: last, peer: first });
  record({ what: "… bytes on the wire", unit: "B", ours: bytes.at(-1), peer: bytes[1000] });
}

(async () => {
  // Nothing of ours keeps a process alive, and this one has to wait for it.
  setInterval(() => {}, 1000);
  await echoes();
  await queueCost();
  await batches();
  await tokens();
  process.exit();
})();
