import { settingNumber, settingsOf } from '@parley/core/codec/settings.ts';
import { expect, it } from 'vitest';
import type { ShownState } from '../../projection/states.ts';
import type { StationLine } from '../../station.ts';
import { lateMs, lateOf } from './late.ts';

const flashS = 600;
const written = 1_000_000;
const acknowledged = { state: 'acknowledged' } as ShownState;

/** A station whose clock says so many ms after the text was written. */
function after(ms: number, settings = settingsOf(new Map())): Pick<StationLine, 'host'> {
  const clock = { now: () => ({ time: written + ms, elapsed: ms }) };
  return { host: { line: { settings }, options: { clock } } } as unknown as StationLine;
}

/** A FLASH that is for our action, on our record so many ms after it was written. */
function flash(afterMs: number | null, ours: readonly ShownState[] = []) {
  const recorded = afterMs === null ? null : written + afterMs;
  return { written, recorded, precedence: 4, forOurAction: true, ours };
}

it('a text is read late when it was more than ten minutes on its way, whoever has answered', () => {
  const here = after(lateMs + 1);
  expect(lateOf(here, flash(lateMs))).toBeNull();
  const late = { written, recorded: written + lateMs + 1 };
  expect(lateOf(here, flash(lateMs + 1))).toEqual(late);
  expect(lateOf(here, flash(lateMs + 1, [acknowledged]))).toEqual(late);
});

it('a text is read late when it lies here beyond its handling clock and nobody answered', () => {
  const here = after(flashS * 1000 + 1);
  expect(lateOf(here, flash(0))).toEqual({ written, recorded: written });
  expect(lateOf(here, flash(0, [acknowledged]))).toBeNull();
  expect(lateOf(here, { ...flash(0), forOurAction: false })).toBeNull();
  expect(lateOf(after(flashS * 1000), flash(0))).toBeNull();
  const slower = settingsOf(new Map([[settingNumber('flashS'), 2 * flashS]]));
  expect(lateOf(after(flashS * 1000 + 1, slower), flash(0))).toBeNull();
});

it('what is not on our record is not late: nobody here has it yet, or it is our own', () => {
  expect(lateOf(after(10 * lateMs), flash(null))).toBeNull();
});
