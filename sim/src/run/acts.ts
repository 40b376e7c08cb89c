import { isSpent } from '@parley/core/replication/certificates.ts';
import { clean } from '../network/profile.ts';
import { openIncarnation } from '../station/incarnation.ts';
import { textBody } from '../world/texts.ts';
import type { Act, Plan } from './plan.ts';
import type { Run } from './run.ts';

const minuteMs = 60_000;
/** What shortens a liar's long pauses: a lie of once in three hours comes in every act. */
const hurry = 12;
/** What is said in an act. */
const messages = 8;

/**
 * When all is healed and one again, liars have their turn on a good network: several at once, in
 * acts. So each way to lie comes often, upon a line that has been through everything before.
 */
export async function playActs(run: Run, { acts }: Plan): Promise<void> {
  fair(run);
  await run.pass(minuteMs);
  for (const act of acts) await play(run, act);
}

async function play(run: Run, act: Act): Promise<void> {
  const { world, cast } = run;
  const { party, ms, strategies } = act;
  world.trace.tell(-1, 'act', party, strategies.length);
  world.trace.write(-1, 'act', `party ${party}: ${strategies.map(({ name }) => name).join(' ')}`);
  renew(run, party);
  await run.pass(minuteMs);
  const links = world.links.filter((link) => link.has(party) && link.id.startsWith('ws'));
  for (const strategy of strategies) cast.begin(strategy, { party, links, hurry });
  for (let i = 0; i < messages; i++) {
    const station = world.random.pick(world.stations);
    const precedence = world.random.oneIn(4) ? 4 : 1;
    if (station.running) station.write({ body: textBody(`act ${i}`), precedence });
    await run.pass(ms / messages);
  }
  cast.end();
  fair(run);
  for (const station of world.stations) if (!station.running) world.boot(station.me);
  await run.pass(5 * minuteMs);
}

/** A liar whose journal nobody takes any more, or who is mute, lies on with new keys. */
function renew({ world, honest }: Run, party: number): void {
  const station = world.station(party);
  const { own, mute } = station.line;
  const stands = honest.some(({ line }) => {
    const journal = line.journals.get(own);
    return journal?.contested || journal?.over;
  });
  if ((!mute && !stands) || isSpent(station.line, party)) return;
  world.stir();
  openIncarnation(station).catch((error: unknown) => world.fail(error));
}

/** Two circuits between each two, good ones. */
function fair(run: Run): void {
  const { world } = run;
  for (const a of world.stations) {
    for (const b of world.stations) {
      if (a.me < b.me) for (const name of ['ws', 'sat']) world.link(name, a.me, b.me);
    }
  }
  for (const link of world.links) {
    link.wanted = !link.id.startsWith('radio');
    run.weather(link).clear(clean, world.elapsed);
    if (link.wanted) world.redial(link);
    else world.disconnect(link);
  }
}
