import { existsSync, mkdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium } from '@playwright/test';

const root = join(import.meta.dirname, '..', '..');

/**
 * The browser of the tests comes out of an npm package: nothing is downloaded, no Debian package is
 * needed. `PARLEY_CHROMIUM` names another one.
 */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env['PARLEY_CHROMIUM'] ?? (await unpacked());
  return await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--autoplay-policy=user-gesture-required',
      ...more,
    ],
  });
}

/**
 * Unpacks the browser once, beside the other caches. It brings its own NSS, NSPR and expat only
 * where it believes to run on a known service; it unpacks into the folder for temporary files,
 * which other users share; and it dies where fontconfig finds no font at all.
 */
async function unpacked(): Promise<string> {
  const folder = join(root, 'node_modules', '.cache', 'parley-chromium');
  mkdirSync(folder, { recursive: true });
  const kept = { TMPDIR: process.env['TMPDIR'], AWS: process.env['AWS_EXECUTION_ENV'] };
  process.env['TMPDIR'] = folder;
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs24.x';
  const { default: packed } = await import('@sparticuz/chromium');
  const path = await alone(`${folder}.lock`, async () => {
    const whole = join(folder, 'whole');
    // What an unpacking left that was killed is half a program.
    if (!existsSync(whole)) rmSync(join(folder, 'chromium'), { force: true });
    const unpackedAt = await packed.executablePath();
    writeFileSync(whole, '');
    return unpackedAt;
  });
  const fonts = join(folder, 'fonts');
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir>` +
      `<cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
  );
  process.env['FONTCONFIG_FILE'] = join(folder, 'fonts.conf');
  delete process.env['FONTCONFIG_PATH'];
  restore('TMPDIR', kept.TMPDIR);
  restore('AWS_EXECUTION_ENV', kept.AWS);
  return path;
}

/** A lock that nobody unpacks for so long under is of a process that is gone. */
const staleMs = 120_000;

/**
 * Test files are processes of their own, and several begin at once: a program that one of them is
 * still writing cannot be started by another (ETXTBSY).
 */
async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (Date.now() - made > staleMs) rmSync(lock, { recursive: true, force: true });
      else await pause(100);
    }
  }
  try {
    return await work();
  } finally {
    rmdirSync(lock);
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
