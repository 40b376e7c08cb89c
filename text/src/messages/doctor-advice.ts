import type { Catalogue } from '../catalogue.ts';

/** Of what `doctor` finds: what holds all the same, and what is to be done next. */
export const doctorAdvice = {
  'doctor.label-safe': { en: 'Safe: ', ru: 'Цело: ', ar: 'سليم: ' },
  'doctor.label-next': { en: 'Next: ', ru: 'Дальше: ', ar: 'التالي: ' },
  'doctor.safe-record': {
    en: 'The record is whole, here and at the other parties.',
    ru: 'Запись цела, здесь и у других сторон.',
    ar: 'السجل سليم هنا ولدى الأطراف الأخرى.',
  },
  'doctor.safe-theirs': {
    en: 'What the others have on their record stands, and they send it back.',
    ru: 'Что есть в записи других сторон, сохранено, и они это вернут.',
    ar: 'ما في سجل الأطراف الأخرى ثابت، وهم يعيدونه.',
  },
  'doctor.safe-mute': {
    en: 'Nothing false can be signed here. What others send is still taken where it can be opened.',
    ru: 'Ложного здесь не подпишут. Присланное другими принимается, если его можно открыть.',
    ar: 'لا يمكن توقيع ما هو باطل هنا. وما يرسله الآخرون يُقبل متى أمكن فتحه.',
  },
  'doctor.safe-files': {
    en: 'Nothing was changed, and nobody reads the files without the secret.',
    ru: 'Ничего не изменено, и без секрета файлы никто не прочтёт.',
    ar: 'لم يتغير شيء، ولا يقرأ الملفات أحد بلا السر.',
  },
  'doctor.safe-line': {
    en: 'The line is not touched by it.',
    ru: 'На линию это не влияет.',
    ar: 'لا يمس ذلك الخط.',
  },
  'doctor.next-record-broken': {
    en: 'Keep the folder for whoever looks into it; restore a backup: the others send the rest.',
    ru: 'Сохраните папку для разбора и восстановите копию: остальное пришлют другие стороны.',
    ar: 'احفظ المجلد لمن يفحصه واستعد نسخة احتياطية: والباقي يرسله الآخرون.',
  },
  'doctor.next-private-broken': {
    en: 'Find out who had the key of this station. Keep the folder; `access` shows what is left.',
    ru: 'Выясните, у кого был ключ станции. Сохраните папку; `access` покажет, что осталось.',
    ar: 'اعرف من كان معه مفتاح هذه المحطة. احفظ المجلد؛ و`access` يعرض ما بقي.',
  },
  'doctor.next-private-short': {
    en: 'After a restore: what was read since the backup is gone. Else find out who had the key.',
    ru: 'После восстановления: чтения после копии утрачены. Иначе выясните, у кого был ключ.',
    ar: 'بعد استعادة: ضاع ما قُرئ منذ النسخة. وإلا فاعرف من كان معه المفتاح.',
  },
  'doctor.next-guard-foreign': {
    en: 'Give the right folder with --guard; if it is lost: `incarnation open`.',
    ru: 'Укажите верную папку: --guard; если её нет: `incarnation open`.',
    ar: 'حدّد المجلد الصحيح بـ ‎--guard؛ وإن فُقد: `incarnation open`.',
  },
  'doctor.next-guard-io': {
    en: 'Look at its disk, mount and permissions. New keys are for a guard that is lost for good.',
    ru: 'Проверьте его диск, подключение и права. Новые ключи нужны, лишь если страж утрачен.',
    ar: 'افحص قرصه ووصله وأذوناته. المفاتيح الجديدة لحارس ضاع نهائيًّا.',
  },
  'doctor.next-guard-missing': {
    en: 'Bring its disk back, or give its place with --guard; if it is lost: `incarnation open`.',
    ru: 'Верните его диск или укажите место: --guard; если утерян: `incarnation open`.',
    ar: 'أعد قرصه أو حدّد مكانه بـ ‎--guard؛ وإن فُقد: `incarnation open`.',
  },
  'doctor.next-guard-unreadable': {
    en: 'Do not put an older copy in its place. Open new keys: `incarnation open`.',
    ru: 'Не ставьте на его место старую копию. Введите новые ключи: `incarnation open`.',
    ar: 'لا تضع نسخة أقدم مكانه. افتح مفاتيح جديدة: `incarnation open`.',
  },
  'doctor.next-guard-with-record': {
    en: 'Stop, move the folder to another disk, and start with --guard.',
    ru: 'Остановите, перенесите папку на другой диск и запустите с --guard.',
    ar: 'أوقف المحطة وانقل المجلد إلى قرص آخر وشغّلها مع ‎--guard.',
  },
  'doctor.next-line-corrupt': {
    en: 'Stop, keep the folder aside, `restore` a backup beside the guard: the tail comes back.',
    ru: 'Остановите, отложите папку, `restore` из копии рядом со стражем: хвост вернётся.',
    ar: 'أوقف المحطة وضع المجلد جانبًا و`restore` نسخة بجانب الحارس: يعود الذيل.',
  },
  'doctor.next-line-io': {
    en: 'Look at the disk: full, mounted read-only, or of another account. Then start again.',
    ru: 'Проверьте диск: полон, только для чтения или чужой. Затем запустите снова.',
    ar: 'افحص القرص: ممتلئ أو للقراءة فقط أو لحساب آخر. ثم شغّل من جديد.',
  },
  'doctor.next-line-not-opened': {
    en: 'See whether the file is of this station and this version; else `restore` a backup.',
    ru: 'Проверьте, от этой ли станции и версии файл; иначе `restore` из копии.',
    ar: 'تحقق من أن الملف لهذه المحطة وهذا الإصدار؛ وإلا `restore` نسخة.',
  },
  'doctor.next-line-unread': {
    en: 'Ask `doctor` again after the backup, with room on the disk, or when it is stopped.',
    ru: 'Вызовите `doctor` снова: после копирования, при свободном месте или на стоянке.',
    ar: 'اسأل `doctor` من جديد بعد انتهاء النسخ وتوفّر مساحة، أو والمحطة متوقفة.',
  },
  'doctor.next-no-line': {
    en: 'Give out the `card`, and adopt the charter that all have signed.',
    ru: 'Передайте `card` и примите устав, подписанный всеми.',
    ar: 'سلّم `card` واعتمد الميثاق الذي وقّعه الجميع.',
  },
  'doctor.next-open-to-others': {
    en: 'chmod 700 for folders, 600 for files, and find out who could have read them.',
    ru: 'chmod 700 для папок, 600 для файлов; выясните, кто мог их читать.',
    ar: 'استعمل chmod 700 للمجلدات و600 للملفات، واعرف من كان يستطيع قراءتها.',
  },
  'doctor.next-reserve-spent': {
    en: 'Free some space; the station takes its reserve back by itself.',
    ru: 'Освободите место; запас станция вернёт сама.',
    ar: 'أفرغ مساحة؛ وتستعيد المحطة احتياطيها بنفسها.',
  },
  'doctor.next-space-gone': {
    en: 'Free space now; FLASH and OVERRIDE are still taken and written.',
    ru: 'Освободите место сейчас; «МОЛНИЯ» и выше ещё принимаются и записываются.',
    ar: 'أفرغ مساحة الآن؛ فالخاطف وما فوقه ما زالا يُقبلان ويُدوَّنان.',
  },
  'doctor.next-space-low': {
    en: 'Move old exports, backups and logs elsewhere, or the station to a larger disk.',
    ru: 'Уберите старые выгрузки, копии и журналы или перенесите станцию на больший диск.',
    ar: 'انقل التصديرات والنسخ والسجلات القديمة، أو انقل المحطة إلى قرص أكبر.',
  },
  'doctor.next-share-here': {
    en: 'Carry each half to another place, and delete it here.',
    ru: 'Унесите каждую половину в своё место и удалите здесь.',
    ar: 'احمل كل نصف إلى مكان آخر واحذفه من هنا.',
  },
  'doctor.next-mute-tail-missing': {
    en: 'Run the station and let a peer connect; if no peer has the tail: `incarnation open`.',
    ru: 'Запустите станцию, дайте другой стороне связаться; если хвоста нет: `incarnation open`.',
    ar: 'شغّل المحطة ودع طرفًا يتصل؛ وإن لم يكن الذيل لدى أحد: `incarnation open`.',
  },
  'doctor.next-mute-guard-missing': {
    en: 'If the guard still exists, start with it; else `incarnation open`, with two officers.',
    ru: 'Если страж существует, запустите с ним; иначе `incarnation open`, вдвоём.',
    ar: 'إن كان الحارس موجودًا فشغّل به؛ وإلا `incarnation open` بضابطين.',
  },
  'doctor.next-mute-beyond-guard': {
    en: 'Is a second copy running? Stop it. Then `incarnation open`: only new keys speak again.',
    ru: 'Работает вторая копия? Остановите её. Затем `incarnation open`: нужны новые ключи.',
    ar: 'هل تعمل نسخة ثانية؟ أوقفها. ثم `incarnation open`: لا تتكلم إلا مفاتيح جديدة.',
  },
  'doctor.next-fault': {
    en: 'Look at the disk: space, cables, mounts. The station goes on by itself when it recovers.',
    ru: 'Проверьте диск: место, кабели, подключение. Станция продолжит сама.',
    ar: 'افحص القرص: المساحة والكابلات والوصل. وتتابع المحطة وحدها حين يتعافى.',
  },
  'doctor.next-contested': {
    en: 'Stop every copy of this station, then `incarnation open`.',
    ru: 'Остановите все копии станции, затем `incarnation open`.',
    ar: 'أوقف كل نسخ هذه المحطة، ثم `incarnation open`.',
  },
  'doctor.next-no-psk': {
    en: '`restore` a backup beside the guard.',
    ru: '`restore` из копии рядом со стражем.',
    ar: '`restore` نسخة بجانب الحارس.',
  },
  'doctor.next-no-receive-key': {
    en: 'Run the station: it makes a newer key and tells the others.',
    ru: 'Запустите станцию: она создаст новый ключ и сообщит другим.',
    ar: 'شغّل المحطة: فهي تصنع مفتاحًا أحدث وتبلّغ الآخرين.',
  },
  'doctor.next-clock-unknown': {
    en: 'Let the machine keep its clock by a source you trust.',
    ru: 'Пусть часы машины идут по источнику, которому вы доверяете.',
    ar: 'دع ساعة الجهاز تُضبط على مصدر تثق به.',
  },
  'doctor.next-clock-far': {
    en: 'Compare with a clock you trust, and set ours if it is the wrong one. Times decorate only.',
    ru: 'Сверьте с верными часами и исправьте наши, если неверны они. Время лишь поясняет.',
    ar: 'قارن بساعة تثق بها، واضبط ساعتنا إن كانت الخاطئة. فالأوقات للبيان فقط.',
  },
  'doctor.next-refusals': {
    en: 'See the codes in `status`; a stranger at the door is shown there as well.',
    ru: 'Коды смотрите в `status`; там же виден и чужой у двери.',
    ar: 'انظر الرموز في `status`؛ ويظهر هناك أيضًا الغريب على الباب.',
  },
  'doctor.next-circuits-dead': {
    en: 'See `status` and the network; meanwhile `courier export` carries everything.',
    ru: 'Смотрите `status` и сеть; пока всё несёт `courier export`.',
    ar: 'انظر `status` والشبكة؛ وريثما تعود يحمل `courier export` كل شيء.',
  },
  'doctor.next-seal-damaged': {
    en: 'Put back a copy of seal.json, or `restore` a backup beside the guard: it holds one.',
    ru: 'Верните копию seal.json или `restore` из копии рядом со стражем: она там есть.',
    ar: 'أعد نسخة من seal.json، أو `restore` نسخة احتياطية بجانب الحارس: ففيها واحدة.',
  },
  'doctor.next-seal-missing': {
    en: 'Give the right folder with --home; a new station begins with `init`.',
    ru: 'Укажите верную папку: --home; новая станция начинается с `init`.',
    ar: 'حدّد المجلد الصحيح بـ ‎--home؛ وتبدأ المحطة الجديدة بـ `init`.',
  },
  'doctor.next-seal-newer': {
    en: 'Use the version of this program that wrote it.',
    ru: 'Используйте версию программы, которая её записала.',
    ar: 'استعمل إصدار البرنامج الذي كتبه.',
  },
  'doctor.next-secret-wrong': {
    en: 'Try the secret again; if it is the right one, the seal is damaged: `restore` a backup.',
    ru: 'Повторите секрет; если он верен, печать повреждена: `restore` из копии.',
    ar: 'أعد إدخال السر؛ فإن كان صحيحًا فالختم تالف: `restore` نسخة احتياطية.',
  },
  'doctor.next-folder-not-opened': {
    en: 'Look at the disk and its permissions, and ask `doctor` again.',
    ru: 'Проверьте диск и права и снова вызовите `doctor`.',
    ar: 'افحص القرص والأذونات، ثم اسأل `doctor` من جديد.',
  },
} as const satisfies Catalogue;
