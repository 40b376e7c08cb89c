import { textBody } from '../../world/texts.ts';
import type { CounterpartStrategy } from '../strategy.ts';

const texts = [
  '\u202egnihtemos yas ton did ew\u202c',
  '\u2066\u2067\u2068 unclosed isolates',
  'w\u0435 \u0430gr\u0435\u0435',
  '\u0000\u0007\u001b[2J\u001b]0;title\u0007',
  '\ufeff\u200b\u200d\u2028\u2029',
  '\ud83d\ude00'.repeat(2000),
  'a\u0300'.repeat(5000),
];

export const hostileText: CounterpartStrategy = {
  name: 'hostile-text',
  role: 'counterpart',
  lie: 'texts of controls, look-alikes and unclosed directions',
  holds: 'bytes like any other: held, cosigned, in their order',
  broken: (after) => after.held() ?? after.uncontested(),
  begin(liar) {
    liar.every(900_000, () => {
      liar.station.write({ body: textBody(liar.random.pick(texts)) });
      liar.lied();
    });
    return undefined;
  },
};
