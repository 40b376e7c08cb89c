import { describe, expect, it } from 'vitest';
import { checkPageActs } from './page-acts.ts';
import { sourceOf } from './source.ts';

const found = (text: string, path = 'console/src/a.tsx') =>
  checkPageActs(sourceOf(path, text)).length;

describe('acts of a page', () => {
  it('come to the station through the hook that says why one was refused', () => {
    expect(found("import { acts } from '../desk/station.ts';")).toBe(1);
    expect(found("import { session, acts as at } from '../desk/station.ts';")).toBe(1);
    expect(found("await fetch('/api/session', { method: 'DELETE' });")).toBe(1);
  });

  it('show what that hook says', () => {
    expect(found('const { act } = useAct();')).toBe(1);
    expect(found('const acting = useAct();')).toBe(1);
    expect(found('useAct();')).toBe(1);
    expect(found('const { act, said } = useAct();')).toBe(0);
    expect(found('const { act, said: told } = useAct();')).toBe(0);
  });

  it('may be named by their type, and only pages are asked', () => {
    expect(found("import type { Acts } from '../desk/station.ts';")).toBe(0);
    expect(found("import { type acts } from '../desk/station.ts';")).toBe(0);
    expect(found("import { acts } from '../messages/acts.ts';")).toBe(0);
    expect(found("await fetch('/x');", 'station/src/a.ts')).toBe(0);
  });
});
