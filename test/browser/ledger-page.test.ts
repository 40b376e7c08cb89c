import { expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';

const open = useBrowser();

it('the ledger of who read what has a way to its oldest row', async () => {
  const { page, served } = await open({ at: 'messages' });
  const officer = { officer: 'b2b2b2b2b2b2b2b2', name: 'Adviser' };
  for (let seq = 450; seq > 0; seq--) {
    served.mock.world.access.push({
      seq,
      time: seq,
      officer,
      act: 'search',
      what: [`word ${seq}`],
    });
  }
  await page.evaluate(() => {
    location.hash = location.hash.replace('messages', 'access');
  });
  await page.getByText('word 450', { exact: true }).waitFor();
  expect(await page.getByText('word 1', { exact: true }).count()).toBe(0);
  const older = page.getByRole('button', { name: 'Older' });
  await older.click();
  await page.getByText('word 100', { exact: true }).waitFor();
  await older.click();
  await page.getByText('word 1', { exact: true }).waitFor();
  expect(await page.locator('td.wraps').count()).toBe(450);
  expect(await older.count()).toBe(0);
});
