import { hex, unhex } from '@parley/core/base/bytes.ts';
import { decodeCard } from '@parley/core/codec/card.ts';
import {
  charterSigningInput,
  decodeCharterFile,
  encodeCharterFile,
} from '@parley/core/codec/charter-file.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardLines } from '../ceremony/card-text.ts';
import { readCharterFile } from '../ceremony/charter-view.ts';
import { draftCharter } from '../ceremony/draft-charter.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { type Stations, type TestStation, testStations, word } from '../testing/two-stations.ts';
import type { DeskServing } from './serve.ts';
import { enrol, must, openDesk, type TestOfficer } from './testing/test-desk.ts';

let stations: Stations;
let washington: TestStation;
let moscow: TestStation;
let desk: DeskServing;
let principal: TestOfficer;

beforeEach(async () => {
  stations = await testStations();
  [washington, moscow] = stations.all as [TestStation, TestStation];
  desk = await openDesk(moscow, 'moscow');
  principal = await enrol(desk, moscow, { name: 'Orlova', roles: ['principal', 'duty-officer'] });
});

afterEach(async () => {
  await desk.close();
  await stations.end();
});

const charter = {
  name: 'second line',
  circuits: [
    {
      id: 'ws',
      kind: 'websocket' as const,
      addresses: [{ party: 'moscow', address: 'a.example:7400' }],
    },
  ],
  settings: { canaryPeriodS: 120, alarmAgainS: 20 },
};

async function theirCard(): Promise<string> {
  const { card } = await washington.ask('card');
  return cardLines(unhex(word(card)) as Uint8Array).join('\n');
}

/** The file as it comes back from the machine with the halves. */
function signed(file: Uint8Array, parties: readonly number[], spoiled = false): string {
  const decoded = decodeCharterFile(file);
  if (!decoded.ok) throw new Error(decoded.code);
  const { charter: order } = readCharterFile(file);
  const made = parties.map((party) => {
    const key = moscow.founded.recovery[party];
    const signature = key?.sign(charterSigningInput(decoded.value.charter)) ?? new Uint8Array(64);
    if (spoiled) signature[0] = (signature[0] ?? 0) ^ 1;
    const named = ['washington', 'moscow'][party];
    return { party: order.parties.findIndex(({ name }) => name === named), signature };
  });
  const signatures = made.sort((a, b) => a.party - b.party);
  const { charter: bytes } = decoded.value;
  return Buffer.from(encodeCharterFile({ charter: bytes, signatures })).toString('base64url');
}

async function fetchHex(path: string): Promise<Buffer> {
  const answer = await principal.browser.raw(path);
  expect(answer.headers['content-disposition']).toContain('attachment');
  return answer.bytes;
}

/** Cards brought and compared, and a charter drafted from them. */
async function drafted() {
  const { client } = principal.browser;
  const brought = must(await client.bringCard({ json: { card: await theirCard() } }));
  const sha256 = brought.cards.find(({ ours }) => !ours)?.sha256 ?? '';
  must(await client.compareWords({ json: { sha256, same: true } }));
  return must(await client.draftCharter({ json: charter }));
}

