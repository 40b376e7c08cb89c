import { hash } from 'node:crypto';
import { type Body, emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import {
  certificateSigningInput,
  encodeCertificate,
  encodeCertificateContent,
  type Founding,
} from '@parley/core/codec/certificate.ts';
import { type Charter, encodeCharter, lineIdOf } from '@parley/core/codec/charter.ts';
import { charterSigningInput, encodeCharterFile } from '@parley/core/codec/charter-file.ts';
import { type AnyItem, type Item, leafOf } from '@parley/core/codec/entry.ts';
import type { Keys } from '@parley/core/codec/keyset.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import {
  compareJournals,
  type JournalName,
  journalKey,
  type Mark,
  originOf,
} from '@parley/core/codec/names.ts';
import {
  checkpointText,
  cosignatureMessage,
  pqCosignatureMessage,
} from '@parley/core/codec/note.ts';
import { type Officer, officerIdOf } from '@parley/core/codec/officer.ts';
import { type EntryRecord, encodeRecord } from '@parley/core/codec/records.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import type { LineSource, ShownCosignature } from '@parley/core/evidence/archive.ts';
import { type Cut, cutHash } from '@parley/core/evidence/cut.ts';
import { JournalTree } from '@parley/core/evidence/tree.ts';
import type { StoredRun } from '@parley/core/journal/records.ts';
import { releaseChallenge } from '@parley/core/keys/release.ts';
import { nodeCrypto } from '../../keys/node-crypto.ts';
import { ed25519Signer, mlDsa44Signer, type Signer } from '../../keys/signer.ts';

export const crypto = nodeCrypto();

/** Bytes that follow from a text: every run of a test makes the same line. */
export function seeded(text: string, length = 32): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let i = 0; i * 32 < length; i++) parts.push(hash('sha256', `${text}/${i}`, 'buffer'));
  return new Uint8Array(Buffer.concat(parts)).slice(0, length);
}

type Signers = { note: Signer; cosign: Signer; mldsa: Signer };

/** One journal as it is in truth. */
export class TestJournal {
  readonly name: JournalName;
  readonly key: string;
  readonly signers: Signers;
  readonly keys: Keys;
  readonly items: AnyItem[] = [];
  readonly tree = new JournalTree(crypto);
  /** What its author has claimed to hold, by key. */
  readonly claimed = new Map<string, number>();

  constructor(name: JournalName) {
    const seed = `${name.party}.${name.number}`;
    const tls = ed25519Signer(seeded(`${seed} tls`)).publicKey;
    this.name = name;
    this.key = journalKey(name);
    this.signers = {
      note: ed25519Signer(seeded(`${seed} note`)),
      cosign: ed25519Signer(seeded(`${seed} cosign`)),
      mldsa: mlDsa44Signer(seeded(`${seed} mldsa`)),
    };
    const { note, cosign, mldsa } = this.signers;
    const receive = { number: 0, publicKey: seeded(`${seed} receive`, 1216) };
    this.keys = {
      note: note.publicKey,
      cosign: cosign.publicKey,
      mldsa: mldsa.publicKey,
      tls,
      receive,
    };
  }
}

export type EntryOptions = {
  readonly kind?: number;
  readonly body?: Body;
  readonly precedence?: Item['precedence'];
  readonly class?: Item['class'];
  readonly clock?: Item['clock'];
  readonly held?: readonly Mark[];
  readonly references?: Item['references'];
};

/**
 * A line with all its keys, played by hand: who writes, who hears of what, who cosigns. `more`
 * officers stand on the first party's roster beside its one with a key file.
 */
export class TestLine {
  readonly charter: Charter;
  readonly charterFile: Uint8Array;
  readonly line: Uint8Array;
  readonly journals = new Map<string, TestJournal>();
  /** Present journal of each party. */
  readonly present: TestJournal[] = [];
  readonly cosignatures = new Map<string, ShownCosignature[]>();
  readonly pq = new Map<string, ShownCosignature[]>();
  /** What each party holds of each journal. */
  readonly heard: Map<string, number>[];
  readonly recovery: Signer[];
  /** Those of later incarnations, in the order in which they were opened. */
  readonly certificates: Uint8Array[] = [];
  readonly officers: Signer[];
  time = 1_700_000_000_000;
  #salt = 0;
  #cuts: Cut[] = [];

