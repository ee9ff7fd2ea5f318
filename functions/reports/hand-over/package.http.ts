import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { electionOf } from '../../../shared/calendar/election.ts';
import { zoneOf } from '../../../shared/calendar/zones.ts';
import type { AnswerOf, Does } from '../../../shared/operation/call.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { SignedFiles } from '../../../shared/signing/signed-files.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import type { HandOverWrites } from '../cases/hand-over-rows.ts';
import type { FileReport } from '../cases/report-reader.ts';
import { checkWhole, mostSentBytes } from '../evidence/open-by-two.http.ts';
import type { ObjectStore } from '../evidence/object-store.ts';
import type { PieceStore } from '../evidence/piece-store.ts';
import { savedAs, savedHeaders } from '../evidence/saved-file.ts';
import { firstOf, namedPaper } from '../identity/hand-over-trail.ts';
import { originalKey, type Custody, type Piece } from '../pieces/piece.ts';
import { unitNamedIn } from '../unit-named.ts';
import { signedLetter } from './letter-signature.ts';
import { letterAnswer, papersOf } from './package-letter.ts';
import { showPackage } from './show-package.ts';
import { askInCase, handOverCase, numberCase, type CaseNeeds } from './case-by-bawaslu.ts';
import {
  askBack,
  checkLink,
  note,
  noteOpening,
  noteSaid,
  openPackage,
  type OpenPackage,
  type PackageNeeds,
} from './open-package.ts';
import type { handOverOperations } from './operations.ts';
import { idOf, printPaper, type PaperName } from './papers.ts';

type HandOvers = typeof handOverOperations;
export type PackageDesk = PackageNeeds &
  CaseNeeds & {
    campaign: Campaign;
    findDetails: (reportKey: string) => Promise<FileReport | undefined>;
    findReporter: (reportKey: string) => Promise<Record<string, string> | undefined>;
    pieces: Pick<PieceStore, 'list' | 'note'>;
    objects: Pick<ObjectStore, 'read' | 'addressOf'>;
    /** Letters as they were signed. */
    letters: Pick<SignedFiles, 'read'>;
    /** What Bawaslu said waits in the tasks of the satgas. */
    atDesk: HandOverWrites;
    /** Counts each reading of a name or an original, for the alarm that reports every one. */
    count: (name: 'IdentityRead') => void;
  };

/** GET /h/{token}: asks for the code. Opening changes nothing, and shows nothing of the report. */
export const showPackageHttp =
  (needs: PackageNeeds): Does<HandOvers['showPackage']> =>
  async ({ path, request }) => {
    await checkLink(needs, path.token);
    return {
      status: 200,
      body: { needs: 'code' },
      page: async (frame) =>
        (await import('./pages/package.tsx')).renderCode(frame, request.base + request.path),
    };
  };

/** POST /h/{token}/opening: what is in the package; noted before anything of it is read. */
export const openPackageHttp =
  (needs: PackageDesk): Does<HandOvers['openPackage']> =>
  async ({ path, body, request }) => {
    const open = await openPackage(needs)(path.token, body.code);
    await noteOpening(needs, open, { what: 'listed' });
    return packageAnswer(needs, open, { ...body, base: request.base, token: path.token });
  };

/** POST /h/{token}/files/{file}: one file; noted before it is read. */
export const downloadFromPackageHttp =
  (needs: PackageDesk): Does<HandOvers['downloadFromPackage']> =>
  async ({ path: { token, file }, body }) => {
    const open = await openPackage(needs)(token, body.code);
    const paper = papersOf(open.handOver).find((one) => one === file);
    if (paper === signedLetter) return letterAnswer(needs, open);
    return paper ? paperAnswer(needs, open, paper) : originalAnswer(needs, open, file);
  };

/** POST /h/{token}/receipt: Bawaslu has it; what was confirmed once stays as it was said first. */
export const confirmReceiptHttp =
  (needs: PackageDesk): Does<HandOvers['confirmReceipt']> =>
  async ({ path, body, request }) => {
    const open = await openPackage(needs)(path.token, body.code);
    await noteSaid(needs, open, { what: 'receipt', text: tidyText(body.receivedBy) });
    await handOverCase(needs, open.reportKey);
    const number = tidyText(body.registerNumber ?? '');
    if (number !== '') await keepNumber(needs, open, number);
    const again = await openPackage(needs)(path.token, body.code);
    return packageAnswer(needs, again, { ...body, base: request.base, token: path.token });
  };

const keepNumber = async (needs: PackageDesk, open: OpenPackage, number: string) => {
  const before = firstOf(open.handOver, 'number')?.text;
  const added = await note(needs, open, { what: 'number', text: number });
  if (added === 'already-there' && before !== number)
    throw new Refusal('conflict', [{ field: 'registerNumber', reason: 'decided-otherwise' }]);
  await numberCase(needs, open.reportKey, number);
};

