import type { Officers } from '@parley/api/officers.ts';
import { equal, hex } from '@parley/core/base/bytes.ts';
import type { Officer } from '@parley/core/codec/officer.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import type { Roster } from '@parley/core/keys/roster.ts';
import { grantRefusal } from '@parley/core/station/two-persons.ts';
import { ownClassWord } from '../../acts/agreements/record-draft.ts';
import { entryName } from '../../projection/entry-name.ts';
import type { Asked } from '../asked.ts';
import type { DeskLine } from '../desk-line.ts';
import { DeskRefusal } from '../refusals.ts';
import { codeMs, type EnrolmentAbout, issueCode } from '../security/issue-code.ts';
import { recordSheet } from '../sheets/record-sheet.ts';
import type { HandlersOf } from './handler.ts';

type Names = 'officers' | 'issueCode' | 'issueRecovery' | 'rosterSheet';

export const officerHandlers: HandlersOf<Names> = {
  officers: (asked) => officersOf(asked),

  issueCode: (asked, { json }) => {
    asked.line.closed.refuseUnknown(json.compartments);
    return issueCode(asked.line, asked.officer, { ...json, replaces: null });
  },

  issueRecovery: (asked, { json: { officer } }) => {
    const { line } = asked;
    const id = new Uint8Array(Buffer.from(officer, 'hex'));
    const known = line.officer(id);
    if (!known) throw new DeskRefusal('not-found', officer);
    const refusal = grantRefusal(asked.officer, id);
    if (refusal) throw new DeskRefusal(refusal, 'his own');
    const { name, roles } = known;
    const compartments = line.accounts.compartmentsOf(id);
    const about: EnrolmentAbout = { name, roles, compartments, replaces: officer };
    const ends = asked.now + codeMs;
    const given = { purpose: 'recover', issuer: asked.officer, officer: id, ends } as const;
    return { code: line.codes.issue({ ...given, about: JSON.stringify(about) }), ends };
  },

  rosterSheet: async (asked, { json: { action, officer } }) => {
    const found =
      action === 'add' ? candidateOf(asked.line, officer) : onRoster(asked.line, officer);
    const record = encodeRecord({ kind: 'roster', action, officer: found });
    const cls = ownClassWord(asked.line.line);
    return await recordSheet(asked, { kind: 'roster', record, references: [], class: cls });
  },
};

/** The roster, and passkeys that no roster entry names. */
export function officersOf({ line, desk, now }: Asked): Officers {
  const present = new Set(line.sessions.present(now).map((id) => hex(id)));
  const officers = line.officers();
  const names = new Set(officers.map(({ id }) => hex(id)));
  return {
    officers: officers.map((one) => {
      const id = hex(one.id);
      const demonstration = desk.isDemonstration(id);
      return {
        officer: id,
        name: one.name,
        roles: [...one.roles],
        signs: demonstration ? 'demonstration' : one.scheme === 0 ? 'key-file' : 'passkey',
        compartments: line.accounts.compartmentsOf(one.id),
        entry: rosterEntryOf(line, one),
        here: present.has(id),
      };
    }),
    candidates: line.accounts
      .list()
      .filter(({ officer }) => !names.has(hex(officer)))
      .map(({ officer, name, roles, enrolled }) => ({
        officer: hex(officer),
        name,
        roles: [...roles],
        compartments: line.accounts.compartmentsOf(officer),
        enrolled,
      })),
    lost: line.lostKeys().map(({ officer: { id, name }, successor }) => {
      const entered = names.has(hex(successor));
      return { officer: hex(id), name, successor: hex(successor), entered };
    }),
  };
}

function rosterEntryOf({ line }: DeskLine, officer: Officer): string | null {
  const core = line.host.line;
  const { changes } = core.rosters[line.me] as Roster;
  const change = changes.findLast((one) => {
    return one.action === 'add' && equal(one.officer.id, officer.id);
  });
  return change ? entryName(core, change.journal, change.seq) : null;
}

function candidateOf({ accounts }: DeskLine, id: string): Officer {
  const account = accounts.of(new Uint8Array(Buffer.from(id, 'hex')));
  if (!account) throw new DeskRefusal('not-found', id);
  const { officer, scheme, publicKey, roles, name } = account;
  return { id: officer, scheme, publicKey, roles, name };
}

function onRoster(line: DeskLine, id: string): Officer {
  const found = line.officer(new Uint8Array(Buffer.from(id, 'hex')));
  if (!found) throw new DeskRefusal('not-found', id);
  return found;
}
