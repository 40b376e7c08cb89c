import { hex, unhex } from '@parley/core/base/bytes.ts';
import type { Result } from '@parley/core/base/refusal.ts';
import { type Facts, type FailCase, type PassCase, type VectorFile, withGiven } from './case.ts';

/** What a reader made of the bytes: the same bytes written again, and what follows from them. */
export type Taken = { readonly again: Uint8Array; readonly shows?: Facts };

/** Reads the bytes of a case as its format says. What is given stands beside them. */
export type Checker = (bytes: Uint8Array, given: Facts | undefined) => Result<Taken>;

/** Everything that is wrong with a file under its checker; empty when all of it holds. */
export function judge(file: VectorFile, checker: Checker): string[] {
  const problems: string[] = [];
  if (file.pass.length + file.fail.length === 0) problems.push('holds no case');
  for (const one of withGiven(file, file.pass)) {
    for (const problem of judgePass(one, checker)) problems.push(`${one.name}: ${problem}`);
  }
  for (const one of withGiven(file, file.fail)) {
    for (const problem of judgeFail(one, checker)) problems.push(`${one.name}: ${problem}`);
  }
  return problems;
}

/** Whole: taken, equal when written again, showing what it must. Cut at those lengths: refused. */
export function judgePass(
  one: PassCase,
  checker: Checker,
  cuts: (whole: number) => Iterable<number> = cutsOf,
): string[] {
  const bytes = unhex(one.bytes);
  if (bytes === undefined) return ['the bytes are no hexadecimal'];
  const taken = checker(bytes, one.given);
  if (!taken.ok) return [`refused with ${taken.code} (${taken.detail})`];
  const problems: string[] = [];
  if (hex(taken.value.again) !== one.bytes) problems.push('written again it gives other bytes');
  for (const [name, value] of Object.entries(one.shows ?? {})) {
    const shown = JSON.stringify(taken.value.shows?.[name]);
    if (shown !== JSON.stringify(value)) problems.push(`${name} is ${shown}`);
  }
  for (const length of cuts(bytes.length)) {
    const isTaken = checker(bytes.slice(0, length), one.given).ok;
    const isWhole = one.wholeAt?.includes(length) === true;
    if (isTaken && !isWhole) problems.push(`taken, cut to ${length} bytes`);
    if (!isTaken && isWhole) problems.push(`refused, though whole at ${length} bytes`);
  }
  if (checker(new Uint8Array([...bytes, 0]), one.given).ok)
    problems.push('taken with a byte behind');
  return problems;
}

const everyCutMax = 64 * 1024;

/** Every length below the whole; of a large case those at its ends, and some between. */
function* cutsOf(whole: number): Generator<number> {
  const step = whole <= everyCutMax ? 1 : 4093;
  for (let length = 0; length < whole; length++) {
    if (length % step === 0 || length < 256 || whole - length <= 256) yield length;
  }
}

/** Refused, with its code. */
export function judgeFail(one: FailCase, checker: Checker): string[] {
  const bytes = unhex(one.bytes);
  if (bytes === undefined) return ['the bytes are no hexadecimal'];
  const taken = checker(bytes, one.given);
  if (taken.ok) return [`taken; it must be refused with ${one.code}`];
  return taken.code === one.code ? [] : [`refused with ${taken.code}, not with ${one.code}`];
}
