import { describe, expect, it } from 'vitest';
import { checkPageWords } from './page-words.ts';
import { sourceOf } from './source.ts';

const found = (text: string) => checkPageWords(sourceOf('console/src/a.tsx', text)).length;

describe('words in a page', () => {
  it('are found between tags, in braces, and in what a screen reader says', () => {
    expect(found('const a = <p>Hello</p>;')).toBe(1);
    expect(found("const a = <p>{'Hello'}</p>;")).toBe(1);
    expect(found('const a = <p title="Hello" />;')).toBe(1);
    expect(found("const a = <p aria-label={'Hello'} />;")).toBe(1);
  });

  it('are not what a machine reads', () => {
    expect(found("const a = <p className=\"hello\">{t('a.key')} · 5 {' '}</p>;")).toBe(0);
    expect(checkPageWords(sourceOf('console/src/a.test.tsx', 'const a = <p>Hello</p>;'))).toEqual(
      [],
    );
  });
});
