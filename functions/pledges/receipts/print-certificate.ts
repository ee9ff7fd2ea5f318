import type { Words } from '../../../shared/page/frame.ts';
import { printDocument, type Block } from '../../../shared/pdf/print-document.ts';
import { qrCode } from '../../../shared/qr/qr-code.ts';
import { disclaimer, type Certificate } from './certificate.ts';

/** A certificate as a PDF of one page, the same bytes for the same receipt; the name is written on it by hand. */
export const printCertificate = (
  certificate: Certificate,
  lang: keyof Words,
): Promise<Uint8Array> => {
  const say = (id: string, en: string) => (lang === 'id' ? id : en);
  return printDocument({
    title: say('Piagam Ikrar Netralitas', 'Certificate of the Pledge of Neutrality'),
    subtitle: certificate.campaign[lang],
    madeAt: certificate.issuedAtMs,
    foot: certificate.checkAt.split('/verifikasi')[0] ?? '',
    blocks: [
      {
        kind: 'line',
        label: say('Nama (ditulis sendiri oleh pemegang)', 'Name (written by its holder)'),
      },
      { kind: 'facts', rows: facts(certificate, lang) },
      ...words(certificate, lang),
      { kind: 'heading', text: say('Periksa keasliannya', 'Check that it is genuine') },
      {
        kind: 'qr',
        code: qrCode(certificate.checkAt),
        label: say(
          'Pindai dengan kamera ponsel: halaman yang terbuka memeriksa tanda terima ini di ponsel itu sendiri.',
          'Scan it with a phone: the page that opens checks this receipt on that phone itself.',
        ),
      },
      { kind: 'small', text: certificate.receipt },
      { kind: 'small', text: disclaimer[lang] },
    ],
  });
};

const facts = (certificate: Certificate, lang: keyof Words): [string, string][] => {
  const say = (id: string, en: string) => (lang === 'id' ? id : en);
  const { regionName, issuedAt, act, textVersion, textHash, receiptId } = certificate;
  return [
    [say('Daerah', 'Region'), regionName],
    [say('Waktu tercatat', 'Recorded at'), issuedAt[lang]],
    [say('Bentuk', 'Act'), act[lang]],
    [say('Naskah', 'Words'), `${say('versi', 'version')} ${textVersion}`],
    [say('SHA-256 naskah', 'SHA-256 of the words'), textHash],
    [say('Nomor tanda terima', 'Receipt number'), receiptId],
  ];
};

const words = ({ text }: Certificate, lang: keyof Words): Block[] =>
  text
    ? [
        { kind: 'heading', text: lang === 'id' ? 'Isi ikrar' : 'What was sworn' },
        { kind: 'text', text: text.opening[lang] },
        ...text.points.map((point, index): Block => ({
          kind: 'text',
          text: `${index + 1}. ${point[lang]}`,
        })),
        { kind: 'text', text: text.closing[lang] },
      ]
    : [];
