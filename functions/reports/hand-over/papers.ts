import { dayOf } from '../../../shared/calendar/dates.ts';
import { formatDay, formatMoment, zoneOf } from '../../../shared/calendar/zones.ts';
import type { Block } from '../../../shared/pdf/print-document.ts';
import { paperSays, type SigningWay } from '../../../shared/signing/paper-words.ts';
import { namedPaper } from '../identity/hand-over-trail.ts';
import { isInTrailOf, type Custody, type CustodyAct, type Piece } from '../pieces/piece.ts';
import { modelB1Document, type PackageFacts } from './model-b1.ts';

/** The papers of a package, by the name of their file. */
export const paperNames = ['surat.pdf', namedPaper, 'daftar-bukti.pdf'] as const;
export type PaperName = (typeof paperNames)[number];

type Facts = PackageFacts & { custody: Custody[] };

/** One paper as the bytes of a PDF. */
export const printPaper = async (name: PaperName, facts: Facts): Promise<Uint8Array> => {
  // Half of what the function would load before its first answer.
  const { printDocument } = await import('../../../shared/pdf/print-document.ts');
  if (name === namedPaper) return printDocument(modelB1Document(facts));
  if (name === 'daftar-bukti.pdf') return printDocument(evidenceDocument(facts));
  return printLetter({ ...facts, pieces: facts.pieces.length, signing: 'ink' });
};

export type LetterFacts = Pick<
  PackageFacts,
  'caseNumber' | 'region' | 'regionName' | 'letter' | 'madeAt'
> & {
  /** How many sealed pieces go with it. */
  pieces: number;
  signing: SigningWay;
};

/** The letter as the bytes of a PDF. */
export const printLetter = async (facts: LetterFacts): Promise<Uint8Array> => {
  const { printDocument } = await import('../../../shared/pdf/print-document.ts');
  return printDocument(letterDocument(facts));
};

/** A line to sign on, or who signed electronically; which of the two, the paper says itself. */
const signatureOf = (sender: string, signing: SigningWay): Block[] => [
  signing === 'ink' ? { kind: 'line', label: sender } : { kind: 'text', text: sender },
  { kind: 'text', text: paperSays[signing] },
];

/** The letter that goes with it: number, sender, Lampiran and Perihal; no name but the sender's. */
export const letterDocument = (facts: LetterFacts) => {
  const { letter, pieces, regionName, caseNumber, region, madeAt, signing } = facts;
  return {
    title: 'Surat penyerahan laporan',
    subtitle: `${regionName}, ${formatDay(dayOf(madeAt, zoneOf(region)), 'id')}`,
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['Nomor', letter.number],
          ['Lampiran', `1 formulir, 1 daftar bukti, ${pieces} berkas bukti`],
          ['Perihal', 'Penyerahan laporan dugaan pelanggaran netralitas ASN'],
          ['Kepada', letter.recipient],
        ],
      },
      {
        kind: 'text',
        text: `Bersama ini kami serahkan laporan bernomor kasus ${caseNumber} untuk ditangani menurut kewenangan Bawaslu: formulir laporan yang terisi sejauh diketahui, daftar bukti beserta nilai SHA-256 dan riwayat penanganannya, dan bukti asli sebagaimana diterima. Satgas meneruskan, bukan meregistrasi.`,
      },
      { kind: 'text', text: 'Hormat kami,' },
      ...signatureOf(letter.sender, signing),
      { kind: 'heading', text: 'Bukti serah terima' },
      { kind: 'line', label: 'Diterima oleh: nama, jabatan, hari, pukul' },
      { kind: 'line', label: 'Nomor dari Bawaslu, cap' },
    ] satisfies Block[],
    foot: `Netral - ${caseNumber}`,
    madeAt,
  };
};

const acts: Record<CustodyAct, string> = {
  captured: 'Diambil dari tautan',
  sealed: 'Disegel',
  refused: 'Ditolak',
  viewed: 'Salinan dilihat',
  asked: 'Diminta dibuka',
  agreed: 'Pembukaan disetujui',
  declined: 'Pembukaan ditolak',
  'taken-back': 'Permintaan ditarik',
  opened: 'Dibuka',
};

/** Who did it, as far as another house needs it: a role, never an officer's id. */
const doerOf = ({ by, role }: Custody): string => {
  if (by === 'reporter') return 'pelapor';
  if (by === 'system') return 'sistem';
  return role === 'bawaslu' ? 'Bawaslu' : 'satgas';
};

/** Each piece with its hash and what was done with it until the package was made. */
export const evidenceDocument = (facts: Facts) => ({
  title: 'Daftar bukti',
  subtitle: `Nomor kasus ${facts.caseNumber}`,
  blocks:
    facts.pieces.length === 0
      ? [{ kind: 'text', text: 'Tidak ada berkas bukti.' } satisfies Block]
      : facts.pieces.flatMap((piece, index) => ofPiece(facts, piece, index)),
  foot: `Netral - ${facts.caseNumber}`,
  madeAt: facts.madeAt,
});

const ofPiece = (facts: Facts, piece: Piece, index: number): Block[] => {
  const { custody, zone, madeAt } = facts;
  const trail = custody
    .filter((entry) => isInTrailOf(idOf(piece), entry) && entry.at <= madeAt)
    .sort((a, b) => a.at - b.at);
  return [
    { kind: 'heading', text: `Bukti ${index + 1}` },
    {
      kind: 'facts',
      rows: [
        ['Jenis', piece.type ?? '-'],
        ['Ukuran', `${piece.bytes ?? 0} byte`],
        ['SHA-256', piece.sha256 ?? '-'],
        ['Datang', piece.cameBy === 'link' ? `dari tautan ${piece.link ?? ''}` : 'dari pelapor'],
        ...trail.map((entry): [string, string] => [
          formatMoment(entry.at, zone, 'id'),
          `${acts[entry.what]}, ${doerOf(entry)}`,
        ]),
      ],
    },
  ];
};

export const idOf = ({ item }: Pick<Piece, 'item'>): string => item.slice('evidence#'.length);
