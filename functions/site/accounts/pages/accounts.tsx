import { formatMoment } from '../../../../shared/calendar/zones.ts';
import { numberText } from '../../../../shared/page/number-text.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { PersonName } from '../../../../shared/page/person-name.tsx';
import { scopeName } from '../../../../shared/page/scopes.ts';
import type { AccountsView } from '../list-accounts.ts';
import { words } from '../words.ts';

const says = words.accounts;

/** Who of a region's officers has not bound an account yet, with a way to invite them again; then who has. */
export const renderAccounts = (frame: PageFrame, { region, officers }: AccountsView): string => {
  const { lang, base } = frame;
  const unbound = officers.filter(({ isBound }) => !isBound);
  const bound = officers.filter(({ isBound }) => isBound);
  const entry = (officerId: string) =>
    `${base}/v1/officers/form?region=${region}&officer=${officerId}`;
  return renderPage(
    <Layout
      frame={frame}
      title={`${says.title[lang]} · ${scopeName(region, lang)}`}
      query={`region=${region}&officers=${officers.map(({ officerId }) => officerId).join(',')}`}
    >
      <p>{says.intro[lang]}</p>
      <h2>
        {says.unbound[lang]} ({numberText(unbound.length, lang)})
      </h2>
      {unbound.length === 0 && <p>{says.everybody[lang]}</p>}
      <ul class="cards">
        {unbound.map(({ officerId }) => (
          <li>
            <p>
              <a href={entry(officerId)}>
                <PersonName frame={frame} id={officerId} name={undefined} />
              </a>
            </p>
            <form method="post" action={`${base}/v1/officers/${region}/${officerId}/invitation`}>
              <button type="submit" class="button outline">
                {says.invite[lang]}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <h2>
        {says.bound[lang]} ({numberText(bound.length, lang)})
      </h2>
      <ul>
        {bound.map(({ officerId, boundAt }) => (
          <li>
            <a href={entry(officerId)}>
              <PersonName frame={frame} id={officerId} name={undefined} />
            </a>
            {boundAt !== null &&
              `, ${says.since[lang]} ${formatMoment(Date.parse(boundAt), 'Asia/Jakarta', lang)}`}
          </li>
        ))}
      </ul>
      <p>
        <a href={`${base}/v1/officers?region=${region}`}>{says.back[lang]}</a>
      </p>
    </Layout>,
  );
};
