import { hex } from '@parley/core/base/bytes.ts';
import type { Json } from '@parley/station/acts/act.ts';
import { readContent } from '@parley/station/cli/messages/sheet.ts';
import { pause } from '../stations/until.ts';
import { Unanswered } from './desk-client.ts';
import type { Ledger } from './ledger.ts';
import type { ParleyRun } from './parley-run.ts';
import type { Seeded } from './seeded.ts';

/** Refusals that an officer meets on a lively line, and does again or leaves. */
const passing = new Set([
  'station-gone',
  'draft-overtaken',
  'no-draft',
  'wrong-kind',
  // Two of the talker's officers took up the same message.
  'answered-already',
]);

export type Talker = {
  readonly run: ParleyRun;
  readonly ledger: Ledger;
  readonly seeded: Seeded;
};

type Sheet = { readonly draft: string; readonly content: string };
type Inbox = { readonly waitingForUs: readonly { readonly entry: string }[] };

/** The officer of this station signs what a sheet says. */
function releaseOf({ founded, me }: ParleyRun, sheet: Sheet): Json {
  const { officer, signer } = founded.officers[me] as (typeof founded.officers)[number];
  const content = readContent(sheet.content);
  if (!content) throw new Error('a sheet holds its content');
  const signature = hex(signer.sign(content.challenge));
  return { scheme: 0, officer: hex(officer.id), signature };
}

/** Releases a draft; what was written meanwhile on the other side is looked at and said so. */
async function release(run: ParleyRun, sheet: Sheet, signed: boolean): Promise<string> {
  let seen: string[] = [];
  for (let tries = 0; ; tries++) {
    const given = signed ? { release: releaseOf(run, sheet) } : {};
    try {
      const asked = { draft: sheet.draft, seen, ...given };
      return (await run.ask<{ entry: string }>('release', asked)).entry;
    } catch (error) {
      const overtaken = error instanceof Unanswered && error.code === 'draft-overtaken';
      if (!overtaken || tries >= 5) throw error;
      seen = error.message.slice('draft-overtaken '.length).split(', ');
    }
  }
}

type Attached = { readonly sha256: string; readonly name: string; readonly mediaType: string };

/** Drafts and releases one message; the name of its entry. */
export async function say(
  run: ParleyRun,
  text: string,
  precedence: string,
  attachments: readonly Attached[] = [],
): Promise<string> {
  const others = run.founded.charter.parties.filter((_, party) => party !== run.me);
  const sheet = await run.ask<Sheet>('draft', {
    class: 'TEST',
    precedence,
    to: others.map(({ name }) => ({ party: name, purpose: 'action' })),
    texts: [{ lang: 'en', standing: 0, text }],
    attachments: [...attachments],
  });
  return await release(run, sheet, false);
}

/** The officer acknowledges the oldest message that waits for him; its name, if there is one. */
export async function acknowledge(run: ParleyRun): Promise<string | undefined> {
  const inbox = await run.ask<Inbox>('inbox', { limit: 8 });
  const entry = inbox.waitingForUs.at(-1)?.entry;
  return entry === undefined ? undefined : await acknowledgeOne(run, entry);
}

export async function acknowledgeOne(run: ParleyRun, entry: string): Promise<string> {
  await release(run, await run.ask<Sheet>('ack', { entries: [entry] }), true);
  return entry;
}

/** Talks until the station is gone or `over` says so; every answer goes into the ledger. */
export async function talk(talker: Talker, over: () => boolean): Promise<void> {
  const { run, ledger, seeded } = talker;
  const { pid } = run;
  const living = () => run.running && run.pid === pid && !over();
  const under: Promise<void>[] = [];
  while (living()) {
    const text = `${run.name} says ${ledger.said++}`;
    const urgent = seeded.chance(0.07);
    const said = say(run, text, urgent ? 'FLASH' : 'ROUTINE').then((entry) => {
      ledger.signed.set(entry, text);
    });
    under.push(said.catch((error) => note(ledger, error)));
    if (seeded.chance(0.3)) {
      const acted = acknowledge(run).then((entry) => {
        if (entry !== undefined) ledger.acknowledged.add(entry);
      });
      under.push(acted.catch((error) => note(ledger, error)));
    }
    if (under.length >= 4) await Promise.all(under.splice(0));
    await pause(2 + seeded.below(15));
  }
  await Promise.all(under);
}

function note(ledger: Ledger, error: unknown): void {
  const passes = error instanceof Unanswered && passing.has(error.code);
  if (!passes) ledger.wrong.push(String(error));
}
