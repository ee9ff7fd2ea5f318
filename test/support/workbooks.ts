import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a ZIP: its name, its bytes, and how many bytes it claims to unpack to. */
type Part = { name: string; content: Buffer | string; claims?: number };

/** A ZIP of these parts, as a spreadsheet writes one. */
export const zipOf = (parts: readonly Part[]): Buffer => {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claims ?? bytes.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.of(20, 0), head, tail, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The XML of rows: a text is a shared string's number or a whole `<c>` element's inside, by its reference. */
export const sheetXml = (rows: readonly (readonly [number, Record<string, string>])[]): string =>
  `<worksheet><sheetData>${rows
    .map(
      ([line, cells]) =>
        `<row r="${line}">${Object.entries(cells)
          .map(([column, cell]) => cell.replace('<c', `<c r="${column}${line}"`))
          .join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`;

export const text = (said: string): string =>
  `<c t="inlineStr"><is><t>${escaped(said)}</t></is></c>`;
export const shared = (place: number): string => `<c t="s"><v>${place}</v></c>`;
export const number = (value: string, style = 0): string => `<c s="${style}"><v>${value}</v></c>`;

type Sheet = { xml: string; state?: string };
type Book = { sheets: readonly Sheet[]; strings?: string; styles?: string; properties?: string };

/** A workbook of these sheets, with its shared strings and styles as XML. */
export const workbookOf = ({ sheets, strings, styles, properties = '' }: Book): Buffer => {
  const of = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const targets = [
    ...sheets.map((_, n) => ({ id: `rId${n + 1}`, type: 'worksheet', to: `worksheets/s${n}.xml` })),
    { id: 'rId90', type: 'sharedStrings', to: 'sharedStrings.xml' },
    { id: 'rId91', type: 'styles', to: '/xl/styles.xml' },
  ];
  return zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${of}">${properties}<sheets>${sheets
        .map(({ state }, n) => `<sheet name="S${n}" r:id="rId${n + 1}"${state ?? ''}/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${targets
        .map(({ id, type, to }) => `<Relationship Id="${id}" Type="${of}/${type}" Target="${to}"/>`)
        .join('')}</Relationships>`,
    },
    ...sheets.map(({ xml }, n) => ({ name: `xl/worksheets/s${n}.xml`, content: xml })),
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: strings }]),
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', content: styles }]),
  ]);
};
