import { describe, expect, it } from 'vitest';
import { readUtc } from './read-utc.ts';

describe('a minute in UTC as it is written', () => {
  it('is read as it is shown, and nothing else is', () => {
    expect(readUtc(' 2026-11-26 18:05 ')).toBe(Date.UTC(2026, 10, 26, 18, 5));
    expect(readUtc('2026-11-26T18:05')).toBe(Date.UTC(2026, 10, 26, 18, 5));
    for (const wrong of ['', '11/26/2026 18:05', '2026-02-31 10:00', '2026-11-26 24:30']) {
      expect(readUtc(wrong), wrong).toBeNull();
    }
  });
});
