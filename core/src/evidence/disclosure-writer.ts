import { assert } from '../base/assert.ts';
import type { Crypto } from '../base/crypto.ts';
import type { Founding } from '../codec/certificate.ts';
import { type AnyItem, headerBytes, isOpaque } from '../codec/entry.ts';
import type { Keys } from '../codec/keyset.ts';
import { compareJournals, type JournalName, journalKey, originOf } from '../codec/names.ts';
import { formatSignedHead, type NamedCosignature } from '../codec/signed-head.ts';
import { formatTlogProof } from '../codec/tlog-proof.ts';
import { inclusionProof } from '../journal/proofs.ts';
import { type Archive, type ArchivedJournal, itemsOf, type LineSource } from './archive.ts';
import {
  encodeDisclosureHeader,
  encodeLater,
  encodeShown,
  encodeSum,
  type LaterEntry,
} from './disclosure-format.ts';
import { frameElement } from './elements.ts';
import type { RunningHash } from './transcript.ts';
import { witnessesOf } from './witness-choice.ts';

export type DisclosureInput = {
  readonly crypto: Crypto;
  readonly hash: RunningHash;
  readonly founding: Founding;
  readonly charterFile: Uint8Array;
  readonly archive: Archive;
  readonly source: LineSource;
  /** Keys of every incarnation, by journal key. */
  readonly keysOf: (journal: string) => Keys | undefined;
  /** The entries to show, each once. */
  readonly entries: readonly { readonly journal: JournalName; readonly seq: number }[];
};

/** A disclosure of just these entries, each with its proof (spec/disclosure.md). */
export function* writeDisclosure(input: DisclosureInput): Generator<Uint8Array> {
  const { archive, charterFile, hash } = input;
  const journals = [...archive.journals.values()].sort((a, b) => compareJournals(a.name, b.name));
  const taken = journals.map(({ name, tree }) => {
    return { ...name, size: tree.size, root: tree.rootAt(tree.size) };
  });
  const certificates = journals.flatMap((one) => one.certificate ?? []);
  const header = { charterFile, certificates, taken, entries: input.entries.length };
  const framed = (content: Uint8Array): Uint8Array => {
    const element = frameElement(content);
    hash.update(element);
    return element;
  };
  yield framed(encodeDisclosureHeader(header));
  for (const entry of input.entries) yield framed(showEntry(input, entry));
  yield framed(encodeLater(laterOf(input, journals)));
  yield frameElement(encodeSum(hash.digest()));
}

function showEntry(
  input: DisclosureInput,
  entry: { readonly journal: JournalName; readonly seq: number },
): Uint8Array {
  const { archive, source, founding } = input;
  const { journal, seq } = entry;
  const found = archive.journals.get(journalKey(journal));
  assert(found !== undefined && seq < found.tree.size, 'only what is held can be shown');
  const [items] = [...itemsOf(source, found.key, seq, seq + 1)];
  const item = items?.[0] as AnyItem;
  const place = { line: founding.line, journal, seq };
  const header = isOpaque(item) ? item.header : headerBytes(place, item);
  const { salt, body } = item;
  return encodeShown({ journal, seq, header, salt, body, proof: proofOf(input, found, seq) });
}

/**
 * The proof by the head that the author signed and most others cosigned, by their present keys
 * where there is such a head: what replaced keys signed says less (spec/disclosure.md).
 */
function proofOf(input: DisclosureInput, journal: ArchivedJournal, seq: number): Uint8Array {
  const { crypto, archive, source, founding, keysOf } = input;
  const origin = (name: JournalName): string => {
    return originOf(founding.line, founding.charter.parties[name.party]?.name ?? '', name);
  };
  const witnesses = witnessesOf(crypto, archive, source, [journal, seq + 1]);
  const signed = witnesses.filter((one) => one.signature !== null);
  const newest = (party: number): number => {
    const all = [...archive.journals.values()].filter(({ name }) => name.party === party);
    return Math.max(...all.map(({ name }) => name.number));
  };
  const weight = ({ cosignatures }: (typeof signed)[number]): number => {
    const present = cosignatures.filter(
      ({ cosigner }) => cosigner.number >= newest(cosigner.party),
    );
    return present.length * founding.charter.parties.length + cosignatures.length;
  };
  const best = signed.sort((a, b) => weight(b) - weight(a))[0];
  assert(best?.signature, 'what is held lies below a head that its author signed');
  const names = new Map(
    [...archive.journals.values()].map((one) => [origin(one.name), keysOf(one.key)]),
  );
  const timed = (all: typeof best.cosignatures): NamedCosignature[] =>
    all.map(({ cosigner, time, signature }) => ({ name: origin(cosigner), time, signature }));
  const checkpoint = {
    origin: origin(journal.name),
    size: best.size,
    root: best.root,
    leaf: best.leaf,
  };
  const { signature } = best;
  const cosignatures = timed(best.cosignatures);
  const pqCosignatures = timed(best.pq);
  const head = { checkpoint, signature, cosignatures, pqCosignatures };
  const note = formatSignedHead(crypto, head, (name) => names.get(name));
  const path = inclusionProof(crypto, journal.tree, seq, best.size);
  return formatTlogProof({ index: seq, path, extra: null, note });
}

/** Every entry held that refers to one shown and is not shown itself. */
function laterOf(input: DisclosureInput, journals: readonly ArchivedJournal[]): LaterEntry[] {
  const places = new Map(
    input.entries.map(({ journal, seq }, at) => [`${journalKey(journal)}#${seq}`, at]),
  );
  const later: LaterEntry[] = [];
  for (const { key, name, tree } of journals) {
    let seq = 0;
    for (const items of itemsOf(input.source, key, 0, tree.size)) {
      for (const item of items) {
        const own = places.has(`${key}#${seq}`);
        for (const reference of isOpaque(item) || own ? [] : item.references) {
          const shown = places.get(`${journalKey(reference)}#${reference.seq}`);
          const by = { ...name, seq, leaf: tree.leafAt(seq).slice() };
          if (shown !== undefined) later.push({ shown, by });
        }
        seq++;
      }
    }
  }
  return later;
}
