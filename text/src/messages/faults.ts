import type { Catalogue } from '../catalogue.ts';

/** Faults: our disk, circuit or file failed. Each says what is kept and what to do. */
export const faults = {
  'fault.disk-full': {
    en: 'The disk is full: new work is refused, nothing is lost. Free space and it goes on.',
    ru: 'Диск заполнен: новая работа не принимается, ничего не потеряно. Освободите место.',
    ar: 'القرص ممتلئ: لا يُقبل عمل جديد، ولم يُفقد شيء. حرِّر مساحة ليُستأنف العمل.',
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
} as const satisfies Catalogue;
