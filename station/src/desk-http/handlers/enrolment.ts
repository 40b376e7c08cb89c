import type { Candidate, CreationOptions } from '@parley/api/officers.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { officerIdOf } from '@parley/core/codec/officer.ts';
import { rightRefusal } from '@parley/core/station/rights.ts';
import { recoveryRefusal } from '@parley/core/station/two-persons.ts';
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import type { Asked } from '../asked.ts';
import { DeskLine, type Home } from '../desk-line.ts';
import type { FoundingDesk } from '../founding/founding-desk.ts';
import { DeskRefusal } from '../refusals.ts';
import { newChallenge } from '../security/challenges.ts';
import { officerKeyOf } from '../security/cose.ts';
import type { EnrolmentAbout } from '../security/issue-code.ts';
import type { Account } from '../store/accounts.ts';
import type { Code } from '../store/codes.ts';
import type { HandlersOf } from './handler.ts';

/** The line that he enrols for; null: he is to found the first one. */
type Begun = EnrolmentAbout & { readonly enrol: string; readonly line: string | null };

export const enrolmentHandlers: HandlersOf<'enrolOptions' | 'enrol'> = {
  enrolOptions: (asked, { json: { code, second } }) => {
    const { desk, about } = redeem(asked, code, second);
    const challenge = newChallenge();
    const begun: Begun = {
      ...about,
      enrol: challenge,
      line: desk instanceof DeskLine ? desk.line.id : null,
    };
    // Each cost a code, which is spent: no flood of those who have none may push it out.
    const ticket = asked.desk.tickets.give(begun, asked.now, 'enrolment');
    return { ticket, options: creationOptions(asked, desk, challenge, about.name) };
  },

  enrol: async (asked, { json: { ticket, response } }) => {
    const begun = asked.desk.tickets.take<Begun>(ticket, asked.now);
    if (!begun?.enrol) throw new DeskRefusal('code-invalid');
    const verified = await verifyRegistrationResponse({
      response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
      expectedChallenge: begun.enrol,
      expectedOrigin: asked.desk.options.origin,
      expectedRPID: asked.desk.rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: [-8, -7],
    }).catch(() => undefined);
    const credential = verified?.registrationInfo?.credential;
    const cose = credential && new Uint8Array(credential.publicKey);
    const key = cose && officerKeyOf(cose);
    if (!verified?.verified || !credential || !cose || !key)
      throw new DeskRefusal('passkey-refused');
    return keep(asked, begun, { ...key, cose, id: credential.id });
  },
};

type Enrolled = NonNullable<ReturnType<typeof officerKeyOf>> & { cose: Uint8Array; id: string };

function keep(asked: Asked, begun: Begun, key: Enrolled): Candidate {
  const credential = new Uint8Array(Buffer.from(key.id, 'base64url'));
  // Else whoever has a code takes an officer's place by naming the officer's credential.
  if (asked.desk.homes().some(({ accounts }) => accounts.byCredential(credential))) {
    throw new DeskRefusal('passkey-refused', 'credential');
  }
  const officer = officerIdOf(asked.desk.station.crypto, key.scheme, key.publicKey);
  const { name, roles, compartments } = begun;
  const enrolled = asked.now;
  const { scheme, publicKey, cose } = key;
  const account = { officer, name, scheme, publicKey, roles, credential, cose, enrolled };
  const line = begun.line === null ? undefined : asked.desk.line(begun.line);
  if (line) keepOn(line, account, begun);
  else foundingOf(asked).enrol(account);
  asked.desk.hub.tell('changed', { line: line?.line.id ?? '', what: 'officers' });
  const given = { name, roles: [...roles], compartments: [...compartments], enrolled };
  return { officer: hex(officer), ...given };
}

function keepOn(desk: DeskLine, account: Account, { compartments, replaces }: Begun): void {
  desk.accounts.put(account);
  desk.accounts.setCompartments(account.officer, compartments);
  if (replaces === null) return;
  const lost = new Uint8Array(Buffer.from(replaces, 'hex'));
  desk.sessions.endAllOf(lost);
  desk.accounts.replace(lost, account.officer);
}

/** The first line began meanwhile: his code is one of that line now, and was spent. */
function foundingOf({ desk }: Asked): FoundingDesk {
  const founding = desk.founding();
  if (!founding) throw new DeskRefusal('code-invalid');
  return founding;
}

/**
 * One administrator's code for a new officer; for a lost passkey those of two, about the same
 * officer and given by two persons. A code that is half of a way back waits for the other.
 */
function redeem(
  { desk: all, now }: Asked,
  code: string,
  second: string | undefined,
): { desk: Home; about: EnrolmentAbout } {
  for (const desk of all.homes()) {
    if (second === undefined) {
      const found = desk.codes.take(code, 'enrol', now);
      if (found && isGiven(desk, found))
        return { desk, about: JSON.parse(found.about) as EnrolmentAbout };
      continue;
    }
    const [one, other] = [code, second].map((word) => desk.codes.look(word, 'recover', now));
    if (!one || !other || recoveryRefusal(one, other)) continue;
    if (!isGiven(desk, one) || !isGiven(desk, other)) continue;
    for (const word of [code, second]) desk.codes.take(word, 'recover', now);
    return { desk, about: JSON.parse(one.about) as EnrolmentAbout };
  }
  throw new DeskRefusal('code-invalid');
}

/** Who gave it may still give one: a code outlives no administrator's place on the roster. */
function isGiven(desk: Home, { issuer }: Pick<Code, 'issuer'>): boolean {
  return issuer === null || rightRefusal(desk.actor(issuer), 'enrol') === undefined;
}

function creationOptions(
  { desk }: Asked,
  line: Home,
  challenge: string,
  name: string,
): CreationOptions {
  const party = desk.party();
  return {
    challenge,
    rp: { id: desk.rpId, name: party },
    user: { id: newChallenge(), name: `${name} · ${party}`, displayName: name },
    pubKeyCredParams: [
      { type: 'public-key', alg: -8 },
      { type: 'public-key', alg: -7 },
    ],
    timeout: 300_000,
    attestation: 'none',
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    excludeCredentials: line.accounts.list().map(({ credential }) => {
      return { id: Buffer.from(credential).toString('base64url'), type: 'public-key' };
    }),
  };
}
