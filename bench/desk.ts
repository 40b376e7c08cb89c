/**
 * The desk with many messages, over HTTP, of two stations in this process: processor time of the
 * pages right after the messages came and then again, how long an entry that is on record here
 * takes to the other side's stream, and how much memory the desk adds.
 *   node bench/desk.ts [MESSAGES] [ENTRIES]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hex } from '@parley/core/base/bytes.ts';
import { Browser, openDesk, signInFounder } from '@parley/station/desk-http/testing/test-desk.ts';
import { foundLine } from '@parley/station/testing/found-line.ts';
import { type TestStation, testStations, until } from '@parley/station/testing/two-stations.ts';
import { Child } from './child.ts';
import type { DeskMemory } from './desk-memory.ts';
import type { DeskSetup } from './desk-setup.ts';
import { listenTo } from './desk-stream.ts';
import { quantile } from './spread.ts';
import { cpuMs, messageOf, sizeOf } from './two-stations.ts';

const messages = Number(process.argv[2] ?? 10_000);
const told = Number(process.argv[3] ?? 200);
const runs = 9;

const stations = await testStations();
const [washington, moscow] = stations.all as [TestStation, TestStation];
stations.connect();
try {
  const desk = await openDesk(moscow, 'moscow');
  const browser = new Browser(desk.origin);
  await signInFounder(browser, moscow);
  const params = { line: moscow.line.id };
  await write(messages);
  await pages('right after they came', browser, params);
  await pages('again', browser, params);
  await latency(browser);
  await desk.close();
  await memory();
} finally {
  await stations.end();
}

async function write(count: number): Promise<void> {
  for (let from = 0; from < count; from += 64) {
    const some = Array.from({ length: Math.min(64, count - from) }, (_, k) => {
      const text = `Message ${from + k}: the exercise goes on as agreed, by 24 Nov 20:00 UTC.`;
      const { host } = (from / 64) % 2 ? moscow.line : washington.line;
      return host.write(messageOf(text));
    });
    for (const one of await Promise.all(some)) if (!one.ok) throw new Error(one.code);
  }
  await until(() => sizeOf(washington) === sizeOf(moscow), 600_000);
}

type Params = { readonly line: string };

async function pages(when: string, { client }: Browser, params: Params): Promise<void> {
  const asked = {
    transcript: () => client.transcript({ params, query: { from: -50, limit: 50 } }),
    inbox: () => client.inbox({ params, query: { limit: 50 } }),
    status: () => client.status({ params }),
    search: () => client.search({ params, query: { q: 'exercise', limit: 50 } }),
  };
  for (const [name, ask] of Object.entries(asked)) {
    const all: number[] = [];
    for (let i = 0; i < runs; i++) all.push(await cpuMs(ask));
    const [first = 0, ...more] = all;
    const middle = quantile(more, 0.5);
    console.log(
      `${messages} messages, ${when}, ${name}: first ${first.toFixed(0)} ms, ` +
        `then median ${middle.toFixed(0)} ms, most ${Math.max(...more).toFixed(0)} ms`,
    );
  }
}

/** From the moment at which washington's entry is on its own record to moscow's page hearing it. */
async function latency(browser: Browser): Promise<void> {
  const stream = await listenTo(browser);
  const took: number[] = [];
  for (let i = 0; i < told; i++) {
    const written = await washington.line.host.write(messageOf(`Told ${i}.`));
    const from = performance.now();
    if (!written.ok) throw new Error(written.code);
    await stream.heard(`washington/${written.value.seq}`);
    took.push(performance.now() - from);
  }
  stream.stop();
  const [middle, most] = [0.5, 0.95].map((part) => quantile(took, part).toFixed(1));
  console.log(
    `an entry recorded here on the other side's stream: p50 ${middle} ms, p95 ${most} ms`,
  );
}

/** Of a station in a process of its own, before a desk is opened and after a page has used it. */
async function memory(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-desk-'));
  const founded = await foundLine({ folder, names: ['a', 'b'], addresses: [null, null] });
  const [paths] = founded.paths;
  const [officer] = founded.officers;
  if (!paths || !officer) throw new Error('a line was founded');
  const key = Buffer.from(founded.secret.keyFile).toString('hex');
  const setup: DeskSetup = { paths, key, officer: hex(officer.officer.id) };
  const child = new Child<DeskMemory>(new URL('desk-memory.ts', import.meta.url), setup);
  try {
    const before = await child.ask('memoryMiB');
    await child.ask('page');
    const after = await child.ask('memoryMiB');
    const [was, is] = [before, after].map((one) => one.toFixed(0));
    console.log(`memory: ${was} MiB without the desk, ${is} MiB with it and a page`);
  } finally {
    await child.end();
    rmSync(folder, { recursive: true, force: true });
  }
}
