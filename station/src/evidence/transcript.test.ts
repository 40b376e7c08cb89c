import { hex } from '@parley/core/base/bytes.ts';
import { TranscriptReader } from '@parley/core/evidence/transcript.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../keys/node-crypto.ts';
import { crypto, type TestJournal, TestLine } from './testing/test-line.ts';
import { exportOf, verifyBytes } from './testing/transcripts.ts';

/** Two parties whose messages cross, two cuts, and something behind them. */
function smallLine(): TestLine {
  const line = new TestLine(2);
  line.write(0);
  line.write(1);
  line.settle();
  line.write(1);
  line.release(0, 'a question');
  line.cut();
  line.settle();
  line.write(0, { clock: 1 });
  line.write(1);
  line.cut();
  line.settle();
  line.write(0);
  return line;
}

describe('a transcript', () => {
  it('of an honest line verifies, whole and byte by byte, and is the final part hashed', () => {
    const { whole, final } = exportOf(smallLine());
    const facts = verifyBytes(whole);
    expect(facts).toMatchObject({ ok: true, value: { cuts: 2, entries: 6, tailEntries: 0 } });
    if (!facts.ok) return;
    expect(hex(facts.value.hash)).toBe(hex(sha256(final)));
    expect([...facts.value.findings.counts]).toEqual([]);
    expect(facts.value.findings.released).toBe(1);
    expect(verifyBytes(whole, 1).ok).toBe(true);
  });

  it('marks what lies behind the last cut as not final', () => {
    const line = smallLine();
    const { whole, final } = exportOf(line, { tail: true });
    expect(verifyBytes(whole)).toMatchObject({ ok: true, value: { entries: 6, tailEntries: 3 } });
    expect(hex(final)).toBe(hex(exportOf(line).final));
  });

  it('is refused with any byte changed', () => {
    const line = smallLine();
    line.cosignPq(line.present[0] as TestJournal, 1);
    const { whole } = exportOf(line, { tail: true });
    expect(verifyBytes(whole).ok).toBe(true);
    for (let at = 0; at < whole.length; at++) {
      // Each byte of keys and charter alike is tried; long ones only here and there.
      if (at > 400 && at % 7 !== 0 && at < whole.length - 6000) continue;
      const copy = whole.slice();
      copy[at] = (copy[at] as number) ^ (1 << (at % 8));
      expect(verifyBytes(copy).ok, `byte ${at}`).toBe(false);
    }
  });

  it('is refused when it is cut short anywhere', () => {
    const { whole } = exportOf(smallLine(), { tail: true });
    for (let length = 0; length < whole.length; length += length < whole.length - 3000 ? 13 : 1) {
      expect(verifyBytes(whole.slice(0, length)).ok, `length ${length}`).toBe(false);
    }
    const longer = new Uint8Array([...whole, 0x40]);
    expect(verifyBytes(longer).ok).toBe(false);
  });

  it('is refused once and for all, whatever follows', () => {
    const { whole } = exportOf(smallLine());
    const hash = { update: () => {}, digest: () => new Uint8Array(32) };
    const reader = new TranscriptReader({ crypto, hash, desk: undefined });
    expect(reader.entries).toBe(0);
    expect(reader.finish()).toMatchObject({ ok: false, code: 'truncated' });
    expect(reader.push(Uint8Array.of(0))).toMatchObject({ ok: false, code: 'malformed' });
    expect(reader.push(whole)).toMatchObject({ ok: false, code: 'malformed' });
    expect(reader.finish()).toMatchObject({ ok: false, code: 'malformed' });
    expect(reader.entries).toBe(0);
  });

  it('does not exist before all have cosigned the cut and its entry', () => {
    const line = new TestLine(3);
    line.write(0);
    line.settle();
    line.cut();
    const journal = line.present[0] as TestJournal;
    line.cosign(journal, 1);
    expect(verifyBytes(exportOf(line).whole)).toMatchObject({ ok: true, value: { cuts: 0 } });
    line.cosign(journal, 2);
    expect(verifyBytes(exportOf(line).whole)).toMatchObject({ ok: true, value: { cuts: 1 } });
  });
});

/** What happens on a random line: who writes, who hears whom, who opens new keys, who cuts. */
type Act = readonly [what: number, a: number, b: number];
const acts = fc.array(fc.tuple(fc.nat(11), fc.nat(3), fc.nat(3)), { maxLength: 40 });

function play(parties: number, schedule: readonly Act[]): TestLine {
  const line = new TestLine(parties);
  for (const [what, a, b] of schedule) {
    const party = a % parties;
    const other = line.present[b % parties] as TestJournal;
    if (what < 5) line.write(party, { clock: (what % 3) as 0 | 1 | 2 });
    else if (what < 9) line.hear(party, other);
    else if (what === 9) line.open(party);
    else if (what === 10) line.release(party, `r${a}${b}`);
    else {
      line.settle();
      for (let each = 0; each < parties; each++) line.write(each);
      line.settle();
      line.cut();
    }
  }
  line.settle();
  for (let each = 0; each < parties; each++) line.write(each);
  line.settle();
  line.cut();
  line.settle();
  return line;
}

describe('transcripts of random honest lines', () => {
  it('verify, and are byte for byte the same from any division into runs and any tail', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), acts, fc.nat(5), (parties, schedule, length) => {
        const line = play(parties, schedule);
        const one = exportOf(line);
        const facts = verifyBytes(one.whole);
        expect(facts.ok, JSON.stringify(facts.ok ? '' : facts)).toBe(true);
        if (facts.ok) expect([...facts.value.findings.counts]).toEqual([]);
        let turn = 0;
        for (let party = 0; party < parties; party++) line.write(party);
        const other = exportOf(line, {
          tail: true,
          runLength: () => 1 + ((turn++ * 7) % (length + 1)),
        });
        expect(hex(sha256(other.final))).toBe(hex(sha256(one.final)));
        expect(verifyBytes(other.whole).ok).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
