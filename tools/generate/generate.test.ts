import { describe, expect, it } from 'vitest';
import { commentsOf } from './comments.ts';
import { errorsPage, limitsPage } from './pages.ts';

const source = `export const limits = {
  /** Parties on a line:
   *  more do not fit. */
  partiesMax: 10,
  bytesMax: 4 * 1024,
} as const;`;

describe('pages generated from the code', () => {
  it('take their reasons from the comments, on one line', () => {
    const comments = commentsOf(source, 'limits');
    expect(comments.get('partiesMax')).toBe('Parties on a line: more do not fit.');
    expect(comments.get('bytesMax')).toBe('');
  });

  it('show every limit with its value in groups of three', () => {
    const page = limitsPage({ partiesMax: 10, bytesMax: 1048576 }, commentsOf(source, 'limits'));
    expect(page).toContain('| `partiesMax` | 10 | Parties on a line: more do not fit. |');
    expect(page).toContain('| `bytesMax` | 1,048,576 |  |');
  });

  it('show every refusal code in alphabetical order', () => {
    const page = errorsPage({ 'wrong-line': 'B.', malformed: 'A | a.' });
    expect(page.indexOf('malformed')).toBeLessThan(page.indexOf('wrong-line'));
    expect(page).toContain('A \\| a.');
  });
});
