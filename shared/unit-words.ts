/** A region as its name says it: 'Kabupaten Rokan Hulu', 'Kota Pasuruan'. */
type Named = { name: string };

/** Ways to write the same words, the longest first: of offices in general, never of one region's. */
const sameWords: [written: string, meant: string][] = [
  ['sekretaris daerah', 'sekretariat daerah'],
  ['kepala daerah', 'kepaladaerah'],
  ['wali kota', 'walikota'],
  ['sekolah dasar negeri', 'sd negeri'],
  ['sekolah menengah pertama negeri', 'smp negeri'],
  ['pusat kesehatan masyarakat', 'puskesmas'],
  ['rumah sakit umum daerah', 'rsud'],
  ['sd n', 'sd negeri'],
  ['smp n', 'smp negeri'],
  ['sekda', 'sekretariat daerah'],
  ['setda', 'sekretariat daerah'],
  ['inspektur', 'inspektorat'],
  ['kadis', 'dinas'],
  ['kadin', 'dinas'],
  ['kaban', 'badan'],
  ['kabag', 'bagian'],
  ['camat', 'kecamatan'],
  ['sekcam', 'kecamatan'],
  ['kec', 'kecamatan'],
  ['lurah', 'kelurahan'],
  ['kel', 'kelurahan'],
  ['sdn', 'sd negeri'],
  ['smpn', 'smp negeri'],
  ['pkm', 'puskesmas'],
  ['sdm', 'sumber daya manusia'],
];

/** Words before an office that say what somebody is there, or that it is one: the office is the same without them. */
const beforeOffice = new Set([
  ...['di', 'pada', 'kantor', 'unit', 'opd', 'instansi', 'staf', 'staff', 'pegawai', 'asn', 'pns'],
  ...['pppk', 'honorer', 'pejabat', 'guru', 'kepala', 'sekretaris', 'plt', 'plh', 'pj'],
  ...['bapak', 'ibu', 'pak', 'bu'],
]);

const joining = new Set(['dan', 'serta']);

/**
 * The words of an office as everybody would write them: without what stands before an office, abbreviations that mean
 * the same everywhere written out. Two texts with the same words name the same office; a word more or less is another
 * office, or none.
 */
export const officeWords = (text: string): string[] =>
  withoutBefore(replaced(wordsOf(text), sameWords)).filter((word) => !joining.has(word));

/** The same without the region's own name. "Kabupaten" says nothing in a kabupaten; in a kota it names a neighbour. */
export const officeWordsIn = (region: Named, text: string): string[] => {
  const [kind = '', ...rest] = wordsOf(region.name);
  const kinds = ownKinds[kind];
  const name = (kinds ? rest : [kind, ...rest]).join(' ');
  const words = replaced(replaced(wordsOf(text), sameWords), [[name, '']]);
  return withoutBefore(words.filter((word) => !kinds?.includes(word))).filter(
    (word) => !joining.has(word),
  );
};

/** A text's words in lower case, without accents and invisible characters. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const ownKinds: Record<string, string[]> = {
  kabupaten: ['kabupaten', 'kab'],
  kota: ['kota'],
  provinsi: ['provinsi', 'prov'],
};

const withoutBefore = (words: string[]): string[] => {
  const first = words.findIndex((word) => !beforeOffice.has(word));
  return first < 0 ? [] : words.slice(first);
};

/** Words with every run of them that is written one way put the other. */
const replaced = (words: string[], pairs: [written: string, meant: string][]): string[] => {
  // Two blanks between words: each run has its own.
  let text = ` ${words.join('  ')} `;
  for (const [written, meant] of pairs)
    text = text.replaceAll(` ${doubled(written)} `, ` ${doubled(meant)} `);
  return text.split(' ').filter(Boolean);
};

const doubled = (words: string): string => words.replaceAll(' ', '  ');
