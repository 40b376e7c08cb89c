import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { hex } from '@parley/core/base/bytes.ts';
import {
  addCharterSignature,
  charterSigningInput,
  decodeCharterFile,
  encodeCharterFile,
} from '@parley/core/codec/charter-file.ts';
import { ActRefusal } from '@parley/station/acts/act.ts';
import { performAct } from '@parley/station/acts/registry.ts';
import { createStation } from '@parley/station/ceremony/create-station.ts';
import { recoveryKeyOf } from '@parley/station/ceremony/recovery-shares.ts';
import { Asker } from '@parley/station/cli/ask.ts';
import type { Operator } from '@parley/station/conformance/bag.ts';
import { type Outcome, play } from '@parley/station/conformance/play.ts';
import {
  prepare,
  stationIndex,
  type TestLine,
  testLine,
} from '@parley/station/conformance/tester-keys.ts';
import { contextOf } from '@parley/station/desk/context.ts';
import { nodeCrypto } from '@parley/station/keys/node-crypto.ts';
import { newOfficer } from '@parley/station/keys/officer-file.ts';
import { Station } from '@parley/station/station.ts';
import { freePort, scratch } from '../stations/place.ts';

/** A station of ours in a process of its own, on a line with the tester. */
export class TestedStation {
  readonly #paths;
  readonly #keyFile = new Uint8Array(32).fill(7);
  readonly line: TestLine;
  readonly address: string;
  #child: ChildProcess | undefined;

  private constructor(paths: { folder: string; guard: string }, line: TestLine, address: string) {
    this.#paths = paths;
    this.line = line;
    this.address = address;
  }

  /** Makes the station, prepares the tester, signs and adopts, as an operator does by verbs. */
  static async found(): Promise<TestedStation> {
    const folder = scratch();
    const paths = { folder: join(folder, 'station'), guard: join(folder, 'guard') };
    const secret = { keyFile: new Uint8Array(32).fill(7) };
    const officers = [newOfficer('releaser', ['principal', 'releaser', 'duty-officer']).officer];
    const about = { name: 'tested', titles: new Map([['en', 'Tested']]), zone: 'UTC', officers };
    const { party, shares } = await createStation(paths, secret, { ...about, shares: folder });
    const address = `wss://127.0.0.1:${await freePort()}`;
    const prepared = await prepare(party, address);
    const file = decodeCharterFile(prepared.charterFile);
    if (!file.ok) throw new Error(file.code);
    const signer = recoveryKeyOf(shares);
    const signature = signer.sign(charterSigningInput(file.value.charter));
    const signed = addCharterSignature(nodeCrypto(), file.value, stationIndex, signature);
    if (!signed.ok) throw new Error(signed.code);
    const charter = encodeCharterFile(signed.value);
    const station = Station.open(paths, secret);
    const caller = {
      running: false,
      signal: new AbortController().signal,
      emit() {},
      progress() {},
    };
    const input = { file: hex(charter), secret: hex(prepared.secret) };
    await performAct(contextOf(station, caller), 'charter-adopt', input);
    await station.stop();
    const line = testLine(JSON.stringify(prepared.keys), charter);
    return new TestedStation(paths, line, address);
  }

  /** Starts it, with that mistake in its source or with none. */
  async start(mistake?: string): Promise<this> {
    const setup = JSON.stringify({ paths: this.#paths, keyFile: hex(this.#keyFile), mistake });
    const program = join(import.meta.dirname, 'broken-process.ts');
    const child = fork(program, [setup], { execArgv: ['--disable-warning=ExperimentalWarning'] });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) => reject(new Error(`the station ended with ${code}`)));
    });
    return this;
  }

  async play(rules: readonly string[]): Promise<Outcome[]> {
    const { line, address } = this;
    const asker = new Asker({
      paths: () => this.#paths,
      line: () => undefined,
      secret: async () => ({ keyFile: this.#keyFile }),
    });
    const carrying = { folder: scratch(), operator: operatorBy(asker) };
    try {
      return await play({ line, address, rules, carrying, onOutcome: () => {} });
    } finally {
      await asker.close();
    }
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.send('stop');
    await gone;
  }
}

/** What the verbs do that `--operator` names, asked of the running station as they ask it. */
function operatorBy(asker: Asker): Operator {
  return async (...words) => {
    const [, verb, ...rest] = words;
    try {
      if (verb === 'import') {
        const [file = ''] = rest;
        const answer = await asker.ask('courier-import', { file });
        return (answer as { opened: number }).opened > 0 ? 0 : 1;
      }
      const [, to = '', , out = ''] = rest;
      await asker.ask('courier-export', { to, out });
      return 0;
    } catch (error) {
      if (error instanceof ActRefusal) return 1;
      throw error;
    }
  };
}
