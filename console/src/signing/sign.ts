import type { Outcome } from '@parley/api/client.ts';
import type { Released, ReleaseGiven, Sheet, Signer } from '@parley/api/sheets.ts';
import { base64url } from '@parley/core/base/base64.ts';
import { startAuthentication } from '@simplewebauthn/browser';
import { refresh, tookAnswer } from '../desk/answers.ts';
import type { Acts } from '../desk/station.ts';
import type { ToSign } from './content.ts';

type Signing = { readonly sheet: Sheet; readonly toSign: ToSign; readonly signer: Signer };

/**
 * What a key gives for one release: a passkey signs the challenge that was computed here from the
 * bytes shown, and no other. Undefined where it did not sign.
 */
export async function sign(signing: Signing): Promise<ReleaseGiven | undefined> {
  const { sheet, toSign, signer } = signing;
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

export type Releasing = {
  readonly line: string;
  readonly sheet: Sheet;
  /** What the key gave. */
  readonly release: ReleaseGiven;
  /** What the releaser gives beside his key. */
  readonly seen: readonly string[];
  readonly typedClass?: string;
};

/** Gives a release to the station; what it changes is asked for again. */
export async function release(at: Acts, releasing: Releasing): Promise<Outcome<Released>> {
  const { line, sheet, seen, typedClass } = releasing;
  const params = { line, draft: sheet.draft };
  const outcome = await at.release({
    params,
    json: {
      challenge: sheet.challenge,
      release: releasing.release,
      seen: [...seen],
      ...(typedClass !== undefined && { typedClass }),
    },
  });
  if (outcome.ok && outcome.value.sheet) tookAnswer('sheet', { params }, outcome.value.sheet);
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
