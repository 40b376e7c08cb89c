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
  'error.did-you-mean': {
    en: 'Did you mean {$names}?',
    ru: 'Может быть, {$names}?',
    ar: 'هل المقصود {$names}؟',
  },
  'error.unknown-option': {
    en: 'This verb has no option {$option}. See --help.',
    ru: 'У этой команды нет параметра {$option}. См. --help.',
    ar: 'ليس لهذا الأمر خيار {$option}. انظر ‎--help.',
  },
  'error.too-much': {
    en: 'That is more than this verb takes. See --help.',
    ru: 'Это больше, чем принимает команда. См. --help.',
    ar: 'هذا أكثر مما يأخذه الأمر. انظر ‎--help.',
  },
  'error.past': {
    en: '{$value} is past: {$option} takes a time that is still to come.',
    ru: 'Время {$value} уже прошло: {$option} принимает только будущее.',
    ar: 'مضى الوقت {$value}: لا يأخذ {$option} إلا وقتًا آتيًا.',
  },
  'error.no-words': {
    en: 'There are no words in it, and no attachment.',
    ru: 'В нём нет ни слов, ни вложений.',
    ar: 'لا كلمات فيها ولا مرفقات.',
  },
  'error.reader-key': {
    en: `--officer takes the officer's key file, and {$value} is none: a name alone proves nobody.
      Without --officer the reading is recorded as the operator's.`,
    ru: `--officer принимает файл ключа офицера, а {$value} не такой файл: имя никого не доказывает.
      Без --officer прочтение записывается за оператором.`,
    ar: `يأخذ ‎--officer ملف مفتاح الضابط، وليس {$value} كذلك: الاسم وحده لا يُثبت أحدًا. ومن دون
      ‎--officer تُدوَّن القراءة باسم المشغّل.`,
  },
  'error.few-cards': {
    en: 'A charter needs the cards of at least two parties.',
    ru: 'Для устава нужны карточки не менее двух сторон.',
    ar: 'يحتاج الميثاق إلى بطاقتي طرفين على الأقل.',
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
