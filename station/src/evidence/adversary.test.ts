import { emptyBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { Writer } from '@parley/core/codec/writer.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeWitnesses, contentsOf, fileOf, isBlock } from './testing/tampering.ts';
import { seeded, type TestJournal, TestLine } from './testing/test-line.ts';
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
  });

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
  it('is held, ordered and counted: an untrue head, a claim that falls, a false reference', () => {
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

  it('is counted where a list of heads is out of order, and none of them gives an order', () => {
    const line = new TestLine(3);
    const [, second, third] = line.present as [TestJournal, TestJournal, TestJournal];
    line.write(1);
    line.write(2);
    line.write(0, { held: [line.mark(third), line.mark(second)] });
    line.settle();
    line.cut();
    line.settle();
    const facts = verifyBytes(exportOf(line).whole);
    expect(facts).toMatchObject({ ok: true, value: { entries: 3 } });
    if (facts.ok) {
      expect(Object.fromEntries(facts.value.findings.counts)).toEqual({ 'held-untrue': 1 });
    }
  });

  it('is counted where it claims other entries of a journal that comes later', () => {
    const line = new TestLine(3);
    line.write(0);
    const later = { party: 2, number: 1, tag: seeded('t2.1', 8) };
    line.write(0, { held: [{ ...later, size: 1, root: seeded('no such root') }] });
    line.settle();
    line.cut();
    line.settle();
    line.open(2);
    line.write(1);
    line.settle();
    line.write(1);
    line.settle();
    line.cut();
    line.settle();
    const facts = verifyBytes(exportOf(line).whole);
    expect(facts).toMatchObject({ ok: true, value: { cuts: 2 } });
    if (facts.ok) expect(facts.value.findings.counts.get('held-untrue')).toBe(1);
  });

  it('is counted where a charter or a certificate stands where none may', () => {
    const line = new TestLine(2);
    const body = { ...emptyBody, record: [line.line, null] };
    line.write(0, { kind: kinds.charter, body });
    line.write(0, { kind: kinds.charter, body });
    line.write(1, { kind: kinds.charter, body: { ...body, record: [seeded('other'), null] } });
    line.write(1, { kind: kinds.incarnation });
    line.write(1, { kind: kinds.roster });
    line.settle();
    line.cut();
    line.settle();
    const facts = verifyBytes(exportOf(line).whole);
    expect(facts.ok).toBe(true);
    if (facts.ok) {
      expect(Object.fromEntries(facts.value.findings.counts)).toEqual({ unreadable: 4 });
    }
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
    if (facts.ok)
      expect(Object.fromEntries(facts.value.findings.counts)).toEqual({ 'release-missing': 1 });
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
  /** Cuts that are final after a new incarnation wrote one. */
  function cutsAfter(heldByOther: boolean): unknown {
    const line = new TestLine(2);
    line.write(0);
    line.settle();
    line.open(0);
    line.settle();
    if (heldByOther) line.write(1);
    line.settle();
    line.cut();
    line.settle();
    const facts = verifyBytes(exportOf(line).whole);
    return facts.ok ? facts.value.cuts : facts;
  }

  it('writes no cut before it covers entries of all others that hold its certificate', () => {
    expect(cutsAfter(false)).toBe(0);
    expect(cutsAfter(true)).toBe(1);
  });

  /** Cuts that are final where the old key signs one more entry, or does not. */
  function cutsWith(late: boolean): unknown {
    const line = new TestLine(2);
    const old = line.present[0] as TestJournal;
    line.write(0);
    line.write(1);
    line.settle();
    line.open(0);
    line.hear(1, line.present[0] as TestJournal);
    line.write(1);
    line.settle();
    if (late) {
      line.append(old, { ...(old.items[0] as (typeof old.items)[0]), salt: seeded('late', 16) });
      line.hear(0, old);
      line.cosign(old, 1);
    }
    line.write(0);
    line.settle();
    line.cut();
    line.settle();
    const facts = verifyBytes(exportOf(line).whole);
    return facts.ok ? facts.value.cuts : facts;
  }

  it('ends its journal before: a tail that appears later is in no cut', () => {
    expect(cutsWith(true)).toBe(0);
    expect(cutsWith(false)).toBe(1);
  });

  it('takes the place of its keys: old ones count no longer where it was named', () => {
    const line = new TestLine(2);
    line.write(1);
    line.settle();
    const old = line.present[0] as TestJournal;
    const opened = line.open(0);
    line.hear(1, opened);
    line.write(1);
    line.hear(0, line.present[1] as TestJournal);
    line.write(0);
    line.cut();
    line.hear(1, opened);
    line.cosign(opened, 1);
    // The other's journal, with the entry that names the new incarnation, cosigned by old keys.
    line.present[0] = old;
    line.cosign(line.present[1] as TestJournal, 0);
    line.present[0] = opened;
    line.cosign(old, 1);
    expect(verifyBytes(exportOf(line).whole)).toMatchObject({ ok: false, code: 'not-final' });
    line.cosign(line.present[1] as TestJournal, 0);
    expect(verifyBytes(exportOf(line).whole)).toMatchObject({ ok: true, value: { cuts: 1 } });
  });
});

describe('what a transcript finds', () => {
  const found = (line: TestLine) => {
    const read = verifyBytes(exportOf(line).whole);
    expect(read).toMatchObject({ ok: true });
    return read.ok ? read.value.findings : undefined;
  };

  it('an untrue reference to an entry that comes later', () => {
    const line = new TestLine(2);
    const name = (line.present[1] as TestJournal).name;
    line.write(0, { references: [{ ...name, seq: 0, leaf: seeded('another leaf') }] });
    line.write(1);
    line.settle();
    line.cut();
    line.settle();
    expect(found(line)?.counts.get('reference-untrue')).toBe(1);
  });

  it('a repeat of the own draft, and none in two parties that drew one id', () => {
    const line = new TestLine(2);
    line.release(0, 'the same');
    line.release(1, 'the same');
    line.release(0, 'the same');
    line.settle();
    line.cut();
    line.settle();
    expect(found(line)?.repeated).toBe(1);
  });

  it('bytes behind the end, be they whole or cut short', () => {
    const { whole } = exportOf(conversation([0, 1, 2]));
    for (const behind of [[0], [0x40], [0x58], [0x42, 1]]) {
      const read = verifyBytes(new Uint8Array([...whole, ...behind]));
      expect(read).toMatchObject({ ok: false, code: 'malformed' });
    }
  });
});
