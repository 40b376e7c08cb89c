/** A code as the page draws it: modules on a side, and the dark ones as a path of squares. */
export type DrawnCode = { readonly size: number; readonly ink: string };

const [width, height] = [960, 720];
const [light, dark, grey] = [235, 16, 128];

/**
 * What a camera sees that is held before these codes, each for half a second, again and again: an
 * uncompressed film (YUV4MPEG2), which Chromium takes in the place of a camera.
 */
export function cameraFilm(codes: readonly DrawnCode[]): Buffer {
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F2:1 Ip A1:1 C420jpeg\n`);
  const colourless = Buffer.alloc((width * height) / 2, grey);
  const frames = codes.flatMap((code) => [Buffer.from('FRAME\n'), pictured(code), colourless]);
  return Buffer.concat([head, ...frames]);
}

function pictured({ size, ink }: DrawnCode): Buffer {
  const seen = Buffer.alloc(width * height, light);
  const scale = Math.floor(height / size);
  const [left, top] = [width, height].map((side) => Math.floor((side - size * scale) / 2));
  for (const [, x, y] of ink.matchAll(/M(\d+) (\d+)h1v1h-1z/gu)) {
    for (let row = 0; row < scale; row++) {
      const from = ((top ?? 0) + Number(y) * scale + row) * width;
      const at = from + (left ?? 0) + Number(x) * scale;
      seen.fill(dark, at, at + scale);
    }
  }
  return seen;
}
