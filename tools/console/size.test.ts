import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstLoadBytes } from './size.ts';

let dist = '';
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'parley-size-'));
  mkdirSync(join(dist, 'assets'));
});
afterEach(() => rmSync(dist, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(dist, name), text);
const weight = (text: string) => gzipSync(text, { level: 9 }).length;

describe('the weight of the first load', () => {
  it('counts the page, what it names, and what that imports at once, each once', () => {
    const page = '<script src="/assets/a.js"></script><link href="/assets/a.css">';
    const first = 'import{x}from"./b.js";const later=()=>import("./c.js")';
    write('index.html', page);
    write('assets/a.js', first);
    write('assets/b.js', 'import"./a.js";export const x=1');
    write('assets/c.js', 'x'.repeat(9000));
    write('assets/a.css', 'p{}');
    const all = weight(page) + weight(first) + weight('p{}');
    expect(firstLoadBytes(dist)).toBe(all + weight('import"./a.js";export const x=1'));
  });
});
