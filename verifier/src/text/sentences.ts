/** The other words of the command and the page. */
import type { Sentence } from './language.ts';

export const sentences = {
  verifiedTranscript: {
    en: 'VERIFIED. A transcript up to cut {cut}; entries: {entries}.',
    ar: 'تمّ التحقق. سجلّ حتى القطع {cut}؛ عدد القيود: {entries}.',
    ru: 'ПРОВЕРЕНО. Протокол до среза {cut}; записей: {entries}.',
  },
  verifiedOpen: {
    en: 'VERIFIED. A transcript without a final cut.',
    ar: 'تمّ التحقق. سجلّ بلا قطع نهائي.',
    ru: 'ПРОВЕРЕНО. Протокол без окончательного среза.',
  },
  verifiedDisclosure: {
    en: 'VERIFIED. A disclosure; entries: {entries}.',
    ar: 'تمّ التحقق. إفصاح؛ عدد القيود: {entries}.',
    ru: 'ПРОВЕРЕНО. Раскрытие; записей: {entries}.',
  },
  verifiedFork: {
    en: 'VERIFIED. A fork proof against the journal {journal}.',
    ar: 'تمّ التحقق. برهان تشعّب ضد السجل {journal}.',
    ru: 'ПРОВЕРЕНО. Доказательство раздвоения журнала {journal}.',
  },
  refused: { en: 'REFUSED: {code}.', ar: 'مرفوض: {code}.', ru: 'ОТКЛОНЕНО: {code}.' },
  proves: { en: 'It proves:', ar: 'يُثبت:', ru: 'Доказывает:' },
  notProved: { en: 'It does not prove:', ar: 'لا يُثبت:', ru: 'Не доказывает:' },
  line: { en: 'Line {line}', ar: 'الخط {line}', ru: 'Линия {line}' },
  hash: {
    en: 'Hash of the transcript {hash}',
    ar: 'بصمة السجل {hash}',
    ru: 'Хеш протокола {hash}',
  },
  tail: {
    en: 'Entries behind the last cut, not final: {count}',
    ar: 'قيود بعد القطع الأخير، غير نهائية: {count}',
    ru: 'Записей после последнего среза, не окончательных: {count}',
  },
  unknown: {
    en: 'Entries of a kind or version not readable here: {count}',
    ar: 'قيود من نوع أو إصدار لا يُقرأ هنا: {count}',
    ru: 'Записей вида или версии, здесь не читаемых: {count}',
  },
  violations: {
    en: 'Violations of the rules: {count}',
    ar: 'مخالفات للقواعد: {count}',
    ru: 'Нарушений правил: {count}',
  },
  more: { en: 'and {count} more', ar: 'و{count} غيرها', ru: 'и ещё {count}' },
  later: {
    en: 'later corrections beyond {size} unknown',
    ar: 'التصحيحات بعد {size} غير معروفة',
    ru: 'позднейшие поправки после {size} неизвестны',
  },
  laterNamed: {
    en: 'a later entry refers to it: {entry}',
    ar: 'يشير إليه قيد لاحق: {entry}',
    ru: 'на неё ссылается позднейшая запись: {entry}',
  },
  undisclosed: {
    en: 'refers to {entry}, not disclosed',
    ar: 'يشير إلى {entry}، لم يُفصح عنه',
    ru: 'ссылается на {entry}, не раскрыто',
  },
  refersTo: { en: 'refers to {entry}', ar: 'يشير إلى {entry}', ru: 'ссылается на {entry}' },
  until: { en: 'until {time}', ar: 'حتى {time}', ru: 'до {time}' },
  attachment: {
    en: 'attachment {name}, {type}, {size} bytes, SHA-256 {hash}',
    ar: 'مرفق {name}، {type}، {size} بايت، SHA-256 {hash}',
    ru: 'вложение {name}, {type}, {size} байт, SHA-256 {hash}',
  },
  fileHeld: {
    en: 'the attachment is held too: SHA-256 {hash}',
    ar: 'المرفق مدوَّن أيضًا: SHA-256 {hash}',
    ru: 'вложение тоже на записи: SHA-256 {hash}',
  },
  heldBy: { en: 'held by', ar: 'مدوَّن لدى', ru: 'на записи у' },
  heldByNobody: {
    en: 'held by nobody, as far as is shown',
    ar: 'غير مدوَّن لدى أحد بحسب المعروض',
    ru: 'насколько показано, ни у кого на записи',
  },
  released: { en: 'released', ar: 'مُجاز', ru: 'разрешено' },
  notReleased: { en: 'not released', ar: 'غير مُجاز', ru: 'не разрешено' },
  releaseUnknown: {
    en: 'no release by an officer named here',
    ar: 'لا إجازة من ضابط مذكور هنا',
    ru: 'нет разрешения названного здесь офицера',
  },
  notReadable: {
    en: 'kind {kind}, not readable here',
    ar: 'النوع {kind}، لا يُقرأ هنا',
    ru: 'вид {kind}, здесь не читается',
  },
  otherVersion: {
    en: 'another version, not readable here',
    ar: 'إصدار آخر، لا يُقرأ هنا',
    ru: 'другая версия, здесь не читается',
  },
  page: { en: 'Parley verifier', ar: 'مُدقِّق پارلي', ru: 'Проверка Parley' },
  dropEvidence: {
    en: 'Drop a transcript, a disclosure or a fork proof here, or choose a file',
    ar: 'ألقِ هنا سجلًّا أو إفصاحًا أو برهان تشعّب، أو اختر ملفًّا',
    ru: 'Перетащите сюда протокол, раскрытие или доказательство раздвоения или выберите файл',
  },
  dropCharter: {
    en: 'The charter that you know, from elsewhere',
    ar: 'الميثاق الذي تعرفه، من مصدر آخر',
    ru: 'Известный вам устав, полученный отдельно',
  },
  offline: {
    en: 'Nothing leaves this page: it opens no connection.',
    ar: 'لا شيء يغادر هذه الصفحة: لا تفتح أي اتصال.',
    ru: 'Ничто не покидает эту страницу: она не открывает соединений.',
  },
  working: { en: 'Checking…', ar: 'جارٍ التحقق…', ru: 'Идёт проверка…' },
  unreadableFile: {
    en: 'The file could not be read.',
    ar: 'تعذّرت قراءة الملف.',
    ru: 'Файл не удалось прочитать.',
  },
  entries: { en: 'Entries', ar: 'القيود', ru: 'Записи' },
  shown: {
    en: 'Entries {first} to {last} of {all}',
    ar: 'القيود من {first} إلى {last} من أصل {all}',
    ru: 'Записи с {first} по {last} из {all}',
  },
  firstPage: { en: 'First', ar: 'الأولى', ru: 'Первые' },
  pageBefore: { en: 'Previous', ar: 'السابقة', ru: 'Предыдущие' },
  pageBehind: { en: 'Next', ar: 'التالية', ru: 'Следующие' },
  lastPage: { en: 'Last', ar: 'الأخيرة', ru: 'Последние' },
  language: { en: 'Language', ar: 'اللغة', ru: 'Язык' },
  notFinal: { en: 'not final', ar: 'غير نهائي', ru: 'не окончательно' },
} as const satisfies Readonly<Record<string, Sentence>>;

