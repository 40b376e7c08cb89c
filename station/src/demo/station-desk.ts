import { setTimeout as sleep } from 'node:timers/promises';
import { hex, unhex } from '@parley/core/base/bytes.ts';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kindName } from '@parley/core/codec/kinds.ts';
import { encodeRecord, type WatchState } from '@parley/core/codec/records.ts';
import type { Json } from '../acts/act.ts';
import { watchStates } from '../acts/line/peers.ts';
import { type OfficerKey, readOfficerFile } from '../keys/officer-file.ts';
import type { Desk, Doing, ExportedFile, HeldEntry, Saying, Written } from './desk.ts';
import type { Party } from './party.ts';
import { Sightings } from './sightings.ts';

const standings = { original: 0, reviewed: 1, courtesy: 2 } as const;
const stepMs = 25;
const patienceMs = 30_000;

type Sheet = { readonly draft: string; readonly challenge: string; readonly missing: number };
type Row = { readonly entry: string; readonly kind: number | null };
type Shown = {
  readonly draft: string | null;
  readonly texts?: readonly { readonly text: string }[];
  readonly states: readonly { readonly states: readonly { readonly state: string }[] }[];
};

/** The desk of a station that runs: every act goes over its socket, as a verb's would. */
export class StationDesk implements Desk {
  readonly name: string;
  readonly #party: Party;
  readonly #officers: readonly OfficerKey[];
  readonly #sightings = new Sightings();

  constructor(party: Party) {
    this.name = party.name;
    this.#party = party;
    this.#officers = party.officerFiles.map(officerOf);
    party
      .follow('follow', {}, (event) => this.#sightings.take(event))
      .catch((error: unknown) => this.#sightings.end(error));
  }

  async say({ kind, precedence, class: cls, texts, replyTo }: Saying): Promise<Written> {
    const versions = texts.map(({ lang, standing, text }) => {
      return { lang, standing: standings[standing], text };
    });
    const references = replyTo === null ? [] : [replyTo];
    const input = { kind, precedence, class: cls, texts: versions, references };
    return await this.#release((await this.#act('draft', input)) as Sheet);
  }

  async ack(entry: string, { precedence }: Doing): Promise<Written> {
    return await this.#release((await this.#act('ack', { entries: [entry], precedence })) as Sheet);
  }

  async withhold(entry: string, until: number, { precedence }: Doing): Promise<Written> {
    const input = { entries: [entry], until, precedence };
    return await this.#release((await this.#act('withhold', input)) as Sheet);
  }

  async answer(entry: string, answer: string, { precedence }: Doing): Promise<Written> {
    const input = { entry, answer, precedence };
    return await this.#release((await this.#act('confirm-answer', input)) as Sheet);
  }

  /** Nobody's release is asked for: the station says who is there. */
  async watch(word: string, until: number, { precedence }: Doing): Promise<Written> {
    const state = (watchStates as readonly string[]).indexOf(word) as WatchState;
    const record = encodeRecord({ kind: 'watch', state, until });
    const body = hex(encodeBody({ ...emptyBody, record }));
    const input = { kind: 'watch', precedence, body };
    const { entry } = (await this.#act('write-record', input)) as { entry: string };
    return { entry, time: Date.now(), releasedBy: [] };
  }

  onTheirRecord(entry: string): Promise<number> {
    return this.#sightings.recorded(entry);
  }

  onOurRecord(entry: string): Promise<number> {
    return this.#sightings.held(entry);
  }

  async circuits(state: 'close' | 'open'): Promise<void> {
    await this.#act('circuits', { state });
  }

  async circuitUp(): Promise<void> {
    await until(`a circuit of ${this.name}`, async () => {
      return ((await this.#act('circuits', {})) as { up: Json[] }).up.length > 0;
    });
  }

  async exportCourier(to: string, out: string): Promise<void> {
    await this.#act('courier-export', { to, out });
  }

  async importCourier(file: string): Promise<void> {
    await this.#act('courier-import', { file });
  }

  /** As the agreed order lists them, those not yet final among them. */
  async entries(): Promise<readonly HeldEntry[]> {
    const rows: Row[] = [];
    await this.#party.act('transcript-show', { tail: true }, (emitted) => {
      rows.push(...(emitted as unknown as Row[]));
    });
    const entries: HeldEntry[] = [];
    for (const row of rows) entries.push(await this.#entry(row));
    return entries;
  }

  async exportTranscript(out: string): Promise<ExportedFile> {
    const made = (await this.#act('transcript-export', { out })) as ExportedFile;
    return { file: made.file, sha256: made.sha256, entries: made.entries };
  }

  async disclose(entry: string, out: string): Promise<void> {
    await this.#act('disclose', { entries: [entry], out });
  }

  /** Texts and draft of what an officer or operator wrote; the stations' own entries have none. */
  async #entry({ entry, kind }: Row): Promise<HeldEntry> {
    const author = entry.slice(0, entry.lastIndexOf('/'));
    const recorded = author === this.name && (await this.#isRecorded(entry));
    const head = { entry, author, kind: kindName(kind ?? 0) ?? `kind ${kind}`, recorded };
    if (kind === null || kind > 6) return { ...head, draft: null, texts: [], acknowledged: false };
    const shown = (await this.#act('show', { entry })) as unknown as Shown;
    const states = shown.states.flatMap((one) => one.states.map(({ state }) => state));
    return {
      ...head,
      draft: shown.draft,
      texts: (shown.texts ?? []).map(({ text }) => text),
      acknowledged: kind === 1 && states.includes('acknowledged'),
    };
  }

  /** The newest entries of all are signed while one looks; their receipts take a moment. */
  async #isRecorded(entry: string): Promise<boolean> {
    await this.#sightings.recorded(entry).catch(() => undefined);
    return this.#sightings.isRecorded(entry);
  }

  /** One officer after the other, until the charter's rule is satisfied. */
  async #release({ draft, challenge, missing }: Sheet): Promise<Written> {
    const officers = this.#officers.slice(0, missing);
    const releases: Json[] = officers.map(({ officer, signer }) => {
      const signature = hex(signer.sign(unhex(challenge) as Uint8Array));
      return { draft, release: { scheme: 0, officer: hex(officer.id), signature } };
    });
    let entry = '';
    for (const release of releases.length === 0 ? [{ draft }] : releases) {
      const released = (await this.#act('release', release)) as { entry?: string };
      entry = released.entry ?? entry;
    }
    const names = officers.map(({ officer }) => officer.name);
    return { entry, time: Date.now(), releasedBy: names };
  }

  #act(name: string, input: Json): Promise<Json> {
    return this.#party.act(name, input);
  }
}

function officerOf(file: string): OfficerKey {
  const read = readOfficerFile(file);
  if (!read.ok) throw new Error(`${read.code}: ${read.detail}`);
  return read.value;
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < patienceMs; waited += stepMs) {
    if (await holds()) return;
    await sleep(stepMs);
  }
  throw new Error(`waited in vain for ${what}`);
}
