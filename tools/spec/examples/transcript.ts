import { createHash } from 'node:crypto';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import type { Item } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { type JournalName, journalKey } from '@parley/core/codec/names.ts';
import { checkpointText, cosignatureMessage } from '@parley/core/codec/note.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import { type LineSource, readArchive } from '@parley/core/evidence/archive.ts';
import { writeDisclosure } from '@parley/core/evidence/disclosure-writer.ts';
import { readFounding } from '@parley/core/evidence/founding.ts';
import { type Piece, writeTranscript } from '@parley/core/evidence/transcript-writer.ts';
import { finalCuts } from '@parley/core/evidence/witness-choice.ts';
import { headAt, heldSouth, northItems, southItems } from '../journals.ts';
import { ed25519, seed } from '../keys.ts';
import { block, prose, type Row } from '../show.ts';
import {
  charter,
  charterFile,
  crypto,
  keysOf,
  line,
  noon,
  north,
  origins,
  south,
} from '../world.ts';

const firstHead = headAt(north, northItems, 3);
const cutItem: Item = {
  ...(northItems[0] as Item),
  kind: kinds.cut,
  class: 0,
  time: noon + 3_600_000,
  salt: seed('north 3 salt', 16),
  body: encodeBody({
    ...emptyBody,
    record: encodeRecord({
      kind: 'cut',
      k: 0,
      previous: line,
      heads: [{ ...north, size: 3, root: firstHead.root }, heldSouth],
    }),
  }),
};

type Kept = { name: JournalName; items: readonly Item[]; author: number; cosigner: JournalName };
const kept = new Map<string, Kept>(
  [
    { name: north, items: [...northItems, cutItem], author: 0, cosigner: south },
    { name: south, items: southItems, author: 1, cosigner: north },
  ].map((one) => [journalKey(one.name), one]),
);
const owners = ['north', 'south'] as const;

function headOf({ name, items, author }: Kept) {
  const { size, root, leaf } = headAt(name, items, items.length);
  const text = checkpointText({ origin: origins[author] as string, size, root, leaf });
  return { size, root, leaf, text, owner: owners[author] as string };
}

/** A store of the two journals, each signed and cosigned at its end. */
const source: LineSource = {
  runs(key) {
    const { items } = kept.get(key) as Kept;
    return [{ first: 0, count: items.length, bytes: encodeRun(items) }];
  },
  note(key) {
    const { size, root, leaf, text, owner } = headOf(kept.get(key) as Kept);
    return { size, root, leaf, signature: ed25519(`${owner} note`).sign(text) };
  },
  cosignatures(key) {
    const one = kept.get(key) as Kept;
    const { size, text } = headOf(one);
    const time = noon / 1000 + 3601;
    const signer = ed25519(`${owners[one.cosigner.party]} cosign`);
    const signature = signer.sign(cosignatureMessage(time, text));
    return [{ cosigner: journalKey(one.cosigner), size, time, signature }];
  },
  pqCosignatures: () => [],
};

const journals = [...kept.values()].map(({ name, items }) => ({ name, size: items.length }));
const archive = readArchive(crypto, line, source, { journals });

/** The transcript of the example's line, element by element. */
export function transcriptPieces(): Piece[] {
  const cuts = finalCuts(crypto, archive, source, { line, charter });
  return [...writeTranscript({ crypto, charterFile, archive, source, cuts, tail: false })];
}

/** Entry 1 of north, disclosed from the same store. */
export function disclosurePieces(): Uint8Array[] {
  const running = createHash('sha256');
  const hash = {
    update: (bytes: Uint8Array) => void running.update(bytes),
    digest: () => new Uint8Array(running.digest()),
  };
  const founding = readFounding(crypto, charterFile);
  if (!founding.ok) throw new Error('the example has a good charter');
  const keys = new Map([...kept.keys()].map((key, i) => [key, keysOf(owners[i] as string)]));
  const input = { crypto, hash, founding: founding.value, charterFile, archive, source };
  const entries = [{ journal: north, seq: 1 }];
  return [...writeDisclosure({ ...input, keysOf: (key) => keys.get(key), entries })];
}

export function disclosureExample(): string {
  const [head, shown, later, sum] = disclosurePieces() as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const text = new TextDecoder().decode(shown);
  const proof = text.slice(text.indexOf('c2sp.org'));
  return [
    prose(
      'Entry 1 of north, disclosed from the line of [transcript.md](transcript.md). The proof in',
      'it is this text:',
    ),
    `\`\`\`text\n${proof}\`\`\`\n`,
    prose(
      'The elements (the header begins with the charter file of [charter.md](charter.md), which is',
      'left out here):',
    ),
    block(
      ['header begins with', head.subarray(0, 32)],
      ['header ends with', head.subarray(head.length - 105)],
      ['entry', shown],
      ['later entries', later],
      ['sum', sum],
    ),
  ].join('\n');
}

export function transcriptExample(): string {
  const pieces = transcriptPieces();
  const final = Buffer.concat(pieces.filter((one) => one.final).map((one) => one.bytes));
  const rows = pieces.slice(1).map((one, i): Row => [names[i] ?? 'witness', one.bytes]);
  return [
    prose(
      'North adds a cut entry after its three entries; it covers them and the entry of south. The',
      'transcript is then (the first element, the header with the charter file of',
      '[charter.md](charter.md), is left out here):',
    ),
    block(['header begins with', (pieces[0] as Piece).bytes.subarray(0, 32)], ...rows, [
      'SHA-256 of the final part',
      crypto.sha256(new Uint8Array(final)),
    ]),
    "\nSouth's entry stands between the first two of north, because entry 1 of north holds it.",
  ].join('\n');
}

const names = ['cut 0', 'block', 'block', 'block', 'evidence', 'bridge block'];
