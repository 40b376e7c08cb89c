import type { Catalogue } from '../catalogue.ts';

/** The six states of a message, in order. A state never goes back. */
export const states = {
  'state.signed': { en: 'signed here', ru: 'подписано у нас', ar: 'موقَّعة لدينا' },
  'state.sent': { en: 'sent', ru: 'отправлено', ar: 'أُرسلت' },
  'state.reached': {
    en: 'reached their station',
    ru: 'дошло до их станции',
    ar: 'بلغت محطتهم',
  },
  'state.on-record': { en: 'on their record', ru: 'у них на записи', ar: 'مدوَّنة لديهم' },
  'state.acknowledged': {
    en: 'acknowledged by an officer',
    ru: 'получение подтверждено офицером',
    ar: 'أقرّ ضابط بالاستلام والاطّلاع',
  },
  'state.answered': { en: 'answered', ru: 'дан ответ', ar: 'تم الرد عليها' },
  'state.withheld': {
    en: 'answer withheld',
    ru: 'ответ пока не даётся',
    ar: 'أُمسك عن الرد حاليًا',
  },
  /** Of what another party wrote. */
  'state.signed-at': {
    en: 'signed at {$party}',
    ru: 'подписано: {$party}',
    ar: 'وُقِّعت لدى {$party}',
  },
  'state.reached-ours': {
    en: 'reached our station',
    ru: 'дошло до нашей станции',
    ar: 'بلغت محطتنا',
  },
  'state.sent-by': {
    en: 'sent by {$circuits}',
    ru: 'отправлено по каналам: {$circuits}',
    ar: 'أُرسلت عبر: {$circuits}',
  },
  'state.on-our-record': { en: 'on our record', ru: 'у нас на записи', ar: 'مدوَّنة لدينا' },
  'state.peeked': {
    en: 'peeked: shown before the entries that precede it',
    ru: 'показано досрочно: предыдущие записи ещё не пришли',
    ar: 'معروضة قبل أوانها: لم تصل القيود السابقة لها بعد',
  },
  'state.contested': {
    en: 'contested: beyond the agreed end of its journal',
    ru: 'оспаривается: за согласованным концом журнала',
    ar: 'متنازَع عليها: بعد النهاية المتفق عليها لسجلها',
  },
  'state.not-final': { en: 'not yet final', ru: 'ещё не окончательно', ar: 'غير نهائية بعد' },
  'state.final': { en: 'final', ru: 'окончательно', ar: 'نهائية' },
  'state.crossed': { en: 'crossed', ru: 'разминулись в пути', ar: 'تقاطعتا في الطريق' },
  'state.retracted-by': {
    en: 'RETRACTED by {$id}',
    ru: 'ОТОЗВАНО: {$id}',
    ar: 'سُحبت بموجب {$id}',
  },
  'state.corrected-by': {
    en: 'CORRECTED by {$id}',
    ru: 'ИСПРАВЛЕНО: {$id}',
    ar: 'صُوِّبت بموجب {$id}',
  },
  'state.repeat': { en: 'repeat of {$id}', ru: 'повтор {$id}', ar: 'تكرار لـ{$id}' },
  'state.violation': { en: 'violates a rule', ru: 'нарушает правило', ar: 'تخالف قاعدة' },
  'state.unreadable': {
    en: 'kind {$kind}, not readable here',
    ru: 'вид {$kind}, здесь не читается',
    ar: 'نوع {$kind}، غير مقروء هنا',
  },
  'state.time-after-record': {
    en: 'The time its author claims, {$claimed}, cannot be: it was on record at {$at}.',
    ru: 'Указанное автором время, {$claimed}, невозможно: запись сделана уже {$at}.',
    ar: 'الوقت الذي يذكره كاتبها، {$claimed}، غير ممكن: فقد دُوِّنت في {$at}.',
  },
  'state.time-before-held': {
    en: 'The time its author claims, {$claimed}, cannot be: he held what was written at {$at}.',
    ru: 'Указанное автором время, {$claimed}, невозможно: у автора уже было написанное {$at}.',
    ar: 'الوقت الذي يذكره كاتبها، {$claimed}، غير ممكن: فقد كان لديه ما كُتب في {$at}.',
  },
  'state.written-before': {
    en: 'written before seeing {$id}',
    ru: 'написано до ознакомления с {$id}',
    ar: 'كُتبت قبل الاطّلاع على {$id}',
  },
  'state.late': {
    en: 'read late: sent {$sent}, on our record {$recorded}',
    ru: 'прочитано с опозданием: отправлено {$sent}, у нас на записи {$recorded}',
    ar: 'قُرئت متأخرة: أُرسلت {$sent}، ودُوِّنت لدينا {$recorded}',
  },
  'state.waiting-us': { en: 'waiting for us', ru: 'ждут нас', ar: 'بانتظارنا' },
  'state.waiting-them': { en: 'waiting for them', ru: 'ждём их', ar: 'بانتظارهم' },
} as const satisfies Catalogue;
