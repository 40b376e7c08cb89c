import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingNumber } from '@parley/core/codec/settings.ts';
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { writeOfficerFile } from '../keys/officer-file.ts';
import { foundLine } from '../testing/found-line.ts';
import { Daemon } from './daemon.ts';
import { markExerciseStation } from './exercise-station.ts';

const folders: string[] = [];
let daemon: Daemon | undefined;
afterEach(async () => {
  await daemon?.stop();
  daemon = undefined;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A sign-in by link, as the page makes it. */
function signIn(origin: string, url: string): Promise<{ status: number; body: string }> {
  const { host, port } = new URL(origin);
  const token = url.slice(url.lastIndexOf('/') + 1);
  const headers = { host, origin, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const at = { host: '127.0.0.1', port, path: '/api/session/link', method: 'POST', headers };
    const asked = request(at, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    asked.on('error', reject);
    asked.end(JSON.stringify({ token }));
  });
}

/** Moscow's station with a demonstration officer, on a line that is for exercises or is not. */
async function start(sort: { readonly line: boolean; readonly station: boolean }) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-open-desk-'));
  folders.push(folder);
  const names = ['washington', 'moscow'];
  const addresses = names.map(() => null);
  const settings = new Map(sort.line ? [[settingNumber('exerciseOnly'), 1]] : []);
  const founded = await foundLine({ folder, names, addresses, settings });
  const [, own] = founded.officers;
  const [, paths] = founded.paths;
  if (!own || !paths) throw new Error('moscow was founded');
  const file = join(folder, 'officer.key');
  writeOfficerFile(file, own, undefined);
  const plan = { host: '127.0.0.1', port: 0, name: 'moscow.localhost', tls: undefined };
  if (sort.station) markExerciseStation(paths.folder);
  daemon = await Daemon.start({
    paths,
    secret: founded.secret,
    addresses: { listen: [], dial: [], line: undefined },
    log: pino({ level: 'silent' }),
    desk: { ...plan, demonstration: [file] },
  });
  return daemon;
}

it('gives each officer of a demonstration a link that signs him in once, and says so', async () => {
  const started = await start({ line: true, station: true });
  const { origin = '', links = [] } = started.desk ?? {};
  expect(origin).toMatch(/^http:\/\/moscow\.localhost:\d+$/u);
  expect(links.map(({ officer }) => officer)).toEqual(['officer of moscow']);
  const url = links[0]?.url ?? '';
  const first = await signIn(origin, url);
  const { officer } = JSON.parse(first.body) as { officer: object };
  expect(officer).toMatchObject({ name: 'officer of moscow', demonstration: true });
  expect((await signIn(origin, url)).status).toBe(403);
});

it.each([
  { line: false, station: false },
  { line: false, station: true },
  { line: true, station: false },
])("keeps no officer's key where a real line could be reached: %o", async (sort) => {
  await expect(start(sort)).rejects.toMatchObject({ code: 'exercise-line' });
  expect(daemon).toBeUndefined();
});
