import type { Words } from '../../../../shared/page/frame.ts';
import type { Briefing, NoticeKind } from '../circular.ts';

export const titles: Record<NoticeKind, Words> = {
  circular: { id: 'Surat edaran', en: 'Circulars' },
  briefing: { id: 'Sosialisasi', en: 'Briefings' },
};

export const mannerWords: Record<Briefing['manner'], Words> = {
  'in-person': { id: 'tatap muka', en: 'in person' },
  virtual: { id: 'daring', en: 'virtual' },
};
