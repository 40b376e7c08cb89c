import { cardCodeOf, isCardCodes, readCardCode } from '@parley/api/card-code.ts';
import { ActRefusal } from '../acts/act.ts';

/**
 * Letters of a card in one code where a whole screen shows it (the desk). Capital letters and
 * digits only: a code packs them closer than bytes, and no scanner's keyboard spoils them.
 */
const screenLetters = 1100;

/** A card as lines of text, each of which one QR code carries (spec/charter.md, ceremony). */
export function cardLines(card: Uint8Array, letters = screenLetters): string[] {
  const text = base32(card);
  const of = Math.ceil(text.length / letters);
  return Array.from({ length: of }, (_, i) => {
    const piece = text.slice(i * letters, (i + 1) * letters);
    return cardCodeOf({ at: i + 1, of, piece });
  });
}

/** A card file: its bytes, or the lines as they were scanned, in any order, some of them twice. */
export function cardBytes(file: Uint8Array): Uint8Array | undefined {
  const scanned = scannedParts(file);
  if (scanned === 'no-lines') return file;
  if (scanned === undefined || missingOf(scanned).length > 0) return undefined;
  const { count, pieces } = scanned;
  return unbase32(Array.from({ length: count }, (_, i) => pieces.get(i + 1)).join(''));
}

/** Which parts of a card were not scanned yet; empty where it is whole, or none is there. */
export function missingParts(file: Uint8Array): { parts: number[]; count: number } {
  const scanned = scannedParts(file);
  if (scanned === undefined || scanned === 'no-lines') return { parts: [], count: 0 };
  return { parts: missingOf(scanned), count: scanned.count };
}

/** The bytes of a card; refuses `card-parts` where some of its codes were not scanned yet. */
export function wholeCard(file: Uint8Array, of?: string): Uint8Array | undefined {
  const { parts, count } = missingParts(file);
  const which = `${parts.join(', ')} / ${count}`;
  if (parts.length > 0) throw new ActRefusal('card-parts', of ? `${of}: ${which}` : which);
  return cardBytes(file);
}

type Scanned = { readonly count: number; readonly pieces: ReadonlyMap<number, string> };

/** Undefined where one line is no part, or parts of two cards stand beside each other. */
function scannedParts(file: Uint8Array): Scanned | 'no-lines' | undefined {
  const text = Buffer.from(file).toString('latin1').trim();
  if (!isCardCodes(text)) return 'no-lines';
  const pieces = new Map<number, string>();
  let count: number | undefined;
  for (const line of text.split(/[\r\n]+/u)) {
    const code = readCardCode(line.trim());
    if (code === undefined) return undefined;
    const { at, of, piece } = code;
    count ??= of;
    if (count !== of || (pieces.get(at) ?? piece) !== piece) return undefined;
    pieces.set(at, piece);
  }
  return count === undefined ? undefined : { count, pieces };
}

function missingOf({ count, pieces }: Scanned): number[] {
  return Array.from({ length: count }, (_, i) => i + 1).filter((one) => !pieces.has(one));
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 section 6, without padding. */
function base32(bytes: Uint8Array): string {
  let [out, bits, held] = ['', 0, 0];
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    held += 8;
    for (; held >= 5; held -= 5) out += alphabet[(bits >> (held - 5)) & 31];
  }
  return held === 0 ? out : out + alphabet[(bits << (5 - held)) & 31];
}

/** Undefined where the last letter says more than whole bytes do. */
function unbase32(text: string): Uint8Array | undefined {
  const out: number[] = [];
  let [bits, held] = [0, 0];
  for (const letter of text) {
    bits = ((bits << 5) | alphabet.indexOf(letter)) & 0xfff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    out.push((bits >> held) & 255);
  }
  const rest = bits & ((1 << held) - 1);
  return held < 5 && rest === 0 ? new Uint8Array(out) : undefined;
}
