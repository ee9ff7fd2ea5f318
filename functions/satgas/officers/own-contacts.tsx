import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import type { OwnContacts } from './own-contacts.ts';
import { whatsappWords } from './whatsapp-words.ts';
import { words } from './words.ts';

/** How alerts reach whoever looks: which phone and mailbox, whether they are confirmed, and the button that asks again. */
export const renderOwnContacts = (frame: PageFrame, own: OwnContacts): string => {
  const { lang } = frame;
  const text = words.ownContacts;
  return renderPage(
    <Layout frame={frame} title={text.title[lang]}>
      {!own.registered && <p class="notice bad">{text.notRegistered[lang]}</p>}
      <dl class="facts">
        <dt>{words.phone[lang]}</dt>
        <dd>
          <Contact frame={frame} contact={own.phone} />
        </dd>
        <dt>{words.eMail[lang]}</dt>
        <dd>
          <Contact frame={frame} contact={own.mailbox} />
        </dd>
      </dl>
      <p class="hint">{text.changedByTwo[lang]}</p>
      {own.whatsapp.offered && <Whatsapp frame={frame} own={own.whatsapp} />}
      {own.mayAsk && (
        <form method="post" action={`${frame.base}/v1/own-contacts/asking`}>
          <button type="submit">{text.askAgain[lang]}</button>
          <p class="hint">{text.onceADay[lang]}</p>
        </form>
      )}
    </Layout>,
  );
};

type Props = { frame: PageFrame; contact: OwnContacts['phone'] };

const Contact = ({ frame: { lang }, contact: { address, standing } }: Props) => {
  if (address === null) return <>–</>;
  const isWrong = standing !== 'confirmed';
  return (
    <>
      {address}{' '}
      <span class={isWrong ? 'tag urgent' : 'tag'}>
        {words.ownContacts.standings[standing][lang]}
      </span>
    </>
  );
};

type WhatsappProps = { frame: PageFrame; own: OwnContacts['whatsapp'] };

/** Whether WhatsApp is used as well, and the button that asks for it or ends it. */
const Whatsapp = ({ frame: { lang, base }, own: { standing, mayAsk } }: WhatsappProps) => {
  const text = whatsappWords;
  const wanted = standing === 'confirmed' ? 'no' : 'yes';
  return (
    <>
      <h2>{text.title[lang]}</h2>
      <p>{text[standing][lang]}</p>
      {(mayAsk || wanted === 'no') && (
        <form method="post" action={`${base}/v1/own-contacts/whatsapp`}>
          <input type="hidden" name="wanted" value={wanted} />
          <button type="submit">{text[wanted][lang]}</button>
        </form>
      )}
      <p class="hint">{text.dataPath[lang]}</p>
    </>
  );
};
