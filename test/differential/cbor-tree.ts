/**
 * CBOR taken apart so that it can be put together wrongly: a tree of parts, into byte strings that
 * hold CBOR themselves as well. It shares no code with the readers under test.
 */
export type Part =
  | { readonly is: 'number'; readonly negative: boolean; value: bigint }
  | { readonly is: 'bytes'; bytes: Uint8Array; inner: Part[] | undefined }
  | { readonly is: 'text'; bytes: Uint8Array }
  | { readonly is: 'list'; readonly isMap: boolean; parts: Part[] }
  /** Bytes that stand as they are: null, and whatever a mutation puts there. */
  | { readonly is: 'raw'; bytes: Uint8Array };

type Scan = { readonly bytes: Uint8Array; at: number };

/** The parts that follow each other in the bytes; undefined where they are no CBOR. */
export function partsOf(bytes: Uint8Array): Part[] | undefined {
  const scan = { bytes, at: 0 };
  const parts: Part[] = [];
  while (scan.at < bytes.length) {
    const part = partAt(scan, 0);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts;
}

function partAt(scan: Scan, depth: number): Part | undefined {
  const first = scan.bytes[scan.at];
  if (first === undefined || depth > 40) return undefined;
  const major = first >> 5;
  if (major === 7) {
    scan.at++;
    return { is: 'raw', bytes: Uint8Array.of(first) };
  }
  const argument = argumentAt(scan);
  if (argument === undefined || major === 6) return undefined;
  if (major < 2) return { is: 'number', negative: major === 1, value: argument };
  const count = Number(argument);
  if (count > scan.bytes.length - scan.at) return undefined;
  return major < 4 ? stringAt(scan, major, count) : listAt(scan, { major, count, depth });
}

function argumentAt(scan: Scan): bigint | undefined {
  const info = (scan.bytes[scan.at++] as number) & 31;
  if (info < 24) return BigInt(info);
  if (info > 27) return undefined;
  const end = scan.at + (1 << (info - 24));
  if (end > scan.bytes.length) return undefined;
  let value = 0n;
  while (scan.at < end) value = value * 256n + BigInt(scan.bytes[scan.at++] as number);
  return value;
}

function stringAt(scan: Scan, major: number, count: number): Part {
  const bytes = scan.bytes.slice(scan.at, scan.at + count);
  scan.at += count;
  if (major === 3) return { is: 'text', bytes };
  const holds = (bytes[0] ?? 0) >> 5 === 4 || (bytes[0] ?? 0) >> 5 === 5;
  return { is: 'bytes', bytes, inner: holds ? partsOf(bytes) : undefined };
}

function listAt(
  scan: Scan,
  { major, count, depth }: { major: number; count: number; depth: number },
): Part | undefined {
  const parts: Part[] = [];
  for (let i = 0; i < (major === 5 ? 2 * count : count); i++) {
    const part = partAt(scan, depth + 1);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return { is: 'list', isMap: major === 5, parts };
}

export function bytesOf(parts: readonly Part[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map(encode)));
}

function encode(part: Part): Uint8Array {
  switch (part.is) {
    case 'raw':
      return part.bytes;
    case 'number':
      return headOf(part.negative ? 1 : 0, part.value);
    case 'text':
      return Buffer.concat([headOf(3, BigInt(part.bytes.length)), part.bytes]);
    case 'bytes': {
      const bytes = part.inner === undefined ? part.bytes : bytesOf(part.inner);
      return Buffer.concat([headOf(2, BigInt(bytes.length)), bytes]);
    }
    case 'list': {
      const count = part.isMap ? Math.floor(part.parts.length / 2) : part.parts.length;
      return Buffer.concat([headOf(part.isMap ? 5 : 4, BigInt(count)), ...part.parts.map(encode)]);
    }
  }
}

/** The head of a part, in the shortest form or in the next longer one. */
export function headOf(major: number, argument: bigint, longer = false): Uint8Array {
  const widths = [0, 1, 2, 4, 8];
  const least = [24n, 0x100n, 0x1_0000n, 0x1_0000_0000n].findIndex((end) => argument < end);
  const step = Math.min(4, (least < 0 ? 4 : least) + (longer ? 1 : 0));
  const width = widths[step] as number;
  if (width === 0) return Uint8Array.of((major << 5) | Number(argument));
  const bytes = new Uint8Array(1 + width);
  bytes[0] = (major << 5) | (24 + Math.log2(width));
  for (let i = width, rest = argument; i > 0; i--, rest >>= 8n) bytes[i] = Number(rest & 0xffn);
  return bytes;
}
