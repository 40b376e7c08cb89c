import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The most that a first load may weigh without fonts, gzipped. */
export const firstLoadBytesMax = 250 * 1000;

/**
 * Gzipped bytes of the page and of every script and style that it loads at once: those it names,
 * and what they import before anything is asked of them. Fonts and later screens do not count.
 */
export function firstLoadBytes(dist: string): number {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const wanted = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/gu)];
  const queue = wanted.map(([, path]) => path as string);
  const seen = new Set<string>();
  let bytes = gzipSync(page).length;
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const text = readFileSync(join(dist, path), 'utf8');
    bytes += gzipSync(text, { level: 9 }).length;
    if (!path.endsWith('.js')) continue;
    for (const [, name] of text.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/gu)) {
      queue.push(`assets/${name}`);
    }
  }
  return bytes;
}

if (import.meta.main) {
  const bytes = firstLoadBytes(join(import.meta.dirname, '..', '..', 'console/dist'));
  process.stdout.write(`first load without fonts: ${(bytes / 1000).toFixed(1)} kB gzipped\n`);
  process.exitCode = bytes <= firstLoadBytesMax ? 0 : 1;
}
