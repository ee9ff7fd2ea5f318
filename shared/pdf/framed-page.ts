import {
  PDFDocument,
  StandardFonts,
  rgb,
  type PDFFont,
  type PDFImage,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { qrPath } from '../qr/qr-path.ts';
import type { QrCode } from '../qr/qr-code.ts';
import type { Emblem } from './emblem.ts';
import { printable } from './printable.ts';
import { wrapText } from './wrap-text.ts';

export type FramedPage = {
  title: string;
  lang: 'id' | 'en';
  /** Milliseconds since the epoch: stands in the file as its date, so that the same content gives the same bytes. */
  madeAt: number;
  /** On its side, as what hangs on a wall does. */
  landscape: boolean;
  /** Above everything else; nothing in its place where there is none. */
  emblem: Emblem | undefined;
  /** Draws from the pen's place downwards; is called until everything fits, each time with a smaller pen. */
  draw: (pen: Pen) => void;
};

type FontName = 'plain' | 'bold' | 'serif';
export type TextStyle = {
  font?: FontName;
  /** In points, before the pen's own scale. */
  size: number;
  align?: 'left' | 'center' | 'right';
  isSoft?: boolean;
};

/** A part of the page's width: its left edge and its width, in points. */
export type Column = { x: number; width: number };

/** Writes from top to bottom, within the frame. */
export type Pen = {
  /** The whole width within the frame. */
  readonly whole: Column;
  /** Where the next thing begins, in points from the foot of the page. */
  y: number;
  gap: (points: number) => void;
  text: (text: string, style: TextStyle, column?: Column) => void;
  /** A line to write on by hand. */
  line: (column: Column) => void;
  qr: (code: QrCode, at: { column: Column; side: number }) => void;
  /** Draws several things beside each other; goes on below the longest. */
  beside: (parts: [Column, (column: Column) => void][]) => void;
  /** Equal columns of the whole width. */
  columns: (count: number, gap?: number) => Column[];
};

const a4 = { short: 595, long: 842 };
const edges = { frame: 24, inner: 29, text: 48 };
const ink = rgb(0.09, 0.19, 0.17);
const soft = rgb(0.32, 0.4, 0.37);
const green = rgb(0.06, 0.3, 0.27);
const gold = rgb(0.64, 0.45, 0.08);
const emblemHeight = 52;

/** From what fills a page with little on it down to what a magnifying glass still reads. */
const scales = [1.24, 1.12, 1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.44, 0.36, 0.28, 0.2];

/**
 * One A4 page within a frame, never more: what is too much for it is drawn smaller. The same bytes for the same
 * content; characters the built-in fonts lack are printed as `?`. Throws where not even the smallest size fits.
 */
export const framedPage = async (content: FramedPage): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  const date = new Date(content.madeAt);
  document.setTitle(content.title);
  document.setLanguage(content.lang);
  document.setCreator('Netral');
  document.setProducer('Netral');
  document.setCreationDate(date);
  document.setModificationDate(date);
  const fonts = {
    plain: await face(document, StandardFonts.Helvetica),
    bold: await face(document, StandardFonts.HelveticaBold),
    serif: await face(document, StandardFonts.TimesRomanBold),
  };
  const picture = content.emblem && (await embedded(document, content.emblem));
  const { landscape } = content;
  const size = {
    width: landscape ? a4.long : a4.short,
    height: landscape ? a4.short : a4.long,
  };
  const top = size.height - edges.text - (picture ? emblemHeight + 6 : 0);
  const on = { fonts, size, top };
  const scale = scales.find((one) => fits(content, { ...on, scale: one }));
  if (scale === undefined) throw new Error(`${content.title} does not fit one page`);
  const page = document.addPage([size.width, size.height]);
  drawFrame(page, size);
  if (picture) drawEmblem(page, picture, size);
  content.draw(penOn({ ...on, scale, page }));
  return document.save({ useObjectStreams: false });
};

/** A font with the characters it has, which it takes long to list. */
type Face = { font: PDFFont; characters: number[] };

const face = async (document: PDFDocument, name: StandardFonts): Promise<Face> => {
  const font = await document.embedFont(name);
  return { font, characters: font.getCharacterSet() };
};

