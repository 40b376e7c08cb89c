import type { Page } from '@playwright/test';
import { expect } from 'vitest';

/** Every screen of the desk, as the mock has something to show on it. */
export const screens = [
  'messages',
  'messages/washington/38',
  'messages/washington/37',
  'drafts',
  'line',
  'transcript',
  'search/EXERCISE',
  'service',
  'watch',
  'exercise',
  'access',
  'settings',
  'keys',
  'terms',
  'ceremony',
  'print/washington/38',
];

/** Another screen of the same page, when it stands. */
export async function goes(page: Page, to: string): Promise<void> {
  await page.evaluate((at) => {
    location.hash = `#/quiet-channel/${at}`;
  }, to);
  const [screen = '', ...open] = to.split('/');
  const main = page.locator(`main[data-screen="${screen}"][data-open="${open.join('/')}"]`);
  const shown = main.locator('.pane, .page, .transcript').or(page.locator('.print-page'));
  await shown.first().waitFor();
  await expect.poll(() => page.getByText('Loading', { exact: false }).count()).toBe(0);
}
