import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';

/** The body of a plain message. */
export function textBody(text: string): Uint8Array {
  return encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text }] });
}
