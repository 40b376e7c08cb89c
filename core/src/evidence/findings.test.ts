import { expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { ascii } from '../base/bytes.ts';
import type { Release } from '../codec/release.ts';
import { Findings } from './findings.ts';

function madeAt(origin: string): Release {
  const said = { type: 'webauthn.get', challenge: 'x'.repeat(43), origin, crossOrigin: false };
  const part = new Uint8Array(37);
  const bytes = { authenticatorData: part, signature: part, officer: bytesOf('officer', 8) };
  return { scheme: 1, ...bytes, clientDataJson: ascii(JSON.stringify(said)) };
}

it('tells sixty-four origins of passkeys apart, and goes on to count those', () => {
  const findings = new Findings();
  const all = Array.from({ length: 70 }, (_, at) => madeAt(`https://desk${at}.invalid`));
  findings.addOrigins(all);
  findings.addOrigins(all.slice(0, 1));
  expect(findings.origins.size).toBe(64);
  expect(findings.origins.get('https://desk0.invalid')).toBe(2);
  expect(findings.origins.has('https://desk64.invalid')).toBe(false);
});
