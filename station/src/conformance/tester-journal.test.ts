import { leafOf } from '@parley/core/codec/entry.ts';
import { type Bundle, decodePayload } from '@parley/core/codec/payload.ts';
import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { ed25519Signer } from '../keys/signer.ts';
import { type Form, TesterJournal } from './tester-journal.ts';

const name = { party: 1, number: 0, tag: new Uint8Array(8).fill(7) };
const line = new Uint8Array(32).fill(1);

/** A journal of these entries, and what it sends when it sends the newest of them again. */
function again(...forms: Form[]) {
  const note = ed25519Signer(new Uint8Array(32).fill(2));
  const journal = new TesterJournal(line, 'tester', { name, note });
  for (const form of forms) journal.write(form);
  const read = decodePayload(journal.again());
  if (!read.ok) throw new Error(read.code);
  const bundle = read.value as Bundle;
  return { journal, bundle };
}

describe('the journal of a tester', () => {
  it.each<[string, number, Form[]]>([
    ['all, where they have one clock quality', 0, ['message', 'unknown-version', 'message']],
    ['those behind one of another', 2, ['message', 'ten-years-off', 'message', 'flash']],
    ['those of the newest', 1, ['message', 'ten-years-off', 'unknown-version']],
  ])('sends again, as they were written: %s', (_, from, forms) => {
    const { journal, bundle } = again(...forms);
    expect(bundle.first).toBe(from);
    expect(bundle.items).toHaveLength(forms.length - from);
    const leaves = bundle.items.map((item, i) =>
      leafOf(nodeCrypto(), { line, journal: name, seq: from + i }, item),
    );
    expect(leaves).toEqual(journal.heads.slice(from + 1).map(({ leaf }) => leaf));
  });
});
