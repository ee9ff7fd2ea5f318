import type { Words } from '../../../shared/page/frame.ts';
import type { Officer } from './officer.ts';
import { words } from './words.ts';

/** Rungs of the ladder, in words. */
export const rungWords: Record<Officer['rung'], Words> = {
  officer: words.officer,
  chair: words.chair,
  province: words.province,
  national: words.nation,
  independent: words.independentOffice,
  admin: words.admin,
};
