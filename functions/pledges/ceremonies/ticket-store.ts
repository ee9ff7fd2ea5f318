import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { listBelow, listed } from '../../../shared/table/list-below.ts';
import { put, putOrFind } from '../../../shared/table/put.ts';
import type { StoredTable } from '../../../shared/table/table.ts';
import { regionOfCeremony } from './ceremony.ts';
import { contentName } from './pledged.ts';
import { ceremoniesTable as table } from './tables.ts';
import {
  packUses,
  ticketsOf,
  ticketsPrefix,
  ticketUsesShape,
  unpackUses,
  voidedCodeShape,
  type TicketUse,
  type VoidedCode,
} from './ticket-uses.ts';

/** The tickets that one code of a ceremony's screen gave. */
export type Code = { ceremonyId: string; code: number };

export type TicketStore = {
  /** Notes uses of a code's tickets; the same uses again change nothing. */
  putUses: (code: Code, uses: readonly TicketUse[]) => Promise<void>;
  /** All that is known of a code's tickets, with everything noted before the call. */
  usesOf: (code: Code) => Promise<TicketUse[]>;
  /** Uses of all tickets of a ceremony, by code. */
  usesByCode: (ceremonyId: string) => Promise<Map<number, TicketUse[]>>;
  /** From where pledges came by each code of a ceremony, each place once. */
  sendersByCode: (ceremonyId: string) => Promise<Map<number, Set<string>>>;
  /** Voids what a code gave, once; returns the first void. */
  voidCode: (voided: VoidedCode) => Promise<VoidedCode>;
  findVoid: (code: Code) => Promise<VoidedCode | undefined>;
  voidsOf: (ceremonyId: string) => Promise<VoidedCode[]>;
};

/** Longer than a batch of the stream can be late, and than a leader may void a code. */
export const usesLastSeconds = 8 * 86_400;

/** Stores which person used which ticket, until the ceremony is settled; and what was voided, for good. */
export const ticketStore = (
  client: DynamoDBClient,
  TableName: string,
  now: () => number,
): TicketStore => {
  const stored = { client, table, TableName };
  return { ...useStore(stored, now), ...voidStore(stored) };
};

type Stored = StoredTable<typeof table>;

const below = (ceremonyId: string, start: string) => ({ in: regionOfCeremony(ceremonyId), start });

const useStore = (
  stored: Stored,
  now: () => number,
): Pick<TicketStore, 'putUses' | 'usesOf' | 'usesByCode' | 'sendersByCode'> => ({
  putUses: async ({ ceremonyId, code }, uses) => {
    const packed = packUses(uses);
    const name = contentName(Buffer.from(packed).toString('hex'));
    const item = `${ticketsOf(ceremonyId, code)}${name}`;
    const expiresAt = Math.floor(now() / 1000) + usesLastSeconds;
    const region = regionOfCeremony(ceremonyId);
    const senders = [...new Set(uses.flatMap(({ sender }) => sender ?? []))].sort();
    await put(stored, { region, item, ceremonyId, code, uses: packed, senders, expiresAt });
  },
  usesOf: async ({ ceremonyId, code }) => {
    const uses: TicketUse[] = [];
    const place = below(ceremonyId, ticketsOf(ceremonyId, code));
    for await (const part of listBelow(stored, ticketUsesShape, place))
      uses.push(...unpackUses(part.uses));
    return uses;
  },
  usesByCode: async (ceremonyId) => {
    const codes = new Map<number, TicketUse[]>();
    const place = below(ceremonyId, `${ticketsPrefix}${ceremonyId}#`);
    for await (const { code, uses } of listBelow(stored, ticketUsesShape, place))
      codes.set(code, [...(codes.get(code) ?? []), ...unpackUses(uses)]);
    return codes;
  },
  sendersByCode: async (ceremonyId) => {
    const codes = new Map<number, Set<string>>();
    const place = below(ceremonyId, `${ticketsPrefix}${ceremonyId}#`);
    for await (const { code, senders = [] } of listBelow(stored, ticketUsesShape, place))
      codes.set(code, new Set([...(codes.get(code) ?? []), ...senders]));
    return codes;
  },
});

const voidStore = (stored: Stored): Pick<TicketStore, 'voidCode' | 'findVoid' | 'voidsOf'> => ({
  voidCode: async (voided) =>
    (await putOrFind(stored, voidedCodeShape, { ...voided, ...voidKey(voided) })) ?? voided,
  findVoid: (code) => find(stored, voidedCodeShape, voidKey(code)),
  voidsOf: (ceremonyId) =>
    listed(listBelow(stored, voidedCodeShape, below(ceremonyId, `void#${ceremonyId}#`))),
});

const voidKey = ({ ceremonyId, code }: Code) => ({
  region: regionOfCeremony(ceremonyId),
  item: `void#${ceremonyId}#${code.toString(36)}`,
});
