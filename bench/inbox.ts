/**
 * Processor time of one page of the inbox with many messages, of two stations in this process:
 * with all of them waiting, then with all but a few acknowledged.
 *   node bench/inbox.ts [MESSAGES]
 */
import { randomBytes } from 'node:crypto';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { Reference } from '@parley/core/codec/names.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { type TestStation, testStations, until } from '@parley/station/testing/two-stations.ts';
import { median } from './spread.ts';
import { cpuMs, messageOf, sizeOf } from './two-stations.ts';

const messages = Number(process.argv[2] ?? 10_000);
const runs = 15;

const stations = await testStations();
const [washington, moscow] = stations.all as [TestStation, TestStation];
stations.connect();
try {
  const sent = await inBatches(messages, (i) => messageOf(`Number ${i}.`));
  await report('all waiting');
  const some = sent.slice(20);
  await inBatches(
    Math.ceil(some.length / 32),
    (i) => {
      const record = encodeRecord({ kind: 'ack', attachments: [] });
      const body = encodeBody({ ...emptyBody, draft: randomBytes(16), record });
      return { kind: kinds.ack, body, references: some.slice(i * 32, i * 32 + 32) };
    },
    moscow,
  );
  await report('all but 20 acknowledged');
} finally {
  await stations.end();
}

type Draft = { readonly kind: number; readonly body: Uint8Array; references: readonly Reference[] };

async function inBatches(count: number, draft: (i: number) => Draft, by = washington) {
  const written: Reference[] = [];
  for (let i = 0; i < count; i += 64) {
    const some = Array.from({ length: Math.min(64, count - i) }, (_, k) => {
      const { host } = by.line;
      return host.write({
        ...draft(i + k),
        precedence: (i + k) % 3 ? 1 : 0,
        class: 2,
        shown: null,
      });
    });
    for (const one of await Promise.all(some)) {
      if (!one.ok) throw new Error(one.code);
      written.push(one.value);
    }
  }
  return written;
}

async function report(title: string): Promise<void> {
  await until(() => sizeOf(washington) === sizeOf(moscow), 600_000);
  for (const [name, station] of Object.entries({ washington, moscow })) {
    const filled = await cpuMs(() => station.line.desk.projection.catchUp());
    const first = await cpuMs(() => station.ask('inbox'));
    const all: number[] = [];
    for (let i = 0; i < runs; i++) all.push(await cpuMs(() => station.ask('inbox')));
    const [middle, most] = [median(all), Math.max(...all)].map((ms) => ms.toFixed(1));
    console.log(
      `${title}, ${name}: tables filled ${filled.toFixed(0)} ms, first page ` +
        `${first.toFixed(1)} ms, then median ${middle} ms, most ${most} ms`,
    );
  }
}
