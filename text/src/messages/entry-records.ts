import type { Catalogue } from '../catalogue.ts';

/** What the record of an entry says, kind by kind, where an entry is shown (spec/entry.md). */
export const entryRecords = {
  'record.ack-attachments': {
    en: 'Of its attachments these were held: {$hashes}',
    ru: 'Из вложений были получены: {$hashes}',
    ar: 'وكان لديه من المرفقات: {$hashes}',
  },
  'record.officer': { en: '{$name} ({$id})', ru: '{$name} ({$id})', ar: '{$name} ({$id})' },
  'record.roster-add': {
    en: 'Officer {$officer} is added; roles: {$roles}.',
    ru: 'Вносится офицер {$officer}; роли: {$roles}.',
    ar: 'يُضاف الضابط {$officer}؛ الأدوار: {$roles}.',
  },
  'record.roster-remove': {
    en: 'Officer {$officer} is removed: what he releases from here on counts for nothing.',
    ru: 'Исключается офицер {$officer}: его дальнейшие разрешения недействительны.',
    ar: 'يُزال الضابط {$officer}: وما يجيزه بعد هذا لا يُعتدّ به.',
  },
  'record.availability': {
    en: 'The hour from {$hour}: the line to {$party} was up in {$up} of 60 minutes.',
    ru: 'Час с {$hour}: линия со стороной {$party} работала {$up} из 60 минут.',
    ar: 'الساعة من {$hour}: كان الخط مع {$party} عاملًا في {$up} من 60 دقيقة.',
  },
  'record.availability-alone': {
    en: 'The hour from {$hour}: nothing is said of any other party.',
    ru: 'Час с {$hour}: о других сторонах ничего не сказано.',
    ar: 'الساعة من {$hour}: لا شيء عن طرف آخر.',
  },
  'record.circuit': {
    en: '{$circuit}: up in {$up} of 60 minutes; {$returned} of {$sent} tests came back.',
    ru: '{$circuit}: работал {$up} из 60 минут; вернулось проверок: {$returned} из {$sent}.',
    ar: '{$circuit}: عاملة في {$up} من 60 دقيقة؛ عاد {$returned} من {$sent} اختبارًا.',
  },
  'record.round-trip': {
    en: 'Round trip {$median}, at most {$max}.',
    ru: 'Туда и обратно {$median}, не более {$max}.',
    ar: 'ذهابًا وإيابًا {$median}، وأقصاه {$max}.',
  },
  'record.private-root': {
    en: 'Its private journal stood at {$hash} (salted and hashed).',
    ru: 'Внутренний журнал был в состоянии {$hash} (хеш с солью).',
    ar: 'كان سجله الخاص عند {$hash} (مملَّح ومُجزَّأ).',
  },
  'record.charter': {
    en: 'The first entry of the line {$line}.',
    ru: 'Первая запись линии {$line}.',
    ar: 'القيد الأول في الخط {$line}.',
  },
  'record.charter-from': {
    en: 'It goes on from cut {$k} of the line {$line}.',
    ru: 'Продолжает линию {$line} от среза {$k}.',
    ar: 'يتابع من الحدّ {$k} في الخط {$line}.',
  },
  'record.incarnation': {
    en: 'New keys: incarnation {$number} of {$party}.',
    ru: 'Новые ключи: поколение {$number} стороны {$party}.',
    ar: 'مفاتيح جديدة: الجيل {$number} لدى {$party}.',
  },
  'record.incarnation-before': {
    en: 'The last entry before it that its author knows: {$entry}.',
    ru: 'Последняя запись до него, известная автору: {$entry}.',
    ar: 'آخر قيد قبله يعرفه صاحبه: {$entry}.',
  },
  'record.incarnation-alone': {
    en: 'Its author knows of no entry before it.',
    ru: 'Записей до него автор не знает.',
    ar: 'لا يعرف صاحبه قيدًا قبله.',
  },
  'record.receive-key': {
    en: 'Receive key {$number}: seal for this one from now on.',
    ru: 'Ключ приёма {$number}: отныне шифровать для него.',
    ar: 'مفتاح الاستقبال {$number}: يُغلَق عليه من الآن.',
  },
  'record.cut': {
    en: 'Cut {$k}: up to these entries the transcript is to be final: {$heads}.',
    ru: 'Срез {$k}: до этих записей протокол станет окончательным: {$heads}.',
    ar: 'الحدّ {$k}: يصبح المحضر نهائيًّا حتى هذه القيود: {$heads}.',
  },
  'record.cut-alone': {
    en: 'Cut {$k}: it covers no entry.',
    ru: 'Срез {$k}: ни одной записи не охватывает.',
    ar: 'الحدّ {$k}: لا يشمل أي قيد.',
  },
} as const satisfies Catalogue;
