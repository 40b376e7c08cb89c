import type { Token } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';

/** A token in its one shape: Latin digits, left to right, apart from what stands around it. */
export function TokenText({ token, dim }: { token: Token; dim?: boolean }): ReactElement {
  return (
    <bdi dir="ltr" className={dim ? 'token dim' : 'token'} data-token={token.token}>
      {token.text}
    </bdi>
  );
}
