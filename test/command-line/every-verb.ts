import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { must, type Name, names, TwoParties, until } from './two-parties.ts';
import { nodeArguments } from './verb.ts';

/** What one verb printed, and how it ended. */
export type Spoken = {
  /** As it is typed, without its options: `charter draft`. */
  readonly verb: string;
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
};

/** How the verbs are asked: in a language for people, or `--json`. */
export type How = { readonly lang: string; readonly json?: boolean };

type Where = Name | 'nowhere';

/**
 * Every verb of the program, each at least once and as an operator would use it, from two empty
 * folders to new keys and a restored backup. What a later verb needs of an earlier one is asked
 * beside, so that the same walk serves every language.
 */
export class EveryVerb {
  readonly spoken: Spoken[] = [];
  readonly parties = new TwoParties();
  readonly #how: How;

  constructor(how: How) {
    this.#how = how;
  }

  async walk(): Promise<readonly Spoken[]> {
    await this.#ceremony();
    await Promise.all(names.map((name) => this.parties.run(name)));
    await this.#line();
    await this.#messages();
    await this.#agreements();
    await this.#evidence();
    await Promise.all(names.map((name) => this.parties.stop(name)));
    await this.#keys();
    return this.spoken;
  }

  async #ceremony(): Promise<void> {
    const { parties } = this;
    const roles = 'principal,releaser,duty-officer';
    const north = `Первый офицер:${roles}:${parties.officer('north', 'first')}`;
    const shares = ['--shares', parties.at('north-shares')];
    const more = ['principal', 'releaser'].flatMap((role) => {
      return ['--officer', `${role} of north:${role}:${parties.officer('north', role)}`];
    });
    const made = ['--name', 'north', '--title', 'ar=الشمال', '--officer', north, ...more];
    await this.#say('north', 'init', [...made, ...shares]);
    await this.#say('north', 'card', ['--out', parties.at('north.card'), '--qr']);
    await parties.carded('south');
    await this.#say('nowhere', 'card read', [parties.at('south.card')]);
    const cards = names.map((name) => parties.at(`${name}.card`));
    const circuits = ['--circuit', 'bag=courier', '--circuit', await parties.circuit()];
    const quick = ['--set', 'canary-period=1', '--set', 'challenge-period=1'];
    const out = ['--name', 'test line', '--out', parties.charter, '--secret', parties.secret];
    await this.#say('nowhere', 'charter draft', [...cards, ...out, ...circuits, ...quick]);
    for (const name of names) {
      await this.#say('nowhere', 'charter sign', [parties.charter, ...parties.shares(name)]);
    }
    await this.#say('nowhere', 'charter show', [parties.charter]);
    const { words } = must(await parties.verb('charter', 'show', parties.charter));
    const agreed = ['--secret', parties.secret, '--yes', (words as string[]).join(' ')];
    for (const name of names) {
      await this.#say(name, 'charter adopt', [parties.charter, ...agreed]);
    }
    const prepared = ['--card', parties.at('north.card'), '--address', '127.0.0.1:7400'];
    await this.#say('nowhere', 'conformance prepare', [parties.at('tester'), ...prepared]);
  }

  async #line(): Promise<void> {
    await this.#say('north', 'watch', ['listening-only', '--until', '2999-01-01T00:00Z']);
    await this.#say('south', 'watch', ['staffed']);
    const up = async () => must(await this.parties.on('north', 'status'));
    await until(up, ({ peers }) => (peers as { lineUp: boolean }[])[0]?.lineUp === true);
    await this.#say('north', 'test', []);
    await this.#say('north', 'status', []);
    await this.#say('north', 'status', ['--metrics']);
    await this.#say('north', 'availability', ['--hours']);
    await this.#say('north', 'rekey receive', []);
    await this.#say('north', 'doctor', []);
    await this.#say('north', 'officer list', []);
    await this.#say('north', 'officer enrol', ['Дежурный', '--role', 'duty-officer']);
    const file = this.parties.at('new.key');
    await this.#say('nowhere', 'officer new', ['Новый', '--role', 'translator', '--out', file]);
    const principal = ['--principal', this.parties.officer('north', 'principal')];
    await this.#say('north', 'officer add', [file, ...principal]);
    const { answer } = await this.parties.on('north', 'officer', 'list');
    const added = (answer as { id: string; name: string }[]).find(({ name }) => name === 'Новый');
    await this.#say('north', 'officer remove', [added?.id ?? '', ...principal]);
  }

  async #messages(): Promise<void> {
    const { parties } = this;
    writeFileSync(parties.at('note.txt'), 'an attachment');
    const versions = [
      ['ru:original', 'Проверка связи.'],
      ['en:courtesy', 'A test of the line.'],
      ['ar:reviewed', 'اختبار الخط.'],
    ].flatMap(([version, text = ''], i) => {
      const file = parties.at(`text-${i}.txt`);
      writeFileSync(file, text);
      return ['--text', `${version}=${file}`];
    });
    const first = by(parties, 'north', 'first');
    const to = ['--to', 'south', '--class', 'EXERCISE'];
    const attached = ['--attach', parties.at('note.txt')];
    await this.#say('north', 'send', [...to, ...versions, ...attached, ...first]);
    await this.#say('north', 'draft', [...to, '--text', 'A warning', '--precedence', 'FLASH']);
    const draft = await this.#draft();
    await this.#say('north', 'release', [draft, ...first]);
    await this.#say('north', 'discard', [draft]);
    await this.#say('north', 'service', ['--to', 'south', '--class', 'REAL', '--text', 'cable']);
    await this.#say('north', 'confirm', [...to, '--text', 'Did you call?', ...first]);
    const sent = await this.#entries('north', 'waitingForThem');
    await this.#waiting('south', sent.length);
    await this.#say('south', 'inbox', []);
    const named = (wanted: string) => sent.find(({ kind }) => kind === wanted)?.entry ?? '';
    const [one, two] = [named('message'), named('confirm')];
    const duty = by(parties, 'south', 'duty-officer');
    const releaser = by(parties, 'south', 'releaser');
    for (const entry of [one, two]) await this.#say('south', 'show', [entry]);
    await this.#say('south', 'ack', [one, ...duty]);
    const later = ['--until', '2999-01-01T00:00Z'];
    await this.#say('south', 'withhold', [one, ...later, ...releaser]);
    await this.#say('south', 'confirm', ['--answer', two, '--say', 'no', ...releaser]);
    await this.#say('north', 'correct', [one, ...to, '--text', 'At 21:00 UTC', ...first]);
    await this.#say('north', 'retract', [one, ...first]);
    await this.#say('north', 'inbox', []);
    await this.#say('north', 'show', [one, '--officer', parties.officer('north', 'first')]);
    await this.#follow();
  }

  async #agreements(): Promise<void> {
    const { parties } = this;
    const principal = (name: Name) => by(parties, name, 'principal');
    await this.#say('north', 'handover', ['--to', parties.officer('north', 'first'), '--yes']);
    const times = ['--from', '2999-01-01T00:00Z', '--until', '2999-01-02T00:00Z'];
    const night = ['--title', 'Ночь', ...times];
    await this.#say('north', 'exercise propose', [...night, ...principal('north')]);
    const id = await this.#exercise('south', 'proposed');
    await this.#say('south', 'exercise agree', [id, ...principal('south')]);
    await this.#exercise('north', 'running');
    await this.#say('north', 'exercise end', [id, ...principal('north')]);
    await this.#say('north', 'exercise list', []);
    const file = parties.at('terms.json');
    writeFileSync(file, JSON.stringify([{ en: 'canary', ru: 'проба', ar: 'اختبار' }]));
    await this.#say('north', 'terms propose', [file, ...principal('north')]);
    const shown = async () => must(await parties.on('south', 'terms', 'show'));
    const seen = await until(shown, ({ proposed }) => (proposed as unknown[]).length === 1);
    const [list] = seen.proposed as { entry: string }[];
    await this.#say('south', 'terms agree', [list?.entry ?? '', ...principal('south')]);
    await this.#say('south', 'terms show', []);
  }

  async #evidence(): Promise<void> {
    const { parties } = this;
    const at = (file: string) => ['--out', parties.at(file)];
    await this.#say('north', 'courier export', ['--to', 'south', ...at('one.courier')]);
    await this.#say('south', 'courier import', [parties.at('one.courier'), '--dry-run']);
    await this.#say('south', 'courier import', [parties.at('one.courier')]);
    await this.#say('north', 'transcript show', ['--tail']);
    await this.#say('north', 'transcript export', ['--tail', ...at('one.transcript')]);
    const charter = ['--charter', parties.charter];
    await this.#say('nowhere', 'verify', [parties.at('one.transcript'), ...charter, '--details']);
    await this.#say('north', 'disclose', ['north/1', ...at('one.disclosure')]);
    await this.#say('nowhere', 'verify', [parties.at('one.disclosure'), ...charter]);
    await this.#say('north', 'access', []);
    await this.#say('north', 'backup', at('one.backup'));
  }

  async #keys(): Promise<void> {
    const { parties } = this;
    const again = ['--home', parties.at('again')];
    await this.#say('nowhere', 'restore', [parties.at('one.backup'), ...again]);
    await this.#say('nowhere', 'doctor', again, 3);
    writeFileSync(parties.at('other'), Buffer.alloc(32, 9));
    await this.#say('nowhere', 'rekey disk', ['--new-key-file', parties.at('other'), ...again]);
    const officers = ['first', 'principal'].flatMap((role) => {
      return ['--officer', parties.officer('north', role)];
    });
    const open = ['--yes', ...parties.shares('north'), ...officers];
    await this.#say('north', 'incarnation open', open);
    mkdirSync(parties.at('next'));
    for (const name of names) {
      must(await parties.on(name, 'card', '--out', parties.at('next', `${name}.card`)));
    }
    const cards = names.map((name) => parties.at('next', `${name}.card`));
    const next = ['--name', 'next line', '--out', parties.at('next.charter')];
    await this.#say('north', 'charter succeed', [...cards, ...next]);
  }

  /** Runs until it has said something, and is then interrupted as by Ctrl-C. */
  async #follow(): Promise<void> {
    const child = this.#spawn('north', 'follow', []);
    const spoken = collected(child, 'follow');
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGINT');
    const ended = await spoken;
    this.spoken.push(ended);
    if (ended.status !== 0) throw new Error(`follow ended with ${ended.status}: ${ended.err}`);
  }

  /** One verb; what it says is kept, and it must end as it should. */
  async #say(where: Where, verb: string, args: readonly string[], status = 0): Promise<void> {
    const spoken = await collected(this.#spawn(where, verb, args), verb);
    this.spoken.push(spoken);
    if (spoken.status === status) return;
    throw new Error(`${verb} ended with ${spoken.status}: ${spoken.out}${spoken.err}`);
  }

  #spawn(where: Where, verb: string, args: readonly string[]) {
    const home = where === 'nowhere' ? [] : ['--home', this.parties.home(where)];
    const json = this.#how.json ? ['--json'] : [];
    const words = [...verb.split(' '), ...args, ...home, ...json];
    const env = {
      ...process.env,
      PARLEY_KEY_FILE: this.parties.at('key'),
      PARLEY_LANG: this.#how.lang,
    };
    return spawn(process.execPath, [...nodeArguments, ...words], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  async #draft(): Promise<string> {
    const { drafts } = must(await this.parties.on('north', 'inbox'));
    return (drafts as { draft: string }[])[0]?.draft ?? '';
  }

  async #entries(name: Name, part: string): Promise<readonly Listed[]> {
    return must(await this.parties.on(name, 'inbox'))[part] as readonly Listed[];
  }

  async #waiting(name: Name, count: number): Promise<void> {
    await until(
      () => this.#entries(name, 'waitingForUs'),
      (found) => found.length >= count,
    );
  }

  async #exercise(name: Name, state: string): Promise<string> {
    const list = async () => {
      const { answer } = await this.parties.on(name, 'exercise', 'list');
      return answer as { exercise: string; state: string }[];
    };
    const rows = await until(list, ([row]) => row?.state === state);
    return rows[0]?.exercise ?? '';
  }
}

type Listed = { readonly entry: string; readonly kind: string };

function by(parties: TwoParties, name: Name, role: string): string[] {
  return ['--officer', parties.officer(name, role), '--yes'];
}

async function collected(child: ReturnType<typeof spawn>, verb: string): Promise<Spoken> {
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { verb, status, out, err };
}
