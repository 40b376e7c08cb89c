import type { Sheet } from '@parley/api/sheets.ts';
import { ascii, concat, equal, unhex } from '@parley/core/base/bytes.ts';
import { decodeReleaseContent, type ReleaseContent } from '@parley/core/keys/release-content.ts';

/** What would be signed, read back from the very bytes; never from anything beside them. */
export type ToSign = {
  readonly content: ReleaseContent;
  /** SHA-256 of "parley/release/v1" and the content, computed here. */
  readonly challenge: Uint8Array<ArrayBuffer>;
};

/**
 * Reads the bytes of a sheet. Undefined where they do not decode, or where the challenge that the
 * station asks for is not the hash of what it sent to be shown: then nothing may be signed.
 */
export async function readToSign(sheet: Sheet): Promise<ToSign | undefined> {
  const bytes = unhex(sheet.content);
  const asked = unhex(sheet.challenge);
  if (!bytes || !asked) return undefined;
  const decoded = decodeReleaseContent(bytes);
  const covered = new Uint8Array(concat(ascii('parley/release/v1'), bytes));
  const challenge = new Uint8Array(await crypto.subtle.digest('SHA-256', covered));
  return decoded.ok && equal(challenge, asked) ? { content: decoded.value, challenge } : undefined;
}

/** The same without the hash, for content that is only compared. */
export function readContent(hexBytes: string): ReleaseContent | undefined {
  const bytes = unhex(hexBytes);
  const decoded = bytes && decodeReleaseContent(bytes);
  return decoded?.ok ? decoded.value : undefined;
}
