import { hex, unhex } from '@parley/core/base/bytes.ts';
import { type CborValue, decode } from '@parley/core/codec/cbor.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import type { Officer } from '@parley/core/codec/officer.ts';
import { decodeRecord } from '@parley/core/codec/records.ts';
import { challengeOfContent } from '@parley/core/keys/release.ts';
import { inspectText } from '@parley/text/inspect.ts';
import { listOf } from '@parley/text/list.ts';
import { isolateLine, wrapDisplay } from '@parley/text/terminal.ts';
import {
  duration,
  hash,
  identifier,
  isolate,
  minuteUtc,
  phrase,
  quantity,
} from '@parley/text/tokens.ts';
import { classKeys, kindKey, precedenceKeys, standingKeys, watchKeys } from '@parley/text/words.ts';
import { nodeCrypto } from '../../keys/node-crypto.ts';
import { recordView } from '../../projection/record-view.ts';
import { recordWords } from '../../projection/record-words.ts';
import type { Cli } from '../cli.ts';
import { referenceSentence } from './reference-key.ts';

/** What the station says beside the bytes: names, and what no signature covers. */
export type Sheet = {
  readonly draft: string;
  readonly content: string;
  readonly parties: readonly string[];
  /** Number of each party's present incarnation: its entries go by short names. */
  readonly present?: readonly number[];
  readonly attachments: readonly {
    readonly sha256: string;
    readonly size: number;
    readonly name: string;
  }[];
  readonly missing: number;
  readonly needs?: readonly { readonly roles: readonly string[] }[];
  readonly released: readonly { readonly officer: string; readonly name: string }[];
  readonly newer: readonly string[];
  readonly peers: readonly {
    readonly party: string;
    readonly up: boolean;
    readonly provenAgoMs: number | null;
    readonly watch: { readonly state: number; readonly until: number | null } | null;
  }[];
};

/** The parts of the bytes that an officer signs (spec/release.md, release-content). */
export type Content = {
  readonly author: number;
  readonly kind: number;
  readonly precedence: number;
  readonly class: number;
  readonly addressees: readonly (readonly [number, 0 | 1, number?])[] | null;
  readonly references: readonly (readonly [number, number, Uint8Array, number, Uint8Array])[];
  readonly before: readonly (readonly [
    number,
    number,
    Uint8Array,
    number,
    Uint8Array,
    Uint8Array[],
  ])[];
  readonly notAfter: number | null;
  readonly texts: readonly (readonly [string, number, string])[];
  readonly attachments: readonly Uint8Array[];
  readonly record: CborValue;
  /** SHA-256 over just these bytes: what is signed. */
  readonly challenge: Uint8Array;
};

/** Reads the bytes again, as whoever checks the release will; undefined for any other form. */
export function readContent(text: string): Content | undefined {
  const bytes = unhex(text);
  const decoded = bytes && decode(bytes);
  if (!bytes || !decoded?.ok || !Array.isArray(decoded.value) || decoded.value.length !== 13) {
    return undefined;
  }
  const parts = decoded.value as unknown[];
  const [, author, , kind, precedence, cls, addressees, references, before, notAfter] = parts;
  return {
    author,
    kind,
    precedence,
    class: cls,
    addressees,
    references,
    before,
    notAfter,
    texts: parts[10],
    attachments: parts[11],
    record: parts[12],
    challenge: challengeOfContent(nodeCrypto(), bytes),
  } as Content;
}

const width = 78;

/** The release sheet: the outcome in one sentence, then what every byte that is signed means. */
export function sheetText(cli: Cli, sheet: Sheet, content: Content, signs?: Officer): string {
  const { t } = cli;
  const party = (index: number) => sheet.parties[index] ?? String(index);
  const precedence = phrase(t(precedenceKeys[content.precedence] ?? 'precedence.routine'));
  const cls = phrase(t(classKeys[content.class] ?? 'class.real'));
  const lines = [
    ...wrapDisplay(
      t('release.outcome', {
        party: party(content.author),
        addressees: phrase(addresseesText(cli, sheet, content)),
        standing: phrase(t(kindKey(content.kind))),
        precedence,
        class: cls,
      }),
      width,
    ),
    '',
  ];
  for (const [i, [index, number, tag, seq]] of content.references.entries()) {
    const id = entryIn(sheet, { party: index, number, tag }, seq);
    lines.push(referenceSentence(cli, { kind: content.kind, at: i, id }));
  }
  lines.push(...textsText(cli, content));
  for (const sha of content.attachments) lines.push(attachmentText(cli, sheet, sha));
  lines.push(...recordText(cli, sheet, content));
  for (const [index, number, tag, size] of content.before) {
    if (index === content.author || size === 0) continue;
    const id = identifier(entryIn(sheet, { party: index, number, tag }, size - 1));
    lines.push(t('release.seen', { party: party(index), id }));
  }
  if (content.notAfter !== null) {
    lines.push(t('release.not-after', { at: minuteUtc(content.notAfter) }));
  }
  lines.push('', ...standText(cli, sheet, signs), ...arrivalText(cli, sheet, content));
  lines.push(t('release.no-way-back'));
  lines.push(t('release.hash', { hash: hash(Buffer.from(content.challenge).toString('hex')) }));
  return lines.join('\n');
}

