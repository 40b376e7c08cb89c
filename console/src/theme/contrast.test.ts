import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

/** The colours of one theme, by name. */
function coloursOf(selector: string): ReadonlyMap<string, string> {
  const at = css.indexOf(`${selector} {`);
  const block = css.slice(at, css.indexOf('}', at));
  const found = [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gu)];
  return new Map(found.map(([, name, value]) => [name ?? '', value ?? '']));
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const inks = ['ink', 'dim', 'flash', 'immediate', 'good', 'warn', 'link', 'exercise', 'test'];
const grounds = ['paper', 'sheet', 'select'];

describe.each([
  ['paper', ':root'],
  ['night', ':root[data-theme="night"]'],
])('14: the theme %s', (_name, selector) => {
  const colours = coloursOf(selector);
  const of = (name: string): string => colours.get(name) ?? '#000000';

  it('keeps words and symbols of messages and alarms at 7 : 1 or more', () => {
    const low = inks.flatMap((ink) =>
      grounds
        .map((ground) => [ink, ground, contrast(of(ink), of(ground))] as const)
        .filter(([, , ratio]) => ratio < 7),
    );
    expect(low).toEqual([]);
    expect(contrast(of('alarm-ink'), of('alarm'))).toBeGreaterThanOrEqual(7);
    expect(contrast(of('ink'), of('token'))).toBeGreaterThanOrEqual(7);
  });

  it('keeps what was added and removed readable', () => {
    expect(contrast(of('ink'), of('added'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('flash'), of('removed'))).toBeGreaterThanOrEqual(4.5);
  });

  it('tells the hours of the calendar from each other and from the paper', () => {
    for (const name of ['hour-up', 'hour-down', 'hour-differs']) {
      expect(contrast(of(name), of('paper')), name).toBeGreaterThan(2.5);
    }
  });
});
