import { deserialize, serialize } from 'node:v8';
import type { FoundedLine } from '@parley/station/testing/found-line.ts';

/** A founded line as a word for another process; its signers stay behind. */
export function pack(founded: FoundedLine): string {
  const { line, charter, paths, secret } = founded;
  return serialize({ line, charter, paths, secret }).toString('base64');
}

export function unpack(packed: string): FoundedLine {
  const { line, charter, paths, secret } = deserialize(Buffer.from(packed, 'base64'));
  const key = Uint8Array.from(secret.keyFile);
  return { line, charter, paths, secret: { keyFile: key }, officers: [], recovery: [] };
}
