import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { base64url } from '@parley/core/base/base64.ts';
import { ascii, concat } from '@parley/core/base/bytes.ts';
import { emptyBody } from '@parley/core/codec/body.ts';
import { type Officer, officerIdOf } from '@parley/core/codec/officer.ts';
import type { Rule } from '@parley/core/codec/rule.ts';
import { writeDisclosure } from '@parley/core/evidence/disclosure-writer.ts';
import { releaseChallenge } from '@parley/core/keys/release.ts';
import { type Language, languages } from '@parley/text/languages.ts';
import { translator } from '@parley/text/translator.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ed25519Signer } from '../keys/signer.ts';
import { readLine } from './export.ts';
import { runningSha256 } from './running-hash.ts';
import { crypto, seeded, TestLine } from './testing/test-line.ts';
import { exportOf } from './testing/transcripts.ts';
import { verifyFile } from './verify.ts';

const desk = 'https://desk.washington.example';
const key = ed25519Signer(seeded('passkey'));
const officer: Officer = {
  id: officerIdOf(crypto, 2, key.publicKey),
  scheme: 2,
  publicKey: key.publicKey,
  roles: ['releaser'],
  name: 'P1',
};
const rule: Rule = {
  kinds: [1],
  classes: [],
  fromPrecedence: 0,
  needs: [{ count: 1, roles: ['releaser'] }],
};

const folder = mkdtempSync(join(tmpdir(), 'parley-passkey-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

/** A message of the first party, released as an authenticator would at that origin. */
function released(line: TestLine, text: string, told: { origin: string; rpId: string }): void {
  const texts = [{ lang: 'en', standing: 0 as const, text }];
  const body = { ...emptyBody, texts, draft: seeded(text, 16) };
  const subject = { line: line.line, author: 0, kind: 1, precedence: 1, class: 2 } as const;
  const challenge = releaseChallenge(crypto, { ...subject, references: [], body });
  const clientDataJson = ascii(
    `{"type":"webauthn.get","challenge":"${base64url(challenge)}","origin":"${told.origin}",` +
      '"crossOrigin":false}',
  );
  const counter = new Uint8Array([0x05, 0, 0, 0, 7]);
  const authenticatorData = concat(crypto.sha256(ascii(told.rpId)), counter);
  const signature = key.sign(concat(authenticatorData, crypto.sha256(clientDataJson)));
  const made = { officer: officer.id, scheme: 2 as const, authenticatorData, clientDataJson };
  line.write(0, { body: { ...body, releases: [{ ...made, signature }] } });
}

function disclosureOf(line: TestLine): Uint8Array {
  const { founding, charterFile } = line;
  const source = line.source();
  const journals = [...line.journals.values()].map(({ name, tree }) => ({ name, size: tree.size }));
  const evidence = { founding, charterFile, source, journals };
  const [first] = line.present;
  if (!first) throw new Error('a line has parties');
  const made = writeDisclosure({
    ...evidence,
    crypto,
    hash: runningSha256(),
    archive: readLine(evidence),
    keysOf: (journal) => line.journals.get(journal)?.keys,
    entries: [{ journal: first.name, seq: 0 }],
  });
  return new Uint8Array(Buffer.concat([...made]));
}

beforeAll(() => {
  const line = new TestLine(2, [rule], [officer]);
  released(line, 'by a passkey', { origin: desk, rpId: 'washington.example' });
  released(line, 'by another', { origin: desk, rpId: 'elsewhere.example' });
  line.settle();
  line.cut();
  line.settle();
  writeFileSync(at('line.transcript'), exportOf(line).whole);
  writeFileSync(at('one.disclosure'), disclosureOf(line));
});

describe('a release by a passkey in evidence', () => {
  it('holds where its relying party fits its origin, and else is a violation', async () => {
    const verified = await verifyFile(at('line.transcript'));
    if (verified.kind !== 'transcript') throw new Error(verified.verdict.detail);
    const { findings } = verified.facts;
    expect(findings.released).toBe(1);
    expect(Object.fromEntries(findings.counts)).toEqual({ 'bad-release': 1 });
    expect([...findings.origins]).toEqual([[desk, 1]]);
  });

  it('is told with its origin, and no file proves whose desk that is', async () => {
    for (const file of ['line.transcript', 'one.disclosure']) {
      const { verdict } = await verifyFile(at(file));
      expect(verdict.ok, verdict.detail).toBe(true);
      expect(verdict.doesNotProve).toContain('passkey-desks');
    }
  });
});

const parley = join(import.meta.dirname, '../main.ts');
const said = (file: string, ...more: string[]) => {
  return execFileSync(process.execPath, [parley, 'verify', at(file), ...more], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
};

describe.each(['line.transcript', 'one.disclosure'])('parley verify %s', (file) => {
  it('names the origin, and what only its party can say, in every language', () => {
    const told = (lang: Language) => {
      const text = said(file, '--lang', lang);
      expect(text).toContain(desk);
      expect(text).toContain(translator(lang)('limit.passkey-desks'));
    };
    languages.forEach(told);
  });

  it('prints one object of five keys, and the rest where it is asked for', () => {
    const answer = JSON.parse(said(file, '--json')) as object;
    expect(Object.keys(answer)).toEqual(['ok', 'kind', 'code', 'entries', 'proves']);
    const details = JSON.parse(said(file, '--json', '--details')) as object;
    expect(details).toMatchObject({ ...answer, origins: { [desk]: 1 } });
  });
});
