import * as z from 'zod/mini';
import { acts } from '../../../shared/campaign.ts';
import { channels } from '../../../shared/receipt/receipt-layout.ts';
import { staffKinds } from './pledge-form.ts';
import { standings, type Standing } from './standing.ts';

/** One pledge of a person as it is stored: one for each standing, so that none takes the place of another. */
export const storedPledge = z.object({
  region: z.string(),
  unit: z.string(),
  staffKind: z.enum(staffKinds),
  act: z.enum(acts),
  channel: z.enum(channels),
  /** Id of the ceremony; only of what was attended. */
  ceremony: z.optional(z.string()),
  /** The ticket it was bound by, and which code of the screen gave that. */
  ticket: z.optional(z.string()),
  code: z.optional(z.int()),
  textVersion: z.int(),
  /** Milliseconds since the epoch. */
  pledgedAt: z.int(),
  /** Milliseconds since the epoch, when the person pressed; left out where that was when it arrived. */
  swornAt: z.optional(z.int()),
  /** 16 hex digits: the number of the receipt, which leads back to nobody. */
  receiptId: z.string(),
  /** How it was confirmed, where that was by a link to the office mailbox; else by signing in. */
  way: z.optional(z.literal('mailbox')),
  /** From where it came, as a mark of that day (sender-mark.ts); only of what a phone or a screen sent. */
  sender: z.optional(z.string()),
  /** Many claimed from there, and the phone solved a puzzle. */
  solved: z.optional(z.boolean()),
});
export type StoredPledge = z.infer<typeof storedPledge>;

/** The attributes a version before standings wrote beside the key; 'verified' meant on the roster, and nothing of proof. */
const beforeStandings = {
  region: z.optional(z.string()),
  unit: z.optional(z.string()),
  staffKind: z.optional(z.enum(staffKinds)),
  standing: z.optional(z.string()),
  act: z.optional(z.enum(acts)),
  channel: z.optional(z.enum(channels)),
  ceremony: z.optional(z.string()),
  textVersion: z.optional(z.int()),
  pledgedAt: z.optional(z.int()),
  swornAt: z.optional(z.int()),
  receipt: z.optional(z.string()),
};

/** A person in the register: an attribute for each standing, under its own name. */
export const pledgeRow = z.object({
  personKey: z.string(),
  attended: z.optional(storedPledge),
  confirmed: z.optional(storedPledge),
  'attended-by-unit': z.optional(storedPledge),
  claimed: z.optional(storedPledge),
  /** The voiding that last took a pledge of this person away. */
  voided: z.optional(z.string()),
  /** Which row of which sheet named this person last; of versions before, also the last attempt. */
  attempt: z.optional(z.string()),
  /** When the campaign has been over for a year: seconds since the epoch. Versions before stored none. */
  expiresAt: z.optional(z.int()),
  ...beforeStandings,
});
export type PledgeRow = z.infer<typeof pledgeRow>;

/** The attributes that decide what a person's pledge is worth and where it counts. */
export const worthAttributes: readonly string[] = [...standings, ...Object.keys(beforeStandings)];

export type WorthPledge = StoredPledge & { standing: Standing };

/**
 * Every pledge of a person, the one that is worth the most first. What was stored before there were standings is read
 * by what it proves: made at a ceremony it was attended; everything else, on the roster or not, was claimed.
 */
export const pledgesOf = (row: Omit<PledgeRow, 'personKey'>): WorthPledge[] => {
  const old = oldPledge(row);
  return standings.flatMap((standing) => {
    const pledge = row[standing] ?? (old?.standing === standing ? old : undefined);
    return pledge ? [{ ...ofStanding(standing, pledge), standing }] : [];
  });
};

/** A claim belongs to no ceremony, also where it is what was left of an attendance that was taken back. */
const ofStanding = (standing: Standing, pledge: StoredPledge): StoredPledge => {
  if (standing !== 'claimed') return pledge;
  const claim = { ...pledge };
  delete claim.ceremony;
  return claim;
};

const oldPledge = (row: Omit<PledgeRow, 'personKey'>): WorthPledge | undefined => {
  const { region, unit, staffKind, ceremony, swornAt } = row;
  if (region === undefined || unit === undefined || staffKind === undefined) return undefined;
  return {
    standing: ceremony === undefined ? 'claimed' : 'attended',
    region,
    unit,
    staffKind,
    act: row.act ?? 'ikrar',
    channel: row.channel ?? 'phone',
    textVersion: row.textVersion ?? 1,
    pledgedAt: row.pledgedAt ?? 0,
    receiptId: row.receipt === undefined ? '' : receiptIdOf(row.receipt),
    ...(ceremony !== undefined && { ceremony }),
    ...(swornAt !== undefined && { swornAt }),
  };
};

/** Where the id is in a receipt: shared/receipt/receipt-layout.ts. */
const idBytes = [32, 40] as const;

/** The id of a receipt, 16 hex digits. */
export const receiptIdOf = (receipt: string): string =>
  Buffer.from(receipt, 'base64url')
    .subarray(...idBytes)
    .toString('hex');