describe('a ceremony at the desk', () => {
  it('goes from cards to a line step by step, and signs nothing itself', async () => {
    const { client } = principal.browser;
    const brought = must(await client.bringCard({ json: { card: await theirCard() } }));
    expect(brought).toMatchObject({ step: 'cards', charter: null });
    const early = await client.draftCharter({ json: charter });
    expect(early).toMatchObject({ ok: false, code: 'ceremony-step', detail: 'cards' });
    const now = await drafted();
    expect(now.step).toBe('compare');
    expect(now.charter?.parties.map(({ name, signed: has }) => [name, has])).toEqual([
      ['moscow', false],
      ['washington', false],
    ]);
    expect(now.charter?.settings).toContainEqual({
      name: 'canaryPeriodS',
      value: 120,
      stated: true,
    });
    const line = now.charter?.line ?? '';
    must(await client.compareWords({ json: { sha256: line, same: true } }));
    const file = await fetchHex('/api/ceremony/file');
    const bad = await client.takeCharter({ json: { file: signed(file, [1], true) } });
    expect(bad).toMatchObject({ ok: false, code: 'bad-signature' });
    const half = must(await client.takeCharter({ json: { file: signed(file, [1]) } }));
    expect(half.step).toBe('sign');
    expect(await client.adoptCharter({ json: {} })).toMatchObject({ code: 'ceremony-step' });
    const whole = must(await client.takeCharter({ json: { file: signed(file, [0]) } }));
    expect(whole.step).toBe('adopt');
    const secret = (await fetchHex('/api/ceremony/secret')).toString('latin1').trim();
    const adopted = must(await client.adoptCharter({ json: {} }));
    expect(adopted).toEqual({ line, name: 'second line', party: 'moscow' });
    const theirs = await washington.ask('charter-adopt', {
      file: Buffer.from(signed(file, [0, 1]), 'base64url').toString('hex'),
      secret,
    });
    expect(theirs.line).toBe(line);
    // His passkey came along: he signs there as he does here.
    const json = { state: 'staffed' as const };
    const sheet = must(await client.watchSheet({ params: { line }, json }));
    const own = sheet.signers.find(({ officer }) => officer === principal.id);
    expect(own).toMatchObject({ signs: 'passkey' });
    expect(must(await client.ceremony({}))).toMatchObject({ step: 'cards', charter: null });
  });

  it('stops where the words that were read aloud are others', async () => {
    const { client } = principal.browser;
    const now = await drafted();
    const sha256 = now.charter?.line ?? '';
    const other = must(await client.compareWords({ json: { sha256, same: false } }));
    expect(other.step).toBe('compare');
    expect(other.charter?.compared).toMatchObject({ same: false, by: { name: 'Orlova' } });
    expect(await client.adoptCharter({ json: {} })).toMatchObject({ code: 'ceremony-step' });
    const ended = must(await client.endCeremony({}));
    expect(ended.cards.length).toBe(1);
    const gone = await principal.browser.raw('/api/ceremony/secret');
    expect(gone.status).toBe(409);
  });

  it('takes a charter that another party drafted, with our present card and no other', async () => {
    const { client } = principal.browser;
    const { card } = must(await client.ceremony({}));
    const cards = [word((await washington.ask('card')).card), card];
    const { file, secret } = draftOf(cards);
    const taken = must(
      await client.takeCharter({ json: { file: Buffer.from(file).toString('base64url') } }),
    );
    expect(taken.charter).toMatchObject({ secretHere: false, complete: false });
    const line = taken.charter?.line ?? '';
    must(await client.compareWords({ json: { sha256: line, same: true } }));
    must(await client.takeCharter({ json: { file: signed(file, [0, 1]) } }));
    const without = await client.adoptCharter({ json: {} });
    expect(without).toMatchObject({ ok: false, code: 'not-chosen' });
    const wrong = await client.adoptCharter({ json: { secret: '00'.repeat(32) } });
    expect(wrong).toMatchObject({ ok: false, code: 'psk-mismatch' });
    must(await client.adoptCharter({ json: { secret: hex(secret) } }));
    // The card is used now: a charter that names it again is of an old one.
    const again = draftOf(cards).file;
    const old = await client.takeCharter({
      json: { file: Buffer.from(again).toString('base64url') },
    });
    expect(old).toMatchObject({ ok: false, code: 'card-old' });
  });

  it('is no business of a duty officer', async () => {
    const duty = await enrol(desk, moscow, { name: 'Petrov', roles: ['duty-officer'] });
    const refused = { ok: false, code: 'not-allowed' };
    expect(await duty.browser.client.ceremony({})).toMatchObject(refused);
    expect(await duty.browser.client.adoptCharter({ json: {} })).toMatchObject(refused);
    expect((await duty.browser.raw('/api/ceremony/secret')).status).toBe(403);
  });
});

function draftOf(cards: readonly string[]) {
  const parties = cards.map((card) => {
    const party = decodeCard(nodeCrypto(), unhex(card) as Uint8Array);
    if (!party.ok) throw new Error(party.code);
    return party.value;
  });
  return draftCharter({
    name: 'third line',
    parties,
    circuits: [{ id: 'bag', kind: 'courier', addresses: [] }],
    rules: [],
    settings: new Map(),
    predecessor: null,
    founded: Date.now(),
  });
}
