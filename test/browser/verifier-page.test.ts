import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { emptyBody } from '@parley/core/codec/body.ts';
import type { CborValue } from '@parley/core/codec/cbor.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { Reference } from '@parley/core/codec/names.ts';
import { TestLine } from '@parley/station/evidence/testing/test-line.ts';
import { exportOf } from '@parley/station/evidence/testing/transcripts.ts';
import { buildPage } from '@parley/verifier/page/build.ts';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { discloseOf } from '../differential/files.ts';
import { launchChromium } from './chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-page-'));
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  writeFileSync(join(folder, 'page.html'), await buildPage());
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(locale: string): Promise<void> {
  context = await browser.newContext({ locale, offline: true });
  page = await context.newPage();
  complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) complaints.push(request.url());
  });
  await page.goto(pathToFileURL(join(folder, 'page.html')).href);
}

beforeEach(async () => open('en-US'), 60_000);
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

/** A question with a file, the yes to it, an answer withheld and a watch. */
function disclosureOfActs(): Uint8Array {
  const line = new TestLine(2);
  const attachment = { sha256: new Uint8Array(32).fill(0xab), size: 7 };
  const attachments = [{ ...attachment, name: 'chart\u202e.pdf', mediaType: 'application/pdf' }];
  const asked = line.write(0, { kind: kinds.confirm, body: { ...emptyBody, attachments } });
  const leaf = asked.journal.tree.leafAt(0).slice();
  const references = [{ ...asked.journal.name, seq: 0, leaf }];
  const until = Date.UTC(2031, 1, 3, 4, 5);
  const act = (kind: number, record: CborValue, to: Reference[]) => {
    return line.write(1, { kind, body: { ...emptyBody, record }, references: to });
  };
  const entries = [
    asked,
    act(kinds['confirm-answer'], 1, references),
    act(kinds.withheld, until, references),
    act(kinds.watch, [1, until], []),
  ];
  line.settle();
  return discloseOf(
    line,
    entries.map(({ journal, seq }) => ({ journal: journal.name, seq })),
  );
}

type Cases = Record<'pass' | 'fail', { bytes: string }[]>;
function vector(format: string, of: 'pass' | 'fail', index: number): string {
  const path = join(import.meta.dirname, '../../vectors', format, `${format}.json`);
  const cases: Cases = JSON.parse(readFileSync(path, 'utf8'));
  return saved(`${format}-${of}-${index}`, Buffer.from(cases[of][index]?.bytes ?? '', 'hex'));
}

