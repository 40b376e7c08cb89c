import type { Dialogue, Step } from '@parley/station/conformance/dialogue.ts';

const begin = '<!-- rules -->';
const end = '<!-- /rules -->';

/** The page with its table made anew from the dialogues; what stands around it stays. */
export function conformancePage(page: string, dialogues: readonly Dialogue[]): string {
  const [before = '', rest = ''] = page.split(begin);
  const after = rest.split(end)[1] ?? '\n';
  const rows = dialogues.map(({ rule, must, section, as, steps }) => {
    const who = as === undefined ? '' : `as ${as}: `;
    return `| ${rule} | ${must} | ${section} | ${who}${steps.map(told).join('; ')} |`;
  });
  const head = ['| rule | must | page and place | dialogue |', '| --- | --- | --- | --- |'];
  return `${before}${begin}\n${[...head, ...rows].join('\n')}\n${end}${after}`;
}

/** A step in the words of the vocabulary. */
function told(step: Step): string {
  const [verb, word] = Object.entries(step)[0] as [string, string];
  const times = 'times' in step && step.times !== 1 ? ` × ${step.times}` : '';
  return `${verb} *${word}*${times}`;
}
