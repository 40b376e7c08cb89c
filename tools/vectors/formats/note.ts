import { ascii, hex } from '@parley/core/base/bytes.ts';
import { originOf } from '@parley/core/codec/names.ts';
import {
  type CheckpointText,
  checkpointText,
  cosignatureMessage,
} from '@parley/core/codec/note.ts';
import { formatSignedHead, type KeysByName } from '@parley/core/codec/signed-head.ts';
import type { FailCase, PassCase, VectorFile } from '../case.ts';
import { fail } from '../mutate.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { line, own, peer, time } from '../sample.ts';
import { seeded, seededKey } from '../seeded.ts';

const author = originOf(line, 'north', own);
const other = originOf(line, 'south', peer);
const signing = { note: seededKey('note north'), cosign: seededKey('cosign south') };
const seconds = time / 1000;

const keys = new Map([
  [author, { note: signing.note.publicKey, cosign: seededKey('cosign north').publicKey }],
  [other, { note: seededKey('note south').publicKey, cosign: signing.cosign.publicKey }],
]);
const keysOf: KeysByName = (name) => {
  const found = keys.get(name);
  return found === undefined ? undefined : { ...found, mldsa: new Uint8Array(1312) };
};

const given = {
  names: [...keys.keys()],
  noteKeys: [...keys.values()].map((one) => hex(one.note)),
  cosignKeys: [...keys.values()].map((one) => hex(one.cosign)),
};

function head(size: number): CheckpointText {
  if (size === 0) {
    return { origin: author, size, root: nodeCrypto.sha256(new Uint8Array(0)), leaf: null };
  }
  const root = seeded(`root at ${size}`, 32);
  return { origin: author, size, root, leaf: seeded(`leaf ${size - 1}`, 32) };
}

function signed(checkpoint: CheckpointText, cosignTime?: number): Uint8Array {
  const text = checkpointText(checkpoint);
  const cosignatures =
    cosignTime === undefined
      ? []
      : [
          {
            name: other,
            time: cosignTime,
            signature: signing.cosign.sign(cosignatureMessage(cosignTime, text)),
          },
        ];
  const signature = signing.note.sign(text);
  const whole = { checkpoint, signature, cosignatures, pqCosignatures: [] };
  return formatSignedHead(nodeCrypto, whole, keysOf);
}

/** Checkpoints as signed notes, with cosignatures: spec/checkpoint.md. */
export function noteVectors(): VectorFile {
  const pass = (name: string, bytes: Uint8Array, more: Partial<PassCase> = {}): PassCase => {
    return { name, bytes: hex(bytes), ...more };
  };
  const cosigners = [`${other} ${seconds}`];
  return {
    format: 'note',
    about: 'A checkpoint as a C2SP signed note, with cosignatures (spec/checkpoint.md).',
    given,
    pass: [
      pass('an empty journal', signed(head(0)), { shows: { origin: author, size: 0 } }),
      pass('a journal of 300', signed(head(300)), { shows: { size: 300, cosigners: [] } }),
      pass('the same, cosigned', signed(head(300), seconds), {
        shows: { cosigners },
        wholeAt: [signed(head(300)).length],
      }),
    ],
    fail: refused(),
  };
}

function refused(): FailCase[] {
  const good = signed(head(300));
  const text = new TextDecoder().decode(good);
  const changed = (name: string, from: string | RegExp, to: string): FailCase => {
    const code = name.startsWith('signed') ? 'bad-signature' : 'malformed';
    return fail(name, code, new TextEncoder().encode(text.replace(from, to)));
  };
  const foreign = { ...head(300), origin: originOf(line, 'east', own) };
  const stranger = seededKey('stranger').sign(checkpointText(foreign));
  const body = checkpointText(foreign);
  const block = Buffer.concat([seeded('key id', 4), stranger]).toString('base64');
  const unknown = new TextEncoder().encode(`\n\u2014 ${foreign.origin} ${block}\n`);
  return [
    fail('no bytes', 'malformed', new Uint8Array(0)),
    fail('no signature', 'malformed', ascii(text.slice(0, text.indexOf('\n\n') + 2))),
    fail('an author whom nobody knows', 'bad-signature', new Uint8Array([...body, ...unknown])),
    changed('signed for another size', '\n300\n', '\n301\n'),
    changed('a size with a zero in front', '\n300\n', '\n0300\n'),
    changed('a size of 300 without its last leaf', /leaf .*\n/, ''),
    changed('another extension line', 'leaf ', 'last '),
    changed('lines that end as on another system', '\n300\n', '\r\n300\n'),
  ];
}
