import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Bug, filesOf, seed } from './bug.ts';

/** A copy of the working tree that a bug is put into; the checkout itself is never touched. */
export class Scratch {
  readonly folder: string;
  readonly #root: string;
  /** Files as they were before the bug that is in the copy now. */
  readonly #before = new Map<string, string>();

  constructor(root: string) {
    this.#root = root;
    this.folder = mkdtempSync(join(tmpdir(), 'parley-sensitivity-'));
    const list = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], { cwd: root });
    for (const path of list.toString().split('\0')) {
      if (path === '' || !existsSync(join(root, path))) continue;
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      cpSync(join(root, path), join(this.folder, path));
    }
    this.#linkModules();
  }

  /** Packages of others by link; our own by a link to their copy, or the bug would not be in it. */
  #linkModules(): void {
    const from = join(this.#root, 'node_modules');
    const into = join(this.folder, 'node_modules');
    mkdirSync(join(into, '@parley'), { recursive: true });
    for (const name of readdirSync(from)) {
      const ours = name === '@parley' || (name.startsWith('.') && name !== '.bin');
      if (!ours) symlinkSync(join(from, name), join(into, name));
    }
    for (const name of readdirSync(join(from, '@parley'))) {
      symlinkSync(join(this.folder, name), join(into, '@parley', name));
    }
  }

  put(bug: Bug): void {
    for (const file of filesOf(bug)) {
      const before = readFileSync(join(this.folder, file), 'utf8');
      this.#before.set(file, before);
      writeFileSync(join(this.folder, file), seed(bug, file, before));
    }
  }

  /** Takes the bug out for a moment, and puts it in again when called once more. */
  rest(): void {
    for (const [file, other] of this.#before) {
      const now = readFileSync(join(this.folder, file), 'utf8');
      writeFileSync(join(this.folder, file), other);
      this.#before.set(file, now);
    }
  }

  /** Takes the bug out again. */
  take(): void {
    this.rest();
    this.#before.clear();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
