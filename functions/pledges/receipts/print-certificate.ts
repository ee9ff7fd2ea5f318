import type { Words } from '../../../shared/page/frame.ts';
import type { Emblem } from '../../../shared/pdf/emblem.ts';
import { framedPage, type Column, type Pen } from '../../../shared/pdf/framed-page.ts';
import { qrCode } from '../../../shared/qr/qr-code.ts';
import { disclaimer, type Certificate } from './certificate.ts';
import { words as texts } from './words.ts';

type Printing = { lang: keyof Words; emblem?: Emblem | undefined };

/** A certificate as a PDF of one page to hang, the same bytes for the same receipt; the name is written on it by hand. */
export const printCertificate = (
  certificate: Certificate,
  { lang, emblem }: Printing,
): Promise<Uint8Array> =>
  framedPage({
    title: texts.certificateOfThePledgeOf[lang],
    lang,
    madeAt: certificate.issuedAtMs,
    landscape: true,
    emblem,
    draw: (pen) => {
      drawTop(pen, certificate, lang);
      drawWords(pen, certificate, lang);
      drawFoot(pen, certificate, lang);
    },
  });

const centred = { align: 'center' } as const;

const drawTop = (pen: Pen, { campaign, regionName }: Certificate, lang: keyof Words): void => {
  pen.text(campaign[lang], { ...centred, size: 11, isSoft: true });
  pen.gap(2);
  pen.text(texts.certificateOfThePledgeOf[lang], { ...centred, font: 'serif', size: 30 });
  pen.text(regionName, { ...centred, font: 'bold', size: 13 });
  pen.gap(46);
  const middle = { x: pen.whole.x + pen.whole.width * 0.2, width: pen.whole.width * 0.6 };
  pen.line(middle);
  pen.text(texts.nameWrittenByItsHolder[lang], { ...centred, size: 8.5, isSoft: true }, middle);
};

const drawWords = (pen: Pen, { text }: Certificate, lang: keyof Words): void => {
  if (!text) return;
  const column = { x: pen.whole.x + 40, width: pen.whole.width - 80 };
  const size = 10.5;
  pen.gap(10);
  pen.text(text.opening[lang], { ...centred, size }, column);
  pen.gap(3);
  for (const [index, point] of text.points.entries()) {
    pen.text(`${index + 1}. ${point[lang]}`, { size }, column);
    pen.gap(2);
  }
  pen.gap(2);
  pen.text(text.closing[lang], { ...centred, size }, column);
};

const drawFoot = (pen: Pen, certificate: Certificate, lang: keyof Words): void => {
  const { whole } = pen;
  const facts = { x: whole.x, width: whole.width * 0.45 };
  const signature = { x: whole.x + whole.width * 0.48, width: whole.width * 0.26 };
  const code = { x: whole.x + whole.width * 0.78, width: whole.width * 0.22 };
  pen.gap(10);
  pen.beside([
    [facts, drawFacts(pen, certificate, lang)],
    [signature, drawSignature(pen, lang)],
    [
      code,
      (column) => {
        pen.qr(qrCode(certificate.checkAt), { column, side: 112 });
        pen.text(texts.scanToCheck[lang], { ...centred, size: 8, isSoft: true }, column);
      },
    ],
  ]);
  pen.gap(4);
  pen.text(certificate.receipt, { ...centred, size: 6.5, isSoft: true });
  pen.text(disclaimer[lang], { ...centred, size: 7, isSoft: true });
};

const drawFacts =
  (pen: Pen, certificate: Certificate, lang: keyof Words) =>
  (column: Column): void => {
    const { issuedAt, act, standing, textVersion, textHash, receiptId } = certificate;
    const rows: [string, string][] = [
      [texts.recordedAt[lang], issuedAt[lang]],
      [texts.act[lang], act[lang]],
      [texts.worth[lang], standing[lang]],
      [texts.receiptNumber[lang], receiptId],
      [texts.words[lang], `${texts.version[lang]} ${textVersion}, SHA-256 ${textHash}`],
    ];
    const label = { x: column.x, width: 90 };
    const value = { x: column.x + 96, width: column.width - 96 };
    for (const [name, said] of rows)
      pen.beside([
        [label, (at) => pen.text(name, { size: 8.5, isSoft: true }, at)],
        [value, (at) => pen.text(said, { size: 8.5, font: 'bold' }, at)],
      ]);
  };

const drawSignature =
  (pen: Pen, lang: keyof Words) =>
  (column: Column): void => {
    pen.gap(66);
    pen.line(column);
    pen.text(texts.signatureOfHolder[lang], { ...centred, size: 8.5, isSoft: true }, column);
  };
