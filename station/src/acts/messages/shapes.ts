import { unhex } from '@parley/core/base/bytes.ts';
import { classNames, kindName, precedenceNames } from '@parley/core/codec/kinds.ts';
import type { Reference } from '@parley/core/codec/names.ts';
import { z } from 'zod';
import { type EntryPlace, partyName, placeOf, referenceTo } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';
import { ActRefusal } from '../act.ts';
import { unopenedFrom } from '../line/unopened.ts';

export const precedenceWord = z.enum(precedenceNames);
export const classWord = z.enum(classNames);
/** `moscow/41`, or with the incarnation in full. */
export const entryWord = z.string().min(3).max(128);
/** A draft's id in hexadecimal, or enough of its beginning. */
export const draftWord = z.string().regex(/^[0-9a-f]{4,32}$/u);

export const textShape = z.strictObject({
  lang: z.string().min(2).max(35),
  standing: z.union([z.literal(0), z.literal(1), z.literal(2)]).default(0),
  text: z.string(),
});

export function wordOfKind(kind: number): string {
  return kindName(kind) ?? `kind ${kind}`;
}

export function wordOfPrecedence(precedence: number): string {
  return precedenceNames[precedence] ?? 'ROUTINE';
}

export function wordOfClass(cls: number): string {
  return classNames[cls] ?? 'REAL';
}

/** The party of that name; refuses `unknown-party`. */
export function partyOf(line: StationLine, name: string): number {
  const party = line.charter.parties.findIndex((one) => one.name === name);
  if (party < 0) throw new ActRefusal('unknown-party', name);
  return party;
}

/** The place of an entry that is held or peeked here; refuses `entry-missing`. */
export function heldPlace(line: StationLine, name: string): EntryPlace {
  const place = placeOf(line.host.line, name);
  const here =
    place && (place.seq < place.journal.durable.size || place.journal.peeked.has(place.seq));
  if (!place || !here) throw notHeld(line, name);
  return place;
}

/**
 * `entry-missing`, with how much is held of its author, and where something of his cannot be
 * opened: why, what happens next and when.
 */
export function notHeld(line: StationLine, name: string): ActRefusal {
  const place = placeOf(line.host.line, name);
  if (!place) return new ActRefusal('entry-missing', name);
  const party = partyName(line.host.line, place.journal.name.party);
  const known = `${name}; ${party}: ${place.journal.durable.size}`;
  const unopened = unopenedFrom(line, party).map(({ session, cause, next, at }) => {
    const when = at === null ? '' : ` ${new Date(at).toISOString()}`;
    return `; ${session}: ${cause}, ${next}${when}`;
  });
  return new ActRefusal('entry-missing', known + unopened.join(''));
}

export function heldReference(line: StationLine, name: string): Reference {
  const reference = referenceTo(line.host.line, line.store, heldPlace(line, name));
  if (!reference) throw notHeld(line, name);
  return reference;
}

/** Bytes of checked hexadecimal. */
export function bytesOf(text: string): Uint8Array {
  const bytes = unhex(text);
  if (!bytes) throw new ActRefusal('bad-input', 'hexadecimal');
  return bytes;
}
