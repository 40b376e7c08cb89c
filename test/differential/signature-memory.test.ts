import { nodeCrypto } from '@parley/station/keys/node-crypto.ts';
import { ed25519Signer } from '@parley/station/keys/signer.ts';
import { verifyEd25519 } from '@parley/verifier/crypto/ed25519.ts';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { remembered, type Verify } from './signature-memory.ts';

type Question = Parameters<Verify>;

const [one, other] = [1, 2].map((n) => ed25519Signer(new Uint8Array(32).fill(n)));
const message = new Uint8Array(40).fill(7);

/** A good signature, and those that differ in a bit of a byte, in a part, or in where parts end. */
function questions(): Question[] {
  if (one === undefined || other === undefined) throw new Error('two keys are made above');
  const good: Question = [one.publicKey, message, one.sign(message)];
  const flipped = good.flatMap((part, at) =>
    Array.from(part, (byte, i) => good.with(at, part.with(i, byte ^ (1 << (i & 7)))) as Question),
  );
  const all = Buffer.concat(good);
  const moved = [31, 33].flatMap((first) =>
    [71, 72, 73].map((second): Question => {
      return [all.subarray(0, first), all.subarray(first, second), all.subarray(second)];
    }),
  );
  const others: Question[] = [
    [other.publicKey, message, one.sign(message)],
    [one.publicKey, message, other.sign(message)],
    [one.publicKey, new Uint8Array(40), one.sign(message)],
  ];
  return [good, ...flipped, ...moved, ...others];
}

/** Whether the memory says of each what the function says that it stands for, in any order. */
function isExact(memory: (verify: Verify) => Verify, verify: Verify): boolean {
  const asked = questions().map((question) => [question, verify(...question)] as const);
  return [asked, asked.toReversed()].every((order) => {
    const recalled = memory(verify);
    return [...order, ...order].every(([question, answer]) => recalled(...question) === answer);
  });
}

describe('a memory of signatures', () => {
  it.each([
    ['core', nodeCrypto().verifyEd25519],
    ['verifier', verifyEd25519],
  ])('answers as the %s does to whatever differs in a byte or a part', (_, verify) => {
    expect(isExact(remembered, verify)).toBe(true);
  });

  it.each<[string, (...question: Question) => string]>([
    ['the key', (_, said, signature) => hex(said, signature)],
    ['the message', (key, _, signature) => hex(key, signature)],
    ['the signature', (key, said) => hex(key, said)],
    ['where a part ends', hex],
    ['the first byte', (key, ...rest) => hex(key.subarray(1), ...rest)],
  ])('would be found out if it did not look at %s', (_, nameOf) => {
    expect(isExact((verify) => remembered(verify, nameOf), verifyEd25519)).toBe(false);
  });

  it('asks the function each question once, and again where bytes were changed in place', () => {
    let asked = 0;
    const memory = remembered((_, said) => {
      asked++;
      return said[0] === 7;
    });
    const [key, signature] = [new Uint8Array(32), new Uint8Array(64)];
    const said = message.slice();
    expect([1, 2, 3].map(() => memory(key, said, signature))).toEqual([true, true, true]);
    expect(asked).toBe(1);
    said[0] = 8;
    expect(memory(key, said, signature)).toBe(false);
    expect(asked).toBe(2);
  });
});

it('every answer of both to four hundred files is the same without the memory', async () => {
  const asked = { count: 400, from: 700_000, workers: 2 };
  const remembering = await compare({ ...asked, remembers: true });
  const asking = await compare({ ...asked, remembers: false });
  expect(remembering).toEqual(asking);
}, 300_000);

function hex(...parts: readonly Uint8Array[]): string {
  return Buffer.concat(parts).toString('hex');
}
