/** Where the committed transactions of a write-ahead log end, by the salts of its header. */
export function commitsOf(log: Uint8Array): number[] {
  const bytes = Buffer.from(log.buffer, log.byteOffset, log.length);
  const ends = [0];
  if (bytes.length < 32) return ends;
  const frame = 24 + bytes.readUInt32BE(8);
  const salts = bytes.subarray(16, 24);
  for (let at = 32; at + frame <= bytes.length; at += frame) {
    if (!bytes.subarray(at + 8, at + 16).equals(salts)) break;
    if (bytes.readUInt32BE(at + 4) !== 0) ends.push(at + frame);
  }
  return ends;
}
