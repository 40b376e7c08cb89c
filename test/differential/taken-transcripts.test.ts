import { emptyBody } from '@parley/core/codec/body.ts';
import { opaqueHeaderStart } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { seeded, type TestJournal, TestLine } from '@parley/station/evidence/testing/test-line.ts';
import { exportOf, verifyBytes } from '@parley/station/evidence/testing/transcripts.ts';
import { describe, expect, it } from 'vitest';
import { opened } from './opened.ts';
import { agree, answers } from './outcome.ts';

/** What core and verifier both take and find in the transcript of a line. */
function found(line: TestLine, tail = false) {
  const { whole: bytes } = exportOf(line, { tail });
  const both = answers({ format: 'transcript', name: '', bytes, given: undefined });
  expect(agree(both), JSON.stringify(both)).toBe(true);
  const facts = verifyBytes(bytes);
  if (!facts.ok) throw new Error(facts.code);
  const { cuts, entries, findings } = facts.value;
  return { cuts, entries, counts: Object.fromEntries(findings.counts), findings, bytes };
}

function settled(line: TestLine): TestLine {
  line.settle();
  line.cut();
  line.settle();
  return line;
}

const text = (length: number) => {
  return { ...emptyBody, texts: [{ lang: 'en', standing: 0 as const, text: 'x'.repeat(length) }] };
};

describe('core and verifier take and read alike a transcript', () => {
  it('whose blocks are full by count, and by bytes', () => {
    const line = new TestLine(2);
    for (let i = 0; i < 300; i++) line.write(0);
    for (let i = 0; i < 3; i++) line.write(1, { body: text(262_120) });
    const { bytes, entries } = found(settled(line));
    expect(entries).toBe(303);
    const blocks = opened(bytes).cuts.flatMap((one) => one.blocks);
    expect(blocks.map(({ items }) => items.length)).toEqual([256, 44, 1, 1, 1]);
  });

  it('whose last cut stands behind entries of every sort', () => {
    const line = new TestLine(2);
    const own = line.present[0] as TestJournal;
    line.write(0);
    line.write(1);
    line.settle();
    const head = line.mark(own);
    line.write(0, { clock: 0 });
    const start = opaqueHeaderStart({ line: line.line, journal: own.name, seq: own.tree.size });
    const header = Uint8Array.of(0x85, 2, ...start);
    line.append(own, { header, salt: seeded('s', 16), body: seeded('b') });
    for (let i = 0; i < 260; i++) line.write(0);
    line.cut(({ heads, ...cut }) => {
      return { ...cut, heads: heads.map((one) => (one.party === 0 ? head : one)) };
    });
    line.settle();
    const { cuts, entries, bytes } = found(line);
    expect({ cuts, entries }).toEqual({ cuts: 1, entries: 2 });
    expect(opened(bytes).bridge.map(({ items }) => items.length)).toEqual([2, 256, 5]);
  });

  it('of a cut of nothing', () => {
    expect(found(settled(new TestLine(2)))).toMatchObject({ cuts: 1, entries: 0, counts: {} });
  });

  it('of keys that replace none known, and of keys that signed from behind the cut', () => {
    const line = new TestLine(3);
    line.write(0);
    line.settle();
    line.open(1, null);
    for (const party of [0, 2]) line.hear(party, line.present[1] as TestJournal);
    line.settle();
    for (const party of [0, 1, 2]) line.write(party);
    settled(line);
    expect(found(line)).toMatchObject({ cuts: 1, counts: {} });
    // Two more, behind the cut, whose new keys cosign what lies before it.
    for (const party of [2, 1]) line.open(party);
    for (const journal of line.journals.values()) {
      for (const party of [1, 2]) if (party !== journal.name.party) line.cosign(journal, party);
    }
    expect(found(line)).toMatchObject({ cuts: 1, counts: {} });
    expect(found(line, true).bytes.length).toBeGreaterThan(found(line).bytes.length);
  });

  it('of claims that come true behind the cut, and of those that do not', () => {
    const line = new TestLine(3);
    const [first, , third] = line.present as [TestJournal, TestJournal, TestJournal];
    line.write(2);
    line.write(2);
    line.hear(1, third);
    line.write(1);
    line.write(1, { held: [{ ...third.name, size: 3, root: seeded('untrue') }] });
    line.write(0, { references: [{ ...third.name, seq: 1, leaf: third.tree.leafAt(1).slice() }] });
    line.write(0, { references: [{ ...third.name, seq: 2, leaf: seeded('untrue') }] });
    // The first party cuts what the second wrote, and nothing of what that held.
    for (const party of [0, 2]) line.hear(party, line.present[1] as TestJournal);
    line.cut(({ heads, ...cut }) => {
      const none = (head: (typeof heads)[number]) =>
        head.party === 2 ? { ...head, size: 0, root: line.mark(third, 0).root } : head;
      return { ...cut, heads: heads.map(none) };
    });
    line.settle();
    for (const party of [2, 1, 0]) line.write(party);
    line.settle();
    line.cut();
    line.settle();
    expect(found(line)).toMatchObject({ cuts: 2 });
    expect(found(line).counts).toEqual({ 'held-untrue': 1, 'reference-untrue': 1 });
    expect(first.tree.size).toBeGreaterThan(3);
  });

  it('of references to a journal that nothing has named yet', () => {
    const line = new TestLine(2);
    const later = { party: 1, number: 1, tag: seeded('t1.1', 8) };
    line.write(0, { references: [{ ...later, seq: 0, leaf: seeded('untrue') }] });
    line.write(0, { references: [{ ...later, seq: 0, leaf: seeded('as untrue') }] });
    line.write(0, { held: [{ ...later, size: 1, root: seeded('untrue') }] });
    line.write(0, { held: [{ ...later, size: 1, root: seeded('as untrue') }] });
    settled(line);
    line.open(1);
    settled(line);
    line.settle();
    for (const party of [0, 1]) line.write(party);
    line.settle();
    line.cut();
    line.settle();
    const { counts } = found(line, true);
    expect(counts).toMatchObject({ 'reference-untrue': 2, 'held-untrue': 2 });
  });
});

