import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { consoleMessages } from '@parley/text/console/all.ts';
import { languages } from '@parley/text/languages.ts';
import { templates } from '@parley/text/templates.ts';
import { expect, it } from 'vitest';

const { resolve } = createRequire(import.meta.url);
const css = readFileSync(join(import.meta.dirname, 'fonts.css'), 'utf8');

/** The files of one family, by their names in the style sheet. */
function filesOf(family: RegExp): string[] {
  const faces = css.split('@font-face').filter((face) => family.test(face));
  return faces.map((face) => resolve(/url\("([^"]+)"\)/u.exec(face)?.[1] ?? ''));
}

/** Code points that a WOFF2 file has a glyph for (W3C WOFF2, 4 to 5; OpenType, cmap). */
function signsIn(file: string): Set<number> {
  const font = readFileSync(file);
  let at = 48;
  let offset = 0;
  let cmap = [0, 0] as [number, number];
  for (let left = font.readUInt16BE(12); left > 0; left--) {
    const flags = font.readUInt8(at++);
    const own = (flags & 63) === 63;
    const tag = own ? font.toString('latin1', at, at + 4) : String(flags & 63);
    if (own) at += 4;
    const lengths = [base128(font, at)];
    at += lengths[0]?.bytes ?? 0;
    // glyf and loca are written in another way unless their version says otherwise.
    const written = tag === '10' || tag === '11' ? flags >> 6 !== 3 : flags >> 6 !== 0;
    if (written) {
      lengths.push(base128(font, at));
      at += lengths[1]?.bytes ?? 0;
    }
    const length = lengths.at(-1)?.value ?? 0;
    if (tag === '0') cmap = [offset, length];
    offset += length;
  }
  const tables = brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20)));
  return mapped(tables.subarray(cmap[0], cmap[0] + cmap[1]));
}

function base128(font: Buffer, from: number): { value: number; bytes: number } {
  let value = 0;
  for (let bytes = 1; ; bytes++) {
    const one = font.readUInt8(from + bytes - 1);
    value = value * 128 + (one & 127);
    if (one < 128) return { value, bytes };
  }
}

/** The segments of every subtable of format 4; a file of the desk has no other letters. */
function mapped(cmap: Buffer): Set<number> {
  const found = new Set<number>();
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + i * 8));
    if (table.readUInt16BE(0) !== 4) continue;
    const twice = table.readUInt16BE(6);
    for (let at = 14; at < 14 + twice; at += 2) {
      const end = table.readUInt16BE(at);
      for (let one = table.readUInt16BE(at + twice + 2); one <= end; one++) found.add(one);
    }
  }
  return found;
}

it('every sign that the desk says is in a font that it brings', () => {
  const known = new Set(filesOf(/"Noto Sans(?: Arabic)?"/u).flatMap((one) => [...signsIn(one)]));
  expect(known.has(0x0416) && known.has(0x0636) && known.has(0x41)).toBe(true);
  const sources = globSync('../**/*.tsx', { cwd: import.meta.dirname });
  const all = [
    ...Object.values(consoleMessages).flatMap((one) => languages.map((lang) => one[lang])),
    ...Object.values(templates).flatMap((one) => languages.map((lang) => one[lang])),
    ...sources.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')),
  ];
  const signs = new Set(all.flatMap((text) => Array.from(text.replaceAll(/\s/gu, ''))));
  // The brackets of a mark are drawn as its frame.
  const missing = [...signs].filter((sign) => {
    return !known.has(sign.codePointAt(0) ?? 0) && !'⟦⟧'.includes(sign);
  });
  expect(missing).toEqual([]);
});
