/** Ways in which bytes go wrong, by chance: as bytes, as lines of text, as CBOR. */
import { bytesOf, headOf, type Part, partsOf } from './cbor-tree.ts';
import type { Chance } from './random.ts';

/** The bytes changed in one place or a few, and in which way. */
export type Mutated = { readonly bytes: Uint8Array; readonly how: string };

/** `others` are whole files of the same format, to splice from. */
export function mutate(chance: Chance, bytes: Uint8Array, others: readonly Uint8Array[]): Mutated {
  const isText = bytes.includes(0x0a) && bytes.every((byte) => byte !== 0);
  const way = chance.below(10);
  if (isText && way < 6) return mutateLines(chance, bytes);
  if (way < 7) return mutateCbor(chance, bytes) ?? mutateBytes(chance, bytes, others);
  return mutateBytes(chance, bytes, others);
}

function mutateBytes(chance: Chance, bytes: Uint8Array, others: readonly Uint8Array[]): Mutated {
  const at = chance.below(bytes.length + 1);
  const changed = bytes.slice();
  switch (chance.below(5)) {
    case 0: {
      const place = Math.min(at, bytes.length - 1);
      if (place < 0) return { bytes: Uint8Array.of(0), how: 'a byte of nothing' };
      const bit = chance.below(8);
      changed[place] = (changed[place] as number) ^ (1 << bit);
      return { bytes: changed, how: `bit ${bit} of byte ${place} flipped` };
    }
    case 1:
      return { bytes: bytes.slice(0, at), how: `cut to ${at} bytes` };
    case 2: {
      const extra = chance.bytes(1 + chance.below(4));
      const parts = [bytes.subarray(0, at), extra, bytes.subarray(at)];
      return { bytes: new Uint8Array(Buffer.concat(parts)), how: `bytes put in at ${at}` };
    }
    case 3: {
      const end = Math.min(bytes.length, at + 1 + chance.below(64));
      const parts = [bytes.subarray(0, at), bytes.subarray(end)];
      return { bytes: new Uint8Array(Buffer.concat(parts)), how: `bytes ${at} to ${end} left out` };
    }
    default: {
      const other = chance.pick(others);
      const parts = [bytes.subarray(0, at), other.subarray(Math.min(at, other.length))];
      return { bytes: new Uint8Array(Buffer.concat(parts)), how: `spliced at ${at}` };
    }
  }
}

function mutateLines(chance: Chance, bytes: Uint8Array): Mutated {
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  const at = chance.below(lines.length);
  const to = chance.below(lines.length);
  const line = lines[at] ?? '';
  const way = chance.below(7);
  if (way === 0) lines.splice(at, 1);
  else if (way === 1) lines.splice(to, 0, line);
  else if (way === 2) [lines[at], lines[to]] = [lines[to] ?? '', line];
  else if (way === 3) lines[at] = `${line}${chance.pick([' ', '\r', '=', '0', '\t', 'A'])}`;
  else if (way === 4)
    lines[at] = line.replace(/[0-9]/, (digit) => String((Number(digit) + 1) % 10));
  else if (way === 5) lines[at] = line.replace(/[A-Za-z]/, (letter) => letter.toUpperCase());
  else lines[at] = line.slice(0, chance.below(line.length + 1));
  const changed = Buffer.from(lines.join('\n'), 'latin1');
  return { bytes: new Uint8Array(changed), how: `line ${at} changed (${way})` };
}

/** Lists, with the parts of them, all the way down. */
type Place = { readonly parts: Part[]; readonly index: number };

function placesIn(parts: Part[], into: Place[]): Place[] {
  for (const [index, part] of parts.entries()) {
    into.push({ parts, index });
    if (part.is === 'list') placesIn(part.parts, into);
    if (part.is === 'bytes' && part.inner !== undefined) placesIn(part.inner, into);
  }
  return into;
}

function mutateCbor(chance: Chance, bytes: Uint8Array): Mutated | undefined {
  // The first byte of some formats is their type.
  const from = partsOf(bytes) === undefined ? 1 : 0;
  const parts = partsOf(bytes.subarray(from));
  if (parts === undefined || parts.length === 0) return undefined;
  // First one of the elements, then a part of it, so that a long charter does not hide the rest.
  const first = chance.pick(parts);
  const places = chance.oneIn(4)
    ? parts.map((_, index) => ({ parts, index }))
    : placesIn([first], []).filter((place) => place.parts.length > 1 || place.parts[0] !== first);
  if (places.length === 0) return undefined;
  const times = chance.oneIn(5) ? 2 : 1;
  const how: string[] = [];
  for (let i = 0; i < times; i++) how.push(changePart(chance, chance.pick(places), places));
  const changed = Buffer.concat([bytes.subarray(0, from), bytesOf(parts)]);
  return { bytes: new Uint8Array(changed), how: how.join(', ') };
}

