import { decodeCard } from '@parley/core/codec/card.ts';
import type { CircuitPlan, Party } from '@parley/core/codec/charter.ts';
import type { Rule } from '@parley/core/codec/rule.ts';
import { settingNames } from '@parley/core/codec/settings.ts';
import { ActRefusal } from '../../acts/act.ts';
import { wholeCard } from '../../ceremony/card-text.ts';
import { defaultRules } from '../../ceremony/default-rules.ts';
import { parseRules } from '../../ceremony/rules-file.ts';
import { parseAddress } from '../../circuits/websocket/address.ts';
import { nodeCrypto } from '../../keys/node-crypto.ts';
import type { Cli } from '../cli.ts';
import { UsageError } from '../failure.ts';
import { readGivenFile } from '../files.ts';
import { pairOf } from '../options.ts';

/** A party's card from a file: its bytes, or the lines of its QR codes. */
export function readCard(file: string): Party {
  const bytes = wholeCard(new Uint8Array(readGivenFile(file)), file);
  const party = bytes === undefined ? undefined : decodeCard(nodeCrypto(), bytes);
  if (!party?.ok) throw new ActRefusal(party?.code ?? 'file-unreadable', file);
  return party.value;
}

/** Kinds that a station of this version runs; a charter may name others, but not by mistake. */
const circuitKinds: readonly string[] = ['websocket', 'courier'];

/** `ws=websocket:washington=127.0.0.1:7400,moscow=127.0.0.1:7401`, or `bag=courier`. */
export function circuitOf(cli: Cli, parties: readonly Party[], value: string): CircuitPlan {
  const allowed = 'ID=KIND:PARTY=ADDRESS,PARTY=ADDRESS';
  const bad = (given: string, known: string) => {
    const about = { value: given, option: '--circuit', allowed: known };
    return new UsageError(cli.t('error.bad-value', about));
  };
  const [id, rest] = pairOf(cli.t, '--circuit', value, allowed);
  const [kind = '', ...more] = rest.split(':');
  if (!circuitKinds.includes(kind)) throw bad(kind, circuitKinds.join(', '));
  const listed = more.join(':');
  const addresses =
    listed === ''
      ? []
      : listed.split(',').map((one) => {
          const [name, address] = pairOf(cli.t, '--circuit', one, allowed);
          const party = parties.findIndex((party) => party.name === name);
          if (party < 0) throw bad(name, parties.map((one) => one.name).join(', '));
          const websocket = kind === 'websocket';
          return {
            party,
            address: websocket ? websocketAddress(cli, address, '--circuit') : address,
          };
        });
  return { id, kind, addresses: addresses.sort((a, b) => a.party - b.party) };
}

/** With or without `wss://` before it. */
export function websocketAddress({ t }: Cli, value: string, option: string): string {
  const address = value.startsWith('wss://') ? value : `wss://${value}`;
  if (parseAddress(address).ok) return address;
  throw new UsageError(t('error.bad-value', { value, option, allowed: 'HOST:PORT' }));
}

/** `canary-period=120`: settings by the names of the spec, in seconds or as a count. */
export function settingsOfOptions(cli: Cli, values: readonly string[]): Map<number, number> {
  const allowed = settingNames.map(({ name }) => `${settingWord(name)}=N`).join(', ');
  const settings = new Map<number, number>();
  for (const value of values) {
    const [word, number] = pairOf(cli.t, '--set', value, allowed);
    const setting = settingNames.find(({ name }) => settingWord(name) === word);
    if (!setting || !/^[1-9]\d{0,8}$/u.test(number)) {
      throw new UsageError(cli.t('error.bad-value', { value, option: '--set', allowed }));
    }
    settings.set(setting.number, Number(number));
  }
  return new Map([...settings].sort(([a], [b]) => a - b));
}

/** `canaryPeriodS` as people write it. */
export function settingWord(name: string): string {
  return name.replace(/S$/u, '').replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** Rules of a JSON file; those of the demonstration where none is given. */
export function rulesOfOption(file: string | undefined): readonly Rule[] {
  if (file === undefined) return defaultRules;
  const text = readGivenFile(file).toString('utf8');
  try {
    return parseRules(text);
  } catch (error) {
    throw new ActRefusal('file-unreadable', `${file}: ${(error as Error).message}`);
  }
}
