import { unhex } from '@parley/core/base/bytes.ts';
import type { KeysByName } from '@parley/core/codec/signed-head.ts';
import type { Facts } from './case.ts';

/** Bytes of a fact. Throws when it is absent or no hexadecimal: the vector file is wrong. */
export function bytesOf(facts: Facts | undefined, name: string): Uint8Array {
  const value = facts?.[name];
  const bytes = typeof value === 'string' ? unhex(value) : undefined;
  if (bytes === undefined) throw new Error(`the case gives no bytes '${name}'`);
  return bytes;
}

/** A list of byte strings among the facts; throws when it is absent or one is no hexadecimal. */
export function bytesListOf(facts: Facts | undefined, name: string): Uint8Array[] {
  return textsOf(facts, name).map((text) => {
    const bytes = unhex(text);
    if (bytes === undefined) throw new Error(`'${name}' holds what is no hexadecimal`);
    return bytes;
  });
}

/** A list of texts among the facts; throws when it is absent. */
export function textsOf(facts: Facts | undefined, name: string): readonly string[] {
  const value = facts?.[name];
  if (!Array.isArray(value)) throw new Error(`the case gives no list '${name}'`);
  return value as readonly string[];
}

/** A text among the facts; throws when it is absent. */
export function textOf(facts: Facts | undefined, name: string): string {
  const value = facts?.[name];
  if (typeof value !== 'string') throw new Error(`the case gives no text '${name}'`);
  return value;
}

/** The keys of the incarnations that are known, each by its name. */
export function keysByName(facts: Facts | undefined): KeysByName {
  const names = textsOf(facts, 'names');
  const notes = bytesListOf(facts, 'noteKeys');
  const cosigns = bytesListOf(facts, 'cosignKeys');
  return (name) => {
    const at = names.indexOf(name);
    const [note, cosign] = [notes[at], cosigns[at]];
    if (note === undefined || cosign === undefined) return undefined;
    return { note, cosign, mldsa: new Uint8Array(1312) };
  };
}

/** A number among the facts; throws when it is absent. */
export function numberOf(facts: Facts | undefined, name: string): number {
  const value = facts?.[name];
  if (typeof value !== 'number') throw new Error(`the case gives no number '${name}'`);
  return value;
}

/** The line that the reader knows from elsewhere, where the case gives one. */
export function lineGiven(facts: Facts | undefined): Uint8Array | undefined {
  return facts?.line === undefined ? undefined : bytesOf(facts, 'line');
}
