import type { ShownState } from '@parley/api/entry.ts';
import { hash, identifier, quantity, timeUtc } from '@parley/text/tokens.ts';
import { Fragment, type ReactElement, useState } from 'react';
import { useWords } from '../words/words.tsx';

/** The proof of one state: what was signed, by whom, over how much; all of it can be copied. */
export function Proof({ proof }: { proof: ShownState['proof'] }): ReactElement {
  const { t } = useWords();
  const [copied, setCopied] = useState<boolean>();
  const copy = (): void => {
    // A browser may keep the clipboard from a page.
    const written = navigator.clipboard.writeText(JSON.stringify(proof, null, 1));
    void written.then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className="proof small">
      <p>
        <ProofWords proof={proof} />
      </p>
      <button type="button" className="link" onClick={copy}>
        {t('evidence.copy')}
      </button>{' '}
      <span role="status" className={copied === false ? 'bad' : undefined}>
        {copied !== undefined && t(copied ? 'evidence.copied' : 'evidence.not-copied')}
      </span>
    </div>
  );
}

function ProofWords({ proof }: { proof: ShownState['proof'] }): ReactElement {
  const { r } = useWords();
  if ('root' in proof) {
    return r('desk.proof-note', { size: quantity(proof.size), root: hash(proof.root) });
  }
  if ('cosigner' in proof) {
    const { size, signature } = proof;
    return r('desk.proof-cosignature', { size: quantity(size), signature: hash(signature) });
  }
  if ('cosigned' in proof) {
    return r('evidence.cosigned', { size: quantity(proof.cosigned) });
  }
  if ('have' in proof) return r('desk.proof-have', { size: quantity(proof.have) });
  if ('held' in proof) return r('desk.proof-held', { entry: identifier(proof.held) });
  if ('entry' in proof) return r('desk.proof-entry', { entry: identifier(proof.entry) });
  return (
    <>
      {proof.circuits.map(({ circuit, time }) => (
        <Fragment key={circuit}>
          {r('evidence.by-circuit', { circuit: identifier(circuit), at: timeUtc(time) })}{' '}
        </Fragment>
      ))}
    </>
  );
}
