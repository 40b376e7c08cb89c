/** Origins, key ids and the texts that are signed over a head (spec/checkpoint.md). */

import { base64, fromBase64 } from '../base/base64.ts';
import { type Bytes, concat, hex, uint64, utf8 } from '../base/bytes.ts';
import { refuse } from '../base/refusal.ts';
import type { Charter } from '../charter/charter.ts';
import { sha256 } from '../crypto/hash.ts';
import type { JournalName } from '../journal/name.ts';

export type Checkpoint = {
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
  /** The leaf at size − 1; undefined at size 0. */
  readonly leaf: Bytes | undefined;
};

export function originOf(charter: Charter, journal: JournalName): string {
  const party = charter.parties[journal.party] ?? refuse('unknown-party', `${journal.party}`);
  return `parley/${hex(charter.line)}/${party.name}/${journal.number}-${hex(journal.tag)}`;
}

/** What the author signs. */
export function checkpointText(checkpoint: Checkpoint): string {
  const { origin, size, root, leaf } = checkpoint;
  const last = leaf === undefined ? '' : `leaf ${base64(leaf)}\n`;
  return `${origin}\n${size}\n${base64(root)}\n${last}`;
}

/** What another party signs at `time`, in seconds. */
export function cosignedText(text: string, time: number): Bytes {
  return utf8(`cosignature/v1\ntime ${time}\n${text}`);
}

export type PqStatement = {
  readonly cosigner: string;
  readonly time: number;
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
};

/** What ML-DSA-44 signs. */
export function pqMessage({ cosigner, time, origin, size, root }: PqStatement): Bytes {
  const [by, of] = [utf8(cosigner), utf8(origin)];
  return concat(
    utf8('subtree/v1\n\0'),
    Uint8Array.of(by.length),
    by,
    uint64(time),
    Uint8Array.of(of.length),
    of,
    uint64(0),
    uint64(size),
    root,
  );
}

/** Types of C2SP keys. */
export const keyTypes = { note: 0x01, cosign: 0x04, mldsa: 0x06 } as const;

export function keyId(name: string, type: number, publicKey: Bytes): Bytes {
  return sha256(utf8(`${name}\n`), Uint8Array.of(type), publicKey).subarray(0, 4);
}

const decimal = /^(?:0|[1-9][0-9]*)$/;

/** A number in decimal without leading zeros; refused with `malformed`. */
export function readDecimal(text: string | undefined, what: string): number {
  if (text === undefined || !decimal.test(text)) refuse('malformed', `${what}: no number`);
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : refuse('malformed', `${what}: above 2^53 − 1`);
}

/** 32 bytes in base64; refused with `malformed`. */
export function readHash(text: string | undefined, what: string): Bytes {
  const bytes = text === undefined ? undefined : fromBase64(text);
  return bytes?.length === 32 ? bytes : refuse('malformed', `${what}: no hash`);
}

/** Reads the text of a checkpoint; refused with `malformed`. */
export function readCheckpoint(text: string): Checkpoint {
  const [origin = '', size, root, last, ...rest] = text.split('\n');
  const checkpoint = {
    origin: origin === '' ? refuse('malformed', 'checkpoint: origin') : origin,
    size: readDecimal(size, 'size'),
    root: readHash(root, 'root'),
  };
  if (checkpoint.size === 0) {
    if (last !== '' || rest.length > 0) refuse('malformed', 'checkpoint: lines behind');
    return { ...checkpoint, leaf: undefined };
  }
  if (last?.startsWith('leaf ') !== true || rest.length !== 1 || rest[0] !== '') {
    refuse('malformed', 'checkpoint: last leaf');
  }
  return { ...checkpoint, leaf: readHash(last.slice(5), 'leaf') };
}
