import type { Catalogue } from '../catalogue.ts';

/** What the demonstration says while it plays. */
export const demo = {
  'demo.title': {
    en: 'Parley: two stations, one evidence',
    ru: 'Parley: две станции, одно доказательство',
    ar: 'Parley: محطتان ودليل واحد',
  },
  'demo.founding': {
    en: `Two stations are founded: {$first} and {$second}, each a process and an encrypted
      folder.`,
    ru: 'Создаются две станции, {$first} и {$second}: у каждой свой процесс и шифрованная папка.',
    ar: 'تُنشأ محطتان، {$first} و{$second}: لكل منهما عملية ومجلد مشفّر.',
  },
  'demo.ceremony': {
    en: 'The ceremony: both sign one charter and share one secret. Line {$line}.',
    ru: 'Церемония: обе стороны подписывают один устав и делят один секрет. Линия {$line}.',
    ar: 'المراسم: يوقّع الطرفان ميثاقًا واحدًا ويتقاسمان سرًّا واحدًا. الخط {$line}.',
  },
  'demo.playing': {
    en: 'Scenario {$scenario}: {$about}',
    ru: 'Сценарий {$scenario}: {$about}',
    ar: 'السيناريو {$scenario}: {$about}',
  },
  'demo.written-for': {
    en: 'All texts are written for the demonstration; class EXERCISE.',
    ru: 'Все тексты составлены для показа; класс УЧЕБНОЕ.',
    ar: 'كُتبت جميع النصوص لأغراض العرض؛ والصنف: تمرين.',
  },
  'demo.historical-date': {
    en: 'historical date {$date}',
    ru: 'историческая дата {$date}',
    ar: 'التاريخ الفعلي للحدث {$date}',
  },
  'demo.historical-month': {
    en: 'historical date {$date}, day not known',
    ru: 'историческая дата {$date}, день неизвестен',
    ar: 'التاريخ الفعلي للحدث {$date}، واليوم غير معلوم',
  },
  'demo.cut': {
    en: 'The websocket is cut. What is written now is kept, and goes by courier.',
    ru: 'Канал websocket разорван. Написанное сохраняется и идёт курьером.',
    ar: 'قُطعت دارة websocket. ما يُكتب الآن يُحفظ ويُنقل بالساعي.',
  },
  'demo.courier': {
    en: 'A courier goes from {$from} to {$to} with {$file}.',
    ru: 'Курьер везёт {$file}: {$from} → {$to}.',
    ar: 'ساعٍ يحمل {$file} من {$from} إلى {$to}.',
  },
  'demo.restored': {
    en: 'The websocket is back.',
    ru: 'Канал websocket восстановлен.',
    ar: 'عادت دارة websocket.',
  },
  'demo.nothing-lost': {
    en: 'Nothing is lost, nothing is doubled.',
    ru: 'Ничего не потеряно и не удвоено.',
    ar: 'لم يُفقد شيء ولم يتكرّر شيء.',
  },
  'demo.lost': {
    en: 'Lost: {$lost}, doubled: {$doubled}.',
    ru: 'Потеряно: {$lost}, удвоено: {$doubled}.',
    ar: 'المفقود: {$lost}، والمكرّر: {$doubled}.',
  },
  'demo.not-found': {
    en: 'Message {$seq}, {$date}: its text was not found in the published record.',
    ru: 'Сообщение {$seq}, {$date}: текст в опубликованных документах не найден.',
    ar: 'الرسالة {$seq}، {$date}: لم يُعثر على نصها في الوثائق المنشورة.',
  },
  'demo.transmission-then': {
    en: 'transmission then',
    ru: 'передача тогда',
    ar: 'الإرسال آنذاك',
  },
  'demo.on-record-now': {
    en: 'on their record now',
    ru: 'у них на записи теперь',
    ar: 'التدوين لديهم الآن',
  },
  'demo.translation-then': {
    en: 'translation then',
    ru: 'перевод тогда',
    ar: 'الترجمة آنذاك',
  },
  'demo.translation-now': {
    en: 'Translation is still the work of a person; now it travels with the original.',
    ru: 'Перевод и теперь дело человека, но идёт вместе с оригиналом.',
    ar: 'لا تزال الترجمة عمل إنسان؛ لكنها تسافر الآن مع النص الأصلي.',
  },
  'demo.sight-then': {
    en: 'sight translation then',
    ru: 'перевод с листа тогда',
    ar: 'الترجمة المنظورة آنذاك',
  },
  'demo.not-found-short': { en: 'not found', ru: 'не найдено', ar: 'غير موجودة' },
  'demo.column-date': { en: 'date', ru: 'дата', ar: 'التاريخ' },
  'demo.words': {
    en: 'Read aloud and compared by both:',
    ru: 'Прочитано вслух и сверено обеими сторонами:',
    ar: 'قُرئت جهرًا وقارنها الطرفان:',
  },
  'demo.by-itself': {
    en: 'written by the station itself: a cut or a ledger',
    ru: 'записано самой станцией: срез или учёт',
    ar: 'قيد من المحطة نفسها: حدّ أو دفتر',
  },
  'demo.answers': { en: 'answers {$id}', ru: 'в ответ на {$id}', ar: 'ردًّا على {$id}' },
  'demo.charter-signed': {
    en: '{$party} signs the charter',
    ru: '{$party} подписывает устав',
    ar: 'الطرف {$party} يوقّع الميثاق',
  },
  'demo.charter-adopted': {
    en: '{$party} adopts the charter',
    ru: '{$party} принимает устав',
    ar: 'الطرف {$party} يعتمد الميثاق',
  },
  'demo.station-founded': {
    en: 'folder {$folder}, encrypted; {$releasers} releasers',
    ru: 'папка {$folder}, зашифрована; разрешающих отправку: {$releasers}',
    ar: 'المجلد {$folder} مشفّر؛ عدد مُجيزي الإرسال: {$releasers}',
  },
  'demo.card-given': {
    en: '{$party} gives its card to the other side',
    ru: '{$party} передаёт свою карточку другой стороне',
    ar: 'الطرف {$party} يسلّم بطاقته إلى الطرف الآخر',
  },
  'demo.running': {
    en: '{$party} is up, process {$pid}',
    ru: '{$party} работает, процесс {$pid}',
    ar: 'محطة الطرف {$party} تعمل، العملية {$pid}',
  },
  'demo.compressed': {
    en: 'Compressed: one minute of 1967 on the wire takes {$time} here.',
    ru: 'Время сжато: минута передачи 1967 года длится здесь {$time}.',
    ar: 'الزمن مضغوط: دقيقة الإرسال في عام 1967 تساوي هنا {$time}.',
  },
  'demo.transcript': {
    en: '{$party}: {$file}, {$count} entries, verified',
    ru: '{$party}: {$file}, записей: {$count}, проверено',
    ar: '{$party}: {$file}، عدد القيود {$count}، تم التحقق',
  },
  'demo.not-verified': {
    en: '{$party}: {$file} was refused ({$code}).',
    ru: '{$party}: {$file} отвергнут ({$code}).',
    ar: '{$party}: {$file} مرفوض ({$code}).',
  },
  'demo.counted': {
    en: '{$entries} entries signed, {$recorded} on their record, {$acknowledged} acknowledged',
    ru: `подписано записей: {$entries}, у них на записи: {$recorded},
      подтверждено: {$acknowledged}`,
    ar: 'قيود موقَّعة: {$entries}، مدوَّنة لديهم: {$recorded}، مُقَرّ باستلامها: {$acknowledged}',
  },
  'demo.final-of': {
    en: `The transcripts hold {$final} of the {$total} entries: the cut that closes them is
      itself an entry, stands behind them, and becomes final with the next one.`,
    ru: `В протоколах записей: {$final} из {$total}. Срез, который их замыкает, сам запись: он
      стоит за ними и станет окончательным со следующим срезом.`,
    ar: `عدد القيود في المحضرين {$final} من أصل {$total}: فالحدّ الذي يختمهما قيد هو أيضًا، ويأتي
      بعدها، ويصبح نهائيًّا بالحدّ التالي.`,
  },
  'demo.disclosed-missed': {
    en: 'The disclosed entry could not be verified ({$code}). This is wrong.',
    ru: 'Раскрытую запись проверить не удалось ({$code}). Так быть не должно.',
    ar: 'تعذّر التحقق من القيد المكشوف ({$code}). وهذا خطأ.',
  },
  'demo.interrupted': {
    en: 'Stopped; both stations are closed.',
    ru: 'Остановлено; обе станции закрыты.',
    ar: 'أُوقف العرض؛ وأُغلقت المحطتان.',
  },
  'demo.column-from': { en: 'from', ru: 'от', ar: 'من' },
  'demo.column-length': { en: 'characters', ru: 'знаков', ar: 'الأحرف' },
  'demo.not-given': { en: 'not given', ru: 'не указано', ar: 'غير مذكور' },
  'demo.exporting': {
    en: 'Both transcripts are exported and verified.',
    ru: 'Оба протокола выгружаются и проверяются.',
    ar: 'يُصدَّر المحضران ويجري التحقق منهما.',
  },
  'demo.equal': {
    en: 'The final parts are equal, byte for byte: {$hash}',
    ru: 'Окончательные части совпадают байт в байт: {$hash}',
    ar: 'الجزآن النهائيان متطابقان بايتًا ببايت: {$hash}',
  },
  'demo.unequal': {
    en: 'The final parts differ: {$first} and {$second}',
    ru: 'Окончательные части различаются: {$first} и {$second}',
    ar: 'الجزآن النهائيان مختلفان: {$first} و{$second}',
  },
  'demo.tampered': {
    en: 'One byte of a copy is changed: refused ({$code}).',
    ru: 'В копии изменён один байт: отвергнуто ({$code}).',
    ar: 'غُيِّر بايت واحد في نسخة: مرفوض ({$code}).',
  },
  'demo.tamper-missed': {
    en: 'One byte of a copy is changed, and it was not refused. This is wrong.',
    ru: 'В копии изменён один байт, и это не отвергнуто. Так быть не должно.',
    ar: 'غُيِّر بايت واحد في نسخة ولم تُرفض. وهذا خطأ.',
  },
  'demo.disclosed': {
    en: 'One entry is disclosed and verified alone; nothing else is shown.',
    ru: 'Одна запись раскрыта и проверена отдельно; больше ничего не показано.',
    ar: 'كُشف قيد واحد وجرى التحقق منه وحده؛ ولم يُعرض سواه.',
  },
  'demo.kept': {
    en: 'Both folders are kept in {$folder}.',
    ru: 'Обе папки сохранены в {$folder}.',
    ar: 'حُفظ المجلدان في {$folder}.',
  },
  'demo.held': { en: 'All of it held.', ru: 'Всё подтвердилось.', ar: 'ثبت كل ذلك.' },
  'demo.failed': {
    en: 'Not all of it held: {$detail}',
    ru: 'Подтвердилось не всё: {$detail}',
    ar: 'لم يثبت كل ذلك: {$detail}',
  },
} as const satisfies Catalogue;
