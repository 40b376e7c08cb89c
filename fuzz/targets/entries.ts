import { limits } from '@parley/core/base/limits.ts';
import { decodeBody, encodeBody } from '@parley/core/codec/body.ts';
import { decode, encode } from '@parley/core/codec/cbor.ts';
import { isOpaque, leafOf } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import {
  decodeBundleOverLimits,
  decodePayload,
  encodeBundle,
  encodeCosignature,
  encodePayload,
  type Payload,
} from '@parley/core/codec/payload.ts';
import { decodeRecord, encodeRecord } from '@parley/core/codec/records.ts';
import { decodeRun, encodeRun, opaqueFits } from '@parley/core/codec/run.ts';
import { carriesReleases } from '@parley/core/evidence/body-glance.ts';
import { readHeader } from '@parley/core/evidence/disclosure-format.ts';
import type { Target } from '../engine/target.ts';
import { again, all, sameBytes } from './again.ts';
import { lenientCrypto } from './crypto.ts';
import { casesOf, vectorsOf } from './vectors.ts';

const place = {
  line: new Uint8Array(32),
  journal: { party: 0, number: 0, tag: new Uint8Array(8) },
  seq: 0,
};

const cbor: Target = {
  name: 'cbor',
  seeds: () => vectorsOf('body', 'payload'),
  run: again(decode, encode),
};

/** A body, and its record under every kind that there is. */
const body: Target = {
  name: 'body',
  seeds: () => vectorsOf('body', 'release'),
  run: all(again(decodeBody, encodeBody), (bytes) => {
    const glance = carriesReleases(bytes);
    const read = decodeBody(bytes);
    if (!read.ok) return undefined;
    if (glance !== read.value.releases.length > 0) return 'a glance sees other releases';
    for (const kind of [0, 99, ...Object.values(kinds)]) {
      const record = decodeRecord(kind, read.value.record);
      if (!record.ok) continue;
      const written = encode(encodeRecord(record.value));
      const broken = sameBytes(written, encode(read.value.record ?? null));
      if (broken !== undefined) return `kind ${kind}: ${broken}`;
    }
    return undefined;
  }),
};

const run: Target = {
  name: 'run',
  seeds: () => vectorsOf('run'),
  run: all(again(decodeRun, encodeRun), (bytes) => {
    const read = decodeRun(bytes);
    if (!read.ok) return undefined;
    if (read.value.length > limits.bundleEntriesMax) return 'more entries than a run may have';
    for (const item of read.value) {
      if (leafOf(lenientCrypto, place, item).length !== 32) return 'a leaf of another length';
      if (isOpaque(item)) opaqueFits(item, place);
    }
    return undefined;
  }),
};

/** The place of a header is what the vectors of its format give. */
const header: Target = {
  name: 'header',
  seeds: () => vectorsOf('entry'),
  run: (bytes) => {
    for (const { given } of headerCases) {
      const read = readHeader(bytes, given);
      if (read.ok && read.value.version === 1) {
        const value = decode(bytes);
        if (!value.ok) return 'a header of version 1 that is no CBOR was read';
      }
    }
    return undefined;
  },
};

const headerCases = casesOf('entry')
  .slice(0, 1)
  .map(({ given }) => ({
    given: {
      line: fromHex(given?.line),
      journal: {
        party: Number(given?.party),
        number: Number(given?.number),
        tag: fromHex(given?.tag),
      },
      seq: Number(given?.seq),
    },
  }));

function fromHex(value: unknown): Uint8Array {
  return new Uint8Array(Buffer.from(String(value), 'hex'));
}

export function payloadAgain(read: Payload): Uint8Array {
  if (read.type === 'cosignature') return encodeCosignature(read);
  if (read.type !== 'bundle') return encodePayload(read);
  return encodeBundle(read.journal, read.first, encodeRun(read.items), read);
}

/** Every payload; a bundle also by the reader that takes what is over the limits. */
const payload: Target = {
  name: 'payload',
  seeds: () => vectorsOf('payload'),
  run: all(again(decodePayload, payloadAgain), (bytes) => {
    const strict = decodePayload(bytes);
    const wide = decodeBundleOverLimits(bytes);
    if (strict.ok && strict.value.type === 'bundle' && !wide.ok) {
      return `a bundle within the limits is refused beyond them: ${wide.code}`;
    }
    return undefined;
  }),
};

export const entryTargets: readonly Target[] = [cbor, body, run, header, payload];
