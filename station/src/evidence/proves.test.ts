import { expect, it } from 'vitest';
import { type Proved, provesSentences } from './proves.ts';

it('says of each journal of a party by itself what a disclosure proves', () => {
  const entry = (tag: number, size: number) => {
    return { journal: { party: 0, number: tag, tag: Uint8Array.of(tag) }, size };
  };
  const facts = {
    founding: { charter: { parties: [{ name: 'moscow', titles: new Map([['ru', 'Москва']]) }] } },
    entries: [entry(1, 5), entry(2, 9), entry(1, 5)],
  };
  const verified = { kind: 'disclosure', facts } as unknown as Proved;
  const sentences = provesSentences('en', verified);
  expect(sentences).toHaveLength(2);
  expect(sentences[0]).toContain('5');
  expect(sentences[1]).toContain('9');
  expect(sentences[0]).toContain('moscow signed');
  // By its title, in the language of whoever reads it.
  expect(provesSentences('ru', verified)[0]).toContain('сторона Москва подписала');
});
