import { limits } from '@parley/core/base/limits.ts';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import type { Precedence } from '@parley/core/codec/entry.ts';
import { encodePayload } from '@parley/core/codec/payload.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { haveMarks } from '@parley/core/replication/repair.ts';
import { afterEach, expect, it } from 'vitest';
import { type MemoryCircuit, memoryPair } from '../circuits/memory.ts';
import { Throttle } from '../testing/throttled.ts';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';

let stations: Stations;
afterEach(async () => await stations.end());

const isFlash = (text: string) => text === 'a warning';

function write({ line }: TestStation, text: string, precedence: Precedence = 1) {
  const body = encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text }] });
  return line.host.write({
    kind: 1,
    precedence,
    class: 2,
    body,
    references: [],
    shown: null,
  });
}

/** What moscow was shown of washington's messages, in the order in which it was. */
function seenBy(station: TestStation): string[] {
  const seen: string[] = [];
  station.line.host.subscribe((event) => {
    if (event.event !== 'entries' || event.journal.party !== 0) return;
    for (const item of event.items) {
      if (!('body' in item)) continue;
      const text = new TextDecoder().decode(item.body);
      seen.push(text.includes('a warning') ? 'a warning' : 'routine');
    }
  });
  return seen;
}

async function connected() {
  stations = await testStations();
  const [washington, moscow] = stations.all as [TestStation, TestStation];
  const pair: { a: MemoryCircuit; b: MemoryCircuit } = memoryPair([0, 1]);
  const throttle = new Throttle(pair.a, limits.circuitAheadBytes);
  washington.line.host.addCircuit(pair.a);
  moscow.line.host.addCircuit(pair.b);
  const up = () => washington.line.host.line.peers.get(1)?.lineUp === true;
  await until(() => {
    throttle.grant(100_000);
    return up();
  });
  return { washington, moscow, throttle };
}

const messages = 6000;

it('with 2 MB of ROUTINE on their way a FLASH leaves within 64 kB of other bytes', async () => {
  const { washington, moscow, throttle } = await connected();
  const seen = seenBy(moscow);
  const text = 'r'.repeat(310);
  const written = Array.from({ length: messages }, () => write(washington, text));
  await Promise.all(written);
  expect(throttle.waitingBytes).toBeLessThan(64 * 1024);
  const before = throttle.left;
  const flash = write(washington, 'a warning', 4);
  expect((await flash).ok).toBe(true);
  await until(() => {
    if (!seen.some(isFlash)) throttle.grant(1024);
    return seen.some(isFlash);
  });
  const between = throttle.left - before;
  expect(between).toBeLessThan(64 * 1024 + 1024);
  expect(seen.length).toBeLessThan(1000);

  // A path that stands still: what waits here is not taken for lost, whatever the peer says it has.
  await new Promise((resolve) => setTimeout(resolve, 1600));
  const peer = moscow.line.host.line;
  const seenChallenge = peer.peers.get(0)?.seenChallenge ?? null;
  const have = { type: 'have', seen: seenChallenge, marks: haveMarks(peer) } as const;
  const [circuit] = [...washington.line.host.circuits.keys()] as [string];
  const payload = encodePayload(have);
  washington.line.host.loop.input({ kind: 'frame', circuit, from: 1, payload });
  await new Promise((resolve) => setTimeout(resolve, 20));

  // The rest follows, and once each.
  const own = ownJournal(washington.line.host.line);
  const held = () => moscow.line.host.line.journals.get(own.key)?.durable.size ?? 0;
  await until(() => {
    throttle.grant(256 * 1024);
    return held() === own.durable.size;
  });
  expect(held()).toBeGreaterThan(messages);
  expect(throttle.left - before).toBeLessThan(1.1 * messages * 350);
});
