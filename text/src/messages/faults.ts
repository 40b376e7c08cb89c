import type { Catalogue } from '../catalogue.ts';

/** Faults: our disk, circuit or file failed. Each says what is kept and what to do. */
export const faults = {
  'fault.disk-full': {
    en: 'The disk is full: new work is refused, nothing is lost. Free space and it goes on.',
    ru: 'Диск заполнен: новая работа не принимается, ничего не потеряно. Освободите место.',
    ar: 'القرص ممتلئ: لا يُقبل عمل جديد، ولم يُفقد شيء. حرِّر مساحة ليُستأنف العمل.',
  },
  'fault.disk-failed': {
    en: 'The disk failed: {$detail}',
    ru: 'Отказ диска: {$detail}',
    ar: 'تعطّل القرص: {$detail}',
  },
  'fault.guard-unreadable': {
    en: 'The guard is missing or unreadable: this station stays mute until `incarnation open`.',
    ru: 'Страж отсутствует или не читается: станция молчит до `incarnation open`.',
    ar: 'الحارس مفقود أو غير مقروء: تبقى المحطة صامتة حتى `incarnation open`.',
  },
  'fault.backup-restored': {
    en: 'This is a restored backup: nothing is signed until the tail comes back from a peer.',
    ru: 'Это восстановленная копия: подписей не будет, пока другая сторона не вернёт хвост.',
    ar: 'هذه نسخة مستعادة: لا يُوقَّع شيء حتى يعيد طرف آخر الذيل.',
  },
  'fault.wrong-passphrase': {
    en: 'The passphrase does not open this store.',
    ru: 'Эта парольная фраза хранилище не открывает.',
    ar: 'عبارة المرور لا تفتح هذا المخزن.',
  },
  'fault.foreign-file': {
    en: '{$file} is not a store of Parley.',
    ru: '{$file} не является хранилищем Parley.',
    ar: '{$file} ليس مخزنًا من مخازن Parley.',
  },
  'fault.schema-older': {
    en: 'The store has the older schema {$found}; this program writes {$expected}.',
    ru: 'У хранилища более старая схема {$found}; программа пишет {$expected}.',
    ar: 'للمخزن بنية أقدم {$found}؛ وهذا البرنامج يكتب {$expected}.',
  },
  'fault.schema-newer': {
    en: 'The store has the newer schema {$found}; this program knows {$expected}.',
    ru: 'У хранилища более новая схема {$found}; программа знает {$expected}.',
    ar: 'للمخزن بنية أحدث {$found}؛ وهذا البرنامج يعرف {$expected}.',
  },
  'fault.store-locked': {
    en: 'Another process has this folder open.',
    ru: 'Эта папка открыта другим процессом.',
    ar: 'هذا المجلد مفتوح لدى عملية أخرى.',
  },
  'fault.circuit-failed': {
    en: 'Circuit {$circuit} failed: {$detail}',
    ru: 'Отказ канала {$circuit}: {$detail}',
    ar: 'تعطّلت الدارة {$circuit}: {$detail}',
  },
  'fault.clock-wrong': {
    en: 'The clock of this machine looks wrong; times are marked with their quality.',
    ru: 'Часы этой машины, похоже, неверны; качество времени отмечается.',
    ar: 'تبدو ساعة هذا الجهاز خاطئة؛ وتُوسم الأوقات بجودتها.',
  },
  'fault.half-written': {
    en: '{$file} is half-written; ask for it again.',
    ru: '{$file} записан не полностью; запросите его снова.',
    ar: '{$file} مكتوب جزئيًّا؛ اطلبه من جديد.',
  },
  'fault.cannot-open': {
    en: 'A frame from {$party} cannot be opened: {$cause} They are asked to seal it again.',
    ru: 'Кадр от стороны {$party} не открывается: {$cause} Их просят запечатать его заново.',
    ar: 'إطار من {$party} لا يُفتح: {$cause} وقد طُلب منهم ختمه من جديد.',
  },
} as const satisfies Catalogue;
