/** The cases of a seed: half are files of the vectors gone wrong, half a line and what it gives. */
import type { TestLine } from '@parley/station/evidence/testing/test-line.ts';
import { kindChanged } from './entry-kinds.ts';
import { disclosureOf, forkOf, transcriptOf } from './files.ts';
import { lineByChance } from './lines.ts';
import { type Mutated, mutate } from './mutate.ts';
import type { Subject } from './outcome.ts';
import { Chance } from './random.ts';
import { resigned } from './resign.ts';
import { vectorSubjects } from './subjects.ts';

export const casesPerSeed = 50;
const fromVectors = 25;

export type Case = { readonly subject: Subject; readonly how: string };

const vectors = vectorSubjects();
const formats = [...new Set(vectors.map(({ format }) => format))];

/** All cases of a seed, always the same ones. */
export function casesOf(seed: number): Case[] {
  const chance = new Chance(seed);
  const cases = Array.from({ length: fromVectors }, () => vectorCase(chance));
  const line = lineByChance(chance);
  const transcript = transcriptOf(chance, line);
  const disclosure = disclosureOf(chance, line);
  const fork = forkOf(chance, line);
  const whole = disclosure === undefined ? [transcript] : [transcript, disclosure];
  for (const subject of [...whole, fork]) cases.push({ subject, how: 'whole' });
  while (cases.length < casesPerSeed) {
    const subject = chance.oneIn(8) ? fork : chance.pick(whole);
    const mutated =
      subject === transcript
        ? mutateTranscript(chance, line, transcript.bytes)
        : mutate(chance, subject.bytes, [transcript.bytes, subject.bytes]);
    cases.push({ subject: { ...subject, bytes: mutated.bytes }, how: mutated.how });
  }
  return cases;
}

/** As any bytes, or as somebody would who knows what a transcript is. */
function mutateTranscript(chance: Chance, line: TestLine, bytes: Uint8Array): Mutated {
  switch (chance.below(12)) {
    case 0:
    case 1:
      return { bytes: resigned(chance, line, bytes), how: 'witnesses signed anew' };
    case 2:
      return { bytes: kindChanged(chance, bytes), how: 'an entry of another kind' };
    default:
      return mutate(chance, bytes, [bytes]);
  }
}

/** Each format as often as any other, however many cases it has. */
function vectorCase(chance: Chance): Case {
  const format = chance.pick(formats);
  const same = vectors.filter((one) => one.format === format);
  const subject = chance.pick(same);
  const { bytes, how } = mutate(
    chance,
    subject.bytes,
    same.map((one) => one.bytes),
  );
  return { subject: { ...subject, bytes }, how };
}
