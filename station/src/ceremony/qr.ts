import { create } from 'qrcode';

/** A QR code as rows of modules; true is dark. */
export function pictureOf(text: string): boolean[][] {
  const code = create(text, { errorCorrectionLevel: text.length > 100 ? 'L' : 'M' });
  const { size, data } = code.modules;
  return Array.from({ length: size }, (_, row) => {
    return Array.from({ length: size }, (__, column) => data[row * size + column] !== 0);
  });
}
