import { describe, expect, it } from 'vitest';
import { testCrypto } from '../../test/crypto.ts';
import { charter, charterBytes, officerNamed } from '../../test/founding.ts';
import { decode, encode } from './cbor.ts';
import { type Charter, checkCharter, decodeCharter, type Party } from './charter.ts';
import { handlingClockS, settingsOf } from './settings.ts';

const [first, second] = charter.parties as [Party, Party];

function refusalOf(changed: Partial<Charter>): string {
  const result = checkCharter(testCrypto, { ...charter, ...changed });
  return result.ok ? 'taken' : `${result.code}: ${result.detail}`;
}

const withSecond = (changed: Partial<Party>) =>
  refusalOf({ parties: [first, { ...second, ...changed }] });

describe('a charter', () => {
  it('comes back from its bytes', () => {
    expect(decodeCharter(testCrypto, charterBytes)).toEqual({ ok: true, value: charter });
  });

  it('is refused when it is cut at any byte', () => {
    for (let i = 0; i < charterBytes.length; i += 7) {
      expect(decodeCharter(testCrypto, charterBytes.subarray(0, i)).ok).toBe(false);
    }
  });

  it('has two to ten parties', () => {
    expect(refusalOf({ parties: [first] })).toBe('bad-charter: shape');
    expect(refusalOf({ parties: new Array(11).fill(first) })).toBe('bad-charter: shape');
  });

  it('names each party, tag and key once', () => {
    expect(withSecond({ name: first.name })).toBe('bad-charter: two parties of one name');
    expect(withSecond({ tag: first.tag })).toBe('bad-charter: two incarnations of one tag');
    expect(withSecond({ recovery: first.recovery })).toBe('bad-charter: one key in two places');
    const borrowed = { ...second.keys, tls: first.keys.note };
    expect(withSecond({ keys: borrowed })).toBe('bad-charter: one key in two places');
    expect(withSecond({ officers: first.officers })).toBe('bad-charter: one key in two places');
    const twice = { ...second.keys, cosign: second.keys.note };
    expect(withSecond({ keys: twice })).toBe('bad-charter: shape');
  });

  it('names its parties in small letters, digits and hyphens', () => {
    for (const name of ['', 'Moscow', 'a b', 'москва', 'x'.repeat(33)]) {
      expect(withSecond({ name })).toBe('bad-charter: shape');
    }
  });

  it('gives each officer the id of his key', () => {
    const liar = { ...officerNamed('liar', ['drafter']), id: new Uint8Array(8) };
    expect(withSecond({ officers: [liar] })).toBe('bad-charter: an officer id not of its key');
  });

  it('names circuits once, and addresses of its own parties', () => {
    const [ws] = charter.circuits as [Charter['circuits'][number]];
    expect(refusalOf({ circuits: [ws, ws] })).toBe('bad-charter: two circuits of one id');
    const stranger = { ...ws, addresses: [{ party: 2, address: 'x' }] };
    expect(refusalOf({ circuits: [stranger] })).toBe('bad-charter: an address of no party');
    const twice = { ...ws, addresses: [0, 0].map((party) => ({ party, address: 'x' })) };
    const refusal = 'bad-charter: two addresses of one party on one circuit';
    expect(refusalOf({ circuits: [twice] })).toBe(refusal);
  });

  it('sets known settings within bounds only', () => {
    expect(refusalOf({ settings: new Map([[22, 1]]) })).toBe('bad-charter: shape');
    expect(refusalOf({ settings: new Map([[1, 0]]) })).toBe('bad-charter: shape');
    expect(refusalOf({ settings: new Map([[7, 2_592_001]]) })).toBe('bad-charter: shape');
    expect(refusalOf({ settings: new Map([[7, 2_592_000]]) })).toBe('taken');
  });

  it('asks for no more releases than an entry can carry', () => {
    const needs = [
      { count: 8, roles: ['releaser' as const] },
      { count: 1, roles: ['principal' as const] },
    ];
    const rule = { kinds: [], classes: [], fromPrecedence: 0 as const, needs };
    expect(refusalOf({ rules: [rule] })).toBe('bad-charter: shape');
    const most = { ...rule, needs: needs.slice(0, 1) };
    expect(refusalOf({ rules: [most] })).toBe('taken');
    const twice = { count: 1, roles: ['releaser' as const, 'releaser' as const] };
    expect(refusalOf({ rules: [{ ...rule, needs: [twice] }] })).toBe('bad-charter: shape');
  });

  it('is refused above its size before it is read', () => {
    const huge = new Uint8Array(129 * 1024);
    expect(decodeCharter(testCrypto, huge)).toMatchObject({ code: 'over-limit' });
  });

  it('is of version 1', () => {
    const value = decode(charterBytes);
    if (!value.ok || !Array.isArray(value.value)) throw new Error('no charter');
    const other = encode([2, ...value.value.slice(1)]);
    expect(decodeCharter(testCrypto, other)).toMatchObject({ code: 'bad-charter' });
  });
});

describe('settings', () => {
  it('are the defaults where the charter says nothing', () => {
    const settings = settingsOf(charter.settings);
    expect(settings).toMatchObject({ flashBoundS: 20, challengePeriodS: 60, keepMaxS: 2_592_000 });
    expect(handlingClockS(settings, 4)).toBe(600);
    expect(handlingClockS(settings, 1)).toBe(21_600);
  });
});
