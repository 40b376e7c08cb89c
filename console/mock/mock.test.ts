import { operations } from '@parley/api/operations.ts';
import { routes } from '@parley/api/routes.ts';
import { expect, it } from 'vitest';
import { makeMock } from './mock.ts';

const line = '7c1e90b4'.repeat(8);

/** Asks by HTTP as the page does; the answer is checked against the contract. */
function asker(mock: ReturnType<typeof makeMock>) {
  return async (operation: keyof typeof operations, json?: unknown, params = {}) => {
    const { method, path } = operations[operation];
    const at = path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
      return String({ line, ...params }[name] ?? '');
    });
    const body = json === undefined ? null : JSON.stringify(json);
    const request = new Request(`http://moscow.localhost${at}`, {
      method: method.toUpperCase(),
      body,
    });
    const response = await mock.handle(request);
    expect(response?.status, operation).toBe(200);
    return routes[operation].answer.parse(await response?.json()) as never;
  };
}

it('answers what is only asked as the contract says, without a station', async () => {
  const ask = asker(makeMock({ signedIn: true }));
  const all = Object.entries(operations) as [
    keyof typeof operations,
    { method: string; path: string },
  ][];
  const asked = all.flatMap(([operation, { method, path }]) => {
    const needs =
      /\{(?!line\})/u.test(path) || ['entry', 'search', 'draftRevision'].includes(operation);
    return method === 'get' && !needs ? [operation] : [];
  });
  expect(asked.length).toBeGreaterThan(15);
  for (const operation of asked) await ask(operation);
});

it('plays exercise, terms and enrolment to their end', async () => {
  const mock = makeMock({ signedIn: true });
  const ask = asker(mock);
  const officer = 'b2b2b2b2b2b2b2b2';
  const written = async (sheet: { draft: string; challenge: string }) => {
    const json = { challenge: sheet.challenge, release: { by: 'demonstration', officer } };
    expect(await ask('release', json, { draft: sheet.draft })).toMatchObject({ written: true });
  };
  const span = { title: 'Autumn', from: 1, until: 2 };
  await written(await ask('exerciseSheet', { act: 'propose', ...span }));
  expect(await ask('exercise')).toMatchObject({ running: { title: 'Autumn' } });
  const { all }: { all: { exercise: string }[] } = await ask('exercise');
  await written(await ask('exerciseSheet', { act: 'end', exercise: all[0]?.exercise }));
  expect(await ask('exercise')).toMatchObject({ running: null });
  await written(await ask('termsSheet', { act: 'propose', terms: [{ en: 'silo', ru: 'шахта' }] }));
  expect(await ask('terms')).toMatchObject({ inForce: { terms: [{ en: 'silo' }] } });
  const response = { id: 'bW9jaw', rawId: 'bW9jaw', type: 'public-key', response: {} };
  const enrolled: { officer: string } = await ask('enrol', { ticket: 'mock', response });
  expect(await ask('officers')).toMatchObject({ candidates: [enrolled] });
  await written(await ask('rosterSheet', { action: 'add', officer: enrolled.officer }));
  expect(await ask('officers')).toMatchObject({ candidates: [] });
});
