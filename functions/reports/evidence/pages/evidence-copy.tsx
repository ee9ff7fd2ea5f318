import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { sealedWords } from '../../cases/pages/sealed-words.ts';
import { addressSeconds } from '../object-store.ts';
import { words } from '../words.ts';

type Props = { address: string; caseKey: string };
type CopyProps = Props & {
  /** The photo itself, as an address that holds it; undefined where the page cannot show it. */
  picture: string | undefined;
};

/** A photo's copy, and where an officer fetches it; the opening was noted before this page was made. */
export const renderEvidenceCopy = (frame: PageFrame, { picture, ...props }: CopyProps): string =>
  renderPage(
    <Layout frame={frame} title={words.copyOfTheEvidence[frame.lang]}>
      {picture !== undefined && (
        <p>
          <img class="photo" src={picture} alt={words.photoOfTheEvidence[frame.lang]} />
        </p>
      )}
      <Address frame={frame} label={words.downloadTheCopy[frame.lang]} {...props} />
    </Layout>,
  );

/** Where one of the two fetches a sealed file that is too large to be sent; the opening was noted before, too. */
export const renderSealedFile = (frame: PageFrame, props: Props): string =>
  renderPage(
    <Layout frame={frame} title={sealedWords.download[frame.lang]}>
      <div class="notice bad">
        <p>{sealedWords.warning[frame.lang]}</p>
      </div>
      <Address frame={frame} label={sealedWords.download[frame.lang]} {...props} />
    </Layout>,
  );

type AddressProps = Props & { frame: PageFrame; label: string };

const Address = ({ frame, label, address, caseKey }: AddressProps) => (
  <>
    <p>
      <a class="button" href={address} rel="noreferrer noopener">
        {label}
      </a>
    </p>
    <p class="hint">{words.thisLinkIsGood[frame.lang](addressSeconds)}</p>
    <p>
      <a class="button outline" href={`${frame.base}/v1/cases/${caseKey}/evidence`}>
        {words.backToTheEvidence[frame.lang]}
      </a>
    </p>
  </>
);
