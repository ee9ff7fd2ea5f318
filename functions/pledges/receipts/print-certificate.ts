import type { Words } from '../../../shared/page/frame.ts';
import { printDocument, type Block } from '../../../shared/pdf/print-document.ts';
import { qrCode } from '../../../shared/qr/qr-code.ts';
import { disclaimer, type Certificate } from './certificate.ts';
import { words as texts } from './words.ts';

/** A certificate as a PDF of one page, the same bytes for the same receipt; the name is written on it by hand. */
export const printCertificate = (
  certificate: Certificate,
  lang: keyof Words,
): Promise<Uint8Array> => {
  return printDocument({
    title: texts.certificateOfThePledgeOf[lang],
    subtitle: certificate.campaign[lang],
    madeAt: certificate.issuedAtMs,
    foot: certificate.checkAt.split('/verifikasi')[0] ?? '',
    blocks: [
      {
        kind: 'line',
        label: texts.nameWrittenByItsHolder[lang],
      },
      { kind: 'facts', rows: facts(certificate, lang) },
      ...words(certificate, lang),
      { kind: 'heading', text: texts.checkThatItIs[lang] },
      {
        kind: 'qr',
        code: qrCode(certificate.checkAt),
        label: texts.scanItWithA[lang],
      },
      { kind: 'small', text: certificate.receipt },
      { kind: 'small', text: disclaimer[lang] },
    ],
  });
};

const facts = (certificate: Certificate, lang: keyof Words): [string, string][] => {
  const { regionName, issuedAt, act, textVersion, textHash, receiptId } = certificate;
  return [
    [texts.region[lang], regionName],
    [texts.recordedAt[lang], issuedAt[lang]],
    [texts.act[lang], act[lang]],
    [texts.words[lang], `${texts.version[lang]} ${textVersion}`],
    [texts.sha256OfThe[lang], textHash],
    [texts.receiptNumber[lang], receiptId],
  ];
};

const words = ({ text }: Certificate, lang: keyof Words): Block[] =>
  text
    ? [
        { kind: 'heading', text: texts.whatWasSworn[lang] },
        { kind: 'text', text: text.opening[lang] },
        ...text.points.map((point, index): Block => ({
          kind: 'text',
          text: `${index + 1}. ${point[lang]}`,
        })),
        { kind: 'text', text: text.closing[lang] },
      ]
    : [];
