/** The entries between two cuts: each in its place, taken into the record. */
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { Reader } from '../cbor/reader.ts';
import { readCertificate } from '../charter/certificate.ts';
import { readBody } from '../entry/body.ts';
import { checkPlace, type RunItem } from '../entry/run.ts';
import { keyOfName, type Mark } from '../journal/name.ts';
import { type Block, Filling } from './blocks.ts';
import type { Bodies } from './bodies.ts';
import { takeHeld, takeReferences } from './held.ts';
import type { Journal } from './journal.ts';
import type { LineRecord } from './line-record.ts';
import { Order } from './order.ts';

const incarnationKind = 11;

/** Takes the entries up to some heads, block after block. */
export class Entries {
  readonly #record: LineRecord;
  readonly #bodies: Bodies;
  readonly #heads: readonly Mark[];
  readonly #order: Order;
  readonly #filling = new Filling();

  /** Refused with `unknown-party` or `cut-falls` where the heads are not above what is shown. */
  constructor(record: LineRecord, bodies: Bodies, heads: readonly Mark[]) {
    checkRise(record, heads);
    this.#record = record;
    this.#bodies = bodies;
    this.#heads = heads;
    this.#order = new Order(record, heads);
  }

  /** How many there are in all. */
  get count(): number {
    return this.#order.count;
  }

  get isComplete(): boolean {
    return this.#order.isComplete;
  }

  /** Takes a block, entry by entry; `show` is told of each in its place. */
  take({ name, run }: Block, show: (journal: Journal, item: RunItem) => void): void {
    const key = keyOfName(name);
    const end = this.#order.endOf(key) ?? refuse('unknown-journal', key);
    const first = run.items[0]?.seq ?? 0;
    if (first !== this.#order.nextOf(key)) refuse('wrong-seq', key);
    if (first + run.items.length > end) refuse('not-final', `entries behind the head of ${key}`);
    this.#filling.take(key, run);
    for (const item of run.items) {
      const journal = this.#record.get(name) ?? this.#begin(name, item);
      checkPlace(journal.start, item);
      this.#takeItem(journal, item);
      show(journal, item);
    }
  }

  #takeItem(journal: Journal, item: RunItem): void {
    takeHeld(this.#record, journal, item);
    this.#order.place(journal, item);
    this.#record.append(journal, item.leaf);
    takeReferences(this.#record, journal, item);
    this.#bodies.take(journal, item);
  }

  /** The journal of a later incarnation, whose first entry holds its certificate. */
  #begin(name: Mark | Block['name'], item: RunItem): Journal {
    if (item.header === undefined) refuse('unknown-journal', 'no certificate');
    if (item.header.kind !== incarnationKind) refuse('wrong-kind', 'no certificate');
    const record = readBody(item.body).raw.record ?? refuse('malformed', 'no certificate');
    const bytes = new Reader(record).blob('certificate').slice();
    if (bytes.length > limits.certificate) refuse('malformed', 'certificate: too long');
    const certificate = readCertificate(bytes, this.#record.charter);
    if (keyOfName(certificate.name) !== keyOfName(name)) refuse('wrong-author', 'certificate');
    return this.#record.certify(certificate);
  }

  /** Refused with `not-root-of-journal` where a head is not what the entries give. */
  checkRoots(): void {
    for (const head of this.#heads) {
      if (this.#record.isTrue(head) !== true) refuse('not-root-of-journal', keyOfName(head));
    }
  }
}

function checkRise(record: LineRecord, heads: readonly Mark[]): void {
  for (const head of heads) {
    if (record.charter.parties[head.party] === undefined) refuse('unknown-party', `${head.party}`);
    if (head.size < (record.get(head)?.size ?? 0)) refuse('cut-falls', keyOfName(head));
  }
  const named = new Set(heads.map(keyOfName));
  for (const { key } of record.journals.values()) {
    if (!named.has(key)) refuse('cut-falls', `${key} is missing`);
  }
}
