import { kinds } from '@parley/core/codec/kinds.ts';
import { originOf } from '@parley/core/codec/names.ts';
import { checkpointText, cosignatureMessage } from '@parley/core/codec/note.ts';
import { verifyDisclosure } from '@parley/core/evidence/disclosure.ts';
import {
  disclosureVerdict,
  transcriptVerdict,
  type Verdict,
} from '@parley/core/evidence/verdict.ts';
import { runningSha256 } from '@parley/station/evidence/running-hash.ts';
import {
  crypto,
  seeded,
  type TestJournal,
  TestLine,
} from '@parley/station/evidence/testing/test-line.ts';
import { exportOf, verifyBytes } from '@parley/station/evidence/testing/transcripts.ts';
import { memorySource } from '@parley/verifier/base/source.ts';
import { verify } from '@parley/verifier/verdict.ts';
import { describe, expect, it } from 'vitest';
import { discloseOf } from './files.ts';

type Rules = NonNullable<ConstructorParameters<typeof TestLine>[1]>;

/** What both implementations claim of a file; they must claim the same. */
function claims(bytes: Uint8Array, core: Verdict): Pick<Verdict, 'proves' | 'doesNotProve'> {
  const { proves, doesNotProve } = verify(memorySource(bytes)).verdict;
  expect({ proves, doesNotProve }).toEqual({
    proves: core.proves,
    doesNotProve: core.doesNotProve,
  });
  return { proves, doesNotProve };
}

function ofTranscript(line: TestLine) {
  const bytes = exportOf(line).whole;
  const facts = verifyBytes(bytes);
  if (!facts.ok) throw new Error(facts.code);
  return claims(bytes, transcriptVerdict(facts.value, false));
}

function ofDisclosure(line: TestLine, entries: readonly { journal: TestJournal; seq: number }[]) {
  const bytes = discloseOf(
    line,
    entries.map(({ journal, seq }) => ({ journal: journal.name, seq })),
  );
  const facts = verifyDisclosure({ crypto, hash: runningSha256(), desk: undefined }, bytes);
  if (!facts.ok) throw new Error(facts.code);
  return claims(bytes, disclosureVerdict(facts.value, false));
}

const allMessages: Rules[number] = {
  kinds: [kinds.message],
  classes: [],
  fromPrecedence: 0,
  needs: [{ count: 1, roles: ['releaser'] }],
};

describe('a transcript', () => {
  it('does not say that releases hold where one that is asked for cannot be read', () => {
    const line = new TestLine(2, [allMessages]);
    line.release(0, 'read by all');
    line.cut();
    line.settle();
    expect(ofTranscript(line).proves).toContain('releases-hold');
    line.append(line.present[1] as TestJournal, {
      ...{ kind: kinds.message, precedence: 4, class: 0, time: 1, clock: 2 },
      ...{ salt: seeded('s', 16), body: Uint8Array.of(0xbf, 0xff), held: [], references: [] },
    });
    line.settle();
    line.cut();
    line.settle();
    const { proves, doesNotProve } = ofTranscript(line);
    expect(proves).not.toContain('releases-hold');
    expect(doesNotProve).toContain('releases-hold');
  });

  it('is quantum-safe only when every party has signed every head of the cut in ML-DSA', () => {
    const line = new TestLine(2);
    line.write(0);
    line.write(1);
    line.settle();
    line.cut();
    line.settle();
    const [first, second] = line.present as [TestJournal, TestJournal];
    line.cosignPq(second, 1);
    line.cosignPq(second, 0);
    line.cosignPq(first, 0);
    expect(ofTranscript(line).proves).not.toContain('quantum-safe');
    expect(ofTranscript(line).doesNotProve).toContain('quantum-safe');
    line.cosignPq(first, 1);
    expect(ofTranscript(line).proves).toContain('quantum-safe');
  });

  it('counts no ML-DSA signature of an author by other keys than those of its journal', () => {
    const line = new TestLine(2);
    line.write(0);
    line.settle();
    const [first, second] = line.present as [TestJournal, TestJournal];
    line.open(0, first);
    line.settle();
    line.cut();
    line.settle();
    for (const journal of [first, second, line.present[0] as TestJournal]) {
      for (const party of [0, 1]) if (journal.tree.size > 0) line.cosignPq(journal, party);
    }
    expect(ofTranscript(line).proves).not.toContain('quantum-safe');
  });
});

describe('a disclosure', () => {
  /** The second party gets new keys, the first names them; then the old ones, stolen, cosign. */
  function stolen() {
    const line = new TestLine(2);
    line.write(0);
    line.settle();
    const old = line.present[1] as TestJournal;
    line.hear(0, old);
    line.hear(0, line.open(1));
    line.write(0);
    const warning = line.release(0, 'we have warned you');
    const { journal } = warning;
    const { size } = journal.tree;
    const origin = originOf(line.line, 'washington', journal.name);
    const head = {
      origin,
      size,
      root: journal.tree.rootAt(size),
      leaf: journal.tree.leafAt(size - 1),
    };
    const time = 1_700_000_000;
    const message = cosignatureMessage(time, checkpointText(head));
    const signature = old.signers.cosign.sign(message);
    line.cosignatures.get(journal.key)?.push({ cosigner: old.key, size, time, signature });
    return { line, warning };
  }

  it('does not say that a party held what its replaced keys alone have cosigned', () => {
    const { line, warning } = stolen();
    const { proves, doesNotProve } = ofDisclosure(line, [warning]);
    expect(proves).not.toContain('held-by-all');
    expect(doesNotProve).toContain('held-by-all');
    expect(doesNotProve).toContain('replaced-keys');
  });

  it('is proved by a head that present keys have cosigned, where there is one', () => {
    const { line, warning } = stolen();
    line.settle();
    const { proves, doesNotProve } = ofDisclosure(line, [warning]);
    expect(proves).toContain('held-by-all');
    expect(doesNotProve).not.toContain('replaced-keys');
  });
});
