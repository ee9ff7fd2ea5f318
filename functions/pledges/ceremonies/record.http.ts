import type { Campaign } from '../../../shared/campaign.ts';
import { mayCall } from '../../../shared/operation/access.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { Person } from '../../../shared/http/request.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import type { EmblemOf } from '../../../shared/pdf/emblem.ts';
import { ceremonyFor, type CeremonyNeeds } from './ceremonies.http.ts';
import type { Ceremony } from './ceremony.ts';
import { ceremonyOperations, type CeremonyOperations } from './operations.ts';
import { listText } from './pledged.ts';
import type { PledgedStore } from './pledged-store.ts';
import { recordOf, sealedOf, type CeremonyRecord } from './record.ts';
import type { SealStore } from './seal-store.ts';
import { shownSignature } from '../../../shared/signing/signature.ts';
import type { SigningWay } from '../../../shared/signing/paper-words.ts';
import type { SignatureStore } from '../../../shared/signing/signature-rows.ts';
import type { TicketStore } from './ticket-store.ts';
import type { SheetStore } from './sheet-store.ts';

/** What drawing up a record needs. */
export type RecordNeeds = Pick<CeremonyNeeds, 'ceremonies' | 'now' | 'publicUrl'> & {
  campaign: Campaign;
  emblemOf: EmblemOf;
  pledged: PledgedStore;
  sheets: Pick<SheetStore, 'sheetsOf'>;
  seals: SealStore;
  tickets: Pick<TicketStore, 'voidsOf'>;
};

type ReadNeeds = RecordNeeds & {
  signatures: Pick<SignatureStore, 'find'>;
  /** Whether the deployment names a signing service. */
  isSignable: boolean;
};

/** GET /v1/ceremonies/{ceremonyId}/berita-acara: the record of a ceremony, to read and to print. */
export const readRecordHttp =
  (needs: ReadNeeds): Does<CeremonyOperations['readRecord']> =>
  async (call) => {
    const { ceremony, person } = await ceremonyFor(needs, call);
    const [record, signature] = await Promise.all([
      recordFor(needs, ceremony),
      needs.signatures.find(ceremony.ceremonyId),
    ]);
    const body = { ...record, signed: shownSignature(signature) };
    const maySign =
      needs.isSignable && isOwnChair(person, ceremony) && !isPractice(ceremony.region);
    const maySeal = mayCall(ceremonyOperations.sealRecord, person, ceremony.region) === 'allowed';
    const { campaign } = needs;
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./pages/record.tsx')).renderRecord(frame, {
          campaign,
          record: body,
          maySeal,
          maySign,
        }),
    };
  };

const isOwnChair = ({ role, region }: Person, ceremony: Ceremony): boolean =>
  role === 'chair' && region === ceremony.region;

/** GET /v1/ceremonies/{ceremonyId}/berita-acara.pdf: the same record as a PDF, with lines to sign on. */
export const printRecordHttp =
  (needs: RecordNeeds): Does<CeremonyOperations['printRecord']> =>
  async (call) => {
    const { ceremony } = await ceremonyFor(needs, call);
    const record = await recordFor(needs, ceremony);
    const content = Buffer.from(await recordPdf(needs, record, 'ink'));
    return {
      status: 200,
      file: { type: 'application/pdf', content },
      headers: {
        'content-disposition': `attachment; filename="berita-acara-${ceremony.ceremonyId}.pdf"`,
      },
    };
  };

/** A record as a PDF, with the address where it is read. */
export const recordPdf = async (
  { campaign, publicUrl, emblemOf }: Pick<RecordNeeds, 'campaign' | 'publicUrl' | 'emblemOf'>,
  record: CeremonyRecord,
  signing: SigningWay,
): Promise<Uint8Array> => {
  const { printRecord } = await import('./print-record.ts');
  const { ceremonyId, region } = record.ceremony;
  const readAt = `${publicUrl}/v1/ceremonies/${ceremonyId}/berita-acara`;
  return printRecord({ campaign, record, readAt, signing, emblem: emblemOf(region) });
};

/** GET /v1/ceremonies/{ceremonyId}/list: the receipt ids the hash is over, one a line, for whoever checks it. */
export const readListHttp =
  (needs: RecordNeeds): Does<CeremonyOperations['readPledgeList']> =>
  async (call) => {
    const { ceremony } = await ceremonyFor(needs, call);
    const text = listText(sealedOf(await pledgesOf(needs, ceremony)));
    return {
      status: 200,
      file: { type: 'text/plain; charset=us-ascii', content: Buffer.from(text) },
      headers: {
        'content-disposition': `attachment; filename="daftar-${ceremony.ceremonyId}.txt"`,
      },
    };
  };

const pledgesOf = async ({ pledged, seals }: RecordNeeds, { ceremonyId }: Ceremony) => {
  const found = await seals.find(ceremonyId);
  const seal = found && { seal: found, ids: await seals.sealedIds(ceremonyId, found) };
  const pledges = await pledged.list(ceremonyId, seal?.ids);
  return { pledges, seal };
};

/** The record of a ceremony as it is now. */
export const recordFor = async (
  needs: RecordNeeds,
  ceremony: Ceremony,
): Promise<CeremonyRecord> => {
  const { campaign, ceremonies, tickets, now } = needs;
  const [{ pledges, seal }, witnesses, officiant, voids] = await Promise.all([
    pledgesOf(needs, ceremony),
    ceremonies.witnesses(ceremony.ceremonyId),
    ceremonies.officiant(ceremony.ceremonyId),
    tickets.voidsOf(ceremony.ceremonyId),
  ]);
  return recordOf({ campaign, ceremony, witnesses, officiant, pledges, voids, seal, now: now() });
};
