import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const repeatedDraft: CounterpartStrategy = {
  name: 'repeated-draft',
  role: 'counterpart',
  lie: 'one draft signed many times, with other words each time',
  holds: 'all are held; the first in the order is the message',
  broken: (after) => after.held() ?? after.uncontested(),
  begin(liar) {
    const draft = liar.random.bytes(16);
    let count = 0;
    liar.every(900_000, () => {
      const text = `version ${++count}`;
      const texts = [{ lang: 'en', standing: 0 as const, text }];
      liar.station.write({ body: encodeBody({ ...emptyBody, draft, texts }) });
      liar.lied();
    });
    return undefined;
  },
};
