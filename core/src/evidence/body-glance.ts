const releasesKey = 7;

/**
 * Whether a body has releases, without decoding it: the keys of a deterministic map rise, so the
 * values before are skipped. Most bodies hold a text alone and are answered by their second byte.
 * False too for bytes that are no such map; nothing asks about those.
 */
export function carriesReleases(body: Uint8Array): boolean {
  const entries = (body[0] ?? 0) - 0xa0;
  if (entries < 1 || entries > 8) return false;
  let at = 1;
  for (let i = 0; i < entries; i++) {
    const key = body[at] ?? 0xff;
    if (key >= releasesKey) return key === releasesKey;
    if (i === entries - 1) return false;
    at = skip(body, at + 1);
    if (at < 0) return false;
  }
  return false;
}

/** Where the item that begins at `at` ends, or -1. Counts items still to skip, never recurses. */
function skip(bytes: Uint8Array, start: number): number {
  let at = start;
  for (let left = 1; left > 0; left--) {
    const first = bytes[at++];
    if (first === undefined) return -1;
    const info = first & 31;
    if (info > 27) return -1;
    const wide = info < 24 ? 0 : 1 << (info - 24);
    let value = info < 24 ? info : 0;
    for (let i = 0; i < wide; i++) value = value * 256 + (bytes[at++] ?? 0);
    const major = first >> 5;
    if (major === 2 || major === 3) at += value;
    if (major === 4) left += value;
    if (major === 5) left += 2 * value;
    if (major === 6) left += 1;
    if (at > bytes.length || left > bytes.length) return -1;
  }
  return at;
}
