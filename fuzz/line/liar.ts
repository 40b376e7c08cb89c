import {
  certificateSigningInput,
  decodeCertificateUnverified,
  encodeCertificate,
} from '@parley/core/codec/certificate.ts';
import { decodeForkProof, encodeForkProof, type ShownNote } from '@parley/core/codec/fork-proof.ts';
import { type JournalName, journalKey, originOf } from '@parley/core/codec/names.ts';
import { checkpointText, cosignatureMessage } from '@parley/core/codec/note.ts';
import {
  type Bundle,
  type Cosignature,
  decodePayload,
  encodeBundle,
  encodeCosignature,
  encodePayload,
  type Payload,
} from '@parley/core/codec/payload.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import { advance, type Head } from '@parley/core/journal/head.ts';
import type { Line } from '@parley/core/replication/line.ts';
import { charter, lineId } from './founding.ts';
import { signed } from './keys.ts';

/** Party 0 keeps no rule, and has its keys: whatever is put before it, it signs as its own. */
export class Liar {
  readonly name: JournalName;
  readonly #keys;
  readonly #origin: string;
  #head: Head;

  constructor(head: Head) {
    const party = charter.parties[0];
    if (party === undefined) throw new Error('the liar is a party');
    this.#head = head;
    this.name = { party: 0, number: 0, tag: party.tag };
    this.#keys = party.keys;
    this.#origin = originOf(lineId, party.name, this.name);
  }

  /** The payload under true signatures, as far as those of party 0 make it true. */
  says(line: Line, bytes: Uint8Array): Uint8Array {
    const read = decodePayload(bytes);
    return read.ok ? this.#signed(line, read.value, bytes) : bytes;
  }

  #signed(line: Line, payload: Payload, bytes: Uint8Array): Uint8Array {
    switch (payload.type) {
      case 'bundle':
        return this.#bundle(payload);
      case 'cosignature':
        return this.#cosignature(line, payload);
      case 'note': {
        const shown = this.#note(payload);
        return encodePayload({ ...payload, journal: this.name, ...shown });
      }
      case 'fork-proof':
        return this.#forkProof(payload.proof) ?? bytes;
      default:
        return bytes;
    }
  }

  /** Goes on from what it has said, or says it anew from the beginning: a fork. */
  #bundle({ items, root }: Bundle): Uint8Array {
    const first = this.#head.size;
    this.#head = advance(lineId, this.name, this.#head, items).head;
    const { signature } = this.#note(this.#head);
    const shown = root === null ? null : this.#head.root;
    return encodeBundle(this.name, first, encodeRun(items), { signature, root: shown });
  }

  #cosignature(line: Line, { journal, size, time }: Cosignature): Uint8Array {
    const held = line.journals.get(journalKey(journal));
    const head = held?.heads.get(size) ?? { root: new Uint8Array(32), leaf: new Uint8Array(32) };
    const text = checkpointText({ origin: held?.origin ?? 'parley/none', size, ...head });
    const signature = signed(this.#keys.cosign, cosignatureMessage(time, text));
    return encodeCosignature({ journal, size, time, signature, cosigner: null });
  }

  #note({ size, root, leaf }: Omit<ShownNote, 'signature'>): ShownNote {
    const text = checkpointText({ origin: this.#origin, size, root, leaf });
    return { size, root, leaf, signature: signed(this.#keys.note, text) };
  }

  #forkProof(bytes: Uint8Array): Uint8Array | undefined {
    const read = decodeForkProof(bytes);
    if (!read.ok) return undefined;
    const proof = { ...read.value, line: lineId, journal: this.name };
    const again =
      proof.fork === 'last-leaf'
        ? { ...proof, note: this.#note(proof.note) }
        : { ...proof, notes: [this.#note(proof.notes[0]), this.#note(proof.notes[1])] as const };
    return encodePayload({ type: 'fork-proof', proof: encodeForkProof(again) });
  }

  /** A certificate under the recovery key of the party that it names. */
  opens(bytes: Uint8Array): Uint8Array {
    const read = decodeCertificateUnverified(bytes);
    if (!read.ok) return bytes;
    const { content, certificate } = read.value;
    const recovery = charter.parties[certificate.party]?.recovery;
    if (recovery === undefined) return bytes;
    return encodeCertificate(content, signed(recovery, certificateSigningInput(content)));
  }
}
