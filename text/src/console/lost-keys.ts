import type { Catalogue } from '../catalogue.ts';

/** What is said of a key that was replaced as lost, as long as the roster names it. */
export const lostKeys = {
  'officers.key-lost': { en: 'key lost', ru: 'ключ утерян', ar: 'مفتاح مفقود' },
  'officers.lost': {
    en: 'The key of {$officer} was replaced as lost, and is still on the roster.',
    ru: 'Ключ офицера {$officer} заменён как утерянный, но ещё значится в списке.',
    ar: 'استُبدل مفتاح {$officer} لفقده، وما زال في القائمة.',
  },
  'officers.lost-about': {
    en: 'Here it signs nothing any more; the other side counts it until it is removed.',
    ru: 'Здесь им больше не подписать; другая сторона признаёт его, пока он в списке.',
    ar: 'لا يوقَّع به هنا بعد الآن؛ ويعتدّ به الطرف الآخر حتى يُزال.',
  },
  'officers.lost-entered': {
    en: 'The new key is on the roster.',
    ru: 'Новый ключ внесён в список.',
    ar: 'المفتاح الجديد في القائمة.',
  },
  'officers.lost-remove': {
    en: 'Remove the lost key of {$officer}',
    ru: 'Исключить утерянный ключ: {$officer}',
    ar: 'أزِل المفتاح المفقود: {$officer}',
  },
} as const satisfies Catalogue;
