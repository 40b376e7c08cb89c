import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';

/** UTF-8 bytes of every message's text. */
export const textBytes = 300;

const sentences = [
  {
    lang: 'en',
    text: 'Our patrol will halt at the northern crossing until your observers confirm. ',
  },
  { lang: 'ar', text: 'نؤكد استلام رسالتكم ونطلب وقف إطلاق النار حتى الساعة السادسة صباحاً. ' },
  {
    lang: 'ru',
    text: 'Подтверждаем получение. Колонна остановлена у моста, ждём вашего ответа. ',
  },
] as const;

/** The text of message `seq`: 300 bytes of UTF-8, English, Arabic and Russian in turn. */
export function messageText(seq: number): { lang: string; text: string } {
  const { lang, text } = sentences[seq % sentences.length] as (typeof sentences)[number];
  let out = `${seq}: `;
  let room = textBytes - out.length;
  for (;;) {
    for (const letter of text) {
      const bytes = Buffer.byteLength(letter);
      // Cut between code points, never inside one.
      if (bytes > room) return { lang, text: out + '.'.repeat(room) };
      out += letter;
      room -= bytes;
    }
  }
}

/** The same as the body of an entry. */
export function messageBody(seq: number): Uint8Array {
  return encodeBody({ ...emptyBody, texts: [{ ...messageText(seq), standing: 0 }] });
}
