/** What a decoder may do wrong, each behind three bytes that only a search by coverage finds. */
export type Mistake = 'throws' | 'other-bytes' | 'stalls' | 'allocates' | 'hangs';

/** Gives the bytes back as if it had read and written them; undefined: refused. */
export function plantedDecoder(mistake: Mistake, bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0x9d) return undefined;
  if (bytes[1] !== 0x4c) return bytes;
  if (bytes[2] !== 0xe1) return bytes;
  switch (mistake) {
    case 'throws':
      throw new RangeError('it throws');
    case 'other-bytes':
      return bytes.subarray(1);
    case 'stalls':
      spin(80);
      return bytes;
    case 'allocates':
      return new Uint8Array(20 * 1024 * 1024).fill(1).subarray(0, 0).length === 0
        ? bytes
        : undefined;
    case 'hangs':
      spin(Number.POSITIVE_INFINITY);
      return bytes;
  }
}

/** So much time of the processor, however busy the machine is. */
function spin(ms: number): void {
  const { user } = process.threadCpuUsage();
  while (process.threadCpuUsage().user - user < ms * 1000);
}
