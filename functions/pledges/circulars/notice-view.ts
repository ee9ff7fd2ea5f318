import * as z from 'zod/mini';
import type { CampaignRegion } from '../../../shared/campaign.ts';
import { signedAnswer } from '../../../shared/signing/signature.ts';
import { manners, noticeKinds, type Notice, type Reply } from './circular.ts';

/** A circular or a briefing as anybody may see it. */
export const listedShape = z.object({
  kind: z.enum(noticeKinds),
  region: z.string(),
  id: z.string(),
  title: z.string(),
  number: z.nullable(z.string()),
  effectiveOn: z.nullable(z.string()),
  manner: z.nullable(z.enum(manners)),
  heldAt: z.nullable(z.string()),
  place: z.nullable(z.string()),
  link: z.nullable(z.string()),
  /** SHA-256 of the PDF, hex. */
  documentHash: z.nullable(z.string()),
  issuedAt: z.string(),
});
export type ListedNotice = z.infer<typeof listedShape>;

export const listedNotice = (notice: Notice): ListedNotice => {
  const isCircular = notice.kind === 'circular';
  return {
    kind: notice.kind,
    region: notice.region,
    id: notice.id,
    title: notice.title,
    number: isCircular ? notice.number : null,
    effectiveOn: isCircular ? notice.effectiveOn : null,
    manner: isCircular ? null : notice.manner,
    heldAt: isCircular ? null : iso(notice.heldAt),
    place: isCircular ? null : (notice.place ?? null),
    link: notice.link ?? null,
    documentHash: isCircular ? (notice.documentHash ?? null) : null,
    issuedAt: iso(notice.issuedAt),
  };
};

/** What one unit answered, if it did. */
export const unitLineShape = z.object({
  unit: z.string(),
  name: z.string(),
  answeredAt: z.nullable(z.string()),
  office: z.nullable(z.string()),
  attended: z.nullable(z.int()),
});
export type UnitLine = z.infer<typeof unitLineShape>;

/** Every unit of a region with what it answered, and those closed since that did. */
export const unitLines = (
  { units, closedUnits = [] }: CampaignRegion,
  replies: Reply[],
): UnitLine[] =>
  [...units, ...closedUnits.filter(({ code }) => replies.some(({ unit }) => unit === code))].map(
    ({ code, name }) => {
      const reply = replies.find(({ unit }) => unit === code);
      return {
        unit: code,
        name,
        answeredAt: reply ? iso(reply.at) : null,
        office: reply?.office ?? null,
        attended: reply?.attended ?? null,
      };
    },
  );

/** How many units answered a notice, of how many, and how many people attended. */
export const answeredShape = z.object({ units: z.int(), answered: z.int(), attended: z.int() });

export const countAnswered = (lines: UnitLine[]): z.infer<typeof answeredShape> => ({
  units: lines.length,
  answered: lines.filter(({ answeredAt }) => answeredAt !== null).length,
  attended: lines.reduce((sum, { attended }) => sum + (attended ?? 0), 0),
});

/** The notices of a region, with how many units answered each. */
export const noticesAnswer = z.object({
  region: z.string(),
  notices: z.array(z.extend(listedShape, { answers: answeredShape })),
});

/** One notice with what each unit answered and, for who issued it, the link each answers by. */
export const noticeAnswer = z.extend(listedShape, {
  /** The electronic signature of its PDF; null before there is one. */
  signed: z.nullable(signedAnswer),
  answersUntil: z.string(),
  units: z.array(z.extend(unitLineShape, { link: z.nullable(z.string()) })),
});

/** The newest notices of each region that oversight covers. */
export const overseenNotices = z.object({
  regions: z.array(
    z.object({
      region: z.string(),
      name: z.string(),
      notices: z.array(
        z.extend(listedShape, {
          answers: answeredShape,
          /** Names of the units that have not answered. */
          waiting: z.array(z.string()),
        }),
      ),
    }),
  ),
});
export type OverseenNotices = z.infer<typeof overseenNotices>;

/** A notice as one unit sees it by its own link. */
export const unitNoticeAnswer = z.object({
  notice: listedShape,
  signed: z.nullable(signedAnswer),
  unit: z.string(),
  unitName: z.string(),
  answeredAt: z.nullable(z.string()),
  attended: z.nullable(z.int()),
});

const iso = (ms: number): string => new Date(ms).toISOString();
