import { compartment } from '@parley/api/wire.ts';
import { equal, hex } from '@parley/core/base/bytes.ts';
import { roles } from '@parley/core/codec/kinds.ts';
import { officersNow, type Roster } from '@parley/core/keys/roster.ts';
import { z } from 'zod';
import { DeskLine } from '../../desk-http/desk-line.ts';
import { FoundingDesk } from '../../desk-http/founding/founding-desk.ts';
import { issueCode } from '../../desk-http/security/issue-code.ts';
import { act } from '../act.ts';

/** A one-time code by which an officer enrols a passkey at the desk; shown this once. */
export const officerCodeAct = act({
  name: 'officer-code',
  input: z.strictObject({
    name: z.string().min(1).max(64),
    roles: z.array(z.enum(roles)).min(1),
    compartments: z.array(compartment).default([]),
  }),
  run: async (context, given) => {
    const about = { ...given, replaces: null };
    // Before the first line he is to stand on the card; there are no compartments yet.
    const founding = given.compartments.length === 0 && FoundingDesk.of(context.station);
    return issueCode(founding || DeskLine.of(context.line()), null, about);
  },
});

/** The officers of this party after every entry that is known. */
export const officersAct = act({
  name: 'officers',
  input: z.strictObject({}),
  run: async (context) => {
    const line = context.line();
    const roster = line.host.line.rosters[line.me] as Roster;
    return officersNow(roster).map(({ id, scheme, publicKey, roles, name }) => {
      return { id: hex(id), scheme, publicKey: hex(publicKey), roles: [...roles], name };
    });
  },
});

/**
 * Passkeys that were enrolled at the desk and are on no roster yet, with the roles of their codes.
 * Until the first of them is there no principal has a desk: one with a key file puts it on.
 */
export const enrolledAct = act({
  name: 'officers-enrolled',
  input: z.strictObject({}),
  run: async (context) => {
    const line = context.line();
    const listed = officersNow(line.host.line.rosters[line.me] as Roster);
    const accounts = DeskLine.of(line).accounts.list();
    const waiting = accounts.filter(({ officer }) => !listed.some(({ id }) => equal(id, officer)));
    return waiting.map(({ officer, scheme, publicKey, roles, name }) => {
      return { id: hex(officer), scheme, publicKey: hex(publicKey), roles: [...roles], name };
    });
  },
});
