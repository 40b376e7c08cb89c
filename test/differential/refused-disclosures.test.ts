import { createHash } from 'node:crypto';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { type Item, opaqueHeaderStart } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { formatTlogProof, parseTlogProof, type TlogProof } from '@parley/core/codec/tlog-proof.ts';
import {
  type DisclosureHeader,
  decodeDisclosureHeader,
  decodeLater,
  decodeShown,
  encodeDisclosureHeader,
  encodeLater,
  encodeShown,
  encodeSum,
  type LaterEntry,
  type ShownEntry,
} from '@parley/core/evidence/disclosure-format.ts';
import { frameElement } from '@parley/core/evidence/elements.ts';
import { newOfficer, releasedBy, roster } from '@parley/station/evidence/testing/roster.ts';
import { contentsOf } from '@parley/station/evidence/testing/tampering.ts';
import { seeded, type TestJournal, TestLine } from '@parley/station/evidence/testing/test-line.ts';
import { describe, expect, it } from 'vitest';
import { discloseOf } from './files.ts';
import { agree, answers, type Outcome } from './outcome.ts';

type Parts = { header: DisclosureHeader; shown: ShownEntry[]; later: LaterEntry[] };
type Placed = { readonly journal: TestJournal; readonly seq: number };

/** What both implementations say of a disclosure. */
function outcomeOf(bytes: Uint8Array): Outcome {
  const both = answers({ format: 'disclosure', name: '', bytes, given: undefined });
  expect(agree(both), JSON.stringify(both)).toBe(true);
  return both.core;
}

function partsOf(file: Uint8Array): Parts {
  const [first, ...rest] = contentsOf(file) as [Uint8Array, ...Uint8Array[]];
  const header = decodeDisclosureHeader(first);
  const shown = rest.slice(0, -2).map((content) => decodeShown(content));
  const later = decodeLater(rest.at(-2) as Uint8Array);
  if (!header.ok || !later.ok) throw new Error('the file to begin with is good');
  return {
    header: header.value,
    shown: shown.flatMap((one) => (one.ok ? [one.value] : [])),
    later: later.value,
  };
}

/** The file of these parts, with the sum of what is in it. */
function fileOf({ header, shown, later }: Parts): Uint8Array {
  const contents = [encodeDisclosureHeader(header), ...shown.map(encodeShown), encodeLater(later)];
  const framed = Buffer.concat(contents.map(frameElement));
  const sum = new Uint8Array(createHash('sha256').update(framed).digest());
  return new Uint8Array(Buffer.concat([framed, frameElement(encodeSum(sum))]));
}

function disclosed(line: TestLine, entries: readonly Placed[]): Uint8Array {
  return discloseOf(
    line,
    entries.map(({ journal, seq }) => ({ journal: journal.name, seq })),
  );
}

function smallLine() {
  const line = new TestLine(2);
  line.write(0);
  const question = line.release(0, 'a question');
  line.write(1);
  line.settle();
  line.cosignPq(question.journal, 1);
  return { line, question };
}

/** The code of a good disclosure of one entry with one thing changed. */
function changed(change: (parts: Parts, one: ShownEntry) => void): string {
  const { line, question } = smallLine();
  const parts = partsOf(disclosed(line, [question]));
  expect(outcomeOf(fileOf(parts)).code).toBe('ok');
  change(parts, parts.shown[0] as ShownEntry);
  return outcomeOf(fileOf(parts)).code;
}

/** The same with the entry shown, or its proof, replaced. */
const shownAs = (change: (one: ShownEntry) => Partial<ShownEntry>): string =>
  changed((parts, one) => void parts.shown.splice(0, 1, { ...one, ...change(one) }));

function provedAs(change: (proof: TlogProof) => Partial<TlogProof>): string {
  return shownAs((one) => {
    const proof = parseTlogProof(one.proof);
    if (!proof.ok) throw new Error(proof.code);
    return { proof: formatTlogProof({ ...proof.value, ...change(proof.value) }) };
  });
}

const noted = (change: (note: string) => string): string =>
  provedAs(({ note }) => ({
    note: new Uint8Array(Buffer.from(change(Buffer.from(note).toString()))),
  }));

