// العربية: كل كلمات الصفحة. المفاتيح هي مفاتيح الدليل الإنكليزي.
// Arabic: every word of the page. The keys are those of the English catalogue.

import { intake } from './ar-intake.js';
import { apart, counted } from './ar-kinds.js';
import { shell } from './ar-shell.js';

/** @type {Record<string, (program: string) => string>} */
const made = {
  synthetic: (program) => (program ? `أُنشئ باستخدام ${apart(program)}` : 'مولَّد آليًا'),
  ai_edited: (program) => `عُدِّل بالذكاء الاصطناعي${program ? ` في ${apart(program)}` : ''}`,
  edited: (program) => `عُدِّل${program ? ` باستخدام ${apart(program)}` : ''}`,
  camera: (program) => (program ? `التُقط بالكاميرا ${apart(program)}` : 'التُقط بكاميرا'),
};

/** @type {Record<string, string>} */
const kinds = {
  graph: 'مخطط عمل ComfyUI', settings: 'إعدادات مولِّد صور',
  label: 'وسم تُلزَم المولِّدات في الصين بكتابته', term: 'مصطلح وكالات الأنباء لذلك (IPTC)',
};

/** @type {Record<string, string>} */
const worth = { unknown: 'سليم، والموقِّع غير معروف هنا', expired: 'سليم، وقد انتهت صلاحية الشهادة' };

/**
 * من أين يقول الملف إنه جاء، في جملة.
 *
 * @param {import('../origin.js').Origin} origin
 */
function origin({ standing, making, program, signer, place, kind, mark }) {
  const by = signer ? apart(signer) : 'جهة بلا اسم';
  const how = made[making]?.(program);
  const where = place ? `: ${[apart(place), kinds[kind ?? '']].filter(Boolean).join('، ')}` : '';
  const tool = !program || program === 'a language model' ? 'نموذج لغوي' : apart(program);
  if (mark) return `يحتوي النص على «${apart(mark)}»، وهو مما يتركه ${tool} في النص المنسوخ منه`;
  switch (standing) {
    case 'proved': return `موقَّع من ${by}${how ? `: ${how}` : ''}`;
    case 'altered': return 'غُيِّر هذا الملف بعد توقيعه';
    case 'refused': return 'هذا الملف موقَّع بشهادة غير صالحة';
    case 'unsigned': return `يقول الملف إنه ${how ?? 'مصنوع'} (بيانات وصفية غير موقَّعة${where})`;
    default: return how ? `يقول الملف إنه ${how} (موقَّع من ${by}؛ ${worth[standing]})`
      : `الملف موقَّع من ${by} (${worth[standing]})، دون أن يُذكر كيف صُنع`;
  }
}

/** @type {typeof import('./en.js').words} */
export const words = {
  ...shell,
  ...intake,

  comma: '، ',

  units: ['س', 'د', 'ث'],

  often: {
    exactly: (n) => `${apart(n)} من كل 100`,
    fewerThan: (n) => `أقل من ${apart(n)} من كل 100`,
    moreThan: (n) => `أكثر من ${apart(n)} من كل 100`,
    about: (n) => `نحو ${apart(n)} من كل 100`,
  },

  headline: {
    signed: 'موقَّع على أنه مولَّد آليًا',
    signed_edit: 'موقَّع على أنه معدَّل بالذكاء الاصطناعي',
    marked: 'في بكسلاته علامة مائية لمولِّد صور',
    synthetic: 'فيه علامات على أنه اصطناعي',
    no_signs: 'لا علامات على أنه مولَّد',
    no_signs_in_part: 'لا علامات على أنه مولَّد، في الجزء الذي فُحص',
    authentic: 'موقَّع على أنه ملتقَط بكاميرا',
    former: 'عدّه إصدار سابق حقيقيًا، بالإحصاء وحده',
    uncertain: 'لا يمكننا الجزم',
    incomplete: 'لا جواب: تثبيت البرنامج هنا غير مكتمل',
    not_applicable: 'لا يصلح لهذا الفحص',
  },

  unknownVerdict: (code) => `جواب لا تعرفه هذه الصفحة (${apart(code)})`,

  origin,

  byDetectors: (answer) => `ما تقوله الكواشف وحدها: ${answer}`,

  format: {
    webp: 'WebP', ogg: 'Ogg', ogv: 'فيديو Ogg', mkv: 'Matroska', ts: 'MPEG-TS', mpg: 'MPEG', flv: 'Flash', mka: 'صوت Matroska',
    awb: 'AMR-WB', text: 'نص', docx: 'Word', odt: 'OpenDocument', pdf: 'PDF',
  },

  state: {
    sending: (name) => `يجري إرسال ${apart(name)}…`,
    progress: 'عدد الكواشف التي أجابت',
    queued: 'ينتظر دوره…',
    running: 'يجري البحث عن علامات…',
    failed: 'فشل الفحص',
    cancelled: 'أُوقف قبل أن ينتهي',
    given_up: 'تُرك بعد عدة محاولات',
    again: (when) => `لم يتمكن الخادم من إتمامه. المحاولة التالية: ${when}.`,
    ahead: (n) => `يسبقه ${counted(n, ['لا شيء', 'فحص واحد', 'فحصان', 'فحوص', 'فحصًا', 'فحص'])}.`,
    answered: (done, all) => `الكواشف التي أجابت: ${apart(done)} من ${apart(all)}.`,
    done: (headline, line) => `${headline}. ${line}`,
  },

  stateShort: { queued: 'ينتظر', running: 'قيد الفحص', failed: 'فشل',
    cancelled: 'أُوقف', given_up: 'تُرك' },

  retention: {
    title: { keep: 'محفوظ', ephemeral: 'حُذف الملف', held: 'ينتظر مساحة' },
    line: {
      keep: (until) => (until ? `يبقى حتى ${until} ثم يُحذف.` : 'يبقى إلى أن تحذفه.'),
      ephemeral: (until) => `حُذف الملف. تمكن قراءة تقريره حتى ${until}، ما لم تحفظه.`,
      held: (until) => `مساحة التخزين لديك ممتلئة. ينتظر الملف وتقريره حتى ${until}.`,
    },
    action: { keep: 'حفظ هذا', keepReport: 'حفظ التقرير', discard: 'عدم حفظ هذا' },
    changed: { keep: 'حُفظ.', discard: 'حُذف الملف.' },
    discardTitle: 'هل تريد حذف الملف؟',
    discardHint: (name) =>
      `سيُزال ${apart(name)} من هذا الخادم الآن، ويُزال تقريره بعد يوم. يمكنك حفظ التقرير بعد ذلك، لكن لا يمكن استعادة ` +
      'الملف.',
  },
};
