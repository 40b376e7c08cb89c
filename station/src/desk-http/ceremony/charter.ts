import { equal, hex, unhex } from '@parley/core/base/bytes.ts';
import type { CircuitPlan, Party } from '@parley/core/codec/charter.ts';
import {
  addCharterSignature,
  type CharterFile,
  encodeCharterFile,
} from '@parley/core/codec/charter-file.ts';
import { settingNames } from '@parley/core/codec/settings.ts';
import { ActRefusal } from '../../acts/act.ts';
import { type CharterRead, readCharterFile } from '../../ceremony/charter-view.ts';
import { defaultRules } from '../../ceremony/default-rules.ts';
import { draftCharter } from '../../ceremony/draft-charter.ts';
import { parseAddress } from '../../circuits/websocket/address.ts';
import { isExerciseStation } from '../../run/exercise-station.ts';
import type { Asked } from '../asked.ts';
import { DeskRefusal } from '../refusals.ts';
import type { CeremonyDocument } from '../store/ceremonies.ts';
import { partyOf, sameParty } from './bring.ts';

export type CharterAsked = {
  readonly name: string;
  readonly circuits: readonly {
    readonly id: string;
    readonly kind: string;
    readonly addresses: readonly { readonly party: string; readonly address: string }[];
  }[];
  readonly settings: Readonly<Record<string, number>>;
  readonly succeeds: string | null;
};

/** A charter from our card and those that were brought, with the secret that it names. */
export async function draftFrom(
  asked: Asked,
  document: CeremonyDocument,
  given: CharterAsked & { readonly own: Party },
): Promise<CeremonyDocument> {
  const { crypto } = asked.desk.station;
  const parties = [given.own, ...document.cards.map(({ card }) => partyOf(crypto, card))];
  const before = given.succeeds === null ? undefined : await goesOnFrom(asked, given.succeeds);
  const { file, secret } = draftCharter({
    name: given.name,
    parties,
    circuits: given.circuits.map((one) => circuitOf(parties, one)),
    rules: before?.charter.rules ?? defaultRules,
    settings: settingsOf(asked, given.settings, before?.charter.settings ?? new Map()),
    predecessor: before?.predecessor ?? null,
    founded: asked.now,
  });
  return { ...document, charter: hex(file), secret: hex(secret), compared: null };
}

/** The line that the new one follows, from its last final cut. Refuses `no-final-cut`. */
async function goesOnFrom(asked: Asked, name: string) {
  const { line } = asked.desk.line(name);
  const { final } = line.host.line;
  if (!final) throw new ActRefusal('no-final-cut', line.charter.name);
  const predecessor = { line: unhex(line.id) as Uint8Array, k: final.cut.k, cut: final.hash };
  return { charter: line.charter, predecessor };
}

function circuitOf(parties: readonly Party[], one: CharterAsked['circuits'][number]): CircuitPlan {
  const addresses = one.addresses.map(({ party: name, address }) => {
    const party = parties.findIndex((known) => known.name === name);
    if (party < 0) throw new ActRefusal('unknown-party', name);
    return { party, address: one.kind === 'websocket' ? websocket(address) : address };
  });
  const { id, kind } = one;
  return { id, kind, addresses: addresses.sort((a, b) => a.party - b.party) };
}

function websocket(value: string): string {
  const address = value.startsWith('wss://') ? value : `wss://${value}`;
  if (!parseAddress(address).ok) throw new DeskRefusal('bad-input', `address: ${value}`);
  return address;
}

/** What is stated, over what the line before stated; of an exercise station always its mark. */
function settingsOf(
  { desk }: Asked,
  given: CharterAsked['settings'],
  before: ReadonlyMap<number, number>,
): Map<number, number> {
  const stated = new Map(before);
  for (const [word, value] of Object.entries(given)) {
    const setting = settingNames.find(({ name }) => name === word);
    if (!setting) throw new DeskRefusal('bad-input', `settings: ${word}`);
    stated.set(setting.number, value);
  }
  const mark = settingNames.find(({ name }) => name === 'exerciseOnly');
  if (mark && isExerciseStation(desk.station.store.paths.folder)) stated.set(mark.number, 1);
  return new Map([...stated].sort(([a], [b]) => a - b));
}

/**
 * A charter file that came: another party's draft, or ours with more signatures. Every signature in
 * it is checked, our own present card must stand in it, and cards that were brought here must be
 * those in it. Refuses `ceremony-step` while another charter is being signed.
 */
export function takeFile(
  { desk }: Asked,
  document: CeremonyDocument,
  given: { readonly file: string; readonly own: Party },
): CeremonyDocument {
  const { crypto } = desk.station;
  const came = readCharterFile(new Uint8Array(Buffer.from(given.file, 'base64url')));
  const held = document.charter === null ? undefined : heldCharter(document.charter);
  if (held && !equal(held.line, came.line)) throw new DeskRefusal('ceremony-step', 'other charter');
  const { parties } = came.charter;
  const ours = parties.find(({ recovery }) => equal(recovery, given.own.recovery));
  if (!ours) throw new ActRefusal('unknown-party', given.own.name);
  if (!sameParty(ours, given.own)) throw new ActRefusal('card-old', given.own.name);
  for (const { card } of document.cards) {
    const brought = partyOf(crypto, card);
    const named = parties.find(({ name }) => name === brought.name);
    if (!named || !sameParty(named, brought)) throw new ActRefusal('bad-charter', brought.name);
  }
  const bare: CharterFile = { charter: came.file.charter, signatures: [] };
  const all = [...(held?.file.signatures ?? []), ...came.file.signatures];
  const signed = all.reduce((file, { party, signature }) => {
    const next = addCharterSignature(crypto, file, party, signature);
    if (!next.ok) throw new ActRefusal(next.code, next.detail);
    return next.value;
  }, bare);
  return { ...document, charter: hex(encodeCharterFile(signed)) };
}

/** The charter file that this ceremony keeps. */
export function heldCharter(charter: string): CharterRead {
  return readCharterFile(unhex(charter) as Uint8Array);
}
