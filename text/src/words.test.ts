import { describe, expect, it } from 'vitest';
import { translator } from './translator.ts';
import {
  classKeys,
  confirmKeys,
  kindKey,
  precedenceKeys,
  standingKeys,
  watchKeys,
} from './words.ts';

describe('words by number', () => {
  const t = translator('en');

  it('follow the numbers of the format', () => {
    expect(precedenceKeys.map((key) => t(key))).toEqual([
      'DEFERRED',
      'ROUTINE',
      'PRIORITY',
      'IMMEDIATE',
      'FLASH',
      'OVERRIDE',
    ]);
    expect(classKeys.map((key) => t(key))).toEqual(['REAL', 'EXERCISE', 'TEST']);
    expect(confirmKeys.map((key) => t(key))[1]).toBe('yes, it is ours');
    expect(watchKeys.map((key) => t(key))[2]).toBe('listening only');
    expect(standingKeys.map((key) => t(key))[0]).toBe('original');
  });

  it('name every kind, and a kind from later as unknown', () => {
    expect([1, 2, 6, 13].map(kindKey)).toEqual([
      'kind.message',
      'kind.ack',
      'kind.service',
      'kind.cut',
    ]);
    expect(kindKey(99)).toBe('kind.unknown');
  });

  it('use the words of the desk in Russian and Arabic', () => {
    expect(translator('ru')('precedence.override')).toBe('ВНЕ ВСЯКОЙ ОЧЕРЕДИ');
    expect(translator('ar')('precedence.immediate')).toBe('فوري');
    expect(translator('ar')('state.on-record')).toBe('مدوَّنة لديهم');
  });
});
