import { expect, it } from 'vitest';
import { evenWords, oddWords } from './word-list.ts';
import { sameWords, wordsOf } from './words.ts';

it('has a word of its own for every byte at even and at odd places', () => {
  expect(new Set(evenWords).size).toBe(256);
  expect(new Set(oddWords).size).toBe(256);
  expect(evenWords.filter((word) => oddWords.includes(word))).toEqual([]);
});

it('says a hash in words that differ where the hash differs', () => {
  const hash = Uint8Array.from({ length: 32 }, (_, i) => i * 7);
  const other = hash.with(3, 0);
  expect(wordsOf(hash, 1)).toEqual(['aardvark']);
  expect(wordsOf(other, 12)[3]).toBe('adroitness');
  expect(wordsOf(other, 12).toSpliced(3, 1)).toEqual(wordsOf(hash, 12).toSpliced(3, 1));
});

it('takes the words however they are parted, and not one less', () => {
  const words = ['aardvark', 'adroitness', 'absurd'];
  expect(sameWords('Aardvark, adroitness;\n absurd ', words)).toBe(true);
  expect(sameWords('aardvark adroitness', words)).toBe(false);
  expect(sameWords('adroitness aardvark absurd', words)).toBe(false);
});
