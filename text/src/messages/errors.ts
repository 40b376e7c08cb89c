import type { Catalogue } from '../catalogue.ts';

/** What the command line says when an order cannot be carried out. */
export const errors = {
  'error.refused': {
    en: 'Refused ({$code}): {$reason}',
    ru: 'Отвергнуто ({$code}): {$reason}',
    ar: 'مرفوض ({$code}): {$reason}',
  },
  'error.detail': {
    en: 'Detail: {$detail}',
    ru: 'Подробности: {$detail}',
    ar: 'التفصيل: {$detail}',
  },
  'error.unknown-verb': {
    en: 'There is no verb {$verb}. See: {$help}',
    ru: 'Команды {$verb} нет. См.: {$help}',
    ar: 'لا يوجد أمر {$verb}. انظر: {$help}',
  },
  'error.missing': {
    en: '{$option} is missing.',
    ru: 'Не указано: {$option}.',
    ar: 'ينقص: {$option}.',
  },
  'error.bad-value': {
    en: '{$value} is no value for {$option}; allowed: {$allowed}.',
    ru: '{$value} не годится для {$option}; допустимо: {$allowed}.',
    ar: '{$value} لا تصلح لـ{$option}؛ المسموح: {$allowed}.',
  },
  'error.no-station': {
    en: 'There is no station in {$folder}. Begin with: {$command}',
    ru: 'В {$folder} нет станции. Начните с: {$command}',
    ar: 'لا توجد محطة في {$folder}. ابدأ بـ: {$command}',
  },
  'error.no-line': {
    en: 'This station is on no line yet. Adopt a charter first.',
    ru: 'Станция ещё не входит ни в одну линию. Сначала примите устав.',
    ar: 'هذه المحطة ليست على أي خط بعد. اعتمد ميثاقًا أولًا.',
  },
  'error.which-line': {
    en: 'This station is on several lines; say which: {$lines}.',
    ru: 'Станция входит в несколько линий; укажите, в какую: {$lines}.',
    ar: 'هذه المحطة على عدة خطوط؛ حدِّد أيها: {$lines}.',
  },
  'error.no-entry': {
    en: 'There is no entry {$id}.',
    ru: 'Записи {$id} нет.',
    ar: 'لا يوجد قيد {$id}.',
  },
  'error.no-draft': {
    en: 'There is no draft {$id}.',
    ru: 'Проекта {$id} нет.',
    ar: 'لا توجد مسودة {$id}.',
  },
  'error.already-released': {
    en: 'Draft {$id} has been released; it cannot be changed.',
    ru: 'Проект {$id} уже разрешён к отправке; менять его нельзя.',
    ar: 'المسودة {$id} أُجيز إرسالها؛ ولا يمكن تغييرها.',
  },
  'error.overtaken': {
    en: 'A newer message {$id} has come since this was written. Read it, then release again.',
    ru: 'После составления пришло новое сообщение {$id}. Прочтите его и разрешите снова.',
    ar: 'وردت رسالة أحدث {$id} بعد كتابة هذه. اقرأها ثم أجز الإرسال من جديد.',
  },
  'error.officer-role': {
    en: 'Officer {$officer} may not do this; it needs the role {$role}.',
    ru: 'Офицер {$officer} этого не может; нужна роль: {$role}.',
    ar: 'لا يحق للضابط {$officer} ذلك؛ يلزم دور: {$role}.',
  },
  'error.same-officer': {
    en: 'Officer {$officer} has released this already; another officer is needed.',
    ru: 'Офицер {$officer} уже дал разрешение; нужен другой офицер.',
    ar: 'أجاز الضابط {$officer} هذه من قبل؛ يلزم ضابط آخر.',
  },
  'error.not-running': {
    en: 'The station is not running. Start it with: {$command}',
    ru: 'Станция не запущена. Запустите: {$command}',
    ar: 'المحطة لا تعمل. شغّلها بـ: {$command}',
  },
  'error.already-running': {
    en: 'The station is already running (process {$pid}).',
    ru: 'Станция уже запущена (процесс {$pid}).',
    ar: 'المحطة تعمل من قبل (العملية {$pid}).',
  },
  'error.file-missing': {
    en: 'The file {$file} cannot be read.',
    ru: 'Файл {$file} не читается.',
    ar: 'تتعذر قراءة الملف {$file}.',
  },
  'error.file-exists': {
    en: '{$file} exists; it is not overwritten.',
    ru: '{$file} уже существует и не перезаписывается.',
    ar: '{$file} موجود؛ ولا يُكتب فوقه.',
  },
  'error.wrong-secret': {
    en: "This is not the ceremony's secret of this charter.",
    ru: 'Это не секрет церемонии данного устава.',
    ar: 'ليس هذا سرّ مراسم هذا الميثاق.',
  },
  'error.no-terminal': {
    en: 'This asks a question and there is no terminal; give {$option}.',
    ru: 'Здесь нужен ответ, а терминала нет; укажите {$option}.',
    ar: 'هذا يطرح سؤالًا ولا توجد طرفية؛ استعمل {$option}.',
  },
  'error.node-too-old': {
    en: 'Node {$found} is too old; Parley needs {$needed} or newer.',
    ru: 'Node {$found} слишком стар; Parley требует {$needed} или новее.',
    ar: 'إصدار Node {$found} قديم؛ يحتاج Parley إلى {$needed} أو أحدث.',
  },
  'error.bug': {
    en: 'This is an error of ours, please report it: {$detail}',
    ru: 'Это наша ошибка, сообщите о ней: {$detail}',
    ar: 'هذا خطأ منّا، نرجو الإبلاغ عنه: {$detail}',
  },
  'warning.bidi-control': {
    en: 'The text holds controls that change its reading order; they are shown as marks.',
    ru: 'В тексте есть знаки, меняющие порядок чтения; они показаны метками.',
    ar: 'في النص محارف تغيّر ترتيب القراءة؛ وهي معروضة كعلامات.',
  },
  'warning.mixed-script': {
    en: 'A word mixes letters of two scripts; a name may be forged.',
    ru: 'В одном слове буквы двух алфавитов; имя может быть подделано.',
    ar: 'كلمة تخلط حروف أبجديتين؛ قد يكون الاسم مزوّرًا.',
  },
  'warning.invisible': {
    en: 'The text holds characters that cannot be seen; they are shown as marks.',
    ru: 'В тексте есть невидимые знаки; они показаны метками.',
    ar: 'في النص محارف لا تُرى؛ وهي معروضة كعلامات.',
  },
} as const satisfies Catalogue;
