import { numberText } from '../../../shared/page/number-text.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { isTold, type Officer } from './officer.ts';
import { words } from './words.ts';

type Props = { frame: PageFrame; scope: string; officers: readonly Officer[] };

/** For an admin: where it is said who of these officers has bound an account, a hundred on a page. */
export const AccountLinks = ({ frame, scope, officers }: Props) => {
  if (frame.person?.role !== 'admin') return null;
  const ids = officers.filter(isTold).map(({ officerId }) => officerId);
  const pages = Array.from({ length: Math.ceil(ids.length / 100) }, (_, i) =>
    ids.slice(i * 100, (i + 1) * 100),
  );
  return (
    <p>
      {pages.map((page, i) => (
        <>
          <a href={`${frame.base}/v1/accounts?region=${scope}&officers=${page.join(',')}`}>
            {words.whoHasBound[frame.lang]}
            {pages.length > 1 && ` (${numberText(i + 1, frame.lang)})`}
          </a>{' '}
        </>
      ))}
    </p>
  );
};
