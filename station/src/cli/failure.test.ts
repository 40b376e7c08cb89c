import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { refusalReasons } from '@parley/core/base/refusal.ts';
import { languages } from '@parley/text/languages.ts';
import { expect, it } from 'vitest';
import { ActRefusal } from '../acts/act.ts';
import { StoreFault, StoreRefusal, storeRefusalReasons } from '../store/refusals.ts';
import { failureOf, failureText, UsageError } from './failure.ts';

it('tells refused, wrong usage and faults of the station apart', () => {
  expect(failureOf(new ActRefusal('no-line')).exit).toBe(1);
  expect(failureOf(new StoreRefusal('wrong-passphrase')).exit).toBe(1);
  expect(failureOf(new UsageError('what?')).exit).toBe(2);
  expect(failureOf(new StoreRefusal('corrupt')).exit).toBe(3);
  expect(failureOf(new StoreFault('disk-full', 'full')).exit).toBe(3);
  expect(failureOf(new TypeError('a bug')).exit).toBe(3);
});

it('has a sentence for every code of store and protocol in every language', () => {
  const codes = [...Object.keys(storeRefusalReasons), ...Object.keys(refusalReasons)];
  for (const lang of languages) {
    const said = codes.map((code) => failureText(lang, failureOf(new ActRefusal(code, 'x'))));
    // Without a sentence the detail would stand in its place, and no second line.
    expect(said.filter((text) => !text.includes('\n'))).toEqual([]);
  }
});

it('a port that another program holds is no bug: it is refused, and named', async () => {
  const first = createServer().listen(0, '127.0.0.1');
  await once(first, 'listening');
  const { port } = first.address() as AddressInfo;
  const second = createServer();
  const error = await new Promise((resolve) =>
    second.once('error', resolve).listen(port, '127.0.0.1'),
  );
  first.close();
  const failure = failureOf(error);
  expect(failure).toEqual({ exit: 1, code: 'address-taken', detail: `127.0.0.1:${port}` });
  for (const lang of languages) expect(failureText(lang, failure)).toContain(`127.0.0.1:${port}`);
});
