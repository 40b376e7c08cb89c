import { fromAscii } from '@parley/core/base/bytes.ts';

/** A checkpoint that was signed, by its lines. */
export type SignedText = {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  /** Seconds since 1970, in a cosignature. */
  readonly time: number | null;
};

/** What a message to be signed says, if it is a checkpoint or a cosignature over one. */
export function signedText(message: Uint8Array): SignedText | undefined {
  const text = fromAscii(message);
  const lines = text?.split('\n') ?? [];
  const cosigned = lines[0] === 'cosignature/v1';
  const [origin, size, root] = cosigned ? lines.slice(2) : lines;
  if (!origin?.startsWith('parley/') || size === undefined || root === undefined) return undefined;
  const time = cosigned ? Number((lines[1] as string).slice(5)) : null;
  return { origin, size: Number(size), root, time };
}
