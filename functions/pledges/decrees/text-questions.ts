import type { Words } from '../../../shared/page/frame.ts';
import type { Question } from '../../../shared/page/question.ts';

const area = (name: string, label: Words, hint?: Words): Question => ({
  ...{ name, kind: 'textarea', group: 'decree', required: 'always' },
  maxLength: name.startsWith('points') ? 4000 : 600,
  label,
  ...(hint && { hint }),
});

/** What the form of a new text asks. */
export const textQuestions: readonly Question[] = [
  area('opening', { id: 'Pembuka', en: 'Opening, in Indonesian' }),
  area(
    'points',
    { id: 'Butir-butir, satu sebaris', en: 'Points in Indonesian, one a line' },
    { id: 'Paling banyak sepuluh.', en: 'Ten at most.' },
  ),
  area('closing', { id: 'Penutup', en: 'Closing, in Indonesian' }),
  area('openingEn', { id: 'Pembuka dalam bahasa Inggris', en: 'Opening, in English' }),
  area('pointsEn', { id: 'Butir dalam bahasa Inggris, satu sebaris', en: 'Points in English' }),
  area('closingEn', { id: 'Penutup dalam bahasa Inggris', en: 'Closing, in English' }),
  {
    ...{ name: 'regions', kind: 'textarea', group: 'decree', required: 'never', maxLength: 6000 },
    label: {
      id: 'Hanya di daerah (kode, satu sebaris)',
      en: 'Only in regions (codes, one a line)',
    },
    hint: { id: 'Kosongkan untuk seluruh Indonesia.', en: 'Left open: the whole nation.' },
  },
];
