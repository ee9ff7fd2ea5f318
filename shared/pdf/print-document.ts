import { PDFDocument, StandardFonts, rgb, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import { qrPath } from '../qr/qr-path.ts';
import type { QrCode } from '../qr/qr-code.ts';
import { printable } from './printable.ts';
import { wrapText } from './wrap-text.ts';

/** One piece of a document, from top to bottom. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'small'; text: string }
  /** Label and value beside each other; long values go on below themselves. */
  | { kind: 'facts'; rows: [label: string, value: string][] }
  /** A line to write on by hand, with what belongs there below it. */
  | { kind: 'line'; label: string }
  /** A QR code, 52 mm with its quiet zone, with what it leads to below it. */
  | { kind: 'qr'; code: QrCode; label: string };

export type PrintedDocument = {
  title: string;
  /** Under the title: number, place, date. */
  subtitle: string;
  blocks: Block[];
  /** At the foot of every page, left of its number. */
  foot: string;
  /** Milliseconds since the epoch: stands in the file as its date, so that the same content gives the same bytes. */
  madeAt: number;
};

/** A4 in points, with margins a hole punch leaves alone. */
const page = { width: 595, height: 842, left: 62, right: 51, top: 57, bottom: 60 };
const width = page.width - page.left - page.right;
const ink = rgb(0.09, 0.19, 0.17);
const soft = rgb(0.32, 0.4, 0.37);
const labelWidth = 132;
const qrSide = 148;

type Fonts = { plain: PDFFont; bold: PDFFont };
type Sheet = { document: PDFDocument; fonts: Fonts; page: PDFPage; y: number };
type Style = { font: PDFFont; size: number; color: typeof ink; x: number; width: number };

/**
 * A document as the bytes of an A4 PDF: selectable text, pages numbered, the same bytes for the same content.
 * Characters the built-in fonts lack are printed as `?`.
 */
export const printDocument = async (content: PrintedDocument): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  const date = new Date(content.madeAt);
  document.setTitle(content.title);
  document.setLanguage('id');
  document.setCreator('Netral');
  document.setProducer('Netral');
  document.setCreationDate(date);
  document.setModificationDate(date);
  const fonts = {
    plain: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
  };
  const sheet: Sheet = { document, fonts, page: newPage(document), y: page.height - page.top };
  write(sheet, content.title, styleOf(fonts.bold, 15));
  write(sheet, content.subtitle, { ...styleOf(fonts.plain, 10), color: soft });
  rule(sheet);
  for (const block of content.blocks) draw(sheet, block);
  number(document, fonts.plain, content.foot);
  return document.save({ useObjectStreams: false });
};

const newPage = (document: PDFDocument): PDFPage => document.addPage([page.width, page.height]);

const styleOf = (font: PDFFont, size: number): Style => ({
  font,
  size,
  color: ink,
  x: page.left,
  width,
});

const draw = (sheet: Sheet, block: Block): void => {
  const { plain, bold } = sheet.fonts;
  if (block.kind === 'facts') facts(sheet, block.rows);
  else if (block.kind === 'line') line(sheet, block.label);
  else if (block.kind === 'qr') qr(sheet, block);
  else if (block.kind === 'heading') {
    sheet.y -= 7;
    keepTogether(sheet, 40);
    write(sheet, block.text, styleOf(bold, 11));
  } else if (block.kind === 'small') {
    write(sheet, block.text, { ...styleOf(plain, 8), color: soft });
  } else write(sheet, block.text, styleOf(plain, 10));
};

const facts = (sheet: Sheet, rows: [string, string][]): void => {
  const { plain, bold } = sheet.fonts;
  for (const [label, value] of rows) {
    keepTogether(sheet, 14);
    const top = sheet.y;
    const onPage = sheet.page;
    write(sheet, label, { ...styleOf(plain, 9.5), color: soft, width: labelWidth - 8 });
    const below = sheet.page === onPage ? sheet.y : undefined;
    if (sheet.page === onPage) sheet.y = top;
    const x = page.left + labelWidth;
    write(sheet, value, { ...styleOf(bold, 9.5), x, width: width - labelWidth });
    if (below !== undefined && sheet.page === onPage) sheet.y = Math.min(sheet.y, below);
  }
};

const line = (sheet: Sheet, label: string): void => {
  keepTogether(sheet, 46);
  sheet.y -= 26;
  sheet.page.drawLine({
    start: { x: page.left, y: sheet.y },
    end: { x: page.left + 240, y: sheet.y },
    thickness: 0.6,
    color: ink,
  });
  write(sheet, label, { ...styleOf(sheet.fonts.plain, 8), color: soft });
};

const qr = (sheet: Sheet, { code, label }: { code: QrCode; label: string }): void => {
  keepTogether(sheet, qrSide + 24);
  const quiet = 4;
  const scale = qrSide / (code.size + 2 * quiet);
  sheet.page.drawSvgPath(qrPath(code, quiet), { x: page.left, y: sheet.y, scale, color: ink });
  sheet.y -= qrSide;
  write(sheet, label, { ...styleOf(sheet.fonts.plain, 8), color: soft });
};

const rule = (sheet: Sheet): void => {
  sheet.page.drawLine({
    start: { x: page.left, y: sheet.y },
    end: { x: page.width - page.right, y: sheet.y },
    thickness: 1,
    color: ink,
  });
  sheet.y -= 8;
};

/** How many pages a printed document has. */
export const pagesOf = async (bytes: Uint8Array): Promise<number> =>
  (await PDFDocument.load(bytes)).getPageCount();

const write = (sheet: Sheet, text: string, { font, size, color, ...at }: Style): void => {
  const lineHeight = size * 1.36;
  const measure = (part: string) => font.widthOfTextAtSize(part, size);
  for (const part of wrapText(printable(text, font.getCharacterSet()), at.width, measure)) {
    keepTogether(sheet, lineHeight);
    sheet.y -= lineHeight;
    sheet.page.drawText(part, { x: at.x, y: sheet.y, size, font, color });
  }
  sheet.y -= 3;
};

const keepTogether = (sheet: Sheet, height: number): void => {
  if (sheet.y - height >= page.bottom) return;
  sheet.page = newPage(sheet.document);
  sheet.y = page.height - page.top;
};

const number = (document: PDFDocument, font: PDFFont, foot: string): void => {
  const pages = document.getPages();
  for (const [index, one] of pages.entries()) {
    const style = { y: 34, size: 7.5, font, color: soft };
    one.drawText(printable(foot, font.getCharacterSet()), { ...style, x: page.left });
    const count = `${index + 1} / ${pages.length}`;
    const x = page.width - page.right - font.widthOfTextAtSize(count, style.size);
    one.drawText(count, { ...style, x });
  }
};
