import type { Translate } from '@parley/text/translator.ts';

/** Why a station signs nothing, in one sentence. */
export function muteText(t: Translate, mute: string): string {
  switch (mute) {
    case 'tail-missing':
      return t('fault.backup-restored');
    case 'guard-missing':
      return t('fault.guard-unreadable');
    default:
      return t('status.beyond-guard');
  }
}

/** What of our own failed, and what still holds. */
export function faultText(t: Translate, what: string): string {
  if (what === 'disk-full') return t('fault.disk-full');
  if (what === 'corrupt') return t('fault.corrupt');
  return what === 'signer' ? t('fault.signer') : t('fault.io');
}
