import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';

/** The body of a plain message. */
export function textBody(text: string): Uint8Array {
  return encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text }] });
}

/** The body of a message of about so many bytes. */
export function bigBody(bytes: number): Uint8Array {
  return textBody('A long text, as of a treaty. '.repeat(Math.ceil(bytes / 29)));
}