const embedded = (document: PDFDocument, { type, bytes }: Emblem): Promise<PDFImage> =>
  type === 'image/png' ? document.embedPng(bytes) : document.embedJpg(bytes);

/** How much of what a line leaves free stands before it. */
const before = { left: 0, center: 0.5, right: 1 };

type Size = { width: number; height: number };
type Ground = {
  fonts: Record<FontName, Face>;
  size: Size;
  top: number;
  scale: number;
  /** Left out where it is only measured. */
  page?: PDFPage;
};

const fits = (content: FramedPage, ground: Ground): boolean => {
  const pen = penOn(ground);
  content.draw(pen);
  return pen.y >= edges.inner + 12;
};

const penOn = (ground: Ground): Pen => {
  const { size, top, scale } = ground;
  const whole = { x: edges.text, width: size.width - 2 * edges.text };
  const pen: Pen = {
    whole,
    y: top,
    gap: (points) => {
      pen.y -= points * scale;
    },
    text: (text, style, column = whole) => {
      write(pen, ground, { text, style, column });
    },
    line: ({ x, width }) => {
      const { y } = pen;
      const [start, end] = [
        { x, y },
        { x: x + width, y },
      ];
      ground.page?.drawLine({ start, end, thickness: 0.6, color: ink });
    },
    qr: (code, at) => {
      drawCode(pen, ground, { code, ...at });
    },
    beside: (parts) => {
      const began = pen.y;
      const ends = parts.map(([column, draw]) => {
        pen.y = began;
        draw(column);
        return pen.y;
      });
      pen.y = Math.min(began, ...ends);
    },
    columns: (count, gap = 16) => {
      const width = (whole.width - gap * (count - 1)) / count;
      return Array.from({ length: count }, (_, n) => ({ x: whole.x + n * (width + gap), width }));
    },
  };
  return pen;
};

type Written = { text: string; style: TextStyle; column: Column };

const write = (
  pen: Pen,
  { fonts, scale, page }: Ground,
  { text, style, column }: Written,
): void => {
  const { font, characters } = fonts[style.font ?? 'plain'];
  const size = style.size * scale;
  const color = style.isSoft ? soft : ink;
  const measure = (part: string) => font.widthOfTextAtSize(part, size);
  for (const part of wrapText(printable(text, characters), column.width, measure)) {
    pen.y -= size * 1.28;
    const x = column.x + (column.width - measure(part)) * before[style.align ?? 'left'];
    page?.drawText(part, { x, y: pen.y, size, font, color });
  }
};

type Code = { code: QrCode; column: Column; side: number };

/** A code is not drawn much smaller than it is meant to be: a phone could not read it. */
const drawCode = (pen: Pen, { scale, page }: Ground, { code, column, side }: Code): void => {
  const quiet = 4;
  const wide = side * Math.max(scale, 0.76);
  const x = column.x + (column.width - wide) / 2;
  const modules = code.size + 2 * quiet;
  page?.drawSvgPath(qrPath(code, quiet), { x, y: pen.y, scale: wide / modules, color: ink });
  pen.y -= wide;
};

const drawFrame = (page: PDFPage, { width, height }: Size): void => {
  const { frame, inner } = edges;
  const around = (edge: number) => ({
    x: edge,
    y: edge,
    width: width - 2 * edge,
    height: height - 2 * edge,
  });
  page.drawRectangle({ ...around(frame), borderColor: green, borderWidth: 2.4 });
  page.drawRectangle({ ...around(inner), borderColor: gold, borderWidth: 0.8 });
  for (const x of [inner + 4, width - inner - 10])
    for (const y of [inner + 4, height - inner - 10])
      page.drawRectangle({ x, y, width: 6, height: 6, color: gold });
};

const drawEmblem = (page: PDFPage, picture: PDFImage, { width, height }: Size): void => {
  const { width: wide, height: high } = picture.scaleToFit(120, emblemHeight);
  const y = height - edges.text - high + 6;
  page.drawImage(picture, { x: (width - wide) / 2, y, width: wide, height: high });
};
