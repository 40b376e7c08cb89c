import type { Outcome } from '@parley/api/client.ts';
import type { Released, ReleaseGiven, Sheet, Signer } from '@parley/api/sheets.ts';
import { base64url } from '@parley/core/base/base64.ts';
import { startAuthentication } from '@simplewebauthn/browser';
import { refresh, tookAnswer } from '../desk/answers.ts';
import { station } from '../desk/station.ts';
import type { ToSign } from './content.ts';

/** What a releaser gives beside his key. */
export type Given = { readonly seen: readonly string[]; readonly typedClass?: string };

export type Signing = {
  readonly line: string;
  readonly sheet: Sheet;
  readonly toSign: ToSign;
  readonly signer: Signer;
  readonly given: Given;
};

/**
 * One release: the passkey signs the challenge that was computed here from the bytes shown, and no
 * other. Undefined where the passkey did not sign.
 */
export async function sign(signing: Signing): Promise<Outcome<Released> | undefined> {
  const { line, sheet, given } = signing;
  const release = await releaseOf(signing);
  if (release === undefined) return undefined;
  const outcome = await station.release({
    params: { line, draft: sheet.draft },
    json: {
      challenge: sheet.challenge,
      release,
      seen: [...given.seen],
      ...(given.typedClass !== undefined && { typedClass: given.typedClass }),
    },
  });
  if (outcome.ok && outcome.value.sheet) {
    tookAnswer('sheet', { params: { line, draft: sheet.draft } }, outcome.value.sheet);
  }
  refresh(
    'inbox',
    'status',
    'drafts',
    'entry',
    'watch',
    'exercise',
    'terms',
    'officers',
    'service',
  );
  return outcome;
}

async function releaseOf({ sheet, toSign, signer }: Signing): Promise<ReleaseGiven | undefined> {
  if (signer.signs === 'demonstration') return { by: 'demonstration', officer: signer.officer };
  if (signer.credential === null) return undefined;
  try {
    const { response } = await startAuthentication({
      optionsJSON: {
        challenge: base64url(toSign.challenge),
        rpId: sheet.rpId,
        allowCredentials: [{ id: signer.credential, type: 'public-key' }],
        userVerification: 'required',
      },
    });
    return {
      by: 'passkey',
      officer: signer.officer,
      authenticatorData: response.authenticatorData,
      clientDataJSON: response.clientDataJSON,
      signature: response.signature,
    };
  } catch {
    return undefined;
  }
}
