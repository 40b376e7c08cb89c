/** Over-limit proofs: an entry that nobody could hold (spec/fork-proof.md). */
import { type Bytes, equal } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { attempt, refuse } from '../base/refusal.ts';
import { Reader, readItem } from '../cbor/reader.ts';
import { leafOf, versionAt } from '../entry/header.ts';
import type { JournalName } from '../journal/name.ts';
import { provesInclusion } from '../journal/proofs.ts';
import {
  checkShownNote,
  readPath,
  readShownJournal,
  readShownNote,
  type ShownNote,
} from './fork.ts';

export type OverLimitProof = {
  readonly line: Bytes;
  readonly journal: JournalName;
  readonly seq: number;
  readonly header: Bytes;
  readonly salt: Bytes;
  readonly body: Bytes;
  readonly note: ShownNote;
  readonly path: readonly Bytes[];
};

export function readOverLimitProof(bytes: Bytes): OverLimitProof {
  if (bytes.length > limits.overLimitProof) refuse('over-limit', 'proof: too long');
  return readItem(bytes, (reader) => {
    reader.array('over-limit proof', 9);
    if (reader.uint('version') !== 1) refuse('malformed', 'proof of another version');
    return {
      line: reader.blob('line', 32),
      journal: readShownJournal(reader),
      seq: reader.uint('seq'),
      header: reader.blob('header'),
      salt: reader.blob('salt', 16),
      body: reader.blob('body'),
      note: readShownNote(reader),
      path: readPath(reader),
    };
  });
}

/** Refused with `wrong-line`, `contradicts-held`, `proof-mismatch` or `bad-signature`. */
export function checkOverLimit(
  proof: OverLimitProof,
  accused: { line: Bytes; origin: string; note: Bytes },
): void {
  const { line, journal, seq, header, salt, body, note, path } = proof;
  if (!equal(line, accused.line)) refuse('wrong-line', 'proof of another line');
  checkShownNote(note, accused);
  const version = versionAt(header, { line, journal, seq });
  if (version === undefined) refuse('contradicts-held', 'header of another place');
  const leaf = leafOf(header, salt, body);
  if (!provesInclusion({ seq, size: note.size, leaf }, path, note.root)) {
    refuse('proof-mismatch', 'path');
  }
  if (!isOver(header, body, version)) refuse('proof-mismatch', 'the entry is within the limits');
}

function isOver(header: Bytes, body: Bytes, version: number): boolean {
  if (body.length > limits.body || header.length + body.length > limits.entry) return true;
  if (version !== 1) return false;
  const lists = attempt(() =>
    readItem(header, () => {
      const reader = new Reader(header);
      reader.array('header', 12);
      for (let part = 0; part < 10; part++) reader.raw();
      const held = reader.list('held', () => reader.raw()).length;
      return { held, references: reader.array('references') };
    }),
  );
  if (!lists.ok) return false;
  return lists.value.held > limits.marks || lists.value.references > limits.references;
}
