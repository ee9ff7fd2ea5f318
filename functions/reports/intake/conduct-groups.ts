import type { Words } from '../../../shared/page/frame.ts';
import { words } from './words.ts';

/** The headings under which conducts are listed, in this order; what belongs to none of these comes last. */
export const conductGroups: Record<string, Words> = {
  online: words.onSocialMedia,
  event: words.atEventsAndIn,
  party: words.withAPartyOr,
  office: words.withOfficeAndFacilities,
  elsewhere: words.notAboutCivilServants,
};
