import { hex } from '@parley/core/base/bytes.ts';
import { type Charter, decodeCharter, lineIdOf } from '@parley/core/codec/charter.ts';
import {
  type CharterFile,
  decodeCharterFile,
  verifyCharterFile,
} from '@parley/core/codec/charter-file.ts';
import { classNames, kindName, precedenceNames } from '@parley/core/codec/kinds.ts';
import type { Rule } from '@parley/core/codec/rule.ts';
import { settingNames } from '@parley/core/codec/settings.ts';
import { officersSatisfy } from '@parley/core/keys/release.ts';
import { inspectText } from '@parley/text/inspect.ts';
import { ActRefusal, type Json } from '../acts/act.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { charterWords, wordsOf } from './words.ts';

export type CharterRead = {
  readonly file: CharterFile;
  readonly charter: Charter;
  readonly line: Uint8Array;
  readonly words: readonly string[];
};

/** A charter file, signed by all, some or none. Refuses what is no charter. */
export function readCharterFile(bytes: Uint8Array): CharterRead {
  const crypto = nodeCrypto();
  const file = decodeCharterFile(bytes);
  if (!file.ok) throw new ActRefusal(file.code, file.detail);
  const charter = decodeCharter(crypto, file.value.charter);
  if (!charter.ok) throw new ActRefusal(charter.code, charter.detail);
  const line = lineIdOf(crypto, file.value.charter);
  return { file: file.value, charter: charter.value, line, words: wordsOf(line, charterWords) };
}

/** All that a charter says, as JSON; keys shortened to what people compare. */
export function charterView({ file, charter, line, words }: CharterRead) {
  const crypto = nodeCrypto();
  const signed = new Set(file.signatures.map(({ party }) => party));
  const parties = charter.parties.map((party, index) => ({
    name: party.name,
    titles: Object.fromEntries(party.titles),
    zone: party.zone,
    recovery: hex(party.recovery),
    signed: signed.has(index),
    officers: party.officers.map(({ id, name, roles }) => ({
      id: hex(id),
      name,
      roles: [...roles],
    })),
  }));
  const settings = settingNames.flatMap(({ name, number, value }) => {
    const stated = charter.settings.get(number);
    return [{ name, value: stated ?? value, stated: stated !== undefined }];
  });
  return {
    name: charter.name,
    line: hex(line),
    words: [...words],
    founded: charter.founded,
    complete: verifyCharterFile(crypto, file).ok,
    parties,
    circuits: charter.circuits.map(({ id, kind, addresses }) => ({
      id,
      kind,
      addresses: addresses.map(({ party, address }) => {
        return { party: charter.parties[party]?.name ?? '', address };
      }),
    })),
    rules: charter.rules.map(ruleView),
    settings,
    predecessor: charter.predecessor && {
      line: hex(charter.predecessor.line),
      k: charter.predecessor.k,
      cut: hex(charter.predecessor.cut),
    },
    warnings: warningsOf(charter),
  } satisfies Json;
}

export type CharterView = ReturnType<typeof charterView>;

function ruleView({ kinds, classes, fromPrecedence, needs }: Rule) {
  return {
    kinds: kinds.map((kind) => kindName(kind) ?? String(kind)),
    classes: classes.map((one) => classNames[one]),
    from: precedenceNames[fromPrecedence],
    needs: needs.map(({ count, roles }) => ({ count, roles: [...roles] })),
  };
}

/** What is allowed and still worth a second look before anybody signs. */
function warningsOf(charter: Charter): { code: string; subject: string }[] {
  const warnings: { code: string; subject: string }[] = [];
  for (const { name, titles, officers } of charter.parties) {
    if (!officers.some(({ roles }) => roles.includes('principal'))) {
      warnings.push({ code: 'no-principal', subject: name });
    }
    const odd = [...titles.values()].some((title) => inspectText(title).warnings.length > 0);
    if (odd) warnings.push({ code: 'odd-title', subject: name });
    const beyond = charter.rules.flatMap((rule, index) => {
      return officersSatisfy(rule, officers) ? [] : [index + 1];
    });
    if (beyond.length > 0) {
      warnings.push({ code: 'rule-unfulfilled', subject: `${name}: ${beyond.join(', ')}` });
    }
  }
  const names = charter.parties.map(({ name }) => name);
  names.forEach((one, i) => {
    const twin = names.slice(i + 1).find((other) => differByOne(one, other));
    if (twin !== undefined) warnings.push({ code: 'similar-names', subject: `${one}, ${twin}` });
  });
  return warnings;
}

/** One letter put in, left out or changed. */
function differByOne(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const rest = (text: string, from: number) => text.slice(from);
  const [a, b] = [rest(one, start), rest(other, start)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
}
