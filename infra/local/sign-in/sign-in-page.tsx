import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import type { ChoosePersonPage } from './choose-person-page.ts';

/** Offers the demo people, each a button; on AWS Cognito's own page stands here. */
export const renderSignIn = ({ people, hidden, action }: ChoosePersonPage): string =>
  renderPage(
    <Layout
      frame={{ base: '', lang: 'id', path: '/siaga', stylesheet: '/assets/netral.css' }}
      title="Masuk sebagai orang contoh"
      wide
    >
      <p class="hint">Halaman ini hanya ada di komputer ini; tidak ada kata sandi.</p>
      <form method="post" action={action}>
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <ul class="cards">
          {people.map(({ id, name, role, region, unit }) => (
            <li>
              <h2>{name}</h2>
              <p class="hint">
                {role} · {region} {unit ?? ''}
              </p>
              <button type="submit" name="person" value={id}>
                Masuk sebagai {name}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </Layout>,
  );
