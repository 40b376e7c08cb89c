import { readArchive } from '@parley/core/evidence/archive.ts';
import { verifyDisclosure } from '@parley/core/evidence/disclosure.ts';
import { rosterEntriesOf } from '@parley/core/evidence/disclosure-roster.ts';
import { writeDisclosure } from '@parley/core/evidence/disclosure-writer.ts';
import { disclosureVerdict } from '@parley/core/evidence/verdict.ts';
import { describe, expect, it } from 'vitest';
import { runningSha256 } from './running-hash.ts';
import { newOfficer, releasedBy, roster } from './testing/roster.ts';
import { crypto, type TestJournal, TestLine } from './testing/test-line.ts';

function disclosed(line: TestLine, entries: readonly { journal: TestJournal; seq: number }[]) {
  const source = line.source();
  const journals = [...line.journals.values()].map(({ name, tree }) => ({ name, size: tree.size }));
  const archive = readArchive(crypto, line.line, source, { journals });
  const { founding, charterFile } = line;
  const keysOf = (key: string) => line.journals.get(key)?.keys;
  const shown = entries.map(({ journal, seq }) => ({ journal: journal.name, seq }));
  const input = { crypto, hash: runningSha256(), founding, charterFile, archive, source, keysOf };
  return new Uint8Array(Buffer.concat([...writeDisclosure({ ...input, entries: shown })]));
}

const verify = (bytes: Uint8Array) =>
  verifyDisclosure({ crypto, hash: runningSha256(), desk: undefined }, bytes);

function rosterOf(line: TestLine, entries: readonly { journal: TestJournal; seq: number }[]) {
  const source = line.source();
  const journals = [...line.journals.values()].map(({ name, tree }) => ({ name, size: tree.size }));
  const archive = readArchive(crypto, line.line, source, { journals });
  const places = entries.map(({ journal, seq }) => ({ journal: journal.name, seq }));
  return rosterEntriesOf(archive, source, places);
}

function answered() {
  const line = new TestLine(2);
  line.write(0);
  const question = line.release(0, 'a question');
  const leaf = question.journal.tree.leafAt(question.seq).slice();
  const reference = { ...question.journal.name, seq: question.seq, leaf };
  line.settle();
  const answer = line.release(1, 'an answer', { references: [reference] });
  line.open(1);
  line.settle();
  return { line, question, answer };
}

describe('a disclosure', () => {
  it('shows its entries, names who refers to them, and nothing else', () => {
    const { line, question } = answered();
    const facts = verify(disclosed(line, [question]));
    expect(facts.ok, JSON.stringify(facts)).toBe(true);
    if (!facts.ok) return;
    expect(facts.value.entries).toHaveLength(1);
    expect(facts.value.entries[0]).toMatchObject({ seq: 1, heldBy: [1], released: true });
    expect(facts.value.later).toMatchObject([{ shown: 0, by: { party: 1, seq: 0 } }]);
    expect(facts.value.undisclosed).toEqual([]);
    expect(disclosureVerdict(facts.value, true)).toMatchObject({
      ok: true,
      kind: 'disclosure',
      entries: 1,
      proves: [
        'charter-signed',
        'entries-unaltered',
        'authors-signed',
        'held-by-all',
        'releases-hold',
      ],
    });
  });

  it('lists the entries that those shown refer to and that are not shown', () => {
    const { line, question, answer } = answered();
    const alone = verify(disclosed(line, [answer]));
    expect(alone).toMatchObject({ ok: true, value: { undisclosed: [{ party: 0, seq: 1 }] } });
    const both = verify(disclosed(line, [question, answer]));
    expect(both).toMatchObject({ ok: true, value: { undisclosed: [], later: [] } });
  });

  it('shows who made officers of those whom the charter does not name, and why he could', () => {
    const line = new TestLine(2);
    const [second, third] = [newOfficer('second'), newOfficer('third')];
    // The second officer is made a principal, makes a third one, and that one releases.
    const one = line.release(0, 'x', roster(second, ['principal']));
    line.write(0);
    const two = releasedBy(line, second, roster(third, ['releaser']));
    const message = releasedBy(line, third, {});
    line.settle();
    const shown = rosterOf(line, [message]);
    expect(shown.map(({ seq }) => seq)).toEqual([one.seq, two.seq]);
    const alone = verify(disclosed(line, [message]));
    expect(alone).toMatchObject({ ok: true, value: { entries: [{ released: null }] } });
    const places = shown.map(({ seq }) => ({ journal: message.journal, seq }));
    const whole = verify(disclosed(line, [message, ...places]));
    if (!whole.ok) throw new Error(whole.code);
    expect(whole.value.entries.map((entry) => entry.released)).toEqual([true, true, true]);
    const verdict = disclosureVerdict(whole.value, true);
    expect(verdict.proves).toContain('releases-hold');
    expect(verdict.doesNotProve).toContain('roster-changes');
    // Without the first the second was made by nobody known.
    const half = verify(disclosed(line, [message, places[1] as (typeof places)[0]]));
    expect(half).toMatchObject({ value: { entries: [{ released: null }, { released: null }] } });
  });

  it('shows that an officer was removed, and never takes a later change for an earlier one', () => {
    const line = new TestLine(2);
    const second = newOfficer('second');
    const early = releasedBy(line, second, {});
    const add = line.release(0, 'x', roster(second, ['releaser']));
    const remove = line.release(0, 'y', roster(second, ['releaser'], 'remove'));
    const late = releasedBy(line, second, {});
    line.settle();
    expect(rosterOf(line, [early])).toEqual([]);
    expect(rosterOf(line, [late]).map(({ seq }) => seq)).toEqual([remove.seq]);
    const facts = verify(disclosed(line, [early, add, remove, late]));
    if (!facts.ok) throw new Error(facts.code);
    expect(facts.value.entries.map((one) => one.released)).toEqual([null, true, true, null]);
  });

  it('is refused with any byte changed, and cut short anywhere', () => {
    const { line, question } = answered();
    const whole = disclosed(line, [question]);
    for (let at = 0; at < whole.length; at += at < 400 || at > whole.length - 3000 ? 1 : 5) {
      const copy = whole.slice();
      copy[at] = (copy[at] as number) ^ (1 << (at % 8));
      expect(verify(copy).ok, `byte ${at}`).toBe(false);
      expect(verify(whole.slice(0, at)).ok, `length ${at}`).toBe(false);
    }
  });
});
