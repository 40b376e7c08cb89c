import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';

const open = useBrowser();

/** Cards brought and compared: the form of a charter stands. */
async function atCharter(page: Page): Promise<void> {
  await page.locator('.bring textarea').fill('PARLEY-CARD 1/1 of the other party');
  await page.locator('.bring button[type="submit"]').click();
  await page.locator('.found .button.first').click();
  await page.locator('.settings-form').waitFor();
}

describe('a ceremony at the desk', () => {
  it('sets when an alarm goes on, and each other number that a charter may state', async () => {
    const { page } = await open({ at: 'ceremony' });
    await atCharter(page);
    await page.getByLabel('Name of the line').fill('second');
    const again = page.getByLabel('it sounds again at this desk after');
    expect(await again.getAttribute('placeholder')).toBe('30');
    const draft = page.getByRole('button', { name: 'Draft the charter' });
    await again.fill('soon');
    await page.getByText('A whole number from 1 on').waitFor();
    expect(await draft.isDisabled()).toBe(true);
    await again.fill('20');
    await page.getByText('For exercises only').click();
    await page.locator('summary', { hasText: 'Settings' }).click();
    await page.getByLabel('FLASH', { exact: true }).fill('300');
    const asked = page.waitForRequest('**/api/ceremony/charter');
    await draft.click();
    expect((await asked).postDataJSON()).toMatchObject({
      name: 'second',
      succeeds: null,
      settings: { alarmAgainS: 20, flashS: 300, exerciseOnly: 1 },
    });
    // Before anyone signs, the page says all that the charter says.
    const says = page.locator('.ceremony');
    await says.getByText('it sounds again at this desk after: 20 s').waitFor();
    const said = (await says.innerText()).replaceAll('\u00a0', ' ');
    expect(said).toContain('FLASH: 5 min');
    expect(said).toContain('For exercises only');
    expect(said).toContain('message, REAL, FLASH and above: 2 × releaser');
    expect(said).toContain('no principal; its roster can never change');
  });

  it('says that no camera answers, and what goes without one', async () => {
    const { page } = await open({ at: 'ceremony' });
    await page.getByRole('button', { name: 'Read it with the camera' }).click();
    await page.locator('.camera', { hasText: 'No camera answers here' }).waitFor();
    expect(await page.locator('.camera video').count()).toBe(0);
    await atCharter(page);
  });

  it('names the line that the new one goes on from', async () => {
    const { page } = await open({ at: 'ceremony' });
    await atCharter(page);
    await page.getByLabel('Name of the line').fill('second');
    await page.locator('.choice label', { hasText: 'quiet-channel' }).click();
    await page.getByText('as on the line before').waitFor();
    const asked = page.waitForRequest('**/api/ceremony/charter');
    await page.getByRole('button', { name: 'Draft the charter' }).click();
    const given = (await asked).postDataJSON() as { succeeds: string; settings: object };
    expect(given.succeeds).toMatch(/^7c1e90b4/u);
    expect(given.settings).toEqual({});
  });

  it.each(['en', 'ar'] as const)('axe finds nothing in its steps, in %s', async (lang) => {
    const { page } = await open({ lang, theme: 'night', at: 'ceremony' });
    const found: string[] = [];
    const look = async (step: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      found.push(...violations.map(({ id, nodes }) => `${step} ${id}: ${nodes[0]?.html}`));
    };
    await atCharter(page);
    await page.locator('.settings-form summary').click();
    await look('draft');
    await page.locator('.draft-fields input').first().fill('second');
    await page.locator('.draft-fields button[type="submit"]').click();
    await page.locator('.charter-rules').waitFor();
    await look('compare');
    expect(found).toEqual([]);
  });
});

describe('a station that is on no line', () => {
  it('says how it is founded here, or by commands, and goes on when the line begins', async () => {
    const { page, served } = await open({ founded: false, signedIn: false });
    await page.getByRole('heading', { name: 'on no line yet' }).waitFor();
    await page.locator('summary').click();
    const commands = await page.locator('.no-line pre').allInnerTexts();
    const verbs = ['card', 'charter draft', 'charter show', 'charter sign', 'charter adopt'];
    expect(commands.map((one) => one.replace(/^parley (\w+(?: [a-z]+)?) .*/su, '$1'))).toEqual([
      'officer enrol',
      ...verbs,
    ]);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    served.mock.world.founded = true;
    await page.getByRole('heading', { name: 'on no line yet' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Sign in with your passkey' }).waitFor();
  });

  it.each(['en', 'ar'] as const)('axe finds nothing in the ceremony, in %s', async (lang) => {
    const { page } = await open({ founded: false, may: ['ceremony'], lang });
    await page.locator('.founding .ceremony').waitFor();
    await page.locator('.bring textarea').fill('PARLEY-CARD 1/1 of the other party');
    await page.locator('.bring button[type="submit"]').click();
    await page.locator('.found .card-officers').waitFor();
    expect(await page.locator('.card-officers button').count()).toBeGreaterThan(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
