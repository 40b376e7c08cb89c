import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hex } from '@parley/core/base/bytes.ts';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { encodeCard } from '@parley/core/codec/card.ts';
import {
  addCharterSignature,
  charterSigningInput,
  encodeCharterFile,
} from '@parley/core/codec/charter-file.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { settingNumber } from '@parley/core/codec/settings.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { afterEach, expect, it } from 'vitest';
import { readCharterFile } from '../../ceremony/charter-view.ts';
import { createStation } from '../../ceremony/create-station.ts';
import { draftCharter } from '../../ceremony/draft-charter.ts';
import { recoveryKeyOf } from '../../ceremony/recovery-shares.ts';
import { contextOf } from '../../desk/context.ts';
import { nodeCrypto } from '../../keys/node-crypto.ts';
import { markExerciseStation } from '../../run/exercise-station.ts';
import { Station } from '../../station.ts';
import type { Json } from '../act.ts';
import { performAct } from '../registry.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-adopt-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const secret = { keyFile: new Uint8Array(32) };
const pathsOf = (name: string) => {
  return { folder: join(folder, name), guard: join(folder, name, 'guard') };
};

/** Two stations made, and a charter that both have signed. */
async function ceremony(
  name: string,
  settings: ReadonlyMap<number, number> = new Map(),
): Promise<{ line: string; input: Json }> {
  const made = await Promise.all(
    ['north', 'south'].map((name) => {
      const shares = join(folder, `${name}-shares`);
      const plan = { name, titles: new Map([['en', name]]), zone: 'UTC', officers: [], shares };
      return createStation(pathsOf(name), secret, plan);
    }),
  );
  const parties = made.map(({ party }) => party);
  expect(new Set(parties.map((party) => hex(encodeCard(party)))).size).toBe(2);
  const plan = { name, parties, circuits: [], rules: [], settings, predecessor: null };
  const drafted = draftCharter({ ...plan, founded: 1 });
  let { file, line } = readCharterFile(drafted.file);
  made.forEach(({ shares }, party) => {
    const signature = recoveryKeyOf(shares).sign(charterSigningInput(file.charter));
    const signed = addCharterSignature(nodeCrypto(), file, party, signature);
    if (signed.ok) file = signed.value;
  });
  const input = { file: hex(encodeCharterFile(file)), secret: hex(drafted.secret) };
  return { line: hex(line), input };
}

async function withNorth<T>(work: (station: Station, ask: Asking) => Promise<T>): Promise<T> {
  const station = Station.open(pathsOf('north'), secret);
  const signal = new AbortController().signal;
  const context = contextOf(station, {
    running: false,
    signal,
    emit: () => {},
    progress: () => {},
  });
  try {
    return await work(station, (act, input) => performAct(context, act, input));
  } finally {
    await station.stop();
  }
}

type Asking = (act: string, input: Json) => Promise<Json>;

it('is made again where it was cut short before anything of the line was written', async () => {
  const { line, input } = await ceremony('one line');
  await withNorth(async (station) => {
    station.store.createLine(line);
  });
  await withNorth(async (station, ask) => {
    expect(await ask('charter-adopt', input)).toMatchObject({ line, party: 'north', held: false });
    const host = station.lines.get(line)?.host;
    expect(host && ownJournal(host.line).durable.size).toBe(1);
  });
});

it('writes the first entry that an earlier adoption did not come to', async () => {
  const { line, input } = await ceremony('one line');
  await withNorth(async (station, ask) => {
    station.onLine = () => Promise.reject(new Error('killed here'));
    await expect(ask('charter-adopt', input)).rejects.toThrow('killed here');
  });
  await withNorth(async (station, ask) => {
    for (const one of station.lines.values()) await station.begin(one);
    expect(await ask('charter-adopt', input)).toMatchObject({ held: true });
    const host = station.lines.get(line)?.host;
    expect(host && ownJournal(host.line).durable.size).toBe(1);
  });
});

it('refuses another charter of a name that is held, and changes nothing', async () => {
  const { line, input } = await ceremony('one line');
  await withNorth(async (station, ask) => {
    await ask('charter-adopt', input);
    const { file } = readCharterFile(Buffer.from((input as { file: string }).file, 'hex'));
    const shares = (name: string) =>
      [1, 2].map((n) => join(folder, `${name}-shares`, `recovery-${n}.share`));
    const { parties } = station.lines.get(line)?.charter ?? { parties: [] };
    const plan = { name: 'one line', parties, circuits: [], rules: [], settings: new Map() };
    const other = draftCharter({ ...plan, predecessor: null, founded: 2 });
    let signed = readCharterFile(other.file).file;
    for (const [party, name] of ['north', 'south'].entries()) {
      const signature = recoveryKeyOf(shares(name)).sign(charterSigningInput(signed.charter));
      const more = addCharterSignature(nodeCrypto(), signed, party, signature);
      if (more.ok) signed = more.value;
    }
    const second = { file: hex(encodeCharterFile(signed)), secret: hex(other.secret) };
    await expect(ask('charter-adopt', second)).rejects.toMatchObject({
      code: 'charter-name-taken',
    });
    expect([...station.lines.keys()]).toEqual([line]);
    expect(signed.charter).not.toEqual(file.charter);
  });
});

const exerciseOnly = settingNumber('exerciseOnly');

it('of a line for exercises is refused at any other station', async () => {
  const { input } = await ceremony('drill', new Map([[exerciseOnly, 1]]));
  await withNorth(async (station, ask) => {
    await expect(ask('charter-adopt', input)).rejects.toMatchObject({ code: 'exercise-line' });
    expect(station.lines.size).toBe(0);
  });
});

it('of a real line is refused at a station for exercises, and its own is adopted', async () => {
  const real = await ceremony('one line');
  markExerciseStation(pathsOf('north').folder);
  await withNorth(async (_, ask) => {
    await expect(ask('charter-adopt', real.input)).rejects.toMatchObject({ code: 'exercise-line' });
  });
  rmSync(folder, { recursive: true, force: true });
  const drill = await ceremony('drill', new Map([[exerciseOnly, 1]]));
  markExerciseStation(pathsOf('north').folder);
  await withNorth(async (station, ask) => {
    expect(await ask('charter-adopt', drill.input)).toMatchObject({ held: false });
    const [line] = station.lines.values();
    if (!line) throw new Error('the line was adopted');
    const texts = [{ lang: 'en', standing: 0 as const, text: 'For the exercise only.' }];
    const write = (cls: 0 | 1) => {
      const body = encodeBody({ ...emptyBody, texts });
      const draft = { kind: kinds.message, precedence: 1, class: cls, references: [] } as const;
      return line.host.write({ ...draft, body, shown: null });
    };
    expect(await write(0)).toMatchObject({ ok: false, code: 'exercise-line' });
    expect(await write(1)).toMatchObject({ ok: true });
  });
});
