import { base64, unbase64 } from '../base/base64.ts';
import { ascii, concat } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import { decimal } from './note.ts';

/** One entry shown by itself (c2sp.org/tlog-proof): its place, its path, and a signed head. */
export type TlogProof = {
  readonly index: number;
  readonly path: readonly Uint8Array[];
  /** Authenticated by nothing; null when there is none. */
  readonly extra: Uint8Array | null;
  /** The signed note, as it is. */
  readonly note: Uint8Array;
};

const title = 'c2sp.org/tlog-proof@v1';

export function formatTlogProof(proof: TlogProof): Uint8Array {
  const extra = proof.extra === null ? '' : `extra ${base64(proof.extra)}\n`;
  const path = proof.path.map((hash) => `${base64(hash)}\n`).join('');
  return concat(ascii(`${title}\n${extra}index ${proof.index}\n${path}\n`), proof.note);
}

/**
 * A proof from its text; neither the path nor the note is checked. Refuses `over-limit` for its
 * size, `malformed` for anything but the one form.
 */
export function parseTlogProof(bytes: Uint8Array): Result<TlogProof> {
  if (bytes.length > limits.tlogProofBytesMax) return refuse('over-limit', 'tlog-proof');
  const end = emptyLine(bytes);
  if (end === undefined) return refuse('malformed', 'tlog-proof without a checkpoint');
  const lines = latin(bytes.subarray(0, end)).split('\n');
  if (lines.shift() !== title) return refuse('malformed', 'title of a tlog-proof');
  let extra: Uint8Array | null = null;
  if (lines[0]?.startsWith('extra ')) {
    const decoded = unbase64((lines.shift() as string).slice(6));
    if (decoded === undefined) return refuse('malformed', 'extra of a tlog-proof');
    extra = decoded;
  }
  const named = lines.shift() ?? '';
  const index = named.startsWith('index ') ? decimal(named.slice(6)) : undefined;
  if (index === undefined) return refuse('malformed', 'index of a tlog-proof');
  if (lines.length > limits.proofHashesMax) return refuse('over-limit', 'hashes of a tlog-proof');
  const path: Uint8Array[] = [];
  for (const line of lines) {
    const hash = unbase64(line);
    if (hash?.length !== 32) return refuse('malformed', 'hash of a tlog-proof');
    path.push(hash);
  }
  return ok({ index, path, extra, note: bytes.slice(end + 2) });
}

/** Where the first empty line begins: the index of the newline before it. */
function emptyLine(bytes: Uint8Array): number | undefined {
  for (let i = 0; i + 1 < bytes.length; i++) if (bytes[i] === 10 && bytes[i + 1] === 10) return i;
  return undefined;
}

/** One character per byte: what is not ASCII fails the checks that follow. */
function latin(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += String.fromCharCode(bytes[i] as number);
  return text;
}
