import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { takeTurn } from '../../tools/console/turn.ts';

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
  // What another process is still writing cannot be started (ETXTBSY), and half a list of fonts
  // names none.
  const done = takeTurn(`${folder}.lock`);
  try {
    return await packedIn(folder, () => packed.executablePath());
  } finally {
    done();
    process.env['FONTCONFIG_FILE'] = join(folder, 'fonts.conf');
    delete process.env['FONTCONFIG_PATH'];
    restore('TMPDIR', kept.TMPDIR);
    restore('AWS_EXECUTION_ENV', kept.AWS);
  }
}

/** The browser whole, and the fonts that it draws with; where it lies. */
async function packedIn(folder: string, unpack: () => Promise<string>): Promise<string> {
  const whole = join(folder, 'whole');
  // What an unpacking left that was killed is half a program.
  if (!existsSync(whole)) rmSync(join(folder, 'chromium'), { force: true });
  const path = await unpack();
  writeFileSync(whole, '');
  const conf = join(folder, 'fonts.conf');
  const fonts =
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>` +
    `<dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`;
  // Browsers that run read it whenever they draw: it is not written again.
  if (!existsSync(conf) || readFileSync(conf, 'utf8') !== fonts) writeFileSync(conf, fonts);
  return path;
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
