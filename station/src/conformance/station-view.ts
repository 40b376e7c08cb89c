import { decodeBody } from '@parley/core/codec/body.ts';
import { charterCertificate } from '@parley/core/codec/certificate.ts';
import { type AnyItem, isOpaque } from '@parley/core/codec/entry.ts';
import type { Keys } from '@parley/core/codec/keyset.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { type JournalName, journalKey, originOf } from '@parley/core/codec/names.ts';
import {
  checkpointText,
  cosignatureMessage,
  verifyCheckpoint,
  verifyCosignature,
} from '@parley/core/codec/note.ts';
import {
  type Bundle,
  type Cosignature,
  encodeCosignature,
  type NoteShown,
} from '@parley/core/codec/payload.ts';
import { decodeRecordOf } from '@parley/core/codec/records.ts';
import { advance, emptyHead, type Head } from '@parley/core/journal/head.ts';
import type { PublicReceiveKey } from '@parley/envelope/parties.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import type { Signer } from '../keys/signer.ts';
import { stationIndex, type TestLine } from './tester-keys.ts';

const crypto = nodeCrypto();

/** What the station under test has said and shown of itself, checked as it came. */
export class StationView {
  readonly line: TestLine;
  readonly name: JournalName;
  readonly keys: Keys;
  readonly origin: string;
  /** Its own journal, as far as it was sent in order. */
  head: Head = emptyHead(crypto);
  readonly items: AnyItem[] = [];
  /** A bundle of its own that does not hold: which rule it breaks. */
  broken: string | undefined;
  /** Its receive keys as it announced them, that of its certificate first. */
  readonly receiveKeys: PublicReceiveKey[];
  /** The key that its last `cannot-open` named. */
  named: PublicReceiveKey | undefined;

  constructor(line: TestLine) {
    const { tag, number, keys } = charterCertificate(
      { line: line.id, charter: line.charter },
      stationIndex,
    );
    this.line = line;
    this.name = { party: stationIndex, number, tag };
    this.keys = keys;
    this.receiveKeys = [keys.receive];
    this.origin = originOf(line.id, line.charter.parties[stationIndex]?.name ?? '', this.name);
  }

  /** The key that others seal to: the newest it has announced. */
  get receive(): PublicReceiveKey {
    return this.receiveKeys.at(-1) as PublicReceiveKey;
  }

  /** A key of a higher number than the newest known, from an entry or a `cannot-open`. */
  learn({ number, publicKey }: PublicReceiveKey): void {
    if (number > this.receive.number) this.receiveKeys.push({ number, publicKey });
  }

  #learn(item: AnyItem): void {
    if (isOpaque(item) || item.kind !== kinds['receive-key']) return;
    const body = decodeBody(item.body);
    const record = body.ok ? decodeRecordOf('receive-key', body.value.record) : body;
    if (!record.ok) this.broken ??= 'a receive-key entry that does not decode';
    else this.learn(record.value);
  }

  /** Whether the bundle is of its own journal and went on from what is held. */
  take(bundle: Bundle): boolean {
    if (journalKey(bundle.journal) !== journalKey(this.name)) return false;
    const known = this.head.size - bundle.first;
    if (known < 0 || known >= bundle.items.length) return false;
    const fresh = bundle.items.slice(known);
    const { head } = advance(this.line.id, this.name, this.head, fresh);
    const { size, root, leaf } = head;
    const checkpoint = { origin: this.origin, size, root, leaf };
    if (!verifyCheckpoint(crypto, this.keys.note, checkpoint, bundle.signature)) {
      this.broken = `checkpoint at size ${size}`;
      return false;
    }
    this.head = head;
    this.items.push(...fresh);
    for (const item of fresh) this.#learn(item);
    return true;
  }

  /** The head that its own journal had at a size. */
  headAt(size: number): Head {
    return advance(this.line.id, this.name, emptyHead(crypto), this.items.slice(0, size)).head;
  }

  /** A true receipt of all that is held of it. */
  cosigned(cosigner: Signer, head = this.head): Uint8Array {
    const { size, root, leaf } = head;
    const time = Math.floor(Date.now() / 1000);
    const text = checkpointText({ origin: this.origin, size, root, leaf });
    const signature = cosigner.sign(cosignatureMessage(time, text));
    return encodeCosignature({ journal: this.name, size, time, signature, cosigner: null });
  }

  /** Whether the cosignature is the station's, over that head of that origin. */
  hasSigned(cosignature: Cosignature, origin: string, head: Head): boolean {
    if (cosignature.size !== head.size) return false;
    const { size, root, leaf } = head;
    return verifyCosignature(crypto, this.keys.cosign, { origin, size, root, leaf }, cosignature);
  }

  /** Whether a note is the station's own, by its key. */
  isSigned({ size, root, leaf, signature }: NoteShown): boolean {
    const checkpoint = { origin: this.origin, size, root, leaf };
    return verifyCheckpoint(crypto, this.keys.note, checkpoint, signature);
  }
}
