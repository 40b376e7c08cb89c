import { hex } from '@parley/core/base/bytes.ts';
import type { RefusalCode } from '@parley/core/base/refusal.ts';
import { readArchive } from '@parley/core/evidence/archive.ts';
import { encodeSum } from '@parley/core/evidence/disclosure-format.ts';
import { writeDisclosure } from '@parley/core/evidence/disclosure-writer.ts';
import { runningSha256 } from '@parley/station/evidence/running-hash.ts';
import { changeWitnesses, contentsOf, fileOf } from '@parley/station/evidence/testing/tampering.ts';
import { TestLine } from '@parley/station/evidence/testing/test-line.ts';
import { exportOf } from '@parley/station/evidence/testing/transcripts.ts';
import type { FailCase, PassCase, VectorFile } from '../case.ts';
import { disclosure, transcript } from '../evidence-checkers.ts';
import type { Checker } from '../judge.ts';
import { fail, withByte } from '../mutate.ts';
import { nodeCrypto } from '../node-crypto.ts';

/** A question, its answer, and a cut over both. */
function answered(): TestLine {
  const line = new TestLine(2);
  const question = line.release(0, 'a question');
  const leaf = question.journal.tree.leafAt(question.seq).slice();
  line.settle();
  line.release(1, 'an answer', {
    references: [{ ...question.journal.name, seq: question.seq, leaf }],
  });
  line.settle();
  line.cut();
  line.settle();
  return line;
}

/** Crossed messages, a new incarnation, an unknown kind, two cuts, and a tail. */
function eventful(): TestLine {
  const line = answered();
  line.write(0, { kind: 99 });
  line.write(1);
  line.open(1);
  line.settle();
  line.write(0);
  line.settle();
  line.cut();
  line.settle();
  line.write(0, { clock: 1 });
  line.settle();
  return line;
}

/** The case with what it shows. */
export function pass(name: string, bytes: Uint8Array, checker: Checker): PassCase {
  const taken = checker(bytes, undefined);
  if (!taken.ok) throw new Error(`${name}: ${taken.code} (${taken.detail})`);
  const { shows } = taken.value;
  return { name, bytes: hex(bytes), ...(shows === undefined ? {} : { shows }) };
}

/** Transcript files: spec/transcript.md. */
export function transcriptVectors(): VectorFile {
  const short = exportOf(answered()).whole;
  const contents = contentsOf(short);
  const swapped = [...contents];
  [swapped[2], swapped[3]] = [contents[3] as Uint8Array, contents[2] as Uint8Array];
  const at = Buffer.from(short).indexOf('an answer');
  const without = (change: Parameters<typeof changeWitnesses>[1]) => changeWitnesses(short, change);
  return {
    format: 'transcript',
    about: 'Transcripts of lines whose charters they hold (spec/transcript.md).',
    pass: [
      pass('a question and its answer up to cut 0', short, transcript),
      pass('two cuts, a new incarnation, an unknown kind, a tail', tailed(), transcript),
    ],
    fail: [
      fail('no bytes', 'truncated', new Uint8Array(0)),
      refused('a letter of an entry changed', withByte(short, at, 0x41), transcript),
      refused('two blocks swapped', fileOf(swapped), transcript),
      refused('a block twice', fileOf([...contents.slice(0, 3), ...contents.slice(2)]), transcript),
      refused(
        'no cosignatures of the other party',
        without((witness) => ({ ...witness, cosignatures: [] })),
        transcript,
      ),
      refused(
        'no signature of an author',
        without((witness) => ({ ...witness, signature: null })),
        transcript,
      ),
      refused(
        'a cosignature of another time',
        without((witness) => ({
          ...witness,
          cosignatures: witness.cosignatures.map((one) => ({ ...one, time: one.time + 1 })),
        })),
        transcript,
      ),
      refused('a byte behind', new Uint8Array([...short, 0x40]), transcript),
    ],
  };
}

function tailed(): Uint8Array {
  return exportOf(eventful(), { tail: true }).whole;
}

/** The case with the code that the file is refused with; it must be refused. */
function refused(name: string, bytes: Uint8Array, checker: Checker): FailCase {
  const taken = checker(bytes, undefined);
  const code: RefusalCode | undefined = taken.ok ? undefined : taken.code;
  if (code === undefined) throw new Error(`${name}: taken`);
  return fail(name, code, bytes);
}

/** A disclosure of entries of founding journals, by party and seq. */
export function disclosed(
  line: TestLine,
  places: readonly (readonly [number, number])[],
): Uint8Array {
  const source = line.source();
  const journals = [...line.journals.values()].map(({ name, tree }) => ({ name, size: tree.size }));
  const archive = readArchive(nodeCrypto, line.line, source, { journals });
  const { founding, charterFile } = line;
  const all = [...line.journals.values()];
  const entries = places.map(([party, seq]) => {
    const journal = all.find(({ name }) => name.party === party && name.number === 0);
    if (!journal) throw new Error(`no journal of party ${party}`);
    return { journal: journal.name, seq };
  });
  const input = {
    crypto: nodeCrypto,
    hash: runningSha256(),
    founding,
    charterFile,
    archive,
    source,
  };
  const keysOf = (key: string) => line.journals.get(key)?.keys;
  return new Uint8Array(Buffer.concat([...writeDisclosure({ ...input, keysOf, entries })]));
}

/** The file with the sum that its elements have now. */
export function summed(file: Uint8Array): Uint8Array {
  const contents = contentsOf(file).slice(0, -1);
  const sum = encodeSum(nodeCrypto.sha256(fileOf(contents)));
  return fileOf([...contents, sum]);
}

/** Disclosures: spec/disclosure.md. */
export function disclosureVectors(): VectorFile {
  const one = disclosed(answered(), [[0, 0]]);
  const both = disclosed(answered(), [
    [0, 0],
    [1, 0],
  ]);
  const at = Buffer.from(one).indexOf('a question');
  const contents = contentsOf(both);
  return {
    format: 'disclosure',
    about: 'Disclosures of entries of lines whose charters they hold (spec/disclosure.md).',
    pass: [
      pass('a question, to which an answer refers', one, disclosure),
      pass('an answer, whose question is not shown', disclosed(answered(), [[1, 0]]), disclosure),
      pass('both', both, disclosure),
    ],
    fail: [
      fail('no bytes', 'truncated', new Uint8Array(0)),
      refused('a letter of an entry changed', withByte(one, at, 0x41), disclosure),
      refused(
        'a letter of an entry changed, and the sum with it',
        summed(withByte(one, at, 0x41)),
        disclosure,
      ),
      refused('an entry left out', fileOf(contents.filter((_, i) => i !== 1)), disclosure),
      refused('the end left out', fileOf(contents.slice(0, -1)), disclosure),
      refused('a byte behind', new Uint8Array([...one, 0x40]), disclosure),
    ],
  };
}
