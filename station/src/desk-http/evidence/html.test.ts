import { expect, it } from 'vitest';
import { nameHtml } from './html.ts';

it('a name that somebody else gave shows its controls and is no markup', () => {
  expect(nameHtml('Or\u202elova <b>')).toBe('<bdi>Or⟦RLO⟧lova &lt;b&gt;</bdi>');
});
