import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Writer } from '@parley/core/codec/writer.ts';
import { TestLine, type TestJournal, seeded } from './testing/test-line.ts';
import { changeWitnesses, contentsOf, fileOf, isBlock } from './testing/tampering.ts';
import { exportOf, verifyBytes } from './testing/transcripts.ts';

/** Two parties, answering each other, with entries whose order the edges alone decide. */
function conversation(turns: readonly number[]): TestLine {
  const line = new TestLine(3);
  for (const turn of turns) {
    const party = turn % 3;
    if (turn % 2 === 0) line.hear(party, line.present[(party + 1) % 3] as TestJournal);
    line.write(party);
  }
  line.settle();
  line.cut();
  line.settle();
  return line;
}

describe('a transcript that was tampered with', () => {
  it('is refused when any two neighbouring blocks of its final part are swapped', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(11), { minLength: 4, maxLength: 25 }), (turns) => {
        const { whole, final } = exportOf(conversation(turns));
        const count = contentsOf(final).length;
        const contents = contentsOf(whole);
        for (let i = 1; i < count; i++) {
          const [a, b] = [contents[i - 1] as Uint8Array, contents[i] as Uint8Array];
          if (!isBlock(a) || !isBlock(b)) continue;
          const swapped = [...contents];
          swapped[i - 1] = b;
          swapped[i] = a;
          expect(verifyBytes(fileOf(swapped)).ok).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('is not final without the cosignatures of one party', () => {
    const { whole } = exportOf(conversation([0, 1, 2, 3, 4, 5]));
    const without = changeWitnesses(whole, (witness) => ({
      ...witness,
      cosignatures: witness.cosignatures.filter((one) => one.cosigner.party !== 2),
    }));
    expect(verifyBytes(without)).toMatchObject({ ok: false, code: 'not-final' });
  });

  it('is refused without the signature of an author', () => {
    const { whole } = exportOf(conversation([0, 1, 2]));
    const without = changeWitnesses(whole, (witness) => ({ ...witness, signature: null }));
    expect(verifyBytes(without)).toMatchObject({ ok: false, code: 'bad-signature' });
  });

  it('is refused when a cosignature is put under another head', () => {
    const { whole } = exportOf(conversation([0, 1, 2, 3, 4]));
    const moved = changeWitnesses(whole, (witness) => ({
      ...witness,
      cosignatures: witness.cosignatures.map((one) => ({ ...one, time: one.time + 1 })),
    }));
    expect(verifyBytes(moved)).toMatchObject({ ok: false, code: 'bad-signature' });
  });
});

describe('what an author may break', () => {
  it('is held, ordered and counted: a head never had, a claim that falls, a wrong reference', () => {
    const line = new TestLine(2);
    const other = line.present[1] as TestJournal;
    line.write(1);
    line.write(1);
    line.hear(0, other);
    line.write(0);
    line.write(0, { held: [{ ...line.mark(other, 1), root: seeded('no such root') }] });
    line.write(0, { held: [{ ...other.name, size: 3, root: seeded('nor this') }] });
    line.write(1);
    line.write(1, { references: [{ ...other.name, seq: 0, leaf: seeded('nor this leaf') }] });
    line.settle();
    line.cut();
    line.settle();
    const facts = verifyBytes(exportOf(line).whole);
    expect(facts.ok).toBe(true);
    if (!facts.ok) return;
    const counts = Object.fromEntries(facts.value.findings.counts);
    expect(counts).toEqual({ 'held-falls': 1, 'held-untrue': 2, 'reference-untrue': 1 });
  });

  it('is counted where the charter wants a release and there is none', () => {
    const line = new TestLine(2, [
      { kinds: [1], classes: [], fromPrecedence: 4, needs: [{ count: 1, roles: ['releaser'] }] },
    ]);
    line.write(0, { precedence: 4 });
    line.release(0, 'attack warning', { precedence: 4 });
    line.release(0, 'attack warning', { precedence: 4 });
    line.write(0, { precedence: 3 });
    line.settle();
    line.cut();
    line.settle();
    const facts = verifyBytes(exportOf(line).whole);
    expect(facts).toMatchObject({ ok: true, value: { findings: { released: 2, repeated: 1 } } });
    if (facts.ok) expect(Object.fromEntries(facts.value.findings.counts)).toEqual({ 'release-missing': 1 });
  });

  it('is passed over as a cut: out of turn, falling, or beyond what its author holds', () => {
    const line = new TestLine(2);
    line.write(0);
    line.write(1);
    line.settle();
    line.write(1);
    line.cut((cut) => ({ ...cut, previous: seeded('another line') }));
    line.settle();
    const facts = verifyBytes(exportOf(line).whole);
    expect(facts).toMatchObject({ ok: true, value: { cuts: 0 } });
  });

  it('is carried as unknown: kinds and versions of later stations', () => {
    const line = new TestLine(2);
    const journal = line.present[0] as TestJournal;
    line.write(0, { kind: 99 });
    const writer = new Writer().array(7).uint(2).bstr(line.line).uint(0).array(2).uint(0);
    const header = writer.bstr(journal.name.tag).uint(1).uint(7).uint(8).bytes();
    line.append(journal, { header, salt: seeded('s', 16), body: seeded('b') });
    line.write(0);
    line.settle();
    line.cut();
    line.settle();
    const facts = verifyBytes(exportOf(line).whole);
    expect(facts).toMatchObject({ ok: true, value: { entries: 3, findings: { unknown: 2 } } });
  });
});

describe('a new incarnation', () => {
  it('writes no cut before it covers entries of all others that hold its certificate', () => {
    const line = new TestLine(2);
    line.write(0);
    line.settle();
    line.open(0);
    line.settle();
    line.cut();
    line.settle();
    expect(verifyBytes(exportOf(line).whole)).toMatchObject({ ok: true, value: { cuts: 0 } });
  });

  it('ends its journal before: a tail that appears later is in no cut', () => {
    const line = new TestLine(2);
    const old = line.present[0] as TestJournal;
    line.write(0);
    line.write(1);
    line.settle();
    line.open(0);
    line.hear(1, line.present[0] as TestJournal);
    line.write(1);
    line.settle();
    // Signed with the old key after all others have named the new incarnation.
    line.append(old, { ...(old.items[0] as (typeof old.items)[0]), salt: seeded('late', 16) });
    line.hear(0, old);
    line.hear(1, old);
    line.cosign(old, 1);
    line.write(0);
    line.write(1);
    line.settle();
    line.cut();
    line.settle();
    expect(verifyBytes(exportOf(line).whole)).toMatchObject({ ok: true, value: { cuts: 0 } });
  });
});
