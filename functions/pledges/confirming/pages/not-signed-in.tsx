import type { AsnSignIn } from '../../../../shared/asn-sign-in.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { SignInButton } from '../../register/asn-sign-in.tsx';
import { whyNotSignedIn, words } from '../words.ts';

type Props = { frame: PageFrame; asn: AsnSignIn };

/** Nobody is signed in: why, and both ways on. */
export const renderNotSignedIn = ({ reason, ...props }: Props & { reason: string | undefined }) =>
  renderPage(
    <Layout frame={props.frame} title={words.notSignedIn[props.frame.lang]}>
      <div class="notice bad" role="alert">
        <p>{whyNotSignedIn(reason)[props.frame.lang]}</p>
        <p>{words.nothingStored[props.frame.lang]}</p>
      </div>
      <WaysOn {...props} />
    </Layout>,
  );

/** The issuer cannot be reached: nothing is lost, and a claim can be made meanwhile. */
export const renderIssuerSilent = (props: Props) =>
  renderPage(
    <Layout frame={props.frame} title={words.issuerSilent[props.frame.lang]}>
      <div class="notice bad" role="alert">
        <p>{words.issuerSilentMeans[props.frame.lang]}</p>
      </div>
      <WaysOn {...props} />
    </Layout>,
  );

const WaysOn = ({ frame, asn }: Props) => (
  <p class="buttons">
    <SignInButton frame={frame} asn={asn} />
    <a class="button outline" href={`${frame.base}/ikrar`}>
      {words.pledgeWithoutAccount[frame.lang]}
    </a>
  </p>
);
