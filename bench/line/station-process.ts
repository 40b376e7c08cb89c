/**
 * A station of a measurement as a process of its own: the station as `parley run` has it, real
 * folders, mutual TLS, and the drivers of the rows.
 */
import { hex } from '@parley/core/base/bytes.ts';
import { ed25519Signer } from '@parley/station/keys/signer.ts';
import { compileSooner } from '@parley/station/run/compile-sooner.ts';
import { Station, type StationLine } from '@parley/station/station.ts';
import { serve, setupOf } from '../child.ts';
import { messageBody } from '../corpus.ts';
import { Receipts } from './receipts.ts';
import { releasedBody } from './released.ts';
import type { StationSetup } from './setup.ts';
import { countFrames } from './wire.ts';

const setup = setupOf<StationSetup>();
const keyFile = Uint8Array.from(Buffer.from(setup.key, 'hex'));
const openedAt = performance.now();
const station = Station.open(setup.paths, { keyFile });
const line = [...station.lines.values()][0] as StationLine;
const { host } = line;
const receipts = new Receipts(line);
const wire = countFrames(host);
const officer = ed25519Signer(Uint8Array.from(Buffer.from(setup.officer, 'hex')));
let startMs = 0;
const ready = station.begin(line).then(async () => {
  startMs = performance.now() - openedAt;
  if (setup.greeting) write(messageBody(0));
  await station.connect(line);
  compileSooner();
});
let bodies: Uint8Array[] = [];
let cpuFrom = process.cpuUsage();

function write(body: Uint8Array, released = false): void {
  const draft = { kind: 1, class: 2, body, references: [], shown: null } as const;
  void host.write({ ...draft, precedence: released ? 2 : 1 }).then((result) => {
    if (!result.ok) throw new Error(`${result.code}: ${result.detail}`);
  });
}

/** Bodies are made, and released, before the clock runs. */
function prepare({ messages, released }: { messages: number; released: boolean }): void {
  const made = [];
  for (let seq = 0; seq < messages; seq++) {
    made.push(released ? releasedBody(line, officer, seq) : messageBody(seq));
  }
  bodies = made;
}

const size = (): number => host.line.journals.get(host.line.own)?.durable.size ?? 0;

async function burst(released: boolean): Promise<number> {
  const from = performance.now();
  const end = size() + bodies.length;
  for (const body of bodies) write(body, released);
  await receipts.reached(end);
  return performance.now() - from;
}

/** One at a time, each until it is recorded; milliseconds of each. */
async function singly(messages: number): Promise<number[]> {
  const took: number[] = [];
  for (let seq = 0; seq < messages; seq++) {
    const body = messageBody(seq);
    const from = performance.now();
    const end = size() + 1;
    write(body);
    await receipts.reached(end);
    took.push(performance.now() - from);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return took;
}

/** Written while no circuit is open: on this station's disk, and nowhere else. */
async function journal(messages: number): Promise<void> {
  const end = size() + messages;
  for (let seq = 0; seq < messages; seq++) write(messageBody(seq));
  while (size() < end) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function apart(): Promise<void> {
  await Promise.all(line.carriers.map((carrier) => carrier.stop()));
  line.carriers.length = 0;
}

const handlers = {
  ready: () => ready,
  /** From opening the store to a core that may sign. */
  startMs: async () => {
    await ready;
    return startMs;
  },
  /** A challenge came back from every peer: circuits and sessions are up. */
  joined: () => receipts.joined(),
  prepare,
  burst,
  singly,
  journal,
  apart,
  rejoin: () => station.connect(line),
  /** All that is written here is recorded everywhere. */
  drained: () => receipts.reached(size()),
  /** The first entry of another party is on this station's disk. */
  firstRecorded: () => receipts.firstRecorded(),
  wire: () => wire.sent,
  size,
  root: () => hex(host.line.journals.get(host.line.own)?.durable.root ?? new Uint8Array(0)),
  cpuReset: () => {
    cpuFrom = process.cpuUsage();
  },
  cpuMs: () => {
    const { user, system } = process.cpuUsage(cpuFrom);
    return (user + system) / 1000;
  },
  rssMiB: () => process.memoryUsage.rss() / 2 ** 20,
};

export type StationHandlers = typeof handlers;

serve(handlers, () => station.stop());