describe('core and verifier count alike', () => {
  it('cut entries that are none, and pass over one that names what is not shown', () => {
    const line = new TestLine(2);
    line.write(1, { kind: kinds.cut, body: text(3) });
    line.write(1, { kind: kinds.cut });
    const own = line.present[0] as TestJournal;
    const unknown = { party: 1, number: 1, tag: seeded('t1.1', 8) };
    line.write(0, { held: [{ ...unknown, size: 1, root: seeded('unseen') }] });
    const other = line.present[1] as TestJournal;
    line.hear(0, other);
    const beyond = { ...unknown, size: 1, root: seeded('unseen') };
    const heads = [line.mark(own), line.mark(other, 0), beyond];
    const none = new TestLine(2).cut(() => ({ k: 0, previous: line.line, heads }));
    line.append(own, none.journal.items[none.seq] as (typeof own.items)[number]);
    line.settle();
    line.cut();
    line.settle();
    expect(found(line)).toMatchObject({ cuts: 1, counts: { 'cut-malformed': 2 } });
  });

  it('a cut that goes on from another than the last, which is none', () => {
    const line = new TestLine(2);
    line.write(0);
    settled(line);
    line.write(1);
    line.settle();
    line.cut((cut) => ({ ...cut, previous: seeded('another cut') }));
    line.settle();
    expect(found(line)).toMatchObject({ cuts: 1, counts: {} });
  });

  it('a change of the roster that nobody may make', () => {
    const line = new TestLine(2);
    line.write(0, { kind: kinds.roster, body: text(1) });
    expect(found(settled(line)).counts).toEqual({ unreadable: 1 });
  });

  it('all violations, and show the first hundred of them one by one', () => {
    const line = new TestLine(2);
    const other = line.present[1] as TestJournal;
    for (let i = 0; i < 103; i++) {
      line.write(0, { references: [{ ...other.name, seq: 0, leaf: seeded('untrue') }] });
    }
    line.write(1);
    const { counts, findings } = found(settled(line));
    expect(counts).toEqual({ 'reference-untrue': 103 });
    expect(findings.shown).toHaveLength(100);
  });
});
