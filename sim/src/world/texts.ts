import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';

/** The body of a plain message. */
export function textBody(text: string): Uint8Array {
  return encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text }] });
}

/** The body of a message of about so many bytes. */
export function bigBody(bytes: number): Uint8Array {
  return textBody('A long text, as of a treaty. '.repeat(Math.ceil(bytes / 29)));
}

/** The body of a message that names one attachment. */
export function attachmentBody(sha256: Uint8Array, size: number): Uint8Array {
  const texts = [{ lang: 'en', standing: 0 as const, text: 'See the chart.' }];
  const attachments = [{ sha256, size, name: 'chart', mediaType: 'image/png' }];
  return encodeBody({ ...emptyBody, texts, attachments });
}
