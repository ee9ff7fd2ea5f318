import { describe, expect, it } from '@jest/globals';
import {
  emptyLine,
  modelB1,
  modelB1Document,
  type PackageFacts,
} from '../../../functions/reports/hand-over/model-b1.ts';
import {
  evidenceDocument,
  letterDocument,
  printPaper,
} from '../../../functions/reports/hand-over/papers.ts';
import type { SigningWay } from '../../../shared/signing/paper-words.ts';
import type { Custody, Piece } from '../../../functions/reports/pieces/piece.ts';

const at = Date.parse('2026-11-23T02:00:00Z');
const piece: Piece = {
  ...{ reportKey: 'k'.repeat(32), item: 'evidence#bukti', state: 'sealed', cameBy: 'reporter' },
  ...{ sha256: 'ab'.repeat(32), bytes: 40, type: 'image/jpeg', at, expiresAt: 1 },
};
const sealed: Custody = {
  ...{ reportKey: piece.reportKey, item: 'custody#bukti#1', what: 'sealed', by: 'system' },
  ...{ at, expiresAt: 1 },
};
const opened: Custody = {
  ...{ ...sealed, item: 'opened#bukti#2', what: 'opened', by: 'petugas-7', role: 'officer' },
};

const facts = (more: Partial<PackageFacts> = {}) => ({
  ...{ caseNumber: 'NTR-1809-7', region: '18.09', regionName: 'Kabupaten Pesawaran' },
  ...{ zone: 'Asia/Jakarta', election: 'pemilu' as const, receivedAt: at, madeAt: at },
  details: {
    ...{ accusedName: 'Bambang', place: 'Lapangan desa', account: 'Ia membagi kaus.' },
    ...{ occurredOn: '2026-11-20', knownOn: '2026-11-21' },
  },
  identity: { reporterName: 'Siti Aminah', reporterAddress: 'Jalan Melati 1' },
  ...{ pieces: [piece], custody: [sealed, opened] },
  letter: { number: '100/SATGAS/XI/2026', sender: 'Ketua Satgas', recipient: 'Bawaslu' },
  ...more,
});

const partOf = (number: string, more: Partial<PackageFacts> = {}) =>
  modelB1(facts(more)).find(({ title }) => title.startsWith(number));

describe('the report form for Bawaslu', () => {
  it('has the parts of the form in its own order', () => {
    expect(modelB1(facts()).map(({ title }) => title)).toEqual([
      '1. Identitas Pelapor',
      '2. Identitas Terlapor',
      '3. Peristiwa yang dilaporkan',
      '4. Saksi-saksi',
      '5. Bukti-bukti',
      '6. Uraian kejadian',
      'Bagian akhir',
    ]);
    expect(partOf('1.')?.fields.map(({ label }) => label)).toEqual([
      ...['a. Nama', 'b. Tempat/Tgl Lahir', 'c. Jenis Kelamin', 'd. Pekerjaan'],
      ...['e. Kewarganegaraan', 'f. Alamat', 'g. No. Telp/HP', 'h. E-Mail'],
    ]);
  });

  it('says what the report says, and leaves a line where nobody said anything', () => {
    const { fields = [] } = partOf('1.') ?? {};
    expect(fields.map(({ value }) => value)).toEqual([
      ...['Siti Aminah', '', '', '', '', 'Jalan Melati 1', '', ''],
    ]);
    const rows = modelB1Document(facts()).blocks.flatMap((block) =>
      block.kind === 'facts' ? block.rows : [],
    );
    expect(rows).toContainEqual(['d. Pekerjaan', emptyLine]);
    expect(rows).toContainEqual(['b. Tempat Kejadian', 'Lapangan desa']);
    expect(rows).toContainEqual(['d. Hari dan Tanggal diketahui', 'Sabtu, 21 November 2026']);
    expect(JSON.stringify(rows)).not.toMatch(/tidak tahu|unknown|undefined/i);
  });

  it('takes what only the form asks from who gave it', () => {
    const identity = {
      ...{ reporterBirth: 'Metro, 1 Mei 1990', reporterSex: 'female', reporterJob: 'Guru' },
      ...{ reporterCitizenship: 'Indonesia', accusedAddress: 'Jalan Kenanga 2' },
      witnesses: 'Rudi, Jalan Mawar 3\n\nTono, Jalan Anggrek 4\nWati, Jalan Dahlia 5',
    };
    expect(partOf('1.', { identity })?.fields[2]?.value).toBe('Perempuan');
    expect(partOf('2.', { identity })?.fields[1]?.value).toBe('Jalan Kenanga 2');
    expect(partOf('4.', { identity })?.fields.map(({ value }) => value)).toEqual([
      ...['Rudi, Jalan Mawar 3', 'Tono, Jalan Anggrek 4', 'Wati, Jalan Dahlia 5'],
    ]);
    expect(partOf('4.')?.fields.map(({ value }) => value)).toEqual(['', '']);
  });

  it('marks on the paper what of the form itself is not known, with its source', () => {
    const marked = (election: 'pemilu' | 'pilkada') =>
      modelB1(facts({ election })).flatMap(({ title, mark }) => (mark ? [title] : []));
    expect(marked('pemilu')).toEqual(['Bagian akhir']);
    expect(marked('pilkada')).toEqual(['5. Bukti-bukti', '6. Uraian kejadian', 'Bagian akhir']);
    const { blocks } = modelB1Document(facts({ election: 'pilkada' }));
    const small = blocks.flatMap((block) => (block.kind === 'small' ? [block.text] : []));
    expect(
      small.filter((text) => text.includes('Sumber') || text.includes('menurut')),
    ).toHaveLength(4);
  });

  it('names the series only where it was seen', () => {
    expect(modelB1Document(facts()).title).toBe('Formulir Laporan (Model B.1)');
    expect(modelB1Document(facts({ election: 'pilkada' })).title).toBe('Formulir Laporan');
  });
});

describe('the other papers', () => {
  it('are a letter with number, Lampiran and Perihal, and nobody’s name but its sender’s', () => {
    const text = JSON.stringify(letterDocument({ ...facts(), pieces: 1, signing: 'ink' }));
    for (const part of ['100/SATGAS/XI/2026', 'Lampiran', 'Perihal', 'Ketua Satgas', '1 berkas'])
      expect(text).toContain(part);
    expect(text).not.toMatch(/Siti|Bambang/);
  });

  it('are a letter that says itself whether it is signed electronically', () => {
    const says = (signing: SigningWay) =>
      JSON.stringify(letterDocument({ ...facts(), pieces: 1, signing }));
    expect(says('ink')).toContain('Belum ditandatangani secara elektronik');
    expect(says('electronic')).toContain('"Ditandatangani secara elektronik');
    expect(says('electronic')).not.toContain('"kind":"line","label":"Ketua Satgas"');
  });

  it('are a list of evidence with hashes and trail, in which officers are the satgas', () => {
    const text = JSON.stringify(evidenceDocument(facts()));
    expect(text).toContain('ab'.repeat(32));
    expect(text).toContain('Dibuka, satgas');
    expect(text).not.toContain('petugas-7');
  });

  it('are the same bytes each time they are made', async () => {
    const once = await printPaper('formulir-b1.pdf', facts());
    expect(Buffer.from(once).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await printPaper('formulir-b1.pdf', facts())).toEqual(once);
  });
});
