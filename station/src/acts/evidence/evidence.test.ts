import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeForkProof } from '@parley/core/codec/fork-proof.ts';
import { checkpointText } from '@parley/core/codec/note.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { languages } from '@parley/text/languages.ts';
import { translator } from '@parley/text/translator.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CourierPair } from '../../courier/testing/courier-pair.ts';
import { contextOf } from '../../desk/context.ts';
import { verifyFile } from '../../evidence/verify.ts';
import { ed25519Signer } from '../../keys/signer.ts';
import type { Json } from '../act.ts';
import { performAct } from '../registry.ts';

let pair: CourierPair;
const emitted: Json[] = [];

async function ask(party: number, act: string, input: Json): Promise<Record<string, Json>> {
  emitted.length = 0;
  const context = contextOf(pair.station(party), {
    running: false,
    signal: new AbortController().signal,
    emit: (value) => void emitted.push(...(value as Json[])),
    progress: () => {},
  });
  return (await performAct(context, act, input)) as Record<string, Json>;
}

const at = (name: string) => join(pair.folder, name);

/** A line on which a cut is final, and one message lies behind it. */
beforeAll(async () => {
  pair = await CourierPair.found(['washington', 'moscow']);
  const question = await pair.write(0, 'a question');
  await pair.carry(0, 1);
  await pair.write(1, 'an answer', { references: [question] });
  await pair.carry(1, 0);
  await ask(0, 'transcript-export', { out: at('asks.transcript'), waitMs: 0 });
  await pair.carry(0, 1);
  await pair.carry(1, 0);
  await pair.carry(0, 1);
  await pair.write(0, 'behind the cut');
});
afterAll(() => pair.end());

describe('a transcript', () => {
  it('is exported equal at both parties, and verified', async () => {
    const one = await ask(0, 'transcript-export', { out: at('one.transcript'), waitMs: 0 });
    const other = await ask(1, 'transcript-export', { out: at('other.transcript'), waitMs: 0 });
    expect(one).toMatchObject({ entries: 2, cuts: 1, cut: 'earlier' });
    expect(other.sha256).toBe(one.sha256);
    const { verdict } = await verifyFile(at('one.transcript'));
    expect(verdict).toMatchObject({ ok: true, kind: 'transcript', entries: 2 });
    expect((await verifyFile(at('other.transcript'))).verdict.ok).toBe(true);
  });

  it('shows what is not final only when asked, and marks it', async () => {
    const final = await ask(0, 'transcript-show', {});
    expect(final).toMatchObject({ cuts: 1, cut: 'earlier', entries: 2, tailEntries: 0 });
    expect(emitted).toMatchObject([
      { entry: 'washington/0', cut: 0, text: 'a question' },
      { entry: 'moscow/0', cut: 0, text: 'an answer' },
    ]);
    const whole = await ask(0, 'transcript-show', { tail: true });
    expect(whole.tailEntries).toBeGreaterThan(0);
    expect(emitted.at(-1)).toMatchObject({ final: false, cut: null, text: 'behind the cut' });
    const tail = await ask(0, 'transcript-export', {
      out: at('tail.transcript'),
      tail: true,
      waitMs: 0,
    });
    expect(tail).toMatchObject({ entries: 2, tailEntries: whole.tailEntries });
    expect((await verifyFile(at('tail.transcript'))).verdict.ok).toBe(true);
  });

  it('of a station that has just been opened knows which cut is final', async () => {
    await pair.reopen(1);
    const answer = await ask(1, 'transcript-export', { out: at('opened.transcript'), waitMs: 0 });
    expect(answer).toMatchObject({ entries: 2, cuts: 1, cut: 'fresh' });
  });

  it('leaves a note in the private journal', async () => {
    const { privateJournal } = pair.line(0);
    const before = privateJournal.size;
    await ask(0, 'transcript-export', { out: at('noted.transcript'), waitMs: 0 });
    await ask(0, 'disclose', { entries: ['moscow/0'], out: at('noted.disclosure') });
    // The export, its outcome, and the disclosure.
    expect(privateJournal.size).toBe(before + 3);
  });
});

describe('a disclosure', () => {
  it('is verified alone, and says which later entry refers to it', async () => {
    const answer = await ask(0, 'disclose', {
      entries: ['washington/0'],
      out: at('one.disclosure'),
    });
    expect(answer.entries).toEqual(['washington/0']);
    const verified = await verifyFile(at('one.disclosure'));
    expect(verified.verdict).toMatchObject({ ok: true, kind: 'disclosure', entries: 1 });
    expect(verified.kind === 'disclosure' && verified.facts.later).toHaveLength(1);
  });

  it('shows an own entry that nobody has cosigned yet', async () => {
    const { seq } = await pair.write(0, 'said a moment ago');
    await ask(0, 'disclose', { entries: [`washington/${seq}`], out: at('new.disclosure') });
    expect((await verifyFile(at('new.disclosure'))).verdict.ok).toBe(true);
  });

  it('of an entry that is not held is refused', async () => {
    const input = { entries: ['moscow/99'], out: at('none.disclosure') };
    await expect(ask(0, 'disclose', input)).rejects.toMatchObject({ code: 'entry-missing' });
  });
});

