import { equal } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import { type Founding, verifyCertificate } from '../codec/certificate.ts';
import type { Keys } from '../codec/keyset.ts';
import { type JournalName, journalKey, originOf } from '../codec/names.ts';
import {
  type CheckpointText,
  verifyCheckpoint,
  verifyCosignature,
  verifyPqCosignature,
} from '../codec/note.ts';
import type { Frontier } from '../journal/frontier.ts';
import { verifyConsistency } from '../journal/proofs.ts';
import { trueNaming } from './cut-chain.ts';
import type { LineWalk } from './line-walk.ts';
import type { Witness, WitnessSignature } from './transcript-format.ts';

/**
 * Checks the signed heads that a file shows for what was walked, and keeps who has cosigned how
 * much. A signature that does not verify refuses the file; one by keys that no longer count for
 * that journal is passed over.
 */
export class WitnessCheck {
  readonly #crypto: Crypto;
  readonly #founding: Founding;
  readonly #walk: LineWalk;
  readonly #keys = new Map<string, Keys>();
  readonly #cosigned = new Map<string, number>();
  readonly #signed = new Map<string, number>();
  readonly #sealed = new Map<string, number>();
  /** A journal that the file shows further than the walk: the way to the last cut's entry. */
  #bridge: { key: string; frontier: Frontier } | undefined;
  /** Seconds since 1970 of the newest cosignature: the record is no younger. */
  newest = 0;

  constructor(crypto: Crypto, founding: Founding, walk: LineWalk) {
    this.#crypto = crypto;
    this.#founding = founding;
    this.#walk = walk;
  }

  bridge(journal: JournalName, frontier: Frontier): void {
    this.#bridge = { key: journalKey(journal), frontier };
  }

  /** A certificate that lies behind the last cut and whose keys have cosigned before it. */
  addCertificate(bytes: Uint8Array): Result<true> {
    const verified = verifyCertificate(this.#crypto, this.#founding, bytes);
    if (!verified.ok) return verified;
    const counted = this.#walk.incarnations.take(verified.value);
    if (!counted.ok) return counted;
    this.#keys.set(journalKey(verified.value), verified.value.keys);
    return ok(true);
  }

  /** Largest size shown here that a later or equal head, cosigned by that party, covers. */
  cosignedBy(journal: JournalName, party: number): number {
    return this.#cosigned.get(placeOf(journal, party)) ?? 0;
  }

  /** Largest size shown here that a head signed by the author covers. */
  signedUpTo(journal: JournalName): number {
    return this.#signed.get(journalKey(journal)) ?? 0;
  }

  /** Largest size shown here that a post-quantum signature of that party, author or not, covers. */
  sealedBy(journal: JournalName, party: number): number {
    return this.#sealed.get(placeOf(journal, party)) ?? 0;
  }

  take(witness: Witness): Result<true> {
    const { journal, from, size, root, leaf, signature } = witness;
    const key = journalKey(journal);
    const known = this.#rootAt(journal, from);
    const keys = this.#keysOf(journal);
    if (known === undefined || keys === undefined) return refuse('unknown-journal', key);
    if (!this.#leads(known, witness)) return refuse('proof-mismatch', key);
    const checkpoint = { origin: this.#origin(journal), size, root, leaf };
    if (signature !== null) {
      if (!verifyCheckpoint(this.#crypto, keys.note, checkpoint, signature)) {
        return refuse('bad-signature', `checkpoint of ${key}`);
      }
      raise(this.#signed, key, from);
    }
    for (const one of witness.cosignatures) {
      const taken = this.#takeCosignature(witness, checkpoint, one);
      if (!taken.ok) return taken;
    }
    for (const one of witness.pq) {
      const taken = this.#takePq(witness, checkpoint, one);
      if (!taken.ok) return taken;
    }
    return ok(true);
  }

  #leads(known: Uint8Array, witness: Witness): boolean {
    const { journal, from, size, root, leaf, proof } = witness;
    const heads = { older: from, newer: size, olderRoot: known, newerRoot: root, path: proof };
    if (!verifyConsistency(this.#crypto, heads)) return false;
    const tree = this.#walk.journal(journal)?.tree;
    return tree === undefined || size > tree.size || equal(tree.leafAt(size - 1), leaf);
  }

  #takeCosignature(
    witness: Witness,
    checkpoint: CheckpointText,
    one: WitnessSignature,
  ): Result<true> {
    const { journal, from, size } = witness;
    const keys = this.#keysOf(one.cosigner);
    if (keys === undefined) return refuse('unknown-journal', journalKey(one.cosigner));
    if (one.cosigner.party === journal.party) return refuse('wrong-author', 'cosignature');
    if (!verifyCosignature(this.#crypto, keys.cosign, checkpoint, one)) {
      return refuse('bad-signature', `cosignature of ${checkpoint.origin}`);
    }
    if (!this.#counts(journal, size, one.cosigner)) return ok(true);
    raise(this.#cosigned, placeOf(journal, one.cosigner.party), from);
    this.newest = Math.max(this.newest, one.time);
    return ok(true);
  }

  #takePq(witness: Witness, checkpoint: CheckpointText, one: WitnessSignature): Result<true> {
    const { journal, from, size } = witness;
    const keys = this.#keysOf(one.cosigner);
    if (keys === undefined) return refuse('unknown-journal', journalKey(one.cosigner));
    const cosigner = { name: this.#origin(one.cosigner), mldsa: keys.mldsa };
    if (!verifyPqCosignature(this.#crypto, cosigner, checkpoint, one)) {
      return refuse('bad-signature', `post-quantum cosignature of ${checkpoint.origin}`);
    }
    // Of the author's party only the journal's own keys speak for it.
    const authors = one.cosigner.party === journal.party;
    const counts = authors
      ? journalKey(one.cosigner) === journalKey(journal)
      : this.#counts(journal, size, one.cosigner);
    if (counts) raise(this.#sealed, placeOf(journal, one.cosigner.party), from);
    return ok(true);
  }

  /** Keys count in a journal up to its first entry that names a later incarnation of theirs. */
  #counts(journal: JournalName, size: number, cosigner: JournalName): boolean {
    const walked = this.#walk.journal(journal);
    if (walked === undefined) return true;
    return this.#walk.journals().every((later) => {
      const { party, number } = later.name;
      if (party !== cosigner.party || number <= cosigner.number) return true;
      const naming = trueNaming(this.#walk, walked, later.key);
      return naming === undefined || size <= naming.seq;
    });
  }

  #rootAt(journal: JournalName, size: number): Uint8Array | undefined {
    const walked = this.#walk.journal(journal);
    if (walked !== undefined && size <= walked.tree.size) return walked.rootAt(size);
    const bridge = this.#bridge;
    const bridged = bridge?.key === journalKey(journal) && bridge.frontier.size === size;
    return bridge !== undefined && bridged ? bridge.frontier.root() : undefined;
  }

  #keysOf(journal: JournalName): Keys | undefined {
    return this.#walk.journal(journal)?.keys ?? this.#keys.get(journalKey(journal));
  }

  #origin(journal: JournalName): string {
    const party = this.#founding.charter.parties[journal.party];
    return originOf(this.#founding.line, party?.name ?? '', journal);
  }
}

function placeOf(journal: JournalName, party: number): string {
  return `${journalKey(journal)}/${party}`;
}

function raise(sizes: Map<string, number>, key: string, size: number): void {
  sizes.set(key, Math.max(size, sizes.get(key) ?? 0));
}
