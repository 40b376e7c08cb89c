import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { type AnyItem, type Item, isOpaque } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { type JournalName, type Mark, originOf } from '@parley/core/codec/names.ts';
import { checkpointText } from '@parley/core/codec/note.ts';
import { encodeBundle } from '@parley/core/codec/payload.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import { Writer } from '@parley/core/codec/writer.ts';
import { advance, emptyHead, type Head } from '@parley/core/journal/head.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import type { Signer } from '../keys/signer.ts';
import { entropy } from '../station.ts';

/** What an entry of the tester is, told by what is remarkable about it. */
export type Form =
  | 'message'
  | 'flash'
  | 'override'
  | 'unknown-kind'
  | 'unknown-version'
  | 'unreadable'
  | 'unreleased'
  | 'held-beyond'
  | 'ten-years-off'
  | 'bidirectional'
  | 'too-large'
  | { readonly receiveKey: Uint8Array; readonly number: number }
  | { readonly attachment: Uint8Array; readonly size: number }
  | { readonly certificate: Uint8Array };

export type JournalKeys = { readonly name: JournalName; readonly note: Signer };

/** A journal of one of the tester's parties, and everything it has said in it. */
export class TesterJournal {
  readonly line: Uint8Array;
  readonly name: JournalName;
  readonly origin: string;
  readonly note: Signer;
  readonly partyName: string;
  readonly items: AnyItem[] = [];
  /** The head after each entry, the empty one first. */
  readonly heads: Head[];
  /** How many entries were sent. */
  sent = 0;

  constructor(line: Uint8Array, partyName: string, { name, note }: JournalKeys) {
    this.line = line;
    this.name = name;
    this.note = note;
    this.partyName = partyName;
    this.origin = originOf(line, partyName, name);
    this.heads = [emptyHead(nodeCrypto())];
  }

  get head(): Head {
    return this.heads.at(-1) as Head;
  }

  get size(): number {
    return this.items.length;
  }

  /** Writes an entry; it goes nowhere yet. */
  write(form: Form, marks: readonly Mark[] = []): void {
    const item = this.item(form, marks);
    this.heads.push(advance(this.line, this.name, this.head, [item]).head);
    this.items.push(item);
  }

  item(form: Form, held: readonly Mark[] = []): AnyItem {
    const plain = plainItem(held);
    if (typeof form === 'object') return { ...plain, ...special(form) };
    switch (form) {
      case 'flash':
        return { ...plain, precedence: 4 };
      case 'override':
        return { ...plain, precedence: 5 };
      case 'unknown-kind':
        return { ...plain, kind: 4711 };
      case 'unknown-version':
        return this.#opaque(plain);
      case 'unreadable':
        return { ...plain, body: Uint8Array.of(0xff, 1, 2) };
      case 'unreleased':
        return { ...plain, class: 0 };
      case 'ten-years-off':
        return { ...plain, time: plain.time + 10 * 365 * 86_400_000, clock: 0 };
      case 'bidirectional':
        return { ...plain, body: textBody('see \u202etxt.exe\u202c and \u0430dmin') };
      case 'too-large':
        return { ...plain, body: new Uint8Array(256 * 1024 + 1) };
      default:
        return plain;
    }
  }

  /** Another version, whose header begins as every header does. */
  #opaque({ salt, body }: Item): AnyItem {
    const { party, number, tag } = this.name;
    const writer = new Writer(128).array(6).uint(2).bstr(this.line).uint(party);
    const header = writer.array(2).uint(number).bstr(tag).uint(this.size).bstr(salt).bytes();
    return { header, salt, body };
  }

  signature(head: Head, signer = this.note, origin = this.origin): Uint8Array {
    const { size, root, leaf } = head;
    return signer.sign(checkpointText({ origin, size, root, leaf }));
  }

  /** The newest entries again, as many as one run may hold: those of one clock quality. */
  again(): Uint8Array {
    const clocks = this.items.map((item) => (isOpaque(item) ? undefined : item.clock));
    const newest = clocks.findLast((clock) => clock !== undefined);
    const other = clocks.findLastIndex((clock) => clock !== undefined && clock !== newest);
    return this.bundle(other + 1);
  }

  /** Entries `from` to `to`, all of one clock quality, under the head of `to`, with its root. */
  bundle(from: number, to = this.size): Uint8Array {
    const head = this.heads[to] as Head;
    const run = encodeRun(this.items.slice(from, to));
    return encodeBundle(this.name, from, run, { signature: this.signature(head), root: head.root });
  }
}

function plainItem(held: readonly Mark[]): Item {
  return {
    kind: kinds.message,
    precedence: 1,
    class: 2,
    time: Date.now(),
    clock: 2,
    salt: entropy.bytes(16),
    body: textBody('This is a test of conformance.'),
    held,
    references: [],
  };
}

function textBody(text: string): Uint8Array {
  return encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text }] });
}

function special(form: Exclude<Form, string>): Partial<Item> {
  if ('certificate' in form) {
    const record = encodeRecord({ kind: 'incarnation', certificate: form.certificate });
    return { kind: kinds.incarnation, class: 0, body: encodeBody({ ...emptyBody, record }) };
  }
  if ('receiveKey' in form) {
    const { receiveKey: publicKey, number } = form;
    const record = encodeRecord({ kind: 'receive-key', number, publicKey });
    return { kind: kinds['receive-key'], class: 0, body: encodeBody({ ...emptyBody, record }) };
  }
  const { attachment: sha256, size } = form;
  const mediaType = 'application/octet-stream';
  const attachments = [{ sha256, size, name: 'picture.bin', mediaType }];
  const texts = [{ lang: 'en', standing: 0 as const, text: 'See the picture.' }];
  return { body: encodeBody({ ...emptyBody, texts, attachments }) };
}
