import { formatMoment, zoneOf } from '../calendar/zones.ts';
import type { PageFrame } from '../page/frame.ts';
import { signTexts } from './sign-words.ts';
import type { SignedAnswer } from './signature.ts';

type Props = {
  frame: PageFrame;
  /** Whose clock is shown. */
  region: string;
  signed: SignedAnswer;
  /** Where the signed PDF is downloaded. */
  file: string;
};

/** Who signed a document electronically and when, the hash of the signed PDF, and where it is downloaded. */
export const SignedPart = ({ frame: { lang }, region, signed, file }: Props) => {
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
        <a class="button" href={file}>
          {signTexts.download[lang]}
        </a>
      </p>
    </section>
  );
};
