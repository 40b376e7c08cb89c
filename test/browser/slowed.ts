import type { Page } from '@playwright/test';

/**
 * `PARLEY_SLOWED=8 vitest run test/browser/…`: every page has an eighth of this processor, and an
 * answer of the mock comes late by chance. What a test has not waited for shows itself so: a key
 * before its effect has run, a count that is read before it is drawn.
 */
const times = Number(process.env['PARLEY_SLOWED'] ?? 1);
/** An answer comes as much later as this, at most, for each time that pages are slower. */
const lateMostMs = 25;

/** This page goes as slowly as was asked for. */
export async function slowed(page: Page): Promise<void> {
  if (times <= 1) return;
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: times });
}

/** How long an answer is held back, in ms: none where nothing is slowed. */
export function lateBy(): number {
  return times <= 1 ? 0 : Math.random() * lateMostMs * times;
}
