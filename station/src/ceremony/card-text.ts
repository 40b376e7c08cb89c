import { toString as qr } from 'qrcode';

/** Characters of base64url that one QR code carries: still readable from a screen. */
const partLetters = 900;
const part = /^PARLEY-CARD (\d+)\/(\d+) ([A-Za-z0-9_-]+)$/u;

/** A card as lines of text, each of which fits one QR code. */
export function cardLines(card: Uint8Array): string[] {
  const text = Buffer.from(card).toString('base64url');
  const count = Math.ceil(text.length / partLetters);
  return Array.from({ length: count }, (_, i) => {
    const piece = text.slice(i * partLetters, (i + 1) * partLetters);
    return `PARLEY-CARD ${i + 1}/${count} ${piece}`;
  });
}

/** A card file: its bytes, or the lines as they were scanned, in any order. */
export function cardBytes(file: Uint8Array): Uint8Array | undefined {
  const text = Buffer.from(file).toString('latin1');
  if (!text.trimStart().startsWith('PARLEY-CARD ')) return file;
  const pieces = new Map<number, string>();
  let count = 0;
  for (const line of text.trim().split(/\r?\n/u)) {
    const [, index, of, piece] = part.exec(line.trim()) ?? [];
    if (piece === undefined) return undefined;
    pieces.set(Number(index), piece);
    count = Number(of);
  }
  const all = Array.from({ length: count }, (_, i) => pieces.get(i + 1) ?? '');
  if (pieces.size !== count || all.includes('')) return undefined;
  return new Uint8Array(Buffer.from(all.join(''), 'base64url'));
}

/** The lines as QR codes for a terminal. */
export async function cardCodes(card: Uint8Array): Promise<string[]> {
  const codes: string[] = [];
  for (const line of cardLines(card)) {
    const data = new Uint8Array(Buffer.from(line, 'latin1'));
    codes.push(await qr([{ data, mode: 'byte' }], { type: 'utf8', errorCorrectionLevel: 'L' }));
  }
  return codes;
}
