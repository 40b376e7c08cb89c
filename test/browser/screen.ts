import type { Page } from '@playwright/test';

/** Goes to a screen of the line that the page is on. */
export async function screen(page: Page, to: string): Promise<void> {
  await page.evaluate((at) => {
    const [, line = ''] = location.hash.split('/');
    location.hash = `#/${line}/${at}`;
  }, to);
}
