import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Every file of the console that one needs, however far. */
function neededBy(entry: string): Set<string> {
  const seen = new Set<string>();
  const queue = [join(root, entry)];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const name = relative(root, path);
    if (seen.has(name)) continue;
    seen.add(name);
    const text = readFileSync(path, 'utf8');
    for (const [, found] of text.matchAll(/from '(\.[^']+)'/gu)) {
      queue.push(join(dirname(path), found));
    }
  }
  return seen;
}

function foldersOf(files: ReadonlySet<string>): Set<string> {
  return new Set([...files].map((file) => file.split('/')[0] ?? ''));
}

describe('the release and the editor', () => {
  it('share no code that shows a draft: neither needs a file of the other', () => {
    const release = neededBy('releasing/release.tsx');
    expect(release.has('signing/signed-texts.tsx')).toBe(true);
    expect(foldersOf(release).has('drafting')).toBe(false);
    const editor = neededBy('drafting/drafting.tsx');
    expect(editor.has('drafting/text-editor.tsx')).toBe(true);
    expect(foldersOf(editor).has('signing')).toBe(false);
    expect(foldersOf(editor).has('releasing')).toBe(false);
  });

  it('hash the bytes in the page: no challenge of the station is signed unseen', () => {
    const sign = readFileSync(join(root, 'signing/sign.ts'), 'utf8');
    expect(sign).toContain('challenge: base64url(toSign.challenge)');
  });
});