/** POST /h/{token}/question: a question to whoever has the case. */
export const askBackHttp =
  (needs: PackageDesk): Does<HandOvers['askBack']> =>
  async ({ path, body, request }) => {
    const open = await openPackage(needs)(path.token, body.code);
    const question = tidyText(body.question);
    await askBack(needs, open, question);
    await askInCase(needs, open.reportKey, question);
    return packageAnswer(needs, open, { ...body, base: request.base, token: path.token });
  };

type Way = { base: string; token: string; code: string };

const packageAnswer = async (
  needs: PackageDesk,
  open: OpenPackage,
  { base, token, code }: Way,
): Promise<AnswerOf<HandOvers['openPackage']>> => {
  const { pieces } = await sealedPieces(needs, open);
  const body = showPackage(open, pieces);
  return {
    status: 200,
    body,
    page: async (frame) =>
      (await import('./pages/package.tsx')).renderPackage(frame, {
        ...{ shown: body, region: open.report.region, code },
        own: `${base}/h/${token}`,
      }),
  };
};

type Pieces = { pieces: Piece[]; custody: Custody[] };

const sealedPieces = async (
  needs: Pick<PackageDesk, 'pieces'>,
  { reportKey }: OpenPackage,
): Promise<Pieces> => {
  const { pieces, custody } = await needs.pieces.list(reportKey);
  const sealed = pieces.filter(({ state }) => state === 'sealed');
  return { pieces: sealed.toSorted((a, b) => a.at - b.at), custody };
};

/** A paper, made when it is fetched: the name of who reported is read for the form alone. */
const paperAnswer = async (needs: PackageDesk, open: OpenPackage, paper: PaperName) => {
  await noteOpening(needs, open, { what: 'file', file: paper });
  const isNamed = paper === namedPaper;
  if (isNamed) needs.count('IdentityRead');
  const { reportKey, report, handOver, agreedAt } = open;
  const [identity, told, pieces] = await Promise.all([
    isNamed ? needs.findReporter(reportKey) : nobodys,
    needs.findDetails(reportKey),
    sealedPieces(needs, open),
  ]);
  if (!identity || !told) throw new Refusal('not-found', [unknownFile]);
  const { letterNumber: number, sender, recipient } = handOver.asked;
  const content = await printPaper(paper, {
    ...{ caseNumber: report.caseNumber, region: report.region, receivedAt: report.receivedAt },
    ...{ regionName: servedRegion(needs.campaign, report.region)?.name ?? report.region },
    ...{ zone: zoneOf(report.region), election: electionAbout(needs, report, told.details) },
    ...{ details: unitNamedIn(needs.campaign, report.region, told.details), identity, ...pieces },
    ...{ letter: { number, sender, recipient }, madeAt: agreedAt },
  });
  return {
    status: 200 as const,
    file: { type: 'application/pdf', content: Buffer.from(content) },
    headers: savedHeaders(paper),
  };
};

/** The kind of the election that what a report tells of belongs to. */
const electionAbout = (
  { campaign }: Pick<PackageDesk, 'campaign'>,
  { region }: { region: string },
  { occurredOn = '' }: Record<string, string>,
) => electionOf(campaign, region, occurredOn).kind;

/** What the papers know of who reported that do not have the name. */
const nobodys: Promise<Record<string, string> | undefined> = Promise.resolve({});

const unknownFile = { field: 'file', reason: 'unknown-piece' };

/** An original as it was sealed; noted in the trail of the hand-over and of the piece before a byte is read. */
const originalAnswer = async (needs: PackageDesk, open: OpenPackage, file: string) => {
  const { pieces } = await sealedPieces(needs, open);
  const piece = pieces.find((one) => idOf(one) === file);
  if (!piece) throw new Refusal('not-found', [unknownFile]);
  await noteOpening(needs, open, { what: 'file', file });
  const act = { what: 'opened', by: 'bawaslu', role: 'bawaslu', at: needs.now() } as const;
  await needs.pieces.note(piece, { ...act, sha256: piece.sha256, nonce: needs.nonce() });
  needs.count('IdentityRead');
  const key = originalKey(open.reportKey, file);
  const name = savedAs(file, piece.type);
  if ((piece.bytes ?? 0) > mostSentBytes) {
    const address = await needs.objects.addressOf(key, name);
    return {
      status: 200 as const,
      body: { address },
      page: async (frame: PageFrame) =>
        (await import('./pages/package.tsx')).renderAddress(frame, address),
    };
  }
  const bytes = await needs.objects.read(key);
  if (!bytes) throw new Refusal('not-found', [unknownFile]);
  checkWhole(piece, bytes);
  return {
    status: 200 as const,
    file: { type: 'application/octet-stream', content: Buffer.from(bytes) },
    headers: savedHeaders(name),
  };
};
