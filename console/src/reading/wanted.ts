import { Signal } from '../desk/signal.ts';

/**
 * An entry, by its name among all lines, whose acknowledgement was asked for elsewhere: its sheet
 * opens with that question.
 */
export const wantsAck = new Signal<string | undefined>(undefined);