describe('the proof of a fork', () => {
  it('is written with what it takes to check it, and verified alone', async () => {
    const { host, store } = pair.line(1);
    const { name, key, origin } = ownJournal(host.line);
    const signer = ed25519Signer(store.keyring.get(key)?.note as Uint8Array);
    const noteAt = (fill: number) => {
      const head = { size: 1, root: new Uint8Array(32).fill(fill), leaf: new Uint8Array(32) };
      return { ...head, signature: signer.sign(checkpointText({ origin, ...head })) };
    };
    const notes = [noteAt(1), noteAt(2)] as const;
    const line = host.options.line;
    const proof = encodeForkProof({ line, journal: name, fork: 'roots', notes });
    pair.line(0).store.write([{ t: 'fact', key: `fork.${key}`, value: proof }]);
    await ask(0, 'fork-export', { party: 'moscow', out: at('one.fork') });
    const { verdict } = await verifyFile(at('one.fork'), { charter: pair.line(0).charterFile });
    expect(verdict).toMatchObject({ ok: true, kind: 'fork-proof' });
    const none = { party: 'washington', out: at('none.fork') };
    await expect(ask(1, 'fork-export', none)).rejects.toMatchObject({ code: 'not-a-fork' });
  });
});

describe('parley verify', () => {
  const parley = join(import.meta.dirname, '../../main.ts');
  const verify = (...args: string[]) => {
    const env = { ...process.env, PARLEY_HOME: at('no-station-here') };
    try {
      const options: ExecFileSyncOptionsWithStringEncoding = {
        env,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      };
      return {
        exit: 0,
        text: execFileSync(process.execPath, [parley, 'verify', ...args], options),
      };
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string };
      return { exit: status, text: stdout };
    }
  };

  it('needs no station, and compares with a charter that came another way', async () => {
    await ask(1, 'transcript-export', { out: at('cli.transcript'), waitMs: 0 });
    writeFileSync(at('line.charter'), pair.line(0).charterFile);
    const good = verify(at('cli.transcript'), '--charter', at('line.charter'), '--json');
    expect(good.exit).toBe(0);
    expect(JSON.parse(good.text)).toMatchObject({ ok: true, kind: 'transcript', entries: 2 });
    const other = await CourierPair.found();
    try {
      writeFileSync(at('other.charter'), other.line(0).charterFile);
    } finally {
      await other.end();
    }
    const bad = verify(at('cli.transcript'), '--charter', at('other.charter'), '--json');
    expect(bad.exit).toBe(1);
    expect(JSON.parse(bad.text)).toMatchObject({ ok: false, code: 'charter-differs', entries: 0 });
    writeFileSync(at('no.charter'), 'a letter');
    const none = verify(at('cli.transcript'), '--charter', at('no.charter'));
    expect(none.text).toContain(at('no.charter'));
  });

  it('refuses a file of which one byte was changed, with its code', async () => {
    await ask(1, 'transcript-export', { out: at('whole.transcript'), waitMs: 0 });
    const bytes = readFileSync(at('whole.transcript'));
    const place = bytes.indexOf('an answer');
    bytes[place] = (bytes[place] as number) ^ 1;
    writeFileSync(at('changed.transcript'), bytes);
    const { exit, text } = verify(at('changed.transcript'), '--json');
    expect(exit).toBe(1);
    expect(JSON.parse(text)).toMatchObject({ ok: false, code: 'not-root-of-journal' });
  });

  it('shows whoever has the file alone what was disclosed, word for word', async () => {
    await ask(0, 'disclose', { entries: ['moscow/0'], out: at('words.disclosure') });
    for (const lang of languages) {
      const { text } = verify(at('words.disclosure'), '--lang', lang);
      const bare = text.replaceAll(/[\u2066-\u2069]/gu, '');
      const t = translator(lang);
      expect(bare).toContain(`moscow/0: ${t('kind.message')}`);
      expect(bare).toMatch(/^ {2}an answer$/mu);
      expect(bare).not.toContain('a question');
    }
  });

  it('says in one line, in three languages, what is proved and what is not', async () => {
    await ask(0, 'disclose', { entries: ['moscow/0'], out: at('said.disclosure') });
    for (const [lang, proves, not] of [
      ['en', 'Proves:', 'Does not prove:'],
      ['ru', 'Доказывает:', 'Не доказывает:'],
      ['ar', 'يُثبت:', 'لا يُثبت:'],
    ] as const) {
      for (const file of ['said.disclosure', 'cli.transcript', 'one.fork']) {
        const { text } = verify(at(file), '--lang', lang);
        const line = text.split('\n').find((one) => one.includes(proves));
        expect(line, text).toContain(not);
      }
    }
  });
});
