import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseTree, writeTree } from './engine/cbor-tree.ts';
import { Random } from './engine/random.ts';
import { mutateTree } from './engine/tree-mutation.ts';
import { vectorsOf } from './targets/vectors.ts';

const root = join(import.meta.dirname, '..');
let crashes: string;

beforeEach(() => {
  crashes = mkdtempSync(join(tmpdir(), 'parley-fuzz-'));
});

afterEach(() => rmSync(crashes, { recursive: true, force: true }));

function fuzz(...args: readonly string[]) {
  const command = ['--disable-warning=ExperimentalWarning', 'fuzz/main.ts', ...args];
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
}

describe('the fuzzer', () => {
  it.each([
    ['throws', 'threw RangeError: it throws'],
    ['other-bytes', 'other bytes'],
    ['stalls', 'took more than 50 ms'],
    ['allocates', 'allocated more than 16777216 bytes'],
  ])(
    'finds a decoder that %s behind three bytes, and does it again from a file',
    (name, why) => {
      const target = `planted-${name}`;
      const found = fuzz('--target', target, '--seconds', '25', '--crashes', crashes);
      expect(found.stdout).toContain(`CRASH ${target}: ${why}`);
      expect(found.stdout).toContain('0 passed, 1 failed');
      expect(found.status).toBe(1);
      const [file = ''] = readdirSync(crashes);
      expect([...readFileSync(join(crashes, file)).subarray(0, 3)]).toEqual([0x9d, 0x4c, 0xe1]);
      const again = fuzz('--replay', join(crashes, file));
      expect(again.stdout).toContain(`CRASH ${target}: ${why}`);
      expect(again.status).toBe(1);
    },
    60_000,
  );

  it('ends a decoder that never ends, and keeps what it hung on', () => {
    const found = fuzz('--target', 'planted-hangs', '--seconds', '15', '--crashes', crashes);
    expect(found.stdout).toContain('CRASH planted-hangs: did not end');
    expect(found.status).toBe(1);
    const [file = ''] = readdirSync(crashes);
    expect([...readFileSync(join(crashes, file)).subarray(0, 3)]).toEqual([0x9d, 0x4c, 0xe1]);
  });

  it('names the targets there are to who asks for another', () => {
    const asked = fuzz('--target', 'no-such-target', '--seconds', '1');
    expect(asked.status).not.toBe(0);
    expect(asked.stderr).toContain('no target no-such-target');
    expect(asked.stderr).toContain('payload');
  });
});

describe('CBOR as a tree', () => {
  const inputs = vectorsOf('payload', 'body', 'charter', 'fork-proof', 'transcript');

  it('writes again what it read, for every vector that is CBOR', () => {
    const trees = inputs.flatMap((bytes) => {
      const tree = parseTree(bytes);
      return tree === undefined ? [] : [{ bytes, again: writeTree(tree) }];
    });
    expect(trees.length).toBeGreaterThan(20);
    const same = trees.filter(({ bytes, again }) => Buffer.from(bytes).equals(again));
    expect(same.length / trees.length).toBeGreaterThan(0.8);
  });

  it('changes one into another that is still CBOR', () => {
    const random = new Random(1);
    let changed = 0;
    for (const bytes of inputs) {
      const mutated = mutateTree(bytes, random, inputs[0] as Uint8Array);
      if (mutated === undefined || Buffer.from(bytes).equals(mutated)) continue;
      expect(parseTree(mutated)).toBeDefined();
      changed++;
    }
    expect(changed).toBeGreaterThan(10);
  });
});
