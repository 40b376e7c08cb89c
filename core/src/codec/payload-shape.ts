import { limits } from '../base/limits.ts';
import type { CborValue } from './cbor.ts';
import { compareJournals } from './names.ts';
import type { HaveMark } from './payload.ts';

/* The shapes of payloads but those of the hot path (spec/parley.cddl), and what breaks one. */

/** A number: bytes of just that length; the rest by name. */
type Shape = number | 'party' | 'uint' | 'bytes' | 'leaf' | 'seen' | 'marks' | 'name';
/** Name of a payload, and of its parts behind the type. */
type Form = readonly [name: string, ...parts: (readonly [part: string, shape: Shape])[]];

const journal = [
  ['party', 'party'],
  ['number', 'uint'],
  ['tag', 8],
] as const;
const size = ['size', 'uint'] as const;

const forms: Readonly<Record<number, Form>> = {
  3: ['have', ['seen', 'seen'], ['list', 'marks']],
  4: ['challenge', ['nonce', 8]],
  5: ['challenge-answer', ['nonce', 8]],
  6: ['canary', ['nonce', 16]],
  7: ['canary-answer', ['nonce', 16], ['time', 'uint'], ['list', 'marks'], ['signature', 64]],
  8: ['want', ['sha256', 32], ['offset', 'uint'], ['length', 'uint']],
  9: ['chunk', ['sha256', 32], ['offset', 'uint'], ['total', 'uint'], ['bytes', 'bytes']],
  10: ['note-want', ...journal, size],
  11: ['note', ...journal, size, ['root', 32], ['leaf', 'leaf'], ['signature', 64]],
  12: ['fork-proof', ['proof', 'bytes']],
  13: ['over-limit', ['proof', 'bytes']],
  14: [
    'pq',
    ...journal,
    size,
    ['root', 32],
    ['time', 'uint'],
    ['cosigner', 'name'],
    ['signature', 2420],
  ],
  15: ['cut-ask'],
};

const types = new Set<unknown>([1, 2, ...Object.keys(forms).map(Number)]);

/** Whether a payload may begin with this: one that does not is of a later version, perhaps. */
export function isKnownType(type: unknown): boolean {
  return types.has(type);
}

/** How many items a payload may have that begins like this: asked before any of it is decoded. */
export function itemsMax(bytes: Uint8Array): number {
  const [head = 0, type = 0] = bytes;
  const form = Object.hasOwn(forms, type) ? partsOf(forms[type] as Form) : undefined;
  const listed = form === undefined || form.some(([, shape]) => shape === 'marks');
  const shaped = head >= 0x80 && head < 0x98 && !listed;
  return shaped ? limits.shapedItemsMax : limits.payloadItemsMax;
}

/** What of a decoded payload is not as its type has it, for people; undefined: nothing. */
export function faultOf(value: CborValue): string | undefined {
  // A text would find the form of the number it spells.
  const type = Array.isArray(value) ? value[0] : undefined;
  const form = typeof type === 'number' ? forms[type] : undefined;
  if (form === undefined) return 'payload: no array that begins with a type';
  const found = value as readonly CborValue[];
  const [name] = form;
  const parts = partsOf(form);
  if (found.length !== parts.length + 1) {
    return `${name}: ${found.length} parts, not ${parts.length + 1}`;
  }
  for (const [i, [part, shape]] of parts.entries()) {
    const fault = faultIn(found[i + 1] as CborValue, shape);
    if (fault !== undefined) return `${name}: ${part} ${fault}`;
  }
  const leafless = type === 11 && (found[6] === null) !== (found[4] === 0);
  return leafless ? 'note: leaf is null where the size is 0, and only there' : undefined;
}

function partsOf([, ...parts]: Form): readonly (readonly [string, Shape])[] {
  return parts;
}

function faultIn(value: CborValue, shape: Shape): string | undefined {
  if (shape === 'marks') return faultInMarks(value);
  return fits(value, shape) ? undefined : `is not ${said[shape] ?? `${shape} bytes`}`;
}

const said: Readonly<Record<number | string, string>> = {
  uint: 'a number',
  party: 'the index of a party',
  bytes: 'bytes',
  leaf: '32 bytes or null',
  seen: '8 bytes or null',
  name: 'a party, a number and a tag',
};

function fits(value: CborValue | undefined, shape: Shape): boolean {
  if (typeof shape === 'number') return value instanceof Uint8Array && value.length === shape;
  if (shape === 'uint') return isUint(value);
  if (shape === 'party') return isUint(value) && value < limits.partiesMax;
  if (shape === 'bytes') return value instanceof Uint8Array;
  if (shape === 'leaf') return value === null || fits(value, 32);
  if (shape === 'seen') return value === null || fits(value, 8);
  return shape === 'name' && isTuple(value, ['party', 'uint', 8]);
}

function faultInMarks(value: CborValue): string | undefined {
  if (!Array.isArray(value)) return 'is not a list';
  if (value.length > limits.heldMarksMax) return `of ${value.length} marks`;
  for (const [i, mark] of value.entries()) {
    const fault = faultInMark(mark);
    if (fault !== undefined) return `${fault} in mark ${i}`;
  }
  const marks = marksOf(value);
  const at = marks.findIndex(
    (mark, i) => i > 0 && compareJournals(marks[i - 1] as HaveMark, mark) >= 0,
  );
  return at < 0 ? undefined : `out of order at mark ${at}`;
}

function faultInMark(value: CborValue): string | undefined {
  if (!Array.isArray(value) || value.length !== 6) return 'not six parts';
  if (!isTuple(value.slice(0, 5), ['party', 'uint', 8, 'uint', 32]))
    return 'no journal, size and root';
  const gaps = value[5] as CborValue;
  if (!Array.isArray(gaps) || gaps.length > limits.gapsMax) return 'no list of gaps';
  if (!gaps.every((gap) => isTuple(gap, ['uint', 'uint']))) return 'no gap';
  return areGaps(value[3] as number, gaps as [number, number][]) ? undefined : 'gaps out of order';
}

/** Gaps rise from the size held on, and something is held between one and the next. */
function areGaps(held: number, gaps: readonly (readonly [number, number])[]): boolean {
  let least = held;
  return gaps.every(([first, count]) => {
    const apart = first >= least;
    least = first + count + 1;
    return apart && count > 0 && Number.isSafeInteger(least);
  });
}

function isTuple(value: CborValue | undefined, shape: readonly Shape[]): boolean {
  if (!Array.isArray(value) || value.length !== shape.length) return false;
  return shape.every((part, i) => fits(value[i] as CborValue, part));
}

export function isUint(value: CborValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

export function marksOf(value: CborValue | undefined): HaveMark[] {
  return (value as [number, number, Uint8Array, number, Uint8Array, [number, number][]][]).map(
    ([party, number, tag, size, root, gaps]) => ({ party, number, tag, size, root, gaps }),
  );
}