function changePart(chance: Chance, { parts, index }: Place, places: readonly Place[]): string {
  const part = parts[index];
  const other = chance.below(parts.length);
  if (part === undefined) return 'nothing';
  switch (chance.below(8)) {
    case 0:
      parts.splice(index, 1);
      return `part ${index} dropped`;
    case 1:
      parts.splice(other, 0, structuredClone(part));
      return `part ${index} doubled`;
    case 2:
      [parts[index], parts[other]] = [parts[other] as Part, part];
      return `parts ${index} and ${other} swapped`;
    case 3: {
      const place = chance.pick(places);
      parts[index] = structuredClone(place.parts[place.index] ?? part);
      return `part ${index} from elsewhere`;
    }
    case 4:
      parts[index] = { is: 'raw', bytes: chance.pick(strangers) };
      return `part ${index} a stranger`;
    default:
      return changeValue(chance, part, parts, index);
  }
}

const strangers = ['f6', 'f7', 'f5', '00', '20', '40', '60', '80', 'a0', '9fff', 'c000', 'f90000']
  .concat(['1bffffffffffffffff', '3bffffffffffffffff', '1818', '61ff', '5f40ff', '8180', 'a10101'])
  .map((digits) => new Uint8Array(Buffer.from(digits, 'hex')));

const numbers = [0n, 1n, 2n, 9n, 10n, 17n, 18n, 23n, 24n, 255n, 256n, 65_535n, 65_536n].concat([
  4_294_967_296n,
  2n ** 53n - 2n,
  2n ** 53n - 1n,
  2n ** 53n,
  2n ** 64n - 1n,
]);

function changeValue(chance: Chance, part: Part, parts: Part[], index: number): string {
  if (chance.oneIn(8)) return lengthen(part, parts, index);
  switch (part.is) {
    case 'number':
      if (chance.oneIn(2)) part.value += part.value > 0n && chance.oneIn(2) ? -1n : 1n;
      else part.value = chance.pick(numbers);
      return `number ${index} now ${part.value}`;
    case 'text':
    case 'bytes':
      part.bytes = changeString(chance, part.bytes);
      if (part.is === 'bytes') part.inner = undefined;
      return `string ${index} changed`;
    case 'list':
      if (chance.oneIn(2)) part.parts.reverse();
      else part.parts.length = chance.below(part.parts.length + 1);
      return `list ${index} turned or cut`;
    case 'raw':
      part.bytes = chance.pick(strangers);
      return `raw ${index} changed`;
  }
}

/** The same part, but its head is not in the shortest form. */
function lengthen(part: Part, parts: Part[], index: number): string {
  if (part.is === 'raw') return 'nothing';
  const short = bytesOf([part]);
  const info = (short[0] as number) & 31;
  const major = (short[0] as number) >> 5;
  const width = info < 24 ? 0 : 1 << (info - 24);
  const digits = Buffer.from(short.subarray(1, 1 + width)).toString('hex');
  const argument = width === 0 ? BigInt(info) : BigInt(`0x${digits}`);
  const head = headOf(major, argument, true);
  const bytes = new Uint8Array(Buffer.concat([head, short.subarray(1 + width)]));
  parts[index] = { is: 'raw', bytes };
  return `head ${index} too long`;
}

/** U+FEFF, that some readers of texts drop where it stands first. */
const mark = [0xef, 0xbb, 0xbf];

function changeString(chance: Chance, bytes: Uint8Array): Uint8Array {
  // A reader that is wrong is so most often of what stands first or last.
  const at = chance.oneIn(3) ? chance.pick([0, bytes.length]) : chance.below(bytes.length + 1);
  switch (chance.below(4)) {
    case 0:
      return bytes.slice(0, at);
    case 1: {
      const extra = chance.pick([
        [0],
        [0x41],
        [0xff],
        [0x0a],
        [0x7f],
        [0xc2, 0x85],
        [0xe2, 0x80],
        mark,
      ]);
      const parts = [bytes.subarray(0, at), Uint8Array.from(extra), bytes.subarray(at)];
      return new Uint8Array(Buffer.concat(parts));
    }
    default: {
      const changed = bytes.slice();
      if (at < bytes.length) changed[at] = (changed[at] as number) ^ (1 << chance.below(8));
      return changed;
    }
  }
}