describe('core and verifier refuse with one code a disclosure', () => {
  it('with a certificate that is none', () => {
    const code = changed((parts) => {
      parts.header = { ...parts.header, certificates: [seeded('no certificate', 64)] };
    });
    expect(code).toBe('malformed-cbor');
  });

  it('whose later entries refer to none that is shown', () => {
    const by = { party: 1, number: 0, tag: seeded('t1', 8), seq: 0, leaf: seeded('leaf') };
    expect(changed((parts) => void parts.later.push({ shown: 1, by }))).toBe('malformed');
    expect(changed((parts) => void parts.later.push({ shown: 0, by }))).toBe('ok');
  });

  it('that was taken at less than its proofs cover, or names not their journal', () => {
    const taken = (change: (size: number) => number) => (parts: Parts) => {
      const marks = parts.header.taken.map((mark) => ({ ...mark, size: change(mark.size) }));
      parts.header = { ...parts.header, taken: marks };
    };
    expect(changed(taken((size) => size - 1))).toBe('malformed');
    expect(changed(taken((size) => size + 5))).toBe('ok');
    const without = changed((parts) => {
      const others = parts.header.taken.filter(({ party }) => party !== 0);
      parts.header = { ...parts.header, taken: others };
    });
    expect(without).toBe('malformed');
  });

  it('of an entry whose header is of another place, has another form, or is of no version', () => {
    expect(shownAs(({ seq }) => ({ seq: seq + 1 }))).toBe('wrong-seq');
    expect(shownAs(() => ({ header: Uint8Array.of(0x8c, 1, 0xff) }))).toBe('malformed-cbor');
    const zeros = (count: number) => Uint8Array.of(0x8c, 1, ...new Uint8Array(count));
    expect(shownAs(() => ({ header: zeros(10) }))).toBe('malformed-cbor');
    expect(shownAs(() => ({ header: zeros(11) }))).toBe('wrong-seq');
    expect(shownAs(() => ({ header: Uint8Array.of(0x83, 2, 0, 0) }))).toBe('wrong-seq');
    const twelve = shownAs(({ header }) => {
      const bytes = header.slice();
      // The precedence, behind line, author, incarnation, seq and kind, is none that there is.
      bytes[2 + 34 + 1 + 11 + 1 + 1] = 9;
      return { header: bytes };
    });
    expect(twelve).toBe('malformed');
  });

  it('of an entry in other words, or with another salt', () => {
    expect(shownAs(() => ({ salt: seeded('another', 16) }))).toBe('proof-mismatch');
    expect(shownAs(() => ({ body: encodeBody(emptyBody) }))).toBe('proof-mismatch');
  });

  it('whose proof is none, is of another place, or carries what nothing vouches for', () => {
    expect(shownAs(() => ({ proof: Uint8Array.of(10) }))).toBe('malformed');
    expect(provedAs(({ index }) => ({ index: index + 1 }))).toBe('wrong-seq');
    expect(provedAs(() => ({ extra: Uint8Array.of(1) }))).toBe('malformed');
    expect(provedAs(({ path }) => ({ path: [...path, seeded('x')] }))).toBe('proof-mismatch');
  });

  it('whose signed head is another journal’s, is not signed, or cosigned with other bytes', () => {
    const { line, question } = smallLine();
    const answer = { journal: line.present[1] as TestJournal, seq: 0 };
    const [, theirs] = partsOf(disclosed(line, [question, answer])).shown;
    const others = shownAs(() => ({ proof: (theirs as ShownEntry).proof }));
    expect(others).toBe('wrong-seq');
    const moved = shownAs(() => {
      const proof = parseTlogProof((theirs as ShownEntry).proof);
      if (!proof.ok) throw new Error(proof.code);
      return { proof: formatTlogProof({ ...proof.value, index: question.seq }) };
    });
    expect(moved).toBe('wrong-author');
    const signed = /^— .*washington.*$/m;
    expect(noted((note) => note.replace(signed, '— somebody AAAAAAAA'))).toBe('bad-signature');
    const last = /(\S{20})$/m;
    expect(noted((note) => note.replace(last, 'A'.repeat(20)))).not.toBe('ok');
  });

  it('whose cosignature has no time, or one that no clock shows', () => {
    const filled = (fill: string) => (note: string) =>
      note.replace(/(— \S*moscow\S* )(\S+)/, (_, name: string, base64: string) => {
        const bytes = Buffer.from(base64, 'base64').subarray(0, 4);
        const whole = Buffer.concat([bytes, Buffer.from(fill, 'hex')]);
        return `${name}${whole.toString('base64')}`;
      });
    expect(noted(filled('ff'.repeat(8)))).toBe('malformed');
    expect(noted(filled('ff'.repeat(72)))).toBe('malformed');
    expect(noted(filled('00'.repeat(72)))).toBe('bad-signature');
  });

  it('whose post-quantum cosignature is of another head', () => {
    const code = noted((note) => {
      const lines = note.trimEnd().split('\n');
      const [name, base64] = (lines.at(-1) as string).split(/ (?=\S+$)/) as [string, string];
      const bytes = Buffer.from(base64, 'base64');
      expect(bytes.length).toBe(4 + 8 + 2420);
      bytes[2000] = (bytes[2000] as number) ^ 1;
      return `${[...lines.slice(0, -1), `${name} ${bytes.toString('base64')}`].join('\n')}\n`;
    });
    expect(code).toBe('bad-signature');
  });
});

describe('core and verifier take and read alike a disclosure', () => {
  it('of an entry of a later version, of a body that does not decode, of a stranger’s', () => {
    const { line } = smallLine();
    const own = line.present[0] as TestJournal;
    const start = opaqueHeaderStart({ line: line.line, journal: own.name, seq: own.tree.size });
    const header = Uint8Array.of(0x85, 2, ...start);
    const later = line.append(own, { header, salt: seeded('s', 16), body: seeded('b') });
    const broken = line.append(own, { ...(own.items[0] as Item), body: Uint8Array.of(0xbf) });
    const strange = releasedBy(line, newOfficer('a stranger'), {});
    line.settle();
    const { code, shows } = outcomeOf(disclosed(line, [later, broken, strange]));
    expect(code).toBe('ok');
    expect(shows).not.toContain('"releases-hold"]');
  });

  it('of changes of the roster that say nothing, and of one in a journal before', () => {
    const line = new TestLine(2);
    const officer = newOfficer('second');
    const words = { ...emptyBody, texts: [{ lang: 'en', standing: 0 as const, text: 'none' }] };
    const none = line.write(0, { kind: kinds.roster, body: words });
    const broken = line.append(none.journal, {
      ...(none.journal.items[none.seq] as Item),
      body: Uint8Array.of(0xbf),
    });
    const add = line.release(0, 'x', roster(officer, ['releaser']));
    line.settle();
    line.open(0);
    const message = releasedBy(line, officer, {});
    line.settle();
    const { code, shows } = outcomeOf(disclosed(line, [none, broken, add, message]));
    expect(code).toBe('ok');
    expect(shows).toContain('releases-hold');
  });

  it('with signature lines of keys that nobody here knows', () => {
    expect(noted((note) => `${note}— witness.example AAAAAAAAAAAA\n`)).toBe('ok');
  });
});
