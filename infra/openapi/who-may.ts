import type { Reach, Who } from '../../shared/operation/who.ts';

const links: Record<string, string> = {
  account: 'the link that binds an account to its officer',
  alert: 'the personal link of an alert',
  lead: 'the link sent to whoever sent a lead',
  mailbox: 'the link sent to an office mailbox',
  contact: 'the link that confirms a contact',
  announcement: 'the link of an announcement',
  witness: 'the link of a witness or leader of a ceremony',
  screen: 'the link of the screen of a ceremony',
  code: 'a code of a ceremony',
  unit: 'the link of a unit',
  'hand-over': 'the link of a hand-over',
};

const reaches: Record<Reach, string> = {
  covered: 'for the regions in their scope',
  nation: 'with the whole nation in scope',
  all: 'wherever in the deployment',
};

/** Who may call an operation, in a sentence or two. */
export const whoMay = (who: Who): string => {
  const { conflict } = who;
  const barred =
    conflict === 'barred'
      ? ' Somebody with a conflict of interest is answered as if there were nothing.'
      : '';
  if (who.by === 'anybody') return 'Public: nobody needs to sign in.';
  if (who.by === 'link') return `For the holder of ${linkWords(who.link)}.${barred}`;
  return `For whoever is signed in as ${rolesOf(who.roles)}.${barred}`;
};

const linkWords = (link: string): string => {
  const words = links[link];
  if (words === undefined) throw new Error(`infra/openapi/who-may.ts has no words for ${link}`);
  return words;
};

const rolesOf = (roles: Extract<Who, { by: 'sign-in' }>['roles']): string => {
  const byReach = new Map<Reach, string[]>();
  for (const [role, reach] of Object.entries(roles))
    byReach.set(reach, [...(byReach.get(reach) ?? []), role]);
  return [...byReach]
    .map(([reach, some]) => `${some.join(' or ')} ${reaches[reach]}`)
    .join(', or as ');
};
