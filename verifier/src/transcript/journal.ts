/** What a transcript shows of one journal, as far as it has been read. */
import type { Bytes } from '../base/bytes.ts';
import type { Certificate } from '../charter/certificate.ts';
import type { Keys } from '../charter/keys.ts';
import type { RosterChange } from '../entry/roster.ts';
import { HeaderStart } from '../entry/run.ts';
import { type JournalName, keyOfName, type Mark } from '../journal/name.ts';
import { Tree } from '../journal/tree.ts';
import { Claims } from './claims.ts';

/** The first entry of a journal that names another one, and what was claimed before it. */
export type Naming = {
  readonly seq: number;
  readonly mark: Mark;
  /** The last marks for that party's other journals in the entries before. */
  readonly before: ReadonlyMap<string, Mark>;
};

export class Journal {
  readonly name: JournalName;
  readonly key: string;
  readonly origin: string;
  readonly keys: Keys;
  readonly certificate: Certificate | undefined;
  readonly start: HeaderStart;
  readonly tree = new Tree();
  /** What its author claims of other journals. */
  readonly claims = new Claims();
  /** Its entries of kind cut so far. */
  cutEntries = 0;
  readonly namings = new Map<string, Naming>();
  /** Changes of the roster that hold, in the order of their entries. */
  readonly changes: RosterChange[] = [];

  constructor(given: {
    name: JournalName;
    origin: string;
    keys: Keys;
    certificate: Certificate | undefined;
    line: Bytes;
  }) {
    this.name = given.name;
    this.key = keyOfName(given.name);
    this.origin = given.origin;
    this.keys = given.keys;
    this.certificate = given.certificate;
    this.start = new HeaderStart(given.line, given.name);
  }

  get size(): number {
    return this.tree.size;
  }
}
