import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { afterEach, expect, it } from 'vitest';
import { type MemoryCircuit, memoryPair } from '../circuits/memory.ts';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';

let stations: Stations;
afterEach(async () => await stations.end());

/** What a circuit was asked for, oldest first. */
function watched(circuit: MemoryCircuit): string[] {
  const asked: string[] = [];
  const [send, flush] = [circuit.send.bind(circuit), circuit.flush.bind(circuit)];
  circuit.send = (frame) => {
    asked.push('send');
    return send(frame);
  };
  circuit.flush = () => {
    asked.push('flush');
    flush();
  };
  return asked;
}

it('entry and receipt have left before people here are told', async () => {
  stations = await testStations();
  const [washington, moscow] = stations.all as [TestStation, TestStation];
  const pair = memoryPair([0, 1]);
  washington.line.host.addCircuit(pair.a);
  moscow.line.host.addCircuit(pair.b);
  await until(() => washington.line.host.line.peers.get(1)?.lineUp === true);

  const [byAuthor, byReader] = [watched(pair.a), watched(pair.b)];
  const told: (string | undefined)[][] = [];
  for (const [{ line }, asked] of [
    [washington, byAuthor],
    [moscow, byReader],
  ] as const) {
    line.host.subscribe((event) => {
      if (event.event === 'entries' && event.journal.party === 0) told.push(asked.slice(-2));
    });
  }
  const texts = [{ lang: 'en', standing: 0, text: 'a lone message' }] as const;
  const body = encodeBody({ ...emptyBody, texts });
  const draft = { kind: 1, precedence: 1, class: 2, body, references: [], shown: null } as const;
  expect((await washington.line.host.write(draft)).ok).toBe(true);
  await until(() => told.length === 2);
  expect(told).toEqual([
    ['send', 'flush'],
    ['send', 'flush'],
  ]);
});
