import type { DemoPerson } from '../../demo/demo-people.ts';

/** What the sign-in page needs: whom to offer, and the form that goes with each choice as field `person`. */
export type ChoosePersonPage = {
  people: DemoPerson[];
  /** Fields the form must carry along unchanged. */
  hidden: Record<string, string>;
  /** Where the form is posted to. */
  action: string;
};

/** The plain page used where no nicer one is handed in. */
export const renderChoosePerson = ({ people, hidden, action }: ChoosePersonPage): string => {
  const fields = Object.entries(hidden).map(
    ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
  );
  const buttons = people.map(
    (person) =>
      `<li><button name="person" value="${escape(person.id)}">${escape(person.name)}</button> ` +
      `${escape(person.role)} ${escape(person.region)}</li>`,
  );
  return (
    '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Masuk sebagai</title>' +
    '<meta name="viewport" content="width=device-width"></head><body><h1>Masuk sebagai</h1>' +
    `<form method="post" action="${escape(action)}">${fields.join('')}<ul>${buttons.join('')}</ul></form>` +
    '</body></html>'
  );
};

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
