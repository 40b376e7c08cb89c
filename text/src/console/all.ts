import { access } from '../messages/access.ts';
import { acts } from '../messages/acts.ts';
import { agreements } from '../messages/agreements.ts';
import { availability } from '../messages/availability.ts';
import { charterSays } from '../messages/charter-says.ts';
import { circuits } from '../messages/circuits.ts';
import { classes } from '../messages/classes.ts';
import { desk } from '../messages/desk.ts';
import { deskRefusals } from '../messages/desk-refusals.ts';
import { errors } from '../messages/errors.ts';
import { faults } from '../messages/faults.ts';
import { findings } from '../messages/findings.ts';
import { kinds } from '../messages/kinds.ts';
import { precedences } from '../messages/precedences.ts';
import { proves } from '../messages/proves.ts';
import { refusals } from '../messages/refusals.ts';
import { release } from '../messages/release.ts';
import { show } from '../messages/show.ts';
import { silence } from '../messages/silence.ts';
import { states } from '../messages/states.ts';
import { unopened } from '../messages/unopened.ts';
import { watch } from '../messages/watch.ts';
import { alarm } from './alarm.ts';
import { board } from './board.ts';
import { ceremony } from './ceremony.ts';
import { drafting } from './drafting.ts';
import { frame } from './frame.ts';
import { lostKeys } from './lost-keys.ts';
import { people } from './people.ts';
import { reading } from './reading.ts';
import { records } from './records.ts';
import { settings } from './settings.ts';
import { signing } from './signing.ts';
import { troubles } from './troubles.ts';
import { waiting } from './waiting.ts';

/**
 * Every sentence that the console says: its own, and those that it shares with the command line.
 * What only the command line says stays out, so that a page does not carry it.
 */
export const consoleMessages = {
  ...access,
  ...acts,
  ...agreements,
  ...availability,
  ...charterSays,
  ...circuits,
  ...classes,
  ...desk,
  ...deskRefusals,
  ...errors,
  ...faults,
  ...findings,
  ...kinds,
  ...precedences,
  ...proves,
  ...refusals,
  ...release,
  ...show,
  ...silence,
  ...states,
  ...unopened,
  ...watch,
  ...alarm,
  ...board,
  ...ceremony,
  ...drafting,
  ...frame,
  ...lostKeys,
  ...people,
  ...reading,
  ...records,
  ...settings,
  ...signing,
  ...troubles,
  ...waiting,
} as const;

export type ConsoleKey = keyof typeof consoleMessages;

/** The console's own catalogues one by one, so that a test can see a key given twice. */
export const consoleAreas = {
  alarm,
  board,
  ceremony,
  drafting,
  frame,
  people,
  reading,
  records,
  settings,
  signing,
  troubles,
  waiting,
} as const;
