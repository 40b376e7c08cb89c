import { hex } from '@parley/core/base/bytes.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Stations, type TestStation, testStations } from '../testing/two-stations.ts';
import type { DeskServing } from './serve.ts';
import { VirtualPasskey } from './testing/passkey.ts';
import {
  Browser,
  enrol,
  must,
  openDesk,
  release,
  signInFounder,
  type TestOfficer,
} from './testing/test-desk.ts';

let stations: Stations;
let moscow: TestStation;
let desk: DeskServing;
let lost: TestOfficer;
/** The passkey that came in place of the lost one. */
let successor: string;
let founder: Browser;

const params = () => ({ line: moscow.line.id });

/** The codes of two administrators, and a new passkey by them. */
async function recovered(one: TestOfficer, two: TestOfficer): Promise<string> {
  const [code, second] = await Promise.all(
    [one, two].map(async ({ browser }) => {
      const asked = { params: params(), json: { officer: lost.id } };
      return must(await browser.client.issueRecovery(asked)).code;
    }),
  );
  const { client } = new Browser(desk.origin);
  const json = { code: code ?? '', ...(second !== undefined && { second }) };
  const { ticket, options } = must(await client.enrolOptions({ json }));
  const response = new VirtualPasskey(desk.origin).create(options);
  return must(await client.enrol({ json: { ticket, response } })).officer;
}

beforeEach(async () => {
  stations = await testStations();
  moscow = stations.all[1] as TestStation;
  desk = await openDesk(moscow, 'moscow');
  const one = await enrol(desk, moscow, { name: 'Admin A', roles: ['administrator'] });
  const two = await enrol(desk, moscow, { name: 'Admin B', roles: ['administrator'] });
  lost = await enrol(desk, moscow, { name: 'Orlova', roles: ['duty-officer', 'principal'] });
  successor = await recovered(one, two);
  founder = new Browser(desk.origin);
  await signInFounder(founder, moscow);
});

afterEach(async () => {
  await desk.close();
  await stations.end();
});

const sheetOf = async (action: 'add' | 'remove', officer: string) =>
  must(await founder.client.rosterSheet({ params: params(), json: { action, officer } }));

async function changed(action: 'add' | 'remove', officer: string): Promise<void> {
  const { draft, challenge } = await sheetOf(action, officer);
  const by = hex(desk.desk.options.demonstration?.[0]?.id ?? new Uint8Array(0));
  const json = { challenge, release: { by: 'demonstration', officer: by } } as const;
  must(await founder.client.release({ params: { ...params(), draft }, json }));
}

it('a lost key is told of until no roster names it, and the new one may come first', async () => {
  const told = async () => [
    must(await founder.client.status({ params: params() })).lostKeys,
    must(await founder.client.officers({ params: params() })).lost,
  ];
  const person = { officer: lost.id, name: 'Orlova' };
  const key = { ...person, successor };
  expect(await told()).toEqual([[person], [{ ...key, entered: false }]]);
  await changed('add', successor);
  expect(await told()).toEqual([[person], [{ ...key, entered: true }]]);
  await changed('remove', lost.id);
  expect(await told()).toEqual([[], []]);
});

it('whoever holds a lost key releases nothing by it, at whatever desk', async () => {
  const sheet = await sheetOf('add', successor);
  expect(sheet.signers.map(({ officer }) => officer)).not.toContain(lost.id);
  const refused = await release(founder, lost, sheet);
  expect(refused).toMatchObject({ ok: false, code: 'not-allowed' });
});
