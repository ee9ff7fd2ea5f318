import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { signTexts } from '../sign-words.ts';
import type { SignedAnswer } from '../signature.ts';

type Props = {
  frame: PageFrame;
  /** Whose clock is shown. */
  region: string;
  signed: SignedAnswer;
  /** Of the ceremony. */
  address: string;
};

/** Who signed a record electronically and when, the hash of the signed PDF, and where it is downloaded. */
export const SignedPart = ({ frame: { lang }, region, signed, address }: Props) => {
  const { signedAt, signers, sha256, verified } = signed;
  const checked = verified === 'valid' || verified === 'invalid' ? verified : 'unknown';
  return (
    <section>
      <h2>{signTexts.electronicSignature[lang]}</h2>
      <p>
        {signTexts.signedAt[lang]} {formatMoment(Date.parse(signedAt), zoneOf(region), lang)}
        {signers.length > 0 && ` ${signTexts.by[lang]} ${signers.join(', ')}`}
      </p>
      <p class={checked === 'invalid' ? 'notice bad' : 'hint'}>{signTexts[checked][lang]}</p>
      <p class="hint">{signTexts.hash[lang]}</p>
      <p class="code small">{sha256}</p>
      <p class="buttons">
        <a class="button" href={`${address}/berita-acara-bertanda-tangan.pdf`}>
          {signTexts.download[lang]}
        </a>
      </p>
    </section>
  );
};
