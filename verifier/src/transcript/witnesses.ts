/** What the witnesses of a transcript show: who signed heads that cover how much of a journal. */
import { type Bytes, equal, utf8 } from '../base/bytes.ts';
import { refuse } from '../base/refusal.ts';
import type { Certificate } from '../charter/certificate.ts';
import type { Keys } from '../charter/keys.ts';
import { verifyEd25519 } from '../crypto/ed25519.ts';
import { verifyMlDsa44 } from '../crypto/signatures.ts';
import { type JournalName, keyOfName } from '../journal/name.ts';
import { provesConsistency } from '../journal/proofs.ts';
import { checkpointText, cosignedText, originOf, pqMessage } from '../note/checkpoint.ts';
import type { Bridge } from './bridge.ts';
import type { WrittenCut } from './cut.ts';
import { namesAt } from './held.ts';
import type { LineRecord } from './line-record.ts';
import type { Cosignature, Witness } from './witness.ts';

export class Witnesses {
  bridge: Bridge | undefined;
  readonly #record: LineRecord;
  /** Keys of certificates behind the last cut. */
  readonly #behind = new Map<string, Keys>();
  readonly #signed = new Map<string, number>();
  readonly #cosigned = new Map<string, number>();
  /** By journal and party: the size up to which its ML-DSA signatures reach. */
  readonly #sealed = new Map<string, number>();

  constructor(record: LineRecord) {
    this.#record = record;
  }

  certify({ name, keys }: Certificate): void {
    this.#record.incarnations.take(name);
    this.#behind.set(keyOfName(name), keys);
  }

  /** Refused with the codes of the page; what verifies counts from here on. */
  take(witness: Witness): void {
    const { name, from, size, root, leaf, signature } = witness;
    const key = keyOfName(name);
    const known = this.#rootAt(name, from);
    const keys = this.#keysOf(name);
    if (known === undefined || keys === undefined) refuse('unknown-journal', `witness of ${key}`);
    this.#checkHead(witness, known);
    const text = checkpointText({ origin: this.#originOf(name), size, root, leaf });
    if (signature !== undefined) {
      check(verifyEd25519(keys.note, utf8(text), signature), `note of ${key}`);
      raise(this.#signed, key, from);
    }
    for (const one of witness.cosignatures) this.#takeCosignature(witness, text, one);
    for (const one of witness.pq) this.#takePq(witness, one);
  }

  /** The size up to which a head signed by its author covers the journal. */
  signedUpTo(name: JournalName): number {
    return this.#signed.get(keyOfName(name)) ?? 0;
  }

  /**
   * Refused with `not-final` where a head of the cut, or one over its entry, lacks the cosignature
   * of another party, then with `bad-signature` where one lacks its author's signature.
   */
  checkFinal(cut: WrittenCut): void {
    const needs = needsOf(cut);
    for (const { head, size } of needs) {
      for (const { index, name } of this.#record.charter.parties) {
        const by = this.#cosigned.get(`${keyOfName(head)} ${index}`) ?? 0;
        if (index !== head.party && by < size) refuse('not-final', `${name} has not cosigned`);
      }
    }
    for (const { head, size } of needs) {
      if (this.signedUpTo(head) < size) refuse('bad-signature', 'a head that nobody signed');
    }
  }

  /** Whether all that makes the cut final is signed in ML-DSA too, by authors and all others. */
  isSealed(cut: WrittenCut): boolean {
    return needsOf(cut).every(({ head, size }) =>
      this.#record.charter.parties.every(({ index }) => {
        return (this.#sealed.get(`${keyOfName(head)} ${index}`) ?? 0) >= size;
      }),
    );
  }

  #checkHead({ name, from, size, root, leaf, proof }: Witness, known: Bytes): void {
    if (!provesConsistency({ size: from, root: known }, { size, root }, proof)) {
      refuse('proof-mismatch', 'witness: proof');
    }
    const tree = this.#record.get(name)?.tree;
    if (tree !== undefined && size <= tree.size && !equal(tree.leaf(size - 1), leaf)) {
      refuse('proof-mismatch', 'witness: last leaf');
    }
  }

  #takeCosignature({ name, from, size }: Witness, text: string, one: Cosignature): void {
    const keys = this.#keysOf(one) ?? refuse('unknown-journal', `cosigner ${keyOfName(one)}`);
    if (one.party === name.party) refuse('wrong-author', 'cosigner of its own journal');
    const message = cosignedText(text, one.time);
    check(verifyEd25519(keys.cosign, message, one.signature), `cosignature of ${keyOfName(one)}`);
    if (this.#counts(name, size, one)) {
      raise(this.#cosigned, `${keyOfName(name)} ${one.party}`, from);
    }
  }

  #takePq({ name, from, size, root }: Witness, one: Cosignature): void {
    const keys = this.#keysOf(one) ?? refuse('unknown-journal', `cosigner ${keyOfName(one)}`);
    const cosigner = this.#originOf(one);
    const statement = { cosigner, time: one.time, origin: this.#originOf(name), size, root };
    const holds = verifyMlDsa44(keys.mldsa, pqMessage(statement), one.signature);
    check(holds, `post-quantum cosignature of ${cosigner}`);
    const own = keyOfName(one) === keyOfName(name);
    if (own || (one.party !== name.party && this.#counts(name, size, one))) {
      raise(this.#sealed, `${keyOfName(name)} ${one.party}`, from);
    }
  }

  /**
   * Whether keys of that incarnation still count at that size: up to the first entry of the journal
   * whose `held` names a later one of the same party.
   */
  #counts(name: JournalName, size: number, by: JournalName): boolean {
    const journal = this.#record.get(name);
    if (journal === undefined) return true;
    return this.#record
      .ofParty(by.party)
      .filter((later) => later.name.number > by.number)
      .every((later) => size <= (namesAt(this.#record, journal, later.name) ?? size));
  }

  #rootAt(name: JournalName, size: number): Bytes | undefined {
    const journal = this.#record.get(name);
    if (journal !== undefined && size <= journal.size) return journal.tree.root(size);
    const { bridge } = this;
    const isBridged = bridge?.journal.key === keyOfName(name) && bridge.frontier.size === size;
    return isBridged ? bridge.frontier.root() : undefined;
  }

  #keysOf(name: JournalName): Keys | undefined {
    return this.#record.get(name)?.keys ?? this.#behind.get(keyOfName(name));
  }

  #originOf(name: JournalName): string {
    return originOf(this.#record.charter, name);
  }
}

/** The heads that a final cut needs signed: its own, and one that covers its entry. */
function needsOf({ cut, journal, seq }: WrittenCut): { head: JournalName; size: number }[] {
  return cut.heads.map((head) => ({
    head,
    size: keyOfName(head) === journal.key ? seq + 1 : head.size,
  }));
}

function check(holds: boolean, what: string): void {
  if (!holds) refuse('bad-signature', what);
}

function raise(sizes: Map<string, number>, key: string, size: number): void {
  sizes.set(key, Math.max(size, sizes.get(key) ?? 0));
}
