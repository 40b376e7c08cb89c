import { hex, unhex } from '@parley/core/base/bytes.ts';
import { afterEach, expect, it } from 'vitest';
import { contextOf } from '../../desk/context.ts';
import type { OfficerKey } from '../../keys/officer-file.ts';
import { type Stations, type TestStation, testStations, word } from '../../testing/two-stations.ts';
import type { Json } from '../act.ts';
import { performAct } from '../registry.ts';
import { readerMessage } from './proven.ts';

let stations: Stations;
afterEach(async () => await stations.end());

type Rows = { rows: { officer: { name: string | null } | null; act: string }[] };

async function socket() {
  stations = await testStations();
  const [washington, moscow] = stations.all as [TestStation, TestStation];
  const entry = await washington.say('draft', {
    class: 'EXERCISE',
    texts: [{ lang: 'en', text: 'For one reader.' }],
  });
  const [ours, theirs] = washington.founded.officers;
  if (!ours || !theirs) throw new Error('each party has an officer');
  const ask = async <T = Json>(act: string, input: Json): Promise<T> => {
    const caller = { running: true, signal: new AbortController().signal };
    const told = { emit: () => {}, progress: () => {} };
    const context = contextOf(washington.station, { ...caller, ...told });
    return (await performAct(context, act, input)) as T;
  };
  const proof = async (key: OfficerKey, act: string) => {
    const { challenge } = await ask<{ challenge: string }>('reader-challenge', {});
    const message = readerMessage(unhex(challenge) as Uint8Array, act);
    return { id: hex(key.officer.id), challenge, signature: hex(key.signer.sign(message)) };
  };
  const last = async () => (await ask<Rows>('access', { limit: 1 })).rows[0];
  return { washington, moscow, entry, ours, theirs, ask, proof, last };
}

it('a reading is an officer’s by his key, and the operator’s without', async () => {
  const { ask, proof, ours, entry, last } = await socket();
  await ask('show', { entry });
  expect(await last()).toMatchObject({ act: 'open-body', officer: null });
  await ask('show', { entry, officer: await proof(ours, 'show') });
  const his = { act: 'open-body', officer: { name: ours.officer.name } };
  expect(await last()).toMatchObject(his);
});

it('a name, another’s key, a proof used twice or for another act prove nobody', async () => {
  const { ask, proof, ours, theirs, entry, washington } = await socket();
  const before = washington.line.privateJournal.size;
  const refused = async (officer: Json, code: string) => {
    await expect(ask('show', { entry, officer })).rejects.toMatchObject({ code });
  };
  await refused(ours.officer.name, 'officer-unproven');
  await refused(hex(ours.officer.id), 'officer-unproven');
  await refused(await proof(theirs, 'show'), 'unknown-officer');
  await refused(await proof(ours, 'disclose'), 'officer-unproven');
  await refused({ ...(await proof(theirs, 'show')), id: hex(ours.officer.id) }, 'officer-unproven');
  expect(washington.line.privateJournal.size).toBe(before);
  const once = await proof(ours, 'show');
  await ask('show', { entry, officer: once });
  await refused(once, 'officer-unproven');
  const early = await proof(ours, 'show');
  for (let i = 0; i < 64; i++) await ask('reader-challenge', {});
  await refused(early, 'officer-unproven');
  expect(word(early.id)).toBe(hex(ours.officer.id));
});
