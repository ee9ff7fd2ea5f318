import type { AsnSignIn } from '../../../shared/asn-sign-in.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { asnPaths, placeQuery, type PlaceQuery } from './asn-paths.ts';
import { words } from './words.ts';

type Props = { frame: PageFrame; asn: Pick<AsnSignIn, 'label'>; place?: PlaceQuery };

/** Leads to the sign-in. A link: no form leads to another site, and none carries a number in its address. */
export const SignInButton = ({ frame, asn, place = {} }: Props) => (
  <a class="button outline" href={frame.base + asnPaths.start + placeQuery(place)}>
    {asn.label[frame.lang]}
  </a>
);

/** Says that signing in is worth more than a number that was typed. */
export const SignInInstead = (props: Props) => (
  <div class="notice">
    <p>{words.signInToBeConfirmed[props.frame.lang]}</p>
    <p class="buttons">
      <SignInButton {...props} />
    </p>
  </div>
);
