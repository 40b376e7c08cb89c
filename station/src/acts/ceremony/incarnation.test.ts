import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hex, unhex } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import { certificateSigningInput, encodeCertificate } from '@parley/core/codec/certificate.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { afterEach, expect, it } from 'vitest';
import { releasedBody } from '../../cli/officer-keys.ts';
import { contextOf } from '../../desk/context.ts';
import { Station } from '../../station.ts';
import { type FoundedLine, foundLine } from '../../testing/found-line.ts';
import type { Json } from '../act.ts';
import { performAct } from '../registry.ts';
import { writeFirstEntry } from './first-entry.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-incarnation-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const founding = () => foundLine({ folder, names: ['north', 'south'], addresses: [null, null] });

async function open(founded: FoundedLine) {
  const station = Station.open(founded.paths[0] as FoundedLine['paths'][0], founded.secret);
  const [line] = [...station.lines.values()];
  if (!line) throw new Error('the line is founded');
  await station.begin(line);
  const signal = new AbortController().signal;
  const context = contextOf(station, {
    running: false,
    signal,
    emit: () => {},
    progress: () => {},
  });
  const ask = (act: string, input: Json) => performAct(context, act, input);
  return { station, line, ask };
}

/** Certificate and body as the command line makes them from shares and officers' keys. */
function signedBy(founded: FoundedLine, prepared: Json): Json {
  const { line, party, content } = prepared as { line: string; party: number; content: string };
  const bytes = unhex(content) as Uint8Array;
  const recovery = founded.recovery[0] as FoundedLine['recovery'][0];
  const certificate = encodeCertificate(bytes, recovery.sign(certificateSigningInput(bytes)));
  const officers = founded.officers.slice(0, 1);
  const body = releasedBody({ line, party }, { kind: 'incarnation', certificate }, officers);
  return { certificate: hex(certificate), body: hex(body) };
}

it('makes good at the next start what a crash between guard and first entry left', async () => {
  const founded = await founding();
  const first = await open(founded);
  await writeFirstEntry(first.line);
  const input = signedBy(founded, await first.ask('incarnation-prepare', {}));
  first.line.host.openIncarnation = () => Promise.reject(new Error('killed here'));
  await expect(first.ask('incarnation-open', input)).rejects.toThrow('killed here');
  await first.station.stop();
  const next = await open(founded);
  expect(next.line.host.line.mute).toBeNull();
  expect(ownJournal(next.line.host.line)).toMatchObject({
    name: { number: 1 },
    durable: { size: 0 },
  });
  expect(await writeFirstEntry(next.line)).toMatchObject({ number: 1, seq: 0 });
  expect(await writeFirstEntry(next.line)).toBeUndefined();
  await next.station.stop();
});

it('refuses a certificate that is not of the keys drawn last', async () => {
  const founded = await founding();
  const { station, ask } = await open(founded);
  const stale = signedBy(founded, await ask('incarnation-prepare', {}));
  await ask('incarnation-prepare', {});
  await expect(ask('incarnation-open', stale)).rejects.toThrow('not-prepared');
  await station.stop();
});

it('is not prepared where the party has used up its incarnations', async () => {
  const founded = await founding();
  const { station, line, ask } = await open(founded);
  const { journals } = line.host.line;
  const own = ownJournal(line.host.line);
  for (let number = 1; number < limits.incarnationsMax; number++) {
    journals.set(`0.${number}.`, { ...own, name: { ...own.name, number } });
  }
  await expect(ask('incarnation-prepare', {})).rejects.toThrow('over-limit');
  journals.delete('0.1.');
  expect(await ask('incarnation-prepare', {})).toMatchObject({ number: limits.incarnationsMax });
  await station.stop();
});

it('is counted with the journals before it: what older keys signed is not forgotten', async () => {
  const founded = await founding();
  const { station, line, ask } = await open(founded);
  await writeFirstEntry(line);
  expect(await ask('status', {})).toMatchObject({ size: 1, present: 1 });
  const input = signedBy(founded, await ask('incarnation-prepare', {}));
  await ask('incarnation-open', input);
  const status = await ask('status', {});
  expect(status).toMatchObject({ size: 2, present: 1, peers: [{ ours: { size: 2 } }] });
  await station.stop();
});