/** The name that other verbs take: short in a party's present incarnation, else with its own. */
function entryIn(sheet: Sheet, { party, number, tag }: JournalName, seq: number): string {
  const name = sheet.parties[party] ?? String(party);
  const present = number === (sheet.present?.[party] ?? 0);
  return present ? `${name}/${seq}` : `${name}.${number}-${hex(tag)}/${seq}`;
}

function addresseesText({ t, lang }: Cli, sheet: Sheet, { addressees }: Content): string {
  if (addressees === null) return `${t('desk.to-all')} (${t('addressee.action')})`;
  const listed = addressees.map(([party, purpose]) => {
    const word = purpose === 0 ? t('addressee.action') : t('addressee.information');
    return `${isolate(sheet.parties[party] ?? String(party), lang)} (${word})`;
  });
  return listOf(listed, lang);
}

/** `[ar] reviewed translation, signed text`: the tag isolated, so words set the direction. */
export function versionHead({ t, lang }: Cli, version: string, standing: string): string {
  const tag = isolate(identifier(`[${version}]`), lang);
  return `${tag} ${listOf([standing, t('field.signed-text')], lang)}`;
}

/** Each language version isolated, with its standing and what an officer must be told of it. */
function textsText(cli: Cli, { texts }: Content): string[] {
  const { t } = cli;
  const lines: string[] = [];
  for (const [lang, standing, text] of texts) {
    const { shown, warnings } = inspectText(text);
    const word = t(standingKeys[standing] ?? 'standing.courtesy');
    lines.push(`${versionHead(cli, lang, word)}:`);
    for (const line of wrapDisplay(shown, width - 2)) lines.push(`  ${isolateLine(line)}`);
    for (const warning of warnings) lines.push(`  ! ${t(`warning.${warning}`)}`);
    lines.push('');
  }
  return lines;
}

function attachmentText({ t }: Cli, sheet: Sheet, sha: Uint8Array): string {
  const key = Buffer.from(sha).toString('hex');
  const known = sheet.attachments.find(({ sha256 }) => sha256 === key);
  const name = identifier(known?.name ?? '?');
  const size = quantity(known?.size ?? 0, 'B');
  return `${t('release.attachments')}: ${t('desk.attachment', { name, type: hash(key), size })}`;
}

/** What an act says, and what it does not say: from the record that is signed. */
function recordText(cli: Cli, sheet: Sheet, { kind, record }: Content): string[] {
  const { t } = cli;
  if (kind === kinds.confirm) return [`${t('release.record')}: ${t('release.confirm-means')}`];
  const decoded = decodeRecord(kind, record);
  if (!decoded.ok) return [];
  const said = recordView(decoded.value, {
    officer: () => null,
    party: (index) => sheet.parties[index] ?? String(index),
    entry: (journal, seq) => entryIn(sheet, journal, seq),
  });
  const words = said ? recordWords(cli, said).join(' ') : '';
  return words === '' ? [] : [`${t('release.record')}: ${words}`];
}

/** Who has released it, what is missing, and whether it would arrive now. */
function standText({ t, lang }: Cli, sheet: Sheet, signs: Officer | undefined): string[] {
  const lines: string[] = [];
  if (sheet.released.length > 0) {
    const officers = sheet.released.map(({ name, officer }) => {
      return isolate(identifier(`${name} (${officer})`), lang);
    });
    lines.push(t('release.by', { officers: phrase(listOf(officers, lang)) }));
  }
  lines.push(...missingText(t, sheet, signs));
  const [newer] = sheet.newer;
  if (newer === undefined) lines.push(t('release.nothing-newer'));
  else for (const id of sheet.newer) lines.push(t('release.newer', { id: identifier(id) }));
  return lines;
}

/** What is missing: for whoever signs now, what it comes to with his release. */
function missingText(t: Cli['t'], sheet: Sheet, signs: Officer | undefined): string[] {
  const { missing, needs = [], released } = sheet;
  if (signs && released.some(({ officer }) => officer === hex(signs.id))) {
    return [t('release.yours-is-there'), t('release.needed', { count: missing })];
  }
  if (missing === 0) return [];
  const counts = signs && needs.some(({ roles }) => signs.roles.some((r) => roles.includes(r)));
  if (!counts) return [t('release.needed', { count: missing })];
  if (missing === 1) return [t('release.goes-with-yours')];
  return [t('release.needed-after-yours', { count: missing - 1 })];
}

/** Of each party that it is for: whether it would arrive now, and who is there. */
function arrivalText(cli: Cli, sheet: Sheet, { addressees }: Content): string[] {
  const named = addressees?.map(([party]) => sheet.parties[party]);
  const ways = sheet.peers.filter(({ party }) => named?.includes(party) ?? true);
  const lines = ways.map((peer) => ({ party: peer.party, words: wayText(cli, peer) }));
  const [first] = lines;
  if (first === undefined) return [];
  if (lines.every(({ words }) => words === first.words)) return [first.words];
  return lines.map(({ party, words }) => `${isolate(party, cli.lang)}: ${words}`);
}

function wayText({ t }: Cli, { up, provenAgoMs, watch }: Sheet['peers'][number]): string {
  if (!up || provenAgoMs === null) return t('release.would-wait');
  const key = watchKeys[watch?.state ?? -1];
  const until = watch?.until ?? null;
  const said =
    key === undefined
      ? t('watch.not-stated')
      : until === null
        ? t(key)
        : t(`${key}-until`, { until: minuteUtc(until) });
  return t('release.would-arrive', { age: duration(provenAgoMs), watch: phrase(said) });
}
