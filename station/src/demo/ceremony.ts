import { createServer } from 'node:net';
import { join, relative } from 'node:path';
import { wrapDisplay } from '@parley/text/terminal.ts';
import { hash, identifier, isolate } from '@parley/text/tokens.ts';
import type { Board, Side } from './board.ts';
import type { Pace } from './pace.ts';
import type { Party } from './party.ts';
import { symbols, type Telling } from './telling.ts';

export type CeremonyRoom = {
  readonly parties: readonly [Party, Party];
  /** What the parties hand to each other lies here. */
  readonly folder: string;
  readonly board: Board;
  readonly telling: Telling;
  readonly pace: Pace;
};

/** Founds both stations and one line between them, and starts both; returns the charter's file. */
export async function holdCeremony(room: CeremonyRoom): Promise<string> {
  const { parties, folder, board, telling, pace } = room;
  const { t } = telling;
  const [first, second] = parties;
  board.narrate(t('demo.founding', { first: first.name, second: second.name }));
  board.head();
  await Promise.all(parties.map((party) => party.init()));
  const founded = (party: Party): string =>
    t('demo.station-founded', {
      folder: identifier(relative(folder, party.home)),
      releasers: party.officerFiles.length,
    });
  board.beside([founded(first)], [founded(second)]);
  await pace.beat();
  const cards = parties.map((party) => join(folder, `${party.name}.card`));
  await Promise.all(parties.map((party, i) => party.card(cards[i] as string)));
  both(room, (party) => `${symbols.given} ${t('demo.card-given', { party: party.name })}`);
  const files = { charter: join(folder, 'line.charter'), secret: join(folder, 'line.secret') };
  const address = `${first.name}=127.0.0.1:${await freePort()}`;
  await first.draftCharter(cards, files, [`websocket=websocket:${address}`, 'courier=courier']);
  const words = await first.words(files.charter);
  board.narrate(t('demo.words'));
  // The same words in every language: lines of their own, left to right.
  const spoken = wrapDisplay(words, board.width - 2);
  board.lines(spoken.map((line) => `  ${isolate(identifier(line), room.telling.lang)}`));
  await pace.read(words);
  for (const [side, party] of parties.entries()) {
    await party.sign(files.charter);
    const sentence = t('demo.charter-signed', { party: party.name });
    board.show(side as Side, [`${symbols.signed} ${sentence}`]);
  }
  const lines = await Promise.all(parties.map((party) => party.adopt(files, words)));
  both(room, (party) => `${symbols.recorded} ${t('demo.charter-adopted', { party: party.name })}`);
  board.narrate(t('demo.ceremony', { line: hash(lines[0] ?? '') }));
  await pace.beat();
  const pids = await Promise.all(parties.map((party) => party.run()));
  both(room, (party, i) =>
    t('demo.running', { party: party.name, pid: identifier(String(pids[i])) }),
  );
  return files.charter;
}

function both({ parties, board }: CeremonyRoom, say: (party: Party, i: number) => string): void {
  const [left, right] = parties;
  board.beside([say(left, 0)], [say(right, 1)]);
}

/** A port that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
