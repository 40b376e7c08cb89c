import { identifier } from '@parley/text/tokens.ts';
import type { Translate } from '@parley/text/translator.ts';
import type { CommanderError } from 'commander';

const quoted = /'([^']*)'/u;
const invalid = /'([^']*)' is invalid(?: for argument '([^']*)')?\. Allowed choices are (.*)\.$/u;

const meant = /\(Did you mean (?:one of )?(.+)\?\)/u;

/**
 * What was wrong with a command line, in the reader's language, and what was meant where something
 * is like it: the parser speaks only English.
 */
export function usageText(t: Translate, error: CommanderError): string {
  const names = meant.exec(error.message)?.[1];
  const wrong = wrongText(t, error);
  if (names === undefined) return wrong;
  return `${wrong}\n${t('error.did-you-mean', { names: identifier(names) })}`;
}

function wrongText(t: Translate, { code, message }: CommanderError): string {
  const name = quoted.exec(message)?.[1] ?? '';
  switch (code) {
    case 'commander.unknownCommand':
      return t('error.unknown-verb', { verb: identifier(name), help: identifier('parley --help') });
    case 'commander.unknownOption':
      return t('error.unknown-option', { option: identifier(name) });
    case 'commander.excessArguments':
      return t('error.too-much');
    case 'commander.missingArgument':
    case 'commander.optionMissingArgument':
    case 'commander.missingMandatoryOptionValue':
      return t('error.missing', { option: identifier(name) });
    case 'commander.invalidArgument': {
      const [, value, argument = name, allowed] = invalid.exec(message) ?? [];
      if (value === undefined || allowed === undefined) return message;
      return t('error.bad-value', {
        value: identifier(value),
        option: identifier(argument),
        allowed: identifier(allowed),
      });
    }
    default:
      return message;
  }
}