export const classes: readonly Sentence[] = [
  { en: 'REAL', ar: 'حقيقي', ru: 'ПОДЛИННОЕ' },
  { en: 'EXERCISE', ar: 'تمرين', ru: 'УЧЕБНОЕ' },
  { en: 'TEST', ar: 'اختبار', ru: 'ПРОВЕРКА' },
];

export const precedences: readonly Sentence[] = [
  { en: 'DEFERRED', ar: 'مؤجّل', ru: 'ОТЛОЖЕННАЯ' },
  { en: 'ROUTINE', ar: 'عادي', ru: 'ОБЫКНОВЕННАЯ' },
  { en: 'PRIORITY', ar: 'عاجل', ru: 'СРОЧНО' },
  { en: 'IMMEDIATE', ar: 'فوري', ru: 'НЕМЕДЛЕННО' },
  { en: 'FLASH', ar: 'خاطف', ru: 'МОЛНИЯ' },
  { en: 'OVERRIDE', ar: 'فوق كل أسبقية', ru: 'ВНЕ ВСЯКОЙ ОЧЕРЕДИ' },
];

/** Answers to “did you say this?” by number. */
export const answers: readonly Sentence[] = [
  { en: 'no, not ours', ar: 'لا، لم يصدر عنّا', ru: 'нет, не наше' },
  { en: 'yes, it is ours', ar: 'نعم، صدر عنّا', ru: 'да, наше' },
  { en: 'no answer now', ar: 'لا جواب الآن', ru: 'сейчас ответа не даём' },
];

/** States of a watch by number. */
export const watches: readonly Sentence[] = [
  { en: 'the watch is staffed', ar: 'المناوبة قائمة', ru: 'вахта несётся' },
  { en: 'the watch is unstaffed', ar: 'لا مناوبة', ru: 'вахты нет' },
  { en: 'the watch is listening only', ar: 'المناوبة تستمع فقط', ru: 'вахта: только приём' },
  { en: 'the watch is closed', ar: 'المناوبة مغلقة', ru: 'вахта закрыта' },
];

/** Kinds of entries from 1 on. */
export const kindNames: readonly Sentence[] = [
  { en: 'message', ar: 'رسالة', ru: 'сообщение' },
  { en: 'acknowledgement', ar: 'إشعار بالاطّلاع', ru: 'получение подтверждено' },
  { en: 'answer withheld', ar: 'إمساك عن الرد', ru: 'ответ пока не даём' },
  { en: 'did you say this?', ar: 'هل صدر هذا عنكم؟', ru: 'это ваше сообщение?' },
  {
    en: 'answer to “did you say this?”',
    ar: 'جواب «هل صدر هذا عنكم؟»',
    ru: 'ответ на «это ваше?»',
  },
  { en: 'service', ar: 'خدمة', ru: 'служебное' },
  { en: 'watch', ar: 'مناوبة', ru: 'вахта' },
  { en: 'availability', ar: 'توافر الخط', ru: 'доступность' },
  { en: 'charter', ar: 'ميثاق', ru: 'устав' },
  { en: 'roster', ar: 'قائمة الضباط', ru: 'список офицеров' },
  { en: 'new keys', ar: 'مفاتيح جديدة', ru: 'новые ключи' },
  { en: 'receive key', ar: 'مفتاح استقبال', ru: 'ключ приёма' },
  { en: 'cut', ar: 'قطع', ru: 'срез' },
  { en: 'retraction', ar: 'سحب', ru: 'отзыв' },
  { en: 'correction', ar: 'تصحيح', ru: 'исправление' },
  { en: 'hand-over of the watch', ar: 'تسليم المناوبة', ru: 'сдача вахты' },
  { en: 'exercise', ar: 'تمرين', ru: 'учение' },
  { en: 'agreed terms', ar: 'مصطلحات متفق عليها', ru: 'согласованные термины' },
];
