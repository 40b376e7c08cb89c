import { concat } from '@parley/core/base/bytes.ts';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import {
  type Certificate,
  certificateSigningInput,
  encodeCertificate,
  encodeCertificateContent,
} from '@parley/core/codec/certificate.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import type { Draft, Effect, Input, Now, Shown } from '@parley/core/replication/io.ts';
import type { Line } from '@parley/core/replication/line.ts';
import { lastSignedHead } from '@parley/core/station/incarnation.ts';
import { type GuardValue, startLine } from '@parley/core/station/start.ts';
import { step } from '@parley/core/station/step.ts';
import { Disk } from './disk.ts';
import type { Random } from './entropy.ts';
import { type Founding, makeSecrets, type Secrets } from './founding.ts';
import { crypto, fakePq, type Signer } from './keys.ts';

/** What a simulated station survives a crash with. */
export type Machine = {
  disk: Disk;
  guard: GuardValue | 'missing';
  /** Own incarnations opened later, with their secrets, the present one last. */
  incarnations: { certificate: Certificate; bytes: Uint8Array; secrets: Secrets }[];
};

export type Backup = Pick<Machine, 'disk' | 'incarnations'>;

export type Sent = { to: number; circuit: string; payload: Uint8Array };

/** Steps between which a crash can be asked for: the letters of one turn of writing. */
export type CrashPoint = 'before-persist' | 'after-persist' | 'after-guard' | 'after-sign';

/** One honest station: the core as it is, a fake disk, real signatures, no envelope. */
export class Station {
  readonly founding: Founding;
  readonly me: number;
  readonly random: Random;
  machine: Machine;
  line: Line;
  now: Now;
  outbox: Sent[] = [];
  shown: Shown[] = [];
  written = new Map<number, unknown>();
  courier: { to: number; payloads: readonly Uint8Array[] }[] = [];
  crashAt: CrashPoint | null = null;
  crashed = false;
  /** Effects until a crash of its own, before or after the effect; 0: none. */
  crashIn = 0;
  destroyed: number[] = [];
  made: number[] = [];
  /** Journals whose machine was rolled back, guard and all: two heads are possible there. */
  readonly tainted = new Set<string>();
  /** Every head this station ever signed, by origin and size: must never differ. */
  signed = new Map<string, string>();
  private nextId = 1;

  constructor(founding: Founding, me: number, random: Random, now: Now) {
    this.founding = founding;
    this.me = me;
    this.random = random;
    this.now = now;
    this.machine = freshMachine(founding, me);
    this.line = this.boot();
  }

  /** Starts again from what the machine holds; everything in memory is lost. */
  boot(): Line {
    this.crashed = false;
    this.outbox = [];
    const { disk, guard, incarnations } = this.machine;
    const present = incarnations.at(-1)?.bytes;
    this.crashIn = 0;
    this.line = startLine({
      ...(present && { present }),
      line: this.founding.line,
      charter: this.founding.charter,
      me: this.me,
      crypto,
      entropy: this.random,
      desk: null,
      certificates: incarnations.map(({ certificate }) => certificate),
      guard,
      stored: disk.start(),
      now: this.now,
    });
    const effects = this.line.effects;
    this.line.effects = [];
    this.run(effects);
    return this.line;
  }

  /** An officer's entry; the id under which `written` will hold the answer. */
  write(draft: Partial<Draft> & { body: Uint8Array }): number {
    const id = this.nextId++;
    const full: Draft = {
      kind: 1,
      precedence: 1,
      class: 2,
      salt: this.random.bytes(16),
      references: [],
      shown: null,
      ...draft,
    };
    this.input({ kind: 'write', id, draft: full });
    return id;
  }

  /** One turn of the loop with these inputs. */
  input(...inputs: Input[]): void {
    for (const one of inputs) this.run(step(this.line, this.now, one));
    if (!this.crashed) this.run(step(this.line, this.now, { kind: 'end' }));
  }

  private run(effects: readonly Effect[]): void {
    const queue = [...effects];
    while (queue.length > 0 && !this.crashed) {
      const effect = queue.shift() as Effect;
      const dies = this.crashIn > 0 && --this.crashIn === 0;
      if (dies && this.random.oneIn(2)) return this.crash();
      const answer = this.execute(effect);
      if (dies) return this.crash();
      if (answer && !this.crashed) queue.push(...step(this.line, this.now, answer));
    }
  }

  /** The power fails: what is in memory and not yet carried is gone. */
  crash(): void {
    this.crashed = true;
    this.outbox = [];
  }

  /** A copy of what a backup holds: the disk and the keys on it, never the guard. */
  backup(): Backup {
    return { disk: this.machine.disk.copy(), incarnations: [...this.machine.incarnations] };
  }

  restore(backup: Backup): void {
    this.machine.disk = backup.disk.copy();
    this.machine.incarnations = [...backup.incarnations];
    this.boot();
  }

  loseGuard(): void {
    this.machine.guard = 'missing';
    this.boot();
  }

  /** The whole machine as it is now, guard and all. */
  snapshot(): Machine {
    const { guard } = this.machine;
    return { ...this.backup(), guard: guard === 'missing' ? guard : { ...guard } };
  }

