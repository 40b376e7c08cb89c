import type { Page } from '@playwright/test';
import { expect } from 'vitest';
import { screen } from './screen.ts';

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
  await screen(page, to);
  const [name = '', ...open] = to.split('/');
  const main = page.locator(`main[data-screen="${name}"][data-open="${open.join('/')}"]`);
  const shown = main.locator('.pane, .page, .transcript').or(page.locator('.print-page'));
  await shown.first().waitFor();
  await expect.poll(() => page.getByText('Loading', { exact: false }).count()).toBe(0);
}
