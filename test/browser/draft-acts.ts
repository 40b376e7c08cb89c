import { expect } from 'vitest';
import { screen } from './screen.ts';
import type { Seat } from './seat.ts';

/** A new draft in English; its id. */
export async function drafted(seat: Seat, text: string): Promise<string> {
  await screen(seat.page, 'drafts');
  await seat.press(/^New draft/u);
  await rewritten(seat, text);
  return openDraft(seat);
}

/** The id of the draft that the page is on. */
export function openDraft({ page }: Seat): string {
  return page.url().split('/').at(-1) ?? '';
}

/** Writes another text; ends when the station has it, a revision later. */
export async function rewritten({ page }: Seat, text: string): Promise<void> {
  const saved = page.getByText(/^saved, revision \d+$/u).first();
  const before = await saved.innerText();
  await page.getByLabel('Text in English').fill(text);
  await expect.poll(() => saved.innerText(), { timeout: 60_000 }).not.toBe(before);
}

/** Chooses addressee, class and precedence, and goes to what would be signed. */
export async function forRelease(seat: Seat, draft: string): Promise<void> {
  const { page } = seat;
  await screen(page, `drafts/${draft}`);
  for (const word of ['for action', 'EXERCISE', 'PRIORITY']) {
    await page.locator('.for-release label', { hasText: new RegExp(`^${word}$`, 'u') }).click();
  }
  await seat.press('Show what would be signed');
  await page.locator('.outcome').waitFor();
}
