/** The founding document of a line (spec/charter.md). */
import { type Bytes, hex } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { as, refuse } from '../base/refusal.ts';
import { type Reader, readItem } from '../cbor/reader.ts';
import { sha256 } from '../crypto/hash.ts';
import { areDifferent, type Keys, listKeys, readKeys } from './keys.ts';
import { type Officer, type Role, readOfficer, readRoles } from './officer.ts';
import { isLanguageTag, isPlainText } from './words.ts';

export type Party = {
  readonly index: number;
  readonly name: string;
  readonly titles: ReadonlyMap<string, string>;
  readonly recovery: Bytes;
  readonly tag: Bytes;
  readonly keys: Keys;
  readonly officers: readonly Officer[];
};

export type Requirement = { readonly count: number; readonly roles: readonly Role[] };

export type Rule = {
  readonly kinds: readonly number[];
  readonly classes: readonly number[];
  readonly fromPrecedence: number;
  readonly requirements: readonly Requirement[];
};

export type Charter = {
  /** The hash of the charter, which is the line. */
  readonly line: Bytes;
  readonly name: string;
  readonly parties: readonly Party[];
  readonly rules: readonly Rule[];
  /** The encoding of the predecessor, null included, as `charter` entries repeat it. */
  readonly predecessor: Bytes;
};

/** Refused with `over-limit`, `malformed-cbor`, `not-canonical` or `bad-charter`. */
export function readCharter(bytes: Bytes): Charter {
  if (bytes.length > limits.charter) refuse('over-limit', 'charter: too long');
  return readItem(bytes, (reader) => as('bad-charter', () => readParts(reader, sha256(bytes))));
}

/** What a party brings to the ceremony: its part of the charter. Refused as a charter is. */
export function readCard(bytes: Bytes): Party {
  if (bytes.length > limits.charter) refuse('over-limit', 'card: too long');
  return readItem(bytes, (reader) =>
    as('bad-charter', () => {
      const party = readParty(reader, 0);
      if (!areDifferent(keysOf(party))) refuse('bad-charter', 'one public key twice');
      return party;
    }),
  );
}

function readParts(reader: Reader, line: Bytes): Charter {
  reader.array('charter', 10);
  if (reader.uint('version') !== 1) refuse('bad-charter', 'charter of another version');
  const name = reader.text('name');
  if (!isPlainText(name, 64)) refuse('bad-charter', 'name');
  reader.blob('nonce', 16);
  reader.uint('founded');
  const parties = reader.list('parties', (index) => readParty(reader, index));
  checkParties(parties);
  readCircuits(reader, parties.length);
  const rules = reader.list('rules', () => readRule(reader));
  if (rules.length > limits.rules) refuse('bad-charter', 'too many rules');
  readSettings(reader);
  reader.blob('psk hash', 32);
  const predecessor = readPredecessor(reader);
  return { line, name, parties, rules, predecessor };
}

function readParty(reader: Reader, index: number): Party {
  reader.array('party', 7);
  const name = reader.text('party name');
  if (!/^[a-z0-9-]{1,32}$/.test(name)) refuse('bad-charter', 'party name');
  const titles = readTitles(reader);
  if (!/^[A-Za-z0-9_+/-]{1,64}$/.test(reader.text('zone'))) refuse('bad-charter', 'zone');
  const recovery = reader.blob('recovery key', 32);
  const tag = reader.blob('tag', 8);
  const keys = readKeys(reader);
  const officers = reader.list('officers', () => readOfficer(reader));
  if (officers.length > limits.officers) refuse('bad-charter', 'too many officers');
  return { index, name, titles, recovery, tag, keys, officers };
}

function readTitles(reader: Reader): Map<string, string> {
  const titles = new Map<string, string>();
  const pairs = reader.map('titles');
  for (let i = 0; i < pairs; i++) {
    const language = reader.text('language of a title');
    const title = reader.text('title');
    if (!isLanguageTag(language) || !isPlainText(title, 128)) refuse('bad-charter', 'title');
    titles.set(language, title);
  }
  if (pairs > 16) refuse('bad-charter', 'too many titles');
  return titles;
}

function checkParties(parties: readonly Party[]): void {
  if (parties.length < 2 || parties.length > limits.parties) refuse('bad-charter', 'parties');
  if (new Set(parties.map(({ name }) => name)).size !== parties.length) {
    refuse('bad-charter', 'two parties of one name');
  }
  if (new Set(parties.map(({ tag }) => hex(tag))).size !== parties.length) {
    refuse('bad-charter', 'two parties of one tag');
  }
  if (!areDifferent(parties.flatMap(keysOf))) refuse('bad-charter', 'one public key twice');
}

function keysOf({ recovery, keys, officers }: Party): Bytes[] {
  return [recovery, ...listKeys(keys), ...officers.map(({ publicKey }) => publicKey)];
}

function readCircuits(reader: Reader, parties: number): void {
  const ids = reader.list('circuits', () => {
    reader.array('circuit', 3);
    const id = reader.text('circuit id');
    if (!/^[A-Za-z0-9._-]{1,64}$/.test(id)) refuse('bad-charter', 'circuit id');
    if (!/^[a-z0-9-]{1,32}$/.test(reader.text('circuit kind'))) refuse('bad-charter', 'kind');
    const named = reader.list('addresses', () => {
      reader.array('address', 2);
      const party = reader.uint('party', parties - 1);
      if (!isPlainText(reader.text('address'), 256)) refuse('bad-charter', 'address');
      return party;
    });
    if (new Set(named).size !== named.length) refuse('bad-charter', 'a party twice in a circuit');
    return id;
  });
  if (ids.length > limits.circuits || new Set(ids).size !== ids.length) {
    refuse('bad-charter', 'circuits');
  }
}

function readRule(reader: Reader): Rule {
  reader.array('rule', 4);
  const kinds = reader.list('kinds', () => reader.uint('kind'));
  const classes = reader.list('classes', () => reader.uint('class', 2));
  const fromPrecedence = reader.uint('precedence', 5);
  const requirements = reader.list('requirements', () => {
    reader.array('requirement', 2);
    const count = reader.uint('count', 8);
    if (count === 0) refuse('bad-charter', 'a requirement of nobody');
    return { count, roles: readRoles(reader) };
  });
  const asked = requirements.reduce((sum, { count }) => sum + count, 0);
  if (kinds.length > 32 || asked > limits.releases) refuse('bad-charter', 'rule');
  if (new Set(kinds).size !== kinds.length || new Set(classes).size !== classes.length) {
    refuse('bad-charter', 'a kind or class twice in one rule');
  }
  return { kinds, classes, fromPrecedence, requirements };
}

function readSettings(reader: Reader): void {
  const settings = new Map<number, number>();
  const pairs = reader.map('settings');
  for (let i = 0; i < pairs; i++) {
    const key = reader.uint('setting', 21);
    const value = reader.uint('value of a setting', 315_360_000);
    if (key === 0 || value === 0) refuse('bad-charter', 'setting');
    settings.set(key, value);
  }
  const [keep, keepMax] = [settings.get(7) ?? 259_200, settings.get(8) ?? 2_592_000];
  if (keep > keepMax) refuse('bad-charter', 'keep above keep-max');
}

/** The end of the line before this one, or null, as it is encoded. Refused with `malformed`. */
export function readPredecessor(reader: Reader): Bytes {
  const from = reader.at;
  reader.orNull(() => {
    reader.array('predecessor', 3);
    reader.blob('line', 32);
    reader.uint('k');
    reader.blob('cut hash', 32);
  });
  return reader.bytes.subarray(from, reader.at);
}
