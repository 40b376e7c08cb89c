/*
 * CBOR as a tree that can be changed at any place and written again with true lengths. It reads
 * more than the product takes, and does not share a line with its reader. A byte string that holds
 * CBOR itself is a node with children too, because runs, headers and records travel in such.
 */

export type Node = {
  /** Major type, RFC 8949 section 3.1. */
  major: number;
  /** The number in the head of a number, simple value or tag. */
  arg: bigint;
  /** What an array, map or tag holds, or a byte string that is CBOR inside. */
  children: Node[] | undefined;
  /** Content of a string without children. */
  bytes: Uint8Array;
};

const depthMax = 24;
const nodesMax = 4000;

/** The bytes as a sequence of items, or undefined where they are none. */
export function parseTree(bytes: Uint8Array): Node[] | undefined {
  return parseUpTo(bytes, 0, { left: nodesMax });
}

function parseUpTo(bytes: Uint8Array, depth: number, budget: { left: number }): Node[] | undefined {
  const cursor = { bytes, at: 0, budget };
  const nodes: Node[] = [];
  while (cursor.at < bytes.length) {
    const node = parseItem(cursor, depth);
    if (node === undefined) return undefined;
    nodes.push(node);
  }
  return nodes;
}

type Cursor = { readonly bytes: Uint8Array; at: number; readonly budget: { left: number } };

function parseItem(cursor: Cursor, depth: number): Node | undefined {
  const head = readHead(cursor);
  if (head === undefined || depth > depthMax || --cursor.budget.left < 0) return undefined;
  const { major, arg } = head;
  const none = new Uint8Array(0);
  if (major === 2 || major === 3) {
    if (arg > cursor.bytes.length - cursor.at) return undefined;
    const content = cursor.bytes.slice(cursor.at, cursor.at + Number(arg));
    cursor.at += content.length;
    const isNested = major === 2 && content.length > 2 && ((content[0] as number) & 0xe0) === 0x80;
    const children = isNested ? parseUpTo(content, depth + 1, cursor.budget) : undefined;
    return { major, arg: 0n, children, bytes: content };
  }
  if (major < 4 || major === 7) return { major, arg, children: undefined, bytes: none };
  const count = major === 4 ? arg : major === 5 ? 2n * arg : 1n;
  if (count > BigInt(cursor.bytes.length)) return undefined;
  const children: Node[] = [];
  for (let i = 0n; i < count; i++) {
    const child = parseItem(cursor, depth + 1);
    if (child === undefined) return undefined;
    children.push(child);
  }
  return { major, arg, children, bytes: none };
}

function readHead(cursor: Cursor): { major: number; arg: bigint } | undefined {
  const first = cursor.bytes[cursor.at];
  if (first === undefined) return undefined;
  const info = first & 31;
  const more = info < 24 ? 0 : 1 << (info - 24);
  if (info > 27 || cursor.at + 1 + more > cursor.bytes.length) return undefined;
  let arg = BigInt(info);
  if (more > 0) arg = 0n;
  for (let i = 0; i < more; i++) {
    arg = (arg << 8n) | BigInt(cursor.bytes[cursor.at + 1 + i] as number);
  }
  cursor.at += 1 + more;
  return { major: first >> 5, arg };
}

/** The bytes of the tree: heads of least length, lengths and counts as they are. */
export function writeTree(nodes: readonly Node[]): Uint8Array {
  const out: number[] = [];
  for (const node of nodes) writeItem(out, node);
  return Uint8Array.from(out);
}

function writeItem(out: number[], node: Node): void {
  const { major, children } = node;
  if (major === 2 || major === 3) {
    const content = children === undefined ? node.bytes : writeTree(children);
    writeHead(out, major, BigInt(content.length));
    for (const byte of content) out.push(byte);
    return;
  }
  const count = BigInt(children?.length ?? 0);
  writeHead(out, major, major === 4 ? count : major === 5 ? count / 2n : node.arg);
  for (const child of children ?? []) writeItem(out, child);
}

function writeHead(out: number[], major: number, arg: bigint): void {
  const more = arg < 24n ? 0 : arg < 0x100n ? 1 : arg < 0x10000n ? 2 : arg < 0x100000000n ? 4 : 8;
  const info = more === 0 ? Number(arg) : 24 + Math.log2(more);
  out.push((major << 5) | info);
  for (let i = more - 1; i >= 0; i--) out.push(Number((arg >> BigInt(8 * i)) & 0xffn));
}