function saved(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

/* Of the browser's names these tests, which are compiled without them, use three. */
type Range = {
  setStart(node: Letters, at: number): void;
  setEnd(node: Letters, at: number): void;
  getBoundingClientRect(): { readonly left: number };
};
type Letters = { readonly data: string };
declare const document: { createRange(): Range };
declare const DataTransfer: new () => { readonly items: { add(file: File): void } };

const headline = () => page.locator('.verdict h2').textContent({ timeout: 60_000 });

describe('the offline page', () => {
  it('shows what a transcript proves, what it does not, and its entries', async () => {
    await page.setInputFiles('#evidence-file', vector('transcript', 'pass', 1));
    expect(await headline()).toBe('VERIFIED. A transcript up to cut 1; entries: 7.');
    const text = (await page.locator('#result').textContent()) ?? '';
    expect(text).toContain('all parties held it');
    expect(text).toContain('that what was said is true');
    expect(await page.locator('.entry').count()).toBe(9);
    expect(await page.locator('.entry.open').count()).toBe(2);
    expect(await page.locator('.entry').first().textContent()).toContain('a question');
  });

  it('refuses with the code, and says why', async () => {
    await page.setInputFiles('#evidence-file', vector('transcript', 'fail', 1));
    expect(await headline()).toBe('REFUSED: not-root-of-journal.');
    expect(await page.locator('.why').textContent()).toContain('root was signed');
    expect(await page.locator('.entry').count()).toBe(0);
  });

  it('takes a disclosure that is dropped on it, and says who held it', async () => {
    const bytes = readFileSync(vector('disclosure', 'pass', 1)).toString('base64');
    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      const file = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      data.items.add(new File([file], 'answer.disclosure'));
      return data;
    }, bytes);
    await page.dispatchEvent('#evidence', 'drop', { dataTransfer: transfer });
    expect(await headline()).toBe('VERIFIED. A disclosure; entries: 1.');
    const facts = await page.locator('.fact').allTextContents();
    expect(facts).toContain('held by washington');
    expect(facts).toContain('later corrections beyond 1 unknown');
    expect(facts).toContain('refers to washington.0/0, not disclosed');
  });

  it('tells of disclosed entries what has no words: yes or no, until when, files', async () => {
    await page.setInputFiles('#evidence-file', saved('acts', disclosureOfActs()));
    const told = {
      en: ['yes, it is ours', 'until 2031-02-03 04:05 UTC', 'the watch is unstaffed', 'refers to'],
      ar: ['نعم، صدر عنّا', 'حتى \u20662031-02-03 04:05 UTC\u2069', 'لا مناوبة', 'يشير إلى'],
      ru: ['да, наше', 'до 2031-02-03 04:05 UTC', 'вахты нет', 'ссылается на'],
    };
    for (const [language, [yes = '', until = '', watch = '', refers = '']] of Object.entries(
      told,
    )) {
      await page.selectOption('#language', language);
      await page.getByText(yes).waitFor({ timeout: 60_000 });
      const facts = await page.locator('.fact').allTextContents();
      expect(facts.filter((one) => one === until)).toHaveLength(2);
      expect(facts).toContain(watch);
      const referring = facts.filter((one) => one.startsWith(refers));
      expect(referring.filter((one) => one.includes('washington.0/0'))).toHaveLength(2);
      const file = facts.find((one) => one.includes('chart⟨U+202E⟩.pdf'));
      expect(file).toContain('application/pdf');
      expect(file).toContain('ab'.repeat(32));
    }
  });

  it('compares with the charter that is given', async () => {
    await page.setInputFiles('#evidence-file', vector('transcript', 'pass', 0));
    expect(await headline()).toContain('VERIFIED');
    await page.setInputFiles('#charter-file', vector('charter-file', 'pass', 0));
    await page.waitForSelector('.verdict.bad', { timeout: 60_000 });
    expect(await headline()).toBe('REFUSED: charter-differs.');
  });

  it('speaks Arabic from right to left, with tokens in their own order, and Russian', async () => {
    await page.selectOption('#language', 'ar');
    expect(await page.getAttribute('html', 'dir')).toBe('rtl');
    await page.setInputFiles('#evidence-file', vector('transcript', 'pass', 1));
    expect(await headline()).toContain('تمّ التحقق');
    expect(await shownFromLeft('.entry .token')).toBe('washington.0/0');
    await page.selectOption('#language', 'ru');
    expect(await page.getAttribute('html', 'dir')).toBe('ltr');
    await page.getByText('ПРОВЕРЕНО').waitFor({ timeout: 60_000 });
  });

  it('begins in its reader’s language, without a fault that a tool for access finds', async () => {
    await context.close();
    await open('ar-EG');
    expect(await page.title()).toBe('مُدقِّق پارلي');
    await page.setInputFiles('#evidence-file', vector('transcript', 'pass', 1));
    await headline();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('shows a long transcript page by page, each entry once', async () => {
    const line = new TestLine(2);
    for (let i = 0; i < 1200; i++) line.write(i % 2);
    line.settle();
    line.cut();
    line.settle();
    const file = saved('long', exportOf(line).whole);
    await page.setInputFiles('#evidence-file', file);
    expect(await headline()).toBe('VERIFIED. A transcript up to cut 0; entries: 1200.');
    const seen: (string | null)[] = [];
    const pages: string[] = [];
    for (const next of ['.behind', '.behind', undefined]) {
      pages.push((await page.locator('.count').textContent()) ?? '');
      const places = page.locator('.entry .head .token:first-child');
      seen.push(...(await places.allTextContents()));
      if (next === undefined) break;
      await page.locator(next).click();
      await page.locator(`.entries[start="${seen.length + 1}"]`).waitFor({ timeout: 60_000 });
    }
    expect(pages).toEqual([
      'Entries 1 to 500 of 1200',
      'Entries 501 to 1000 of 1200',
      'Entries 1001 to 1200 of 1200',
    ]);
    expect(seen.length).toBe(1200);
    expect(new Set(seen).size).toBe(1200);
    expect(await page.locator('.behind').isDisabled()).toBe(true);
    expect(await page.locator('.last').isDisabled()).toBe(true);
    await page.locator('.first').click();
    await page.locator('.entries[start="1"]').waitFor({ timeout: 60_000 });
    expect(await page.locator('.before').isDisabled()).toBe(true);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }, 180_000);
});

/** The letters of the first such element, as they stand on the screen from left to right. */
function shownFromLeft(selector: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const text = (element as unknown as { firstChild: Letters }).firstChild;
      const letters = Array.from(text.data, (letter, i) => {
        const range = document.createRange();
        range.setStart(text, i);
        range.setEnd(text, i + 1);
        return { letter, left: range.getBoundingClientRect().left };
      });
      return letters
        .sort((a, b) => a.left - b.left)
        .map(({ letter }) => letter)
        .join('');
    });
}
