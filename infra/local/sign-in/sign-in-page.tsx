import { Both, renderLocalPage } from '../page/local-page.tsx';
import type { Person } from './person.ts';

/** What the sign-in page needs: whom to offer, and the form that goes with each choice as field `person`. */
export type SignInPage = {
  people: readonly Person[];
  /** Fields the form must carry along unchanged. */
  hidden: Record<string, string>;
  /** Where the form is posted to. */
  action: string;
};

/** Offers the people, each a button; on AWS Cognito's own page stands here. */
export const renderSignIn = ({ people, hidden, action }: SignInPage): string =>
  renderLocalPage(
    { id: 'Masuk sebagai orang contoh', en: 'Sign in as a sample person' },
    <>
      <p class="hint">
        <Both
          id="Halaman ini hanya ada di komputer ini; tidak ada kata sandi."
          en="This page exists only on this computer; there is no password."
        />
      </p>
      <form method="post" action={action}>
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <ul>
          {people.map((person) => (
            <li>
              <h2>{person.name}</h2>
              <p class="hint">{factsOf(person).join(' · ')}</p>
              <button type="submit" name="person" value={person.id}>
                <Both id={`Masuk sebagai ${person.name}`} en={`Sign in as ${person.name}`} />
              </button>
            </li>
          ))}
        </ul>
      </form>
    </>,
  );

const factsOf = ({ groups, attributes, claims = {} }: Person): string[] => [
  ...new Set([...groups, ...Object.values(attributes), ...Object.values(claims)]),
];
