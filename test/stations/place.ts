import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FoundedLine, foundLine } from '@parley/station/testing/found-line.ts';

const made: string[] = [];

/** A folder of its own for one test; removed by `dropScratch`. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-stations-'));
  made.push(folder);
  return folder;
}

export function dropScratch(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A port of this machine that nobody listened on a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Settings that make a test short: links, cuts and rows are looked at by the second. */
export const quickSettings = new Map([[1, 1]]);

/** A line whose stations all listen, each on a port of its own; nobody releases anything. */
export async function founded(
  names: readonly string[],
  settings: ReadonlyMap<number, number> = quickSettings,
): Promise<FoundedLine> {
  const ports = await Promise.all(names.map(() => freePort()));
  const addresses = ports.map((port) => `wss://127.0.0.1:${port}`);
  return foundLine({ folder: scratch(), names, addresses, settings });
}
