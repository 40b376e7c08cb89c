import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  const path = await packed.executablePath();
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

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
