import type { Campaign } from '../../../shared/campaign.ts';
import type { Maps } from '../../../shared/map/maps.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import type { Province } from './grouped.ts';
import type { OverseeQuery } from './operations.ts';
import type { DeadLettersSeen, HeardAlarm } from './alarm.ts';
import type { Overseen } from './oversee.ts';
import { words as texts } from './words.ts';

/** What the page of oversight shows. */
export type OversightProps = Overseen & {
  alarmsOn: HeardAlarm[];
  alarms: HeardAlarm[];
  deadLetters: DeadLettersSeen | undefined;
  campaign: Campaign;
  maps: Maps;
  /** The reader's: 'ID', a province or a region. */
  scope: string;
  query: OverseeQuery;
};
/** The same for one reader. */
export type OversightPage = OversightProps & { frame: PageFrame };

/** Where the page stands. */
export const path = '/v1/oversight/alerts';

/** The page's address with a query. */
export const hrefOf = (frame: PageFrame, query: OverseeQuery): string =>
  frame.base + path + searchOf(query);

/** A query as it stands in an address. */
export const searchOf = ({ province, order }: OverseeQuery): string => {
  const search = new URLSearchParams();
  if (province !== undefined) search.set('province', province);
  if (order !== undefined) search.set('order', order);
  return search.size === 0 ? '' : `?${search.toString()}`;
};

/** How many regions of a province are as the gravest of them, in words. */
export const ofRegions = ({ lang }: PageFrame, { count, lines, standing }: Province): string =>
  texts.ofRegions[lang](count, lines.length, texts.standings[standing][lang]);
