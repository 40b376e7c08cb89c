import { clockOf, emit, type World } from '@parley/console/mock/world.ts';
import type { Page } from '@playwright/test';
import { expect } from 'vitest';
import { recordSound } from './recorded-sound.ts';

/** A loudspeaker that is written down, beats that are counted, and a clock that the test moves. */
export async function watched(page: Page): Promise<void> {
  await page.clock.install();
  await recordSound(page);
  await page.addInitScript(() => {
    let beats = 0;
    Object.assign(globalThis, { beats });
    class Counted extends EventSource {
      constructor(url: string) {
        super(url);
        this.addEventListener('beat', () => Object.assign(globalThis, { beats: ++beats }));
      }
    }
    Object.assign(globalThis, { EventSource: Counted });
  });
}

/** From here on time passes on this page only when the test says so, however slow the machine. */
export async function stands(page: Page, world: World): Promise<void> {
  world.quiet = true;
  await page.clock.pauseAt((await timeOn(page)) + 15_000);
  await beat(world, [page]);
}

/** So much time passes at the station and on its pages, and no page misses a beat. */
export async function passes(ms: number, world: World, pages: readonly Page[]): Promise<void> {
  const beatMs = 7_500;
  for (let left = ms; left > 0; left -= beatMs) {
    const step = Math.min(left, beatMs);
    world.ahead += step;
    for (const page of pages) await page.clock.runFor(step);
    await beat(world, pages);
  }
}

/** A beat of the station, by the clock of its only page or by its own, that each page has heard. */
export async function beat(world: World, pages: readonly Page[]): Promise<void> {
  const [only, ...others] = pages;
  const now = only && others.length === 0 ? await timeOn(only) : clockOf(world);
  const had = await Promise.all(pages.map(beatsOf));
  emit(world, { event: 'beat', data: { now } });
  for (const [i, page] of pages.entries()) {
    await expect.poll(() => beatsOf(page)).toBeGreaterThan(had[i] ?? 0);
  }
}

async function timeOn(page: Page): Promise<number> {
  return await page.evaluate(() => Date.now());
}

async function beatsOf(page: Page): Promise<number> {
  return await page.evaluate(() => (globalThis as unknown as { beats: number }).beats);
}
