import { concat } from '@parley/core/base/bytes.ts';
import { originOf } from '@parley/core/codec/names.ts';
import { decodePayload, encodeBundle } from '@parley/core/codec/payload.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import { advance, type Head } from '@parley/core/journal/head.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { entropy } from '../station.ts';
import { Broken } from './broken.ts';
import type { BundleWord } from './dialogue.ts';
import type { Stage } from './stage.ts';
import { TesterJournal } from './tester-journal.ts';
import { stationIndex } from './tester-keys.ts';

/** So many places at which a bundle is cut. */
const cuts = 24;

/** Payloads of a step that sends what was written, in the way that the word says. */
export function bundlesOf(stage: Stage, word: BundleWord): Uint8Array[] {
  const journal = stage.journal();
  const { sent: from, size } = journal;
  switch (word) {
    case 'whole':
    case 'by-another':
      journal.sent = size;
      return [journal.bundle(from)];
    case 'last':
      return [journal.bundle(size - 1)];
    case 'last-without-root':
      return [rootless(journal, size - 1)];
    case 'again':
      return [journal.again()];
    case 'too-large':
      return [tooLarge(journal)];
    case 'second-history':
      return [secondHistory(stage, journal)];
    default:
      return spoiled(stage, word, journal);
  }
}

/** Bundles of the entries that come next, none of which may be taken. */
function spoiled(stage: Stage, word: BundleWord, journal: TesterJournal): Uint8Array[] {
  const from = journal.sent;
  const { head, name } = journal;
  const run = encodeRun(journal.items.slice(from));
  const signature = journal.signature(head);
  const whole = journal.bundle(from);
  switch (word) {
    case 'forged-signature':
      return [
        encodeBundle(name, from, run, { root: head.root, signature: flipped(signature, 70) }),
      ];
    case 'signed-by-another': {
      const other = stage.party(stage.role === 'witness' ? 'tester' : 'witness');
      const by = journal.signature(head, other.note);
      return [encodeBundle(name, from, run, { root: head.root, signature: by })];
    }
    case 'other-root':
      return [encodeBundle(name, from, run, { root: entropy.bytes(32), signature })];
    case 'other-seq':
      return [from + 1, Math.max(0, from - 1)].map((first) =>
        encodeBundle(name, first, run, { root: head.root, signature }),
      );
    case 'other-line':
      return [ofAnotherLine(journal, from)];
    case 'changed-entry':
      return [flipped(whole, 8 * (whole.length - 120))];
    case 'long-form':
      return [longForm(whole)];
    case 'byte-behind':
      return [concat(whole, Uint8Array.of(0))];
    case 'cut':
      return Array.from({ length: cuts }, (_, i) =>
        whole.slice(0, Math.floor((i * whole.length) / cuts)),
      );
    case 'too-many':
      return [tooMany(journal, from)];
    case 'unknown-journal': {
      const unknown = { ...name, tag: entropy.bytes(8) };
      return [encodeBundle(unknown, 0, run, { root: head.root, signature })];
    }
    default:
      throw new Broken('bug', `no bundle ${word}`);
  }
}

function rootless(journal: TesterJournal, from: number): Uint8Array {
  const { head, name } = journal;
  const run = encodeRun(journal.items.slice(from));
  return encodeBundle(name, from, run, { signature: journal.signature(head), root: null });
}

/** True in every way but that it is another line's. */
function ofAnotherLine(journal: TesterJournal, from: number): Uint8Array {
  const { name, items } = journal;
  const line = entropy.bytes(32);
  const base = journal.heads[from] as Head;
  const { head } = advance(line, name, base, items.slice(from));
  const origin = originOf(line, journal.partyName, name);
  const signature = journal.signature(head, journal.note, origin);
  return encodeBundle(name, from, encodeRun(items.slice(from)), { signature, root: head.root });
}

/** The number of entries in the run, in two bytes in place of one. */
function longForm(whole: Uint8Array): Uint8Array {
  const decoded = decodePayload(whole);
  if (!decoded.ok || decoded.value.type !== 'bundle') throw new Broken('bug', 'a bundle decodes');
  const run = encodeRun(decoded.value.items);
  const at = Buffer.from(whole).indexOf(run);
  const count = at + Buffer.from(run).indexOf(0x80 + decoded.value.items.length, 10);
  return concat(
    whole.subarray(0, count),
    Uint8Array.of(0x98, decoded.value.items.length),
    whole.subarray(count + 1),
  );
}

function tooMany(journal: TesterJournal, from: number): Uint8Array {
  const items = Array.from({ length: 257 }, () => journal.item('message'));
  const base = journal.heads[from] as Head;
  const { head } = advance(journal.line, journal.name, base, items);
  const signature = journal.signature(head);
  return encodeBundle(journal.name, from, encodeRun(items), { signature, root: head.root });
}

/** An entry over the limits, truly signed; from here on the journal has it. */
function tooLarge(journal: TesterJournal): Uint8Array {
  const from = journal.size;
  journal.write('too-large');
  journal.sent = journal.size;
  return journal.bundle(from);
}

/** The last entry said otherwise, under another signed head of the same size. */
function secondHistory(stage: Stage, journal: TesterJournal): Uint8Array {
  const other = new TesterJournal(stage.line.id, journal.partyName, journal);
  other.items.push(...journal.items.slice(0, -1));
  other.heads.splice(0, 1, ...journal.heads.slice(0, -1));
  other.write('message');
  return other.bundle(other.size - 1);
}

export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const out = bytes.slice();
  const at = bit >> 3;
  out[at] = (out[at] as number) ^ (1 << (bit & 7));
  return out;
}

/** Held of the station, larger than what there is: a lie about what it said. */
export function beyond(stage: Stage) {
  const { name, head } = stage.station;
  return [{ ...name, party: stationIndex, size: head.size + 17, root: entropy.bytes(32) }];
}

export const pictureHash = (stage: Stage) => nodeCrypto().sha256(stage.picture);
