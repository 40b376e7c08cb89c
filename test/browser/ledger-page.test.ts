import { expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';

const open = useBrowser();

it('the ledger names the station for the steps of an alarm, else the operator', async () => {
  const { page, served } = await open({ at: 'settings' });
  const { access } = served.mock.world;
  for (const [seq, act] of ['line-told-desk', 'sound-test'].entries()) {
    access.push({ seq: seq + 1, time: 1, officer: null, act, what: ['washington'] });
  }
  await page.goto(`${served.url}/#/quiet-channel/access`);
  const told = page.locator('tr', { hasText: 'line down: this desk called' });
  await told.getByText('the station', { exact: true }).waitFor();
  await page.locator('tr', { hasText: 'sound test' }).getByText('the operator').waitFor();
});

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
