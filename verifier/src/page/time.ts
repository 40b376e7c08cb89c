const latest = 253_402_300_799_999;

/** A time of the protocol, ms since 1970 UTC, to the minute; beyond the year 9999 as it stands. */
export function timeText(time: number): string {
  if (time > latest) return `${time} ms`;
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