  constructor(parties: number, rules: Charter['rules'] = [], more: readonly Officer[] = []) {
    const names = ['washington', 'moscow', 'beijing', 'paris'].slice(0, parties);
    this.recovery = names.map((name) => ed25519Signer(seeded(`${name} recovery`)));
    this.officers = names.map((name) => ed25519Signer(seeded(`${name} officer`)));
    this.heard = names.map(() => new Map());
    for (let party = 0; party < parties; party++)
      this.#add({ party, number: 0, tag: seeded(`t${party}`, 8) });
    this.charter = {
      name: 'test line',
      nonce: seeded('nonce', 16),
      founded: this.time,
      parties: names.map((name, party) => ({
        name,
        titles: new Map([['en', name]]),
        zone: 'UTC',
        recovery: (this.recovery[party] as Signer).publicKey,
        tag: this.#presentOf(party).name.tag,
        keys: this.#presentOf(party).keys,
        officers: [this.#officer(party), ...(party === 0 ? more : [])],
      })),
      circuits: [],
      rules,
      settings: new Map(),
      pskHash: seeded('psk'),
      predecessor: null,
    };
    const bytes = encodeCharter(this.charter);
    this.line = lineIdOf(crypto, bytes);
    const signatures = this.recovery.map((signer, party) => {
      return { party, signature: signer.sign(charterSigningInput(bytes)) };
    });
    this.charterFile = encodeCharterFile({ charter: bytes, signatures });
  }

  get founding(): Founding {
    return { line: this.line, charter: this.charter };
  }

  /** The party hears of `size` entries of a journal, as a bundle would bring them. */
  hear(party: number, of: TestJournal, size = of.tree.size): void {
    const known = this.heard[party]?.get(of.key) ?? 0;
    this.heard[party]?.set(of.key, Math.max(known, size));
  }

  write(party: number, options: EntryOptions = {}): { journal: TestJournal; seq: number } {
    const journal = this.#presentOf(party);
    const seq = journal.tree.size;
    const body = options.body ?? this.#text(`${party}/${seq}`);
    const item: Item = {
      kind: options.kind ?? kinds.message,
      precedence: options.precedence ?? 1,
      class: options.class ?? 2,
      time: this.time++,
      clock: options.clock ?? 2,
      salt: seeded(`salt ${this.#salt++}`, 16),
      body: encodeBody(body),
      held: options.held ?? this.#newMarks(party, journal),
      references: options.references ?? [],
    };
    return this.append(journal, item);
  }

  append(journal: TestJournal, item: AnyItem): { journal: TestJournal; seq: number } {
    const seq = journal.tree.size;
    journal.items.push(item);
    journal.tree.append(leafOf(crypto, { line: this.line, journal: journal.name, seq }, item));
    return { journal, seq };
  }

  /** A message released by the party's officer. */
  release(party: number, text: string, options: EntryOptions = {}) {
    const draft = seeded(`draft ${text}`, 16);
    const body = { ...(options.body ?? this.#text(text)), draft };
    const subject = {
      line: this.line,
      author: party,
      kind: options.kind ?? kinds.message,
      precedence: options.precedence ?? 1,
      class: options.class ?? 2,
      references: options.references ?? [],
      body,
    } as const;
    const officer = this.#officer(party).id;
    const signature = (this.officers[party] as Signer).sign(releaseChallenge(crypto, subject));
    const releases = [{ scheme: 0, officer, signature } as const];
    return this.write(party, { ...options, body: { ...body, releases } });
  }

  /** The next cut, over all that its party holds. */
  cut(change: (cut: Cut) => Cut = (cut) => cut): { journal: TestJournal; seq: number; cut: Cut } {
    const k = this.#cuts.length;
    const party = k % this.charter.parties.length;
    const own = this.#presentOf(party);
    const heads = [...this.journals.values()]
      .map((journal) =>
        this.mark(journal, journal === own ? own.tree.size : this.#heldSize(party, journal)),
      )
      .filter((mark) => mark.number === 0 || mark.size > 0)
      .sort(compareJournals);
    const last = this.#cuts.at(-1);
    const previous = last === undefined ? this.line : cutHash(crypto, this.line, last);
    const cut = change({ k, previous, heads });
    this.#cuts.push(cut);
    const body = this.#record({ kind: 'cut', ...cut });
    return { ...this.write(party, { kind: kinds.cut, body }), cut };
  }

  /** Everyone hears and cosigns everything there is. */
  settle(): void {
    for (const journal of this.journals.values()) {
      for (let party = 0; party < this.present.length; party++) {
        this.hear(party, journal);
        if (party !== journal.name.party) this.cosign(journal, party);
      }
    }
  }

  cosign(journal: TestJournal, by: number, size = journal.tree.size): void {
    if (size === 0) return;
    const cosigner = this.#presentOf(by);
    const time = Math.floor(this.time / 1000);
    const text = checkpointText(this.#checkpoint(journal, size));
    const signature = cosigner.signers.cosign.sign(cosignatureMessage(time, text));
    const list = this.cosignatures.get(journal.key) ?? [];
    list.push({ cosigner: cosigner.key, size, time, signature });
    this.cosignatures.set(journal.key, list);
  }

  cosignPq(journal: TestJournal, by: number, size = journal.tree.size): void {
    const cosigner = this.#presentOf(by);
    const time = Math.floor(this.time / 1000);
    const name = originOf(this.line, this.#partyName(by), cosigner.name);
    const message = pqCosignatureMessage(time, name, this.#checkpoint(journal, size));
    const list = this.pq.get(journal.key) ?? [];
    list.push({
      cosigner: cosigner.key,
      size,
      time,
      signature: cosigner.signers.mldsa.sign(message),
    });
    this.pq.set(journal.key, list);
  }

  /** New keys for a party, at any moment, asking nobody. */
  open(party: number, previous: TestJournal | null = this.#presentOf(party)): TestJournal {
    const number = this.#presentOf(party).name.number + 1;
    const journal = this.#add({ party, number, tag: seeded(`t${party}.${number}`, 8) });
    const head = previous === null ? null : this.mark(previous, previous.tree.size);
    if (previous !== null) {
      this.hear(party, previous);
      journal.claimed.set(previous.key, previous.tree.size);
    }
    const content = encodeCertificateContent({
      line: this.line,
      ...journal.name,
      keys: journal.keys,
      previous: head,
    });
    const signature = (this.recovery[party] as Signer).sign(certificateSigningInput(content));
    const certificate = encodeCertificate(content, signature);
    this.certificates.push(certificate);
    const body = this.#record({ kind: 'incarnation', certificate });
    this.write(party, { kind: kinds.incarnation, body });
    return journal;
  }

  mark(journal: TestJournal, size = journal.tree.size): Mark {
    return { ...journal.name, size, root: journal.tree.rootAt(size) };
  }

  /** What a store of a station would give; runs are divided as `runLength` says. */
  source(runLength: () => number = () => 64): LineSource {
    return {
      runs: (key, first, end) => this.#runs(key, first, end, runLength),
      note: (key, size) => {
        const journal = this.journals.get(key);
        if (journal === undefined || size > journal.tree.size || size === 0) return null;
        const checkpoint = this.#checkpoint(journal, size);
        return { ...checkpoint, signature: journal.signers.note.sign(checkpointText(checkpoint)) };
      },
      cosignatures: (key, size) => covering(this.cosignatures.get(key), size),
      pqCosignatures: (key, size) => covering(this.pq.get(key), size),
    };
  }

  *#runs(key: string, first: number, end: number, runLength: () => number): Generator<StoredRun> {
    const items = this.journals.get(key)?.items ?? [];
    for (let at = first; at < end; ) {
      const base = items.slice(at, Math.min(end, at + Math.max(1, runLength())));
      const clock = (item: AnyItem | undefined) =>
        item !== undefined && 'clock' in item ? item.clock : -1;
      let count = 1;
      while (count < base.length && clock(base[count]) === clock(base[0])) count++;
      yield { first: at, count, bytes: encodeRun(base.slice(0, count)) };
      at += count;
    }
  }

  #checkpoint(journal: TestJournal, size: number) {
    const origin = originOf(this.line, this.#partyName(journal.name.party), journal.name);
    const leaf = journal.tree.leafAt(size - 1).slice();
    return { origin, size, root: journal.tree.rootAt(size), leaf };
  }

  #newMarks(party: number, own: TestJournal): Mark[] {
    const marks: Mark[] = [];
    for (const [key, size] of this.heard[party] ?? []) {
      const journal = this.journals.get(key) as TestJournal;
      const isOwn = journal.name.party === own.name.party;
      if (isOwn || size === 0 || (own.claimed.get(key) ?? 0) >= size) continue;
      own.claimed.set(key, size);
      marks.push(this.mark(journal, size));
    }
    return marks.sort(compareJournals);
  }

  #heldSize(party: number, journal: TestJournal): number {
    return this.heard[party]?.get(journal.key) ?? 0;
  }

  #add(name: JournalName): TestJournal {
    const journal = new TestJournal(name);
    this.journals.set(journal.key, journal);
    this.present[name.party] = journal;
    return journal;
  }

  #presentOf(party: number): TestJournal {
    return this.present[party] as TestJournal;
  }

  #partyName(party: number): string {
    return this.charter.parties[party]?.name ?? '';
  }

  #officer(party: number): Officer {
    const { publicKey } = this.officers[party] as Signer;
    const id = officerIdOf(crypto, 0, publicKey);
    return { id, scheme: 0, publicKey, roles: ['principal', 'releaser'], name: 'R1' };
  }

  #text(text: string): Body {
    return { ...emptyBody, texts: [{ lang: 'en', standing: 0, text }] };
  }

  #record(record: EntryRecord): Body {
    return { ...emptyBody, record: encodeRecord(record) };
  }
}

/** Of each cosigner the first that covers that size. */
function covering(all: readonly ShownCosignature[] | undefined, size: number) {
  const first = new Map<string, ShownCosignature>();
  for (const one of [...(all ?? [])].sort((a, b) => a.size - b.size)) {
    if (one.size >= size && !first.has(one.cosigner)) first.set(one.cosigner, one);
  }
  return [...first.values()];
}