  rollBack(machine: Machine): void {
    const guard = machine.guard === 'missing' ? machine.guard : { ...machine.guard };
    this.machine = { disk: machine.disk.copy(), incarnations: [...machine.incarnations], guard };
    this.boot();
    this.tainted.add(this.line.own);
  }

  /** Two officers and the recovery key: new keys, stated at the head that is known to be signed. */
  openIncarnation(): number {
    const id = this.nextId++;
    const secrets = makeSecrets(this.random);
    const mine = [...this.line.journals.values()].filter(({ name }) => name.party === this.me);
    const number = Math.max(...mine.map(({ name }) => name.number)) + 1;
    const certificate: Certificate = {
      line: this.founding.line,
      party: this.me,
      number,
      tag: this.random.bytes(8),
      keys: secrets.keys,
      previous: lastSignedHead(this.line),
    };
    const content = encodeCertificateContent(certificate);
    const signer = this.founding.recovery[this.me] as Signer;
    const bytes = encodeCertificate(content, signer.sign(certificateSigningInput(content)));
    this.machine.incarnations.push({ certificate, bytes, secrets });
    const record = encodeRecord({ kind: 'incarnation', certificate: bytes });
    const draft: Draft = {
      kind: kinds.incarnation,
      precedence: 1,
      class: 0,
      salt: this.random.bytes(16),
      body: encodeBody({ ...emptyBody, record }),
      references: [],
      shown: null,
    };
    this.input({ kind: 'open-incarnation', id, certificate: bytes, draft });
    const taken = this.line.own.startsWith(`${this.me}.${number}.`);
    if (!taken && !this.crashed) this.machine.incarnations.pop();
    return id;
  }

  private execute(effect: Effect): Input | undefined {
    switch (effect.kind) {
      case 'persist': {
        if (this.crashing('before-persist')) return undefined;
        const done = this.machine.disk.write(effect.records, effect.urgent);
        if (this.crashing('after-persist')) return undefined;
        if (!done) return { kind: 'fault', id: effect.id, what: 'disk-full' };
        return { kind: 'durable', id: effect.id };
      }
      case 'guard': {
        const { journal, size, root } = effect;
        this.machine.guard = { journal, size, root, beyond: false };
        if (this.crashing('after-guard')) return undefined;
        return { kind: 'guarded', id: effect.id };
      }
      case 'sign': {
        const signature = this.sign(effect.key, effect.message);
        if (this.crashing('after-sign')) return undefined;
        return { kind: 'signed', id: effect.id, signature };
      }
      case 'load':
        return { kind: 'loaded', id: effect.id, loaded: this.machine.disk.answer(effect.query) };
      case 'transmit':
        if (effect.circuit) {
          this.outbox.push({ to: effect.to, circuit: effect.circuit, payload: effect.payload });
        }
        return undefined;
      case 'courier':
        this.courier.push(effect);
        return undefined;
      case 'written':
        this.written.set(effect.id, effect.result);
        return undefined;
      case 'beyond-guard':
        if (this.machine.guard !== 'missing') this.machine.guard.beyond = true;
        return undefined;
      case 'make-receive-key':
        this.made.push(effect.number);
        return {
          kind: 'receive-key',
          number: effect.number,
          publicKey: this.random.bytes(1216),
        };
      case 'destroy-receive-key':
        this.destroyed.push(effect.number);
        return undefined;
      case 'show':
        this.shown.push(effect.event);
        return undefined;
      default:
        return undefined;
    }
  }

  private crashing(point: CrashPoint): boolean {
    if (this.crashAt !== point) return false;
    this.crashAt = null;
    this.crash();
    return true;
  }

  private sign(key: 'note' | 'cosign' | 'pq', message: Uint8Array): Uint8Array {
    const later = this.machine.incarnations.find(
      ({ certificate }) => journalKey(certificate) === this.line.own,
    );
    const secrets = later?.secrets ?? this.founding.secrets[this.me];
    if (!secrets) throw new Error('no keys');
    if (key === 'note') this.recordSigned(message);
    return key === 'pq' ? fakePq(secrets.keys.mldsa, message) : secrets[key].sign(message);
  }

  /** The one thing no station may ever do: two heads of one origin and size. */
  private recordSigned(message: Uint8Array): void {
    const [origin, size, root] = Buffer.from(message).toString().split('\n');
    if (!origin?.startsWith('parley/') || origin.startsWith('parley/canary')) return;
    const name = `${origin} ${size}`;
    const before = this.signed.get(name);
    if (this.tainted.has(this.line.own)) return;
    if (before !== undefined && before !== root) throw new Error(`two heads of ${name}`);
    this.signed.set(name, root as string);
  }
}

export function freshMachine(founding: Founding, me: number): Machine {
  const tag = founding.charter.parties[me]?.tag as Uint8Array;
  const root = crypto.sha256(concat());
  const guard = { journal: { party: me, number: 0, tag }, size: 0, root, beyond: false };
  return { disk: new Disk(), guard, incarnations: [] };
}
