import type { Session } from '@parley/api/session.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { rightsOf } from '@parley/core/station/rights.ts';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { isExerciseStation } from '../../run/exercise-station.ts';
import type { Asked } from '../asked.ts';
import type { Signed } from '../desk.ts';
import type { Home } from '../desk-line.ts';
import { DeskRefusal } from '../refusals.ts';
import { newChallenge, requestOptionsFor } from '../security/challenges.ts';
import { counterOf } from '../security/counter.ts';
import type { Account } from '../store/accounts.ts';
import { sessionMs } from '../store/sessions.ts';
import type { HandlersOf } from './handler.ts';

type Names = 'session' | 'signInOptions' | 'signIn' | 'signInByLink' | 'signOut' | 'setLanguage';

export const sessionHandlers: HandlersOf<Names> = {
  session: (asked) => sessionOf(asked, asked.signed),

  signInOptions: (asked) => {
    const challenge = newChallenge();
    const ticket = asked.desk.tickets.give({ signIn: challenge }, asked.now, asked.address);
    // No list of credentials: who is not signed in learns nothing of who is enrolled here.
    return { ticket, options: requestOptionsFor(asked.desk.rpId, challenge, []) };
  },

  signIn: async (asked, { json: { ticket, response } }) => {
    const given = asked.desk.tickets.take<{ signIn?: string }>(ticket, asked.now);
    const found = accountOf(asked, response.rawId);
    if (!given?.signIn || !found) throw new DeskRefusal('passkey-refused');
    const verified = await verifyAuthenticationResponse({
      response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
      expectedChallenge: given.signIn,
      expectedOrigin: asked.desk.options.origin,
      expectedRPID: asked.desk.rpId,
      requireUserVerification: true,
      credential: {
        id: response.id,
        publicKey: new Uint8Array(found.account.cose),
        counter: 0,
      },
    }).catch(() => ({ verified: false }));
    if (!verified.verified) throw new DeskRefusal('passkey-refused');
    const signature = new Uint8Array(Buffer.from(response.response.signature, 'base64url'));
    const data = new Uint8Array(Buffer.from(response.response.authenticatorData, 'base64url'));
    const { officer } = found.account;
    if (found.desk.hasLeft(officer)) {
      const at = found.desk.leftAt(officer);
      throw at === undefined
        ? new DeskRefusal('not-allowed', 'roster')
        : new DeskRefusal('officer-removed', String(at));
    }
    const assertion = { signature, count: counterOf(data) };
    found.desk.accounts.refuseUsed(officer, assertion);
    found.desk.accounts.noteUsed(officer, assertion);
    return begin(asked, found.desk, officer);
  },

  signInByLink: (asked, { json: { token } }) => {
    for (const desk of asked.desk.lines()) {
      const code = desk.codes.take(token, 'link', asked.now);
      // A link signs in officers of the demonstration only, whatever the database says.
      if (!code?.officer || !asked.desk.isDemonstration(hex(code.officer))) continue;
      return begin(asked, desk, code.officer);
    }
    throw new DeskRefusal('code-invalid');
  },

  signOut: (asked) => {
    const { signed } = asked;
    if (signed) signed.desk.sessions.end(signed.session.token);
    asked.cookie.drop();
    return sessionOf(asked, undefined);
  },

  setLanguage: (asked, { json: { language } }) => {
    asked.home.accounts.setLanguage(asked.officer, language);
    return sessionOf(asked, asked.signed);
  },
};

function begin(asked: Asked, desk: Home, officer: Uint8Array): Session {
  if (asked.signed) asked.signed.desk.sessions.end(asked.signed.session.token);
  const { word, session } = desk.sessions.begin(officer, asked.now);
  asked.cookie.write(word);
  return sessionOf(asked, { desk, session });
}

function accountOf(asked: Asked, id: string): { desk: Home; account: Account } | undefined {
  const credential = new Uint8Array(Buffer.from(id, 'base64url'));
  for (const desk of asked.desk.homes()) {
    const account = desk.accounts.byCredential(credential);
    if (account) return { desk, account };
  }
  return undefined;
}

function sessionOf({ desk, now }: Asked, signed: Signed | undefined): Session {
  const { demonstration } = desk.options;
  const common = {
    party: desk.party(),
    now,
    founded: desk.station.lines.size + desk.station.damaged.size > 0,
    demonstration: demonstration !== undefined && demonstration.length > 0,
    exerciseStation: isExerciseStation(desk.station.store.paths.folder),
  };
  if (!signed) {
    const nobody = { officer: null, csrf: null, idleEnds: null, ends: null, language: null };
    return { ...common, ...nobody };
  }
  const { officer, csrf, begun, seen } = signed.session;
  const id = hex(officer);
  const { roles, compartments } = signed.desk.actor(officer);
  return {
    ...common,
    officer: {
      officer: id,
      name: signed.desk.nameOf(id),
      roles: [...roles],
      compartments: [...compartments],
      demonstration: desk.isDemonstration(id),
      may: rightsOf({ roles, compartments }),
    },
    csrf,
    idleEnds: seen + sessionMs.idle,
    ends: begun + sessionMs.most,
    language: signed.desk.accounts.languageOf(officer),
  };
}
